import { Link } from 'react-router';
import type { Scrivania } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';

export function DaApprovare({ voci }: { readonly voci: Scrivania['daApprovare'] }) {
  return (
    <section className="riquadro" aria-labelledby="da-approvare">
      <h2 id="da-approvare">
        Attendono la tua approvazione <span className="quante">{voci.length}</span>
      </h2>
      {voci.length === 0 ? (
        <p className="vuoto">Nessun progetto da approvare.</p>
      ) : (
        <ul>
          {voci.map((v) => (
            <li key={v.progetto}>
              <Link to={`/cartelle/${v.cartella}/progetto`}>{nominativo(v.persona)}</Link>
              <span className="secondario">
                versione {v.versione}, chiesta il {data(v.richiestaIl)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
