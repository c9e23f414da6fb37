import { Icona } from '../impianto/Icona.tsx';
import type { Andamento } from './useConsegne.ts';

/** How far it has got, and what became of each case. */
export function EsitiConsegne({ andamento: { totale, esiti, inCorso } }: { readonly andamento: Andamento }) {
  const no = esiti.filter((e) => e.rifiuto !== null);
  return (
    <div role="status">
      <p>
        <progress max={totale} value={esiti.length} aria-label="Casi consegnati" /> {esiti.length} di {totale}
        {!inCorso && no.length > 0 && `, di cui ${no.length} non consegnati`}
      </p>
      {no.length > 0 && (
        <ul className="elenco-semplice">
          {no.map((e) => (
            <li key={e.cartella}>
              <Icona nome="it-error" misura="xs" /> <strong>{e.nome}</strong>: {e.rifiuto}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
