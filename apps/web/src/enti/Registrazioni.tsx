import type { InterventoDellEnteVisto } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { data, istante } from '../parole/date.ts';
import { durata } from '../parole/misure.ts';
import { useOperatori } from '../parole/useOperatori.ts';

type Registrazione = InterventoDellEnteVisto['registrazioni'][number];

/** What was recorded, by whom, and what the service corrected: it stays readable, struck through. */
export function Registrazioni({ registrazioni }: Pick<InterventoDellEnteVisto, 'registrazioni'>) {
  const operatore = useOperatori();
  return (
    <section aria-labelledby="registrate">
      <h2 id="registrate">Che cosa è stato registrato</h2>
      {registrazioni.length === 0 ? (
        <p className="vuoto">Nessuna ora è stata ancora registrata.</p>
      ) : (
        <Tabella didascalia="Ore registrate, dall’ultima" nascosta>
          <thead>
            <tr>
              <th scope="col">Periodo</th>
              <th scope="col" className="cifra">
                Durata
              </th>
              <th scope="col">Registrata da</th>
              <th scope="col">Quando</th>
              <th scope="col">Correzioni</th>
            </tr>
          </thead>
          <tbody>
            {registrazioni.map((r) => (
              <tr key={r.evento}>
                <th scope="row">{r.corretta ? <del>{periodo(r)}</del> : periodo(r)}</th>
                <td className="cifra">{r.corretta ? <del>{durata(r.minuti)}</del> : durata(r.minuti)}</td>
                <td>{r.da === 'ente' ? `Noi (${operatore(r.operatore)})` : 'Il servizio'}</td>
                <td>{istante(r.registratoIl)}</td>
                <td>{correzione(r)}</td>
              </tr>
            ))}
          </tbody>
        </Tabella>
      )}
    </section>
  );
}

const periodo = ({ dal, al }: { readonly dal: string; readonly al: string }): string =>
  `dal ${data(dal)} al ${data(al)}`;

function correzione({ corretta, ora }: Registrazione): string {
  if (corretta === 'annullata') return 'Annullata dal servizio';
  return ora ? `Rettificata dal servizio: ${durata(ora.minuti)} ${periodo(ora)}` : '–';
}
