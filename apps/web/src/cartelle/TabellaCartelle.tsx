import { Link } from 'react-router';
import type { VoceElenco } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { data } from '../parole/date.ts';
import { nominativo } from '../parole/persona.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { GiorniInFase } from '../scrivania/GiorniInFase.tsx';

interface Proprieta {
  readonly voci: readonly VoceElenco[];
  readonly didascalia: string;
}

export function TabellaCartelle({ voci, didascalia }: Proprieta) {
  const etichetta = useEtichette();
  const comune = useComuni();
  const operatore = useOperatori();
  return (
    <Tabella didascalia={didascalia} nascosta classe="tabella-cartelle">
      <thead>
        <tr>
          <th scope="col">Persona</th>
          <th scope="col">Comune</th>
          <th scope="col">Area</th>
          <th scope="col">Fase</th>
          <th scope="col">Da quanto</th>
          <th scope="col">Che cosa manca</th>
          <th scope="col">Case manager</th>
          <th scope="col">Ultimo fatto</th>
        </tr>
      </thead>
      <tbody>
        {voci.map((v) => (
          <tr key={v.id}>
            <th scope="row">
              <Link to={`/cartelle/${v.id}`}>{nominativo(v.persona)}</Link>
            </th>
            <td>{comune(v.comune)}</td>
            <td>{etichetta('aree', v.area)}</td>
            <td>{v.condizione === 'chiusa' ? 'Chiusa' : etichetta('fasi', v.fase)}</td>
            <td>
              <GiorniInFase voce={v} />
            </td>
            <td className="cella-testo">{v.mancanze[0] ?? '–'}</td>
            <td>{operatore(v.caseManager ?? v.assegnataA)}</td>
            <td>{data(v.ultimoFattoIl)}</td>
          </tr>
        ))}
      </tbody>
    </Tabella>
  );
}
