import { useQuery } from '@tanstack/react-query';
import { leggiConsultazioni } from '../../api/letture.ts';
import { Tabella } from '../../figure/Tabella.tsx';
import { Attesa } from '../../impianto/Attesa.tsx';
import { ErroreLettura } from '../../impianto/ErroreLettura.tsx';
import { istante } from '../../parole/date.ts';
import { useEnti } from '../../parole/useEnti.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useOperatori } from '../../parole/useOperatori.ts';
import { useCartella } from '../contesto.ts';
import { Sezione } from '../Sezione.tsx';

const COSA: Readonly<Record<string, string>> = {
  'vedi-cartella': 'La cartella',
  'vedi-cronologia': 'La cronologia',
  'vedi-passi': 'La cartella passo per passo',
  'vedi-consultazioni': 'Chi ha letto',
  'vedi-righe-leps': 'Le righe di un indicatore LEPS',
  'vedi-scrivania': 'La scrivania',
  'elenca-cartelle': 'L’elenco delle cartelle',
  'cerca-persone': 'La ricerca di una persona',
};

/** Reading is an act: who read the case, when, and what. Always today's list, whatever instant is shown. */
export function SezioneLetture() {
  const { id } = useCartella();
  const { data: letture, error, refetch } = useQuery({ ...leggiConsultazioni(id), staleTime: 0 });
  const operatore = useOperatori();
  const ente = useEnti();
  const etichetta = useEtichette();
  return (
    <Sezione titolo="Chi ha letto">
      {error && !letture ? (
        <ErroreLettura errore={error} riprova={refetch} parte />
      ) : !letture ? (
        <Attesa />
      ) : (
        <>
          <p className="conteggio" role="status">
            {letture.length === 1 ? '1 consultazione' : `${letture.length} consultazioni`}
          </p>
          <Tabella didascalia="Consultazioni della cartella, dalla più recente" nascosta classe="tabella-cartelle">
            <thead>
              <tr>
                <th scope="col">Quando</th>
                <th scope="col">Chi</th>
                <th scope="col">Ruolo ed ente</th>
                <th scope="col">Che cosa</th>
                <th scope="col">Motivo</th>
              </tr>
            </thead>
            <tbody>
              {letture.map((l, i) => (
                <tr key={i}>
                  <td>{istante(l.quando)}</td>
                  <th scope="row">{l.nome ?? operatore(l.operatore)}</th>
                  <td>
                    {etichetta('ruoli', l.ruolo)}, {ente(l.ente)}
                  </td>
                  <td>{COSA[l.cosa] ?? etichetta('interrogazioni', l.cosa)}</td>
                  <td>{l.motivo ?? <span className="secondario">–</span>}</td>
                </tr>
              ))}
            </tbody>
          </Tabella>
        </>
      )}
    </Sezione>
  );
}
