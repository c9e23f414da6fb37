import type { ReactNode } from 'react';
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

/** On a phone each row is a block, and each value says what it is: the names of the columns are kept with the cells. */
export function TabellaCartelle({ voci, didascalia }: Proprieta) {
  const etichetta = useEtichette();
  const comune = useComuni();
  const operatore = useOperatori();
  const colonne: readonly (readonly [string, (v: VoceElenco) => ReactNode])[] = [
    ['Comune', (v) => comune(v.comune)],
    ['Area', (v) => etichetta('aree', v.area)],
    ['Fase', (v) => (v.condizione === 'chiusa' ? 'Chiusa' : etichetta('fasi', v.fase))],
    ['Da quanto', (v) => <GiorniInFase voce={v} />],
    ['Che cosa manca', (v) => v.mancanze[0] ?? '–'],
    ['Case manager', (v) => operatore(v.caseManager ?? v.assegnataA)],
    ['Ultimo fatto', (v) => data(v.ultimoFattoIl)],
  ];
  return (
    <Tabella didascalia={didascalia} nascosta classe="tabella-cartelle">
      <thead>
        <tr>
          <th scope="col">Persona</th>
          {colonne.map(([nome]) => (
            <th scope="col" key={nome}>
              {nome}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {voci.map((v) => (
          <tr key={v.id}>
            <th scope="row">
              <Link to={`/cartelle/${v.id}`}>{nominativo(v.persona)}</Link>
            </th>
            {colonne.map(([nome, valore]) => (
              <td key={nome} data-colonna={nome} className={nome === 'Che cosa manca' ? 'cella-testo' : undefined}>
                {valore(v)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Tabella>
  );
}
