import { Link } from 'react-router';
import type { Scrivania } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEtichette } from '../parole/useEtichette.ts';

export function AccessiAperti({ voci }: { readonly voci: NonNullable<Scrivania['accessiAperti']> }) {
  const comune = useComuni();
  const etichetta = useEtichette();
  return (
    <section className="riquadro" aria-labelledby="accessi-aperti">
      <h2 id="accessi-aperti">
        Accessi da concludere <span className="quante">{voci.length}</span>
      </h2>
      {voci.length === 0 ? (
        <p className="vuoto">Nessun accesso in sospeso.</p>
      ) : (
        <ul>
          {voci.map((a) => (
            <li key={a.id}>
              <Link to={`/accessi/${a.id}`}>
                Accesso del {data(a.il)}, {comune(a.comune)}
              </Link>
              <span className="secondario">{etichetta('canali', a.canale)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
