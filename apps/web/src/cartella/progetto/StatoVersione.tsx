import type { VersioneDiProgetto } from '../../api/tipi.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { useEtichette } from '../../parole/useEtichette.ts';

const ASPETTO: Record<VersioneDiProgetto['stato'], { icona: string; classe: string }> = {
  bozza: { icona: 'it-pencil', classe: 'etichetta-chiara' },
  'in-approvazione': { icona: 'it-clock', classe: 'etichetta-corrente' },
  'in-esame': { icona: 'it-search', classe: 'etichetta-corrente' },
  approvata: { icona: 'it-check', classe: 'etichetta-corrente' },
  respinta: { icona: 'it-close-circle', classe: 'etichetta-attenzione' },
  sottoscritta: { icona: 'it-file-signed', classe: 'etichetta-fatta' },
};

export function StatoVersione({ versione }: { readonly versione: VersioneDiProgetto }) {
  const etichetta = useEtichette();
  const { icona, classe } = ASPETTO[versione.stato];
  return (
    <span className={`etichetta ${classe}`}>
      <Icona nome={icona} misura="xs" /> {etichetta('statiVersione', versione.stato)}
    </span>
  );
}
