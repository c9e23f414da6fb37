import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { leggiAccessiAperti } from '../api/letture.ts';
import type { AccessoInElenco } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEtichette } from '../parole/useEtichette.ts';

export function AccessiAperti({ note }: { readonly note: readonly AccessoInElenco[] | undefined }) {
  const lette = useQuery({ ...leggiAccessiAperti(), enabled: note === undefined });
  const voci = note ?? lette.data ?? [];
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
