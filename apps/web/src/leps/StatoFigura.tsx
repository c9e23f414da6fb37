import type { StatoFigura as Stato } from '../api/tipi.ts';
import { Icona } from '../impianto/Icona.tsx';
import { useEtichette } from '../parole/useEtichette.ts';

const ASPETTO: Record<Stato, { icona: string; classe: string }> = {
  raggiunto: { icona: 'it-check-circle', classe: 'stato-raggiunto' },
  'non-raggiunto': { icona: 'it-close-circle', classe: 'stato-mancato' },
  'in-corso': { icona: 'it-clock', classe: 'stato-in-corso' },
  'anno-base': { icona: 'it-flag', classe: 'stato-neutro' },
  'senza-obiettivo': { icona: 'it-minus-circle', classe: 'stato-neutro' },
  'non-calcolabile': { icona: 'it-help-circle', classe: 'stato-neutro' },
};

/** Said in words, with an icon: the colour only repeats it. */
export function StatoFigura({ stato }: { readonly stato: Stato }) {
  const etichetta = useEtichette();
  const { icona, classe } = ASPETTO[stato];
  return (
    <span className={`stato-figura ${classe}`}>
      <Icona nome={icona} /> {etichetta('statiLeps', stato)}
    </span>
  );
}
