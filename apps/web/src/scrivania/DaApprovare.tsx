import { Link } from 'react-router';
import type { Scrivania } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { Riquadro } from './Riquadro.tsx';

export function DaApprovare({ voci }: { readonly voci: Scrivania['daApprovare'] }) {
  return (
    <Riquadro titolo="Attendono la tua approvazione" vuoto="Nessun progetto da approvare." voci={voci}>
      {(v) => (
        <li key={v.progetto}>
          <Link to={`/cartelle/${v.cartella}/progetto`}>{nominativo(v.persona)}</Link>
          <span className="secondario">
            progetto, versione {v.versione}, chiesta il {data(v.richiestaIl)}
          </span>
        </li>
      )}
    </Riquadro>
  );
}
