import { Link } from 'react-router';
import type { Scrivania } from '../api/tipi.ts';
import { nominativo } from '../parole/persona.ts';
import { Riquadro } from './Riquadro.tsx';

/** Records of one person, or cases of one area, made while one of them was hidden: only who sees them all can put them together. */
export function Doppioni({ voci }: { readonly voci: Scrivania['doppioni'] }) {
  if (voci.length === 0) return null;
  return (
    <Riquadro titolo="Da riunire" vuoto="" voci={voci}>
      {(v) => (
        <li key={v.ids.join()}>
          <span>{nominativo(v.persona)}</span>
          <span className="secondario">
            {v.tipo === 'persone'
              ? `registrata ${v.ids.length} volte con lo stesso codice fiscale, perché chi l’ha registrata non poteva sapere dell’altra`
              : `${v.ids.length} cartelle aperte nella stessa area: `}
            {v.tipo === 'cartelle' &&
              v.ids.map((id, i) => (
                <span key={id}>
                  {i > 0 && ', '}
                  <Link to={`/cartelle/${id}`}>apri la {i + 1}ª</Link>
                </span>
              ))}
          </span>
        </li>
      )}
    </Riquadro>
  );
}
