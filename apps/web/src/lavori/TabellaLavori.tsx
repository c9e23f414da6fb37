import type { Lavoro } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { istante } from '../parole/date.ts';
import { numero } from '../parole/misure.ts';
import { ScaricaFascicolo } from './ScaricaFascicolo.tsx';
import { concluso, esitoDi, nomeDi, STATI } from './parole.ts';

export function TabellaLavori({ lavori }: { readonly lavori: readonly Lavoro[] }) {
  return (
    <Tabella didascalia="Lavori, dall’ultimo chiesto">
      <thead>
        <tr>
          <th scope="col">Lavoro</th>
          <th scope="col">Chiesto</th>
          <th scope="col">Stato</th>
          <th scope="col">Avanzamento</th>
          <th scope="col">Esito</th>
        </tr>
      </thead>
      <tbody>
        {lavori.map((lavoro) => (
          <tr key={lavoro.id}>
            <th scope="row">{nomeDi(lavoro)}</th>
            <td>{istante(lavoro.chiestoIl)}</td>
            <td>
              {STATI[lavoro.stato]}
              {lavoro.tentativi > 1 && ` (tentativo ${lavoro.tentativi})`}
            </td>
            <td>
              <Avanzamento lavoro={lavoro} />
            </td>
            <td className="esito-lavoro">
              {esitoDi(lavoro)}
              {lavoro.tipo === 'esporta' && lavoro.stato === 'fatto' && (
                <ScaricaFascicolo id={lavoro.id} nome={nomeDi(lavoro)} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Tabella>
  );
}

function Avanzamento({ lavoro }: { readonly lavoro: Lavoro }) {
  const { progresso } = lavoro;
  if (concluso(lavoro) || lavoro.stato === 'previsto') return <>{lavoro.finitoIl ? istante(lavoro.finitoIl) : '–'}</>;
  if (!progresso) return <progress aria-label={`Avanzamento: ${nomeDi(lavoro)}`} />;
  return (
    <>
      <progress
        aria-label={`Avanzamento: ${nomeDi(lavoro)}`}
        value={progresso.fatti}
        max={Math.max(progresso.totale, 1)}
      />{' '}
      {numero(progresso.fatti)} di {numero(progresso.totale)}
    </>
  );
}
