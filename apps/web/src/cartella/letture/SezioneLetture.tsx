import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { leggiConsultazioni, tutteLeConsultazioni } from '../../api/letture.ts';
import type { Consultazione, FiltriLetture as Filtri } from '../../api/tipi.ts';
import { annuncia } from '../../impianto/annunci.ts';
import { Attesa } from '../../impianto/Attesa.tsx';
import { ErroreLettura } from '../../impianto/ErroreLettura.tsx';
import { FiltriLetture } from '../../letture/FiltriLetture.tsx';
import { cosaLetta, MODI, titoloPerLeggere } from '../../letture/parole.ts';
import { scaricaCsv } from '../../letture/scarica-csv.ts';
import { PER_PAGINA, TabellaLetture } from '../../letture/TabellaLetture.tsx';
import { istante } from '../../parole/date.ts';
import { useEnti } from '../../parole/useEnti.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { puo } from '../../sessione/ruoli.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { useCartella } from '../contesto.ts';
import { Sezione } from '../Sezione.tsx';

const INTESTAZIONI = ['Quando', 'Chi', 'Ruolo', 'Ente', 'Che cosa', 'In che modo', 'A che titolo', 'Motivo'] as const;

/** Reading is an act: who read the case, when, how and why. Always today's list, whatever instant is shown. */
export function SezioneLetture() {
  const { id, scheda } = useCartella();
  const sessione = useSessione();
  const [filtri, setFiltri] = useState<Filtri>({});
  const pagina = filtri.pagina ?? 1;
  const domanda = { ...filtri, pagina, per: PER_PAGINA };
  const {
    data: elenco,
    error,
    refetch,
    isPlaceholderData,
  } = useQuery({ ...leggiConsultazioni(id, domanda), staleTime: 0 });
  const ente = useEnti();
  const etichetta = useEtichette();
  const [prepara, setPrepara] = useState(false);

  const colonne = (c: Consultazione): string[] => [
    istante(c.quando),
    c.nome ?? c.operatore,
    etichetta('ruoli', c.ruolo),
    ente(c.ente),
    cosaLetta(c),
    MODI[c.modo],
    titoloPerLeggere(c.nesso),
    c.motivo ?? '',
  ];

  async function scarica(): Promise<void> {
    setPrepara(true);
    try {
      scaricaCsv(`chi-ha-letto-${id.slice(-8)}.csv`, [
        [...INTESTAZIONI],
        ...(await tutteLeConsultazioni(id, filtri)).map(colonne),
      ]);
      annuncia('Elenco scaricato.');
    } catch {
      annuncia('Non è stato possibile scaricare l’elenco.');
    } finally {
      setPrepara(false);
    }
  }

  return (
    <Sezione
      titolo="Chi ha letto"
      azioni={
        <>
          <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => window.print()}>
            Stampa
          </button>
          <button
            type="button"
            className="btn btn-sm btn-outline-primary"
            aria-disabled={prepara || undefined}
            onClick={() => !prepara && void scarica()}
          >
            {prepara ? 'Preparazione…' : 'Scarica (CSV)'}
          </button>
          {puo(sessione, 'vedi-consultazioni-persona') && scheda.persona.id && (
            <Link className="btn btn-sm btn-outline-primary" to={`/persone/${scheda.persona.id}/letture`}>
              Risposta alla persona
            </Link>
          )}
        </>
      }
    >
      <p className="aiuto">
        Qui c’è chi ha aperto la cartella e chi l’ha vista in un elenco, in una ricerca, dietro un indicatore o in una
        copia. Anche questa pagina, quando si apre, resta scritta.
      </p>
      <FiltriLetture etichetta="Filtri delle consultazioni" filtri={filtri} onCambia={setFiltri} />
      {error && !elenco ? (
        <ErroreLettura errore={error} riprova={refetch} parte />
      ) : !elenco ? (
        <Attesa />
      ) : (
        <TabellaLetture
          elenco={elenco}
          superato={isPlaceholderData}
          pagina={pagina}
          onVai={(n) => setFiltri({ ...filtri, pagina: n })}
          nome={['consultazione', 'consultazioni']}
          didascalia="Consultazioni della cartella, giorno per giorno, dalla più recente"
          colonne={['Chi', 'Ruolo ed ente', 'Che cosa', 'A che titolo', 'Motivo']}
          celle={(c) => (
            <>
              <th scope="row">{c.nome ?? c.operatore}</th>
              <td>
                {etichetta('ruoli', c.ruolo)}, {ente(c.ente)}
              </td>
              <td>
                {cosaLetta(c)}
                <span className="secondario blocco">{MODI[c.modo]}</span>
              </td>
              <td>{titoloPerLeggere(c.nesso)}</td>
              <td>{c.motivo ?? <span className="secondario">–</span>}</td>
            </>
          )}
        />
      )}
    </Sezione>
  );
}
