import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { cercaLetture } from '../api/letture.ts';
import type { FiltriLetture as Filtri, Lettura } from '../api/tipi.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { nominativo } from '../parole/persona.ts';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { FiltriLetture } from './FiltriLetture.tsx';
import { cosaLetta, MODI, titoloPerLeggere } from './parole.ts';
import { PER_PAGINA, TabellaLetture } from './TabellaLetture.tsx';

/** Why a reading is listed among those without a tie. */
const perche = ({ di, nesso, nome, operatore }: Lettura): string =>
  di?.tipo === 'persona'
    ? `La persona non è dei Comuni di ${nome ?? operatore}, che non ha mai scritto nella sua scheda: la raggiunge un accesso.`
    : nesso === 'comune'
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
          <span>Solo le letture senza nesso con il caso o con la persona</span>
        </label>
      </FiltriLetture>
      {senzaNesso && (
        <p className="aiuto">
          Cartelle aperte da chi non le seguiva, non era della squadra, non era convocato né in accesso fuori
          competenza, e non vi ha mai registrato nulla; persone di altri Comuni lette per via di un accesso. Non è una
          colpa: è una domanda da fare.
        </p>
      )}
      {error && !elenco ? (
        <ErroreLettura errore={error} riprova={refetch} />
      ) : !elenco ? (
        <Attesa />
      ) : (
        <TabellaLetture
          elenco={elenco}
          superato={isPlaceholderData}
          pagina={pagina}
          onVai={(n) => setFiltri({ ...filtri, pagina: n })}
          nome={['lettura', 'letture']}
          didascalia="Letture, giorno per giorno, dalla più recente"
          colonne={['Chi', 'Che cosa', 'Di chi', conPerche ? 'Perché è qui' : 'A che titolo', 'Motivo']}
          celle={(l) => (
            <>
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
            </>
          )}
        />
      )}
    </Pagina>
  );
}
