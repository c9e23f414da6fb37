import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { leggiConsultazioni, tutteLeConsultazioni } from '../../api/letture.ts';
import type { Consultazione, FiltriLetture as Filtri } from '../../api/tipi.ts';
import { Pagine } from '../../cartelle/Pagine.tsx';
import { Tabella } from '../../figure/Tabella.tsx';
import { annuncia } from '../../impianto/annunci.ts';
import { Attesa } from '../../impianto/Attesa.tsx';
import { ErroreLettura } from '../../impianto/ErroreLettura.tsx';
import { FiltriLetture } from '../../letture/FiltriLetture.tsx';
import { cosaLetta, MODI, titoloPerLeggere } from '../../letture/parole.ts';
import { perGiorno } from '../../letture/per-giorno.ts';
import { scaricaCsv } from '../../letture/scarica-csv.ts';
import { dataEstesa, istante } from '../../parole/date.ts';
import { useEnti } from '../../parole/useEnti.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { puo } from '../../sessione/ruoli.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { useCartella } from '../contesto.ts';
import { Sezione } from '../Sezione.tsx';

const PER_PAGINA = 50;
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
        <div aria-busy={isPlaceholderData}>
          <p className="conteggio" role="status">
            {elenco.totale === 0
              ? 'Nessuna consultazione con questi filtri.'
              : elenco.totale === 1
                ? '1 consultazione'
                : `${elenco.totale} consultazioni`}
          </p>
          {elenco.voci.length > 0 && (
            <Tabella
              didascalia="Consultazioni della cartella, giorno per giorno, dalla più recente"
              nascosta
              classe="tabella-letture"
            >
              <thead>
                <tr>
                  <th scope="col">Ora</th>
                  <th scope="col">Chi</th>
                  <th scope="col">Ruolo ed ente</th>
                  <th scope="col">Che cosa</th>
                  <th scope="col">A che titolo</th>
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
                  {voci.map((c) => (
                    <tr key={c.seq}>
                      <td>{istante(c.quando).slice(-5)}</td>
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
    </Sezione>
  );
}
