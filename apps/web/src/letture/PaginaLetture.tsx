import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { cercaLetture } from '../api/letture.ts';
import type { FiltriLetture as Filtri, Lettura } from '../api/tipi.ts';
import { Pagine } from '../cartelle/Pagine.tsx';
import { Tabella } from '../figure/Tabella.tsx';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { dataEstesa, istante } from '../parole/date.ts';
import { numero } from '../parole/misure.ts';
import { nominativo } from '../parole/persona.ts';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { FiltriLetture } from './FiltriLetture.tsx';
import { cosaLetta, MODI, titoloPerLeggere } from './parole.ts';
import { perGiorno } from './per-giorno.ts';

const PER_PAGINA = 50;

/** Why a reading is listed among those without a tie. */
const perche = ({ nesso, nome, operatore }: Lettura): string =>
  nesso === 'comune'
    ? `Il caso non era seguito da nessuno, e ${nome ?? operatore} non vi ha mai lavorato.`
    : `${nome ?? operatore} non seguiva il caso, né la sua squadra, e non vi ha mai lavorato.`;

/** The consultations of the Ambito, for who reviews them: of somebody, of a period, and those that ask for an explanation. */
export function PaginaLetture() {
  const [filtri, setFiltri] = useState<Filtri>({});
  const [senzaNesso, setSenzaNesso] = useState(false);
  const pagina = filtri.pagina ?? 1;
  const {
    data: elenco,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery({
    ...cercaLetture({ ...filtri, pagina, per: PER_PAGINA, ...(senzaNesso && { quali: 'senza-nesso' as const }) }),
    staleTime: 0,
  });
  // What is still on screen while the next list is read was chosen by other filters.
  const conPerche = senzaNesso && !isPlaceholderData;
  const ente = useEnti();
  const etichetta = useEtichette();
  return (
    <Pagina
      larga
      titolo="Revisione delle letture"
      sottotitolo="Chi ha consultato che cosa, in tutto l’Ambito. Anche questa ricerca resta scritta."
    >
      <FiltriLetture etichetta="Filtri delle letture" filtri={filtri} onCambia={setFiltri}>
        <label className="opzione">
          <input
            type="checkbox"
            checked={senzaNesso}
            onChange={(e) => {
              const { pagina: _, ...altri } = filtri;
              setFiltri(altri);
              setSenzaNesso(e.target.checked);
            }}
          />
          <span>Solo le letture senza nesso con il caso</span>
        </label>
      </FiltriLetture>
      {senzaNesso && (
        <p className="aiuto">
          Cartelle aperte da chi non le seguiva, non era della squadra, non era convocato né in accesso fuori
          competenza, e non vi ha mai registrato nulla. Non è una colpa: è una domanda da fare.
        </p>
      )}
      {error && !elenco ? (
        <ErroreLettura errore={error} riprova={refetch} />
      ) : !elenco ? (
        <Attesa />
      ) : (
        <div aria-busy={isPlaceholderData}>
          <p className="conteggio" role="status">
            {elenco.totale === 0
              ? 'Nessuna lettura con questi filtri.'
              : elenco.totale === 1
                ? '1 lettura'
                : `${numero(elenco.totale)} letture`}
          </p>
          {elenco.voci.length > 0 && (
            <Tabella didascalia="Letture, giorno per giorno, dalla più recente" nascosta classe="tabella-letture">
              <thead>
                <tr>
                  <th scope="col">Ora</th>
                  <th scope="col">Chi</th>
                  <th scope="col">Che cosa</th>
                  <th scope="col">Di chi</th>
                  <th scope="col">{conPerche ? 'Perché è qui' : 'A che titolo'}</th>
                  <th scope="col">Motivo</th>
                </tr>
              </thead>
              {perGiorno(elenco.voci).map(([giorno, voci]) => (
                <tbody key={giorno}>
                  <tr className="giorno">
                    <th scope="rowgroup" colSpan={6}>
                      {dataEstesa(giorno)}
                    </th>
                  </tr>
                  {voci.map((l) => (
                    <tr key={l.seq}>
                      <td>{istante(l.quando).slice(-5)}</td>
                      <th scope="row">
                        {l.nome ?? l.operatore}
                        <span className="secondario blocco">
                          {etichetta('ruoli', l.ruolo)}, {ente(l.ente)}
                        </span>
                      </th>
                      <td>
                        {cosaLetta(l)}
                        <span className="secondario blocco">{MODI[l.modo]}</span>
                        {l.parole && <span className="blocco">Ha cercato: «{l.parole}»</span>}
                      </td>
                      <td>
                        {l.di?.tipo === 'cartella' ? (
                          <Link to={`/cartelle/${l.di.id}/letture`}>{nominativo(l.di)}</Link>
                        ) : l.di ? (
                          nominativo(l.di)
                        ) : l.mostrati === null ? (
                          'Di tutto l’Ambito'
                        ) : l.mostrati === 0 ? (
                          'Di nessuno'
                        ) : (
                          `Di ${l.mostrati} fra persone, cartelle e accessi`
                        )}
                      </td>
                      <td>{conPerche ? perche(l) : titoloPerLeggere(l.nesso)}</td>
                      <td>{l.motivo ?? <span className="secondario">–</span>}</td>
                    </tr>
                  ))}
                </tbody>
              ))}
            </Tabella>
          )}
          <Pagine
            pagina={pagina}
            quante={Math.ceil(elenco.totale / PER_PAGINA)}
            onVai={(n) => setFiltri({ ...filtri, pagina: n })}
          />
        </div>
      )}
    </Pagina>
  );
}
