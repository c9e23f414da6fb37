import { Link } from 'react-router';
import type { RigaLeps } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { useComuni } from '../parole/useComuni.ts';

const NEL = {
  numeratore: 'numeratore',
  denominatore: 'denominatore',
  entrambi: 'numeratore e denominatore',
  escluso: 'nessuno',
} as const;

interface Proprieta {
  readonly riga: RigaLeps;
  readonly conNel: boolean;
  readonly conMotivo: boolean;
}

/** A row by its pseudonym; the case is a link only for who may open it. */
export function RigaFigura({ riga, conNel, conMotivo }: Proprieta) {
  const comune = useComuni();
  return (
    <tr>
      <th scope="row">
        {riga.cartella ? (
          <Link to={`/cartelle/${riga.cartella}`}>{riga.pseudonimo}</Link>
        ) : (
          <span className="codice">{riga.pseudonimo}</span>
        )}
      </th>
      <td>{riga.atto}</td>
      <td>{data(riga.data)}</td>
      <td>{comune(riga.comune)}</td>
      {conNel && <td>{NEL[riga.nel]}</td>}
      {conMotivo && <td className="cella-testo">{riga.motivo ?? <span className="secondario">–</span>}</td>}
      <td>
        <details>
          <summary>
            {riga.eventi.length === 1 ? '1 fatto' : `${riga.eventi.length} fatti`}
            <span className="visually-hidden"> del caso {riga.pseudonimo}</span>
          </summary>
          <ol className="fatti-riga">
            {riga.eventi.map((e, i) => (
              <li key={i}>
                {riga.cartella && e.posizione !== null ? (
                  <Link to={`/cartelle/${riga.cartella}?modo=evento&posizione=${e.posizione}`}>{e.titolo}</Link>
                ) : (
                  e.titolo
                )}{' '}
                <span className="secondario">
                  {data(e.avvenutoIl)}
                  {e.posizione !== null && `, n. ${e.posizione}`}
                </span>
              </li>
            ))}
          </ol>
        </details>
      </td>
    </tr>
  );
}
