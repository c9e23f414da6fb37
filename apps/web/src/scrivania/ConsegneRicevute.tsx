import { Link } from 'react-router';
import type { Scrivania } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { Riquadro } from './Riquadro.tsx';

/** Cases that were somebody else's: what I am told of each, before I open it. */
export function ConsegneRicevute({ voci }: { readonly voci: Scrivania['consegneRicevute'] }) {
  const operatore = useOperatori();
  return (
    <Riquadro titolo="Casi ricevuti in consegna" vuoto="Nessun caso ricevuto in consegna." voci={voci}>
      {(v) => (
        <li key={v.evento}>
          <Link to={`/cartelle/${v.cartella}`}>{nominativo(v.persona)}</Link>
          <span className="secondario">
            da {operatore(v.da)}, il {data(v.il)}
          </span>
          {v.nota && <p>{v.nota}</p>}
          {v.altriPunti && <p>Resta da fare: {v.altriPunti}</p>}
        </li>
      )}
    </Riquadro>
  );
}
