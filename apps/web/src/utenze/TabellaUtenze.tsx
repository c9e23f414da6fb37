import { Link } from 'react-router';
import type { Utenza } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { data } from '../parole/date.ts';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { StatoUtenza } from './StatoUtenza.tsx';

export function TabellaUtenze({ utenze }: { readonly utenze: readonly Utenza[] }) {
  const etichetta = useEtichette();
  const ente = useEnti();
  return (
    <Tabella didascalia="Operatori dell’Ambito" nascosta>
      <thead>
        <tr>
          <th scope="col">Operatore</th>
          <th scope="col">Ruolo</th>
          <th scope="col">Ente</th>
          <th scope="col">Squadra</th>
          <th scope="col">Comuni</th>
          <th scope="col">Oggi</th>
          <th scope="col">Prossimo cambiamento</th>
        </tr>
      </thead>
      <tbody>
        {utenze.map((u) => (
          <tr key={u.id}>
            <th scope="row">
              <Link to={`/utenze/${u.id}`}>{u.nome ?? 'Nome cancellato'}</Link>
            </th>
            <td>{etichetta('ruoli', u.incarico?.ruolo)}</td>
            <td>{ente(u.incarico?.ente)}</td>
            <td>{u.incarico?.squadra ?? '–'}</td>
            <td>{u.incarico?.comuni.length ?? 0}</td>
            <td>
              <StatoUtenza utenza={u} />
            </td>
            <td>{data(u.prossimaSvolta)}</td>
          </tr>
        ))}
      </tbody>
    </Tabella>
  );
}
