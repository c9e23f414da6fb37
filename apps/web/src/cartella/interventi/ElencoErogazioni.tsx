import type { Erogazione } from '../../api/tipi.ts';
import { Tabella } from '../../figure/Tabella.tsx';
import { data } from '../../parole/date.ts';
import { durata, euro } from '../../parole/misure.ts';
import { useEnti } from '../../parole/useEnti.ts';

export function ElencoErogazioni({ erogazioni }: { readonly erogazioni: readonly Erogazione[] }) {
  const ente = useEnti();
  const recenti = [...erogazioni].sort((a, b) => b.al.localeCompare(a.al));
  return (
    <details>
      <summary>
        {erogazioni.length === 1 ? '1 erogazione registrata' : `${erogazioni.length} erogazioni registrate`}
      </summary>
      <Tabella didascalia="Erogazioni registrate" nascosta>
        <thead>
          <tr>
            <th scope="col">Dal</th>
            <th scope="col">Al</th>
            <th scope="col" className="cifra">
              Durata
            </th>
            <th scope="col" className="cifra">
              Importo
            </th>
            <th scope="col">Erogatore</th>
          </tr>
        </thead>
        <tbody>
          {recenti.map((e) => (
            <tr key={e.id}>
              <td>{data(e.dal)}</td>
              <td>{data(e.al)}</td>
              <td className="cifra">{durata(e.minuti)}</td>
              <td className="cifra">{euro(e.centesimi)}</td>
              <td>{ente(e.erogatore)}</td>
            </tr>
          ))}
        </tbody>
      </Tabella>
    </details>
  );
}
