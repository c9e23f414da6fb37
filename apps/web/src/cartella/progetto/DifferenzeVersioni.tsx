import type { VersioneDiProgetto } from '../../api/tipi.ts';
import { Tabella } from '../../figure/Tabella.tsx';
import { durata, euro } from '../../parole/misure.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { usePrestazioni } from '../../parole/usePrestazioni.ts';

interface Proprieta {
  readonly prima: VersioneDiProgetto;
  readonly dopo: VersioneDiProgetto;
}
interface Differenza {
  readonly cosa: string;
  readonly prima: string;
  readonly dopo: string;
}

/** What changed from one version to the next. */
export function DifferenzeVersioni({ prima, dopo }: Proprieta) {
  const etichetta = useEtichette();
  const prestazione = usePrestazioni();
  const goal = (v: VersioneDiProgetto) =>
    v.obiettivi
      .map((o) => `${etichetta('domini', o.dimensione)}: ${v.testiObiettivi?.[o.id]?.descrizione ?? '…'}`)
      .join('; ');
  const minuti = (v: VersioneDiProgetto, codice: string) =>
    v.interventi.filter((i) => i.prestazione === codice).reduce((s, i) => s + i.minutiMensili, 0);
  const fondi = (v: VersioneDiProgetto, fonte: string) =>
    v.budget.filter((b) => b.fonte === fonte).reduce((s, b) => s + b.centesimiMensili, 0);
  const prestazioni = [...new Set([...prima.interventi, ...dopo.interventi].map((i) => i.prestazione))];
  const fonti = [...new Set([...prima.budget, ...dopo.budget].map((b) => b.fonte))];
  const tutte: Differenza[] = [
    { cosa: 'Tipo', prima: etichetta('tipiProgetto', prima.tipo), dopo: etichetta('tipiProgetto', dopo.tipo) },
    { cosa: 'Obiettivi', prima: goal(prima), dopo: goal(dopo) },
    ...prestazioni.map((p) => ({
      cosa: `${prestazione(p)}, al mese`,
      prima: durata(minuti(prima, p)),
      dopo: durata(minuti(dopo, p)),
    })),
    ...fonti.map((f) => ({ cosa: etichetta('fonti', f), prima: euro(fondi(prima, f)), dopo: euro(fondi(dopo, f)) })),
  ];
  const differenze = tutte.filter((d) => d.prima !== d.dopo);
  if (differenze.length === 0) return null;
  return (
    <Tabella didascalia={`Dalla versione ${prima.versione} alla ${dopo.versione}`}>
      <thead>
        <tr>
          <th scope="col">Cosa</th>
          <th scope="col">Versione {prima.versione}</th>
          <th scope="col">Versione {dopo.versione}</th>
        </tr>
      </thead>
      <tbody>
        {differenze.map((d) => (
          <tr key={d.cosa}>
            <th scope="row">{d.cosa}</th>
            <td>{d.prima}</td>
            <td>{d.dopo}</td>
          </tr>
        ))}
      </tbody>
    </Tabella>
  );
}
