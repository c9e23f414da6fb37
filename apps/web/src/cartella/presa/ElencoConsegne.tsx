import type { StatoCartella } from '../../api/tipi.ts';
import { data } from '../../parole/date.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useOperatori } from '../../parole/useOperatori.ts';

/** Who had the case before, and what was said when it changed hands; the last one first. */
export function ElencoConsegne({ consegne }: { readonly consegne: StatoCartella['consegne'] }) {
  const operatore = useOperatori();
  const etichetta = useEtichette();
  return (
    <>
      <h3>Consegne</h3>
      <ol className="elenco-semplice">
        {[...consegne].reverse().map((c) => (
          <li key={c.evento}>
            <p>
              Il {data(c.il)} da {operatore(c.da)} a {operatore(c.a)} (
              {c.responsabilita.map((r) => etichetta('responsabilita', r).toLowerCase()).join(' e ')})
            </p>
            {c.nota && <p>{c.nota}</p>}
            {c.puntiAperti && c.puntiAperti.length > 0 && (
              <>
                <p className="secondario">Mancava ancora:</p>
                <ul>
                  {c.puntiAperti.map((p) => (
                    <li key={p}>{p}</li>
                  ))}
                </ul>
              </>
            )}
            {c.altriPunti && <p>Restava da fare: {c.altriPunti}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
