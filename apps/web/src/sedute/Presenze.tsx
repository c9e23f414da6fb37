import type { Seduta } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { PulsanteSeduta } from './PulsanteSeduta.tsx';

/** Who is convened and who is there: who coordinates records everybody's presence, the others their own. */
export function Presenze({ seduta }: { readonly seduta: Seduta }) {
  const sessione = useSessione();
  const etichetta = useEtichette();
  const operatore = useOperatori();
  const ente = useEnti();
  const aperta = seduta.condizione === 'convocata' && seduta.cominciata && puo(sessione, 'registra-presenza');
  const lecita = (id: string) =>
    aperta && (sessione.operatore.ruolo === 'coordinatore' || sessione.operatore.id === id);
  return (
    <section aria-labelledby="presenze">
      <h2 id="presenze">Convocati e presenti</h2>
      <Tabella didascalia="Convocati e presenti" nascosta>
        <thead>
          <tr>
            <th scope="col">Chi</th>
            <th scope="col">Professione</th>
            <th scope="col">Ente</th>
            <th scope="col">Presenza</th>
          </tr>
        </thead>
        <tbody>
          {seduta.componenti.map((c) => (
            <tr key={c.operatore}>
              <th scope="row">{operatore(c.operatore)}</th>
              <td>{etichetta('professioni', c.professione)}</td>
              <td>{ente(c.ente)}</td>
              <td>
                {c.presente ? (
                  'Presente'
                ) : lecita(c.operatore) ? (
                  <PulsanteSeduta
                    seduta={seduta}
                    atto="registra-presenza"
                    corpo={{ operatore: c.operatore }}
                    testo="È presente"
                    di={operatore(c.operatore)}
                    fatto={`Presenza di ${operatore(c.operatore)} registrata`}
                  />
                ) : (
                  '–'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Tabella>
    </section>
  );
}
