import type { Figura } from '../api/tipi.ts';
import { detto, frazione } from '../leps/valore-figura.ts';
import { StatoFigura } from '../leps/StatoFigura.tsx';
import { Tabella } from './Tabella.tsx';

interface Proprieta {
  readonly didascalia: string;
  readonly serie: readonly { readonly anno: number; readonly figura: Figura }[];
}

export function TabellaTendenza({ didascalia, serie }: Proprieta) {
  return (
    <Tabella didascalia={didascalia} nascosta>
      <thead>
        <tr>
          <th scope="col">Anno</th>
          <th scope="col" className="cifra">
            Valore
          </th>
          <th scope="col" className="cifra">
            Righe
          </th>
          <th scope="col">Obiettivo</th>
          <th scope="col">Stato</th>
        </tr>
      </thead>
      <tbody>
        {serie.map(({ anno, figura }) => (
          <tr key={anno}>
            <th scope="row">{anno}</th>
            <td className="cifra">{detto(figura)}</td>
            <td className="cifra">{frazione(figura)}</td>
            <td>{figura.obiettivo?.testo ?? '–'}</td>
            <td>
              <StatoFigura stato={figura.stato} />
            </td>
          </tr>
        ))}
      </tbody>
    </Tabella>
  );
}
