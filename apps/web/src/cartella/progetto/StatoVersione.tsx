import type { VersioneDiProgetto } from '../../api/tipi.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { useEtichette } from '../../parole/useEtichette.ts';

const ASPETTO: Record<VersioneDiProgetto['stato'], { icona: string; classe: string }> = {
  bozza: { icona: 'it-pencil', classe: 'targhetta-chiara' },
  'in-approvazione': { icona: 'it-clock', classe: 'targhetta-corrente' },
  'in-esame': { icona: 'it-search', classe: 'targhetta-corrente' },
  approvata: { icona: 'it-check', classe: 'targhetta-corrente' },
  respinta: { icona: 'it-close-circle', classe: 'targhetta-attenzione' },
  sottoscritta: { icona: 'it-file-signed', classe: 'targhetta-fatta' },
};

export function StatoVersione({ versione }: { readonly versione: VersioneDiProgetto }) {
  const etichetta = useEtichette();
  const { icona, classe } = ASPETTO[versione.stato];
  return (
    <span className={`targhetta ${classe}`}>
      <Icona nome={icona} misura="xs" /> {etichetta('statiVersione', versione.stato)}
    </span>
  );
}
