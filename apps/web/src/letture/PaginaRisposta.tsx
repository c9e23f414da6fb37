import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { leggiRisposta } from '../api/letture.ts';
import type { Periodo, Risposta } from '../api/tipi.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { data, istante, oggi } from '../parole/date.ts';
import { numero } from '../parole/misure.ts';
import { nominativo } from '../parole/persona.ts';
import { useSessione } from '../sessione/sessione.ts';
import { ElencoRisposta } from './ElencoRisposta.tsx';

const periodoDi = ({ dal, al }: Pick<Risposta, 'dal' | 'al'>): string => {
  if (dal && al) return `dal ${data(dal)} al ${data(al)}`;
  if (dal) return `dal ${data(dal)} a oggi`;
  return al ? `fino al ${data(al)}` : 'dall’inizio a oggi';
};

/** What is handed to a person who asks who has consulted their data. Each time it is made it has a number of its own. */
export function PaginaRisposta() {
  const { id = '' } = useParams();
  const { operatore, ambito } = useSessione();
  const [periodo, setPeriodo] = useState<Periodo>({});
  const [chiesto, setChiesto] = useState<Periodo>({});
  // Made once for each period: to look at it again is to look at the same answer.
  const { data: risposta, error, refetch } = useQuery({ ...leggiRisposta(id, chiesto), staleTime: Infinity });
  if (error && !risposta) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!risposta) return <Attesa cosa="Preparazione della risposta" />;
  const giorno = (nome: 'dal' | 'al', testo: string) => (
    <label className="filtro">
      <span>{testo}</span>
      <input
        type="date"
        className="ingresso"
        max={oggi()}
        value={periodo[nome] ?? ''}
        onChange={(e) => {
          const { [nome]: _, ...altro } = periodo;
          setPeriodo(e.target.value ? { ...altro, [nome]: e.target.value } : altro);
        }}
      />
    </label>
  );
  return (
    <Pagina
      key={id}
      titolo={`Chi ha consultato i dati di ${nominativo(risposta.persona)}`}
      azioni={
        <button type="button" className="btn btn-primary" onClick={() => window.print()}>
          Stampa
        </button>
      }
    >
      <form
        className="filtri"
        aria-label="Periodo della risposta"
        onSubmit={(e) => {
          e.preventDefault();
          setChiesto(periodo);
        }}
      >
        {giorno('dal', 'Dal')}
        {giorno('al', 'Al')}
        <button type="submit" className="btn btn-sm btn-outline-primary">
          Rifai per questo periodo
        </button>
      </form>
      <article className="risposta" aria-labelledby="titolo-risposta">
        <h2 id="titolo-risposta">
          Risposta n. {risposta.numero} del {data(risposta.data.slice(0, 10))}
        </h2>
        <p>
          Art. 15 del Regolamento (UE) 2016/679: accesso ai propri dati. {ambito.nome} risponde a{' '}
          <strong>{nominativo(risposta.persona)}</strong>
          {risposta.persona.nascita && <>, data di nascita {data(risposta.persona.nascita)}</>}, sulle consultazioni dei
          dati conservati nella cartella sociale, {periodoDi(risposta)}.
        </p>
        <p>
          {risposta.totale === 0
            ? 'In questo periodo nessuno ha consultato questi dati.'
            : risposta.totale === 1
              ? 'C’è stata una consultazione.'
              : `Ci sono state ${numero(risposta.totale)} consultazioni.`}{' '}
          Per consultazione si intende ogni volta che un operatore ha visto i dati: aprendo una pagina, in un elenco, in
          una ricerca, dietro un indicatore (con uno pseudonimo) o in una copia.
          {risposta.voci.length < risposta.totale &&
            ` Qui ci sono le ultime ${numero(risposta.voci.length)}: le precedenti si hanno chiedendo un periodo più breve.`}
        </p>
        <ElencoRisposta voci={risposta.voci} />
        <div className="chiusura-risposta">
          <h3>Chi sono gli operatori</h3>
          <p>
            Ogni operatore è indicato con l’ente, il ruolo e un codice, lo stesso in tutta questa risposta. Il nome non
            è indicato: spetta alla persona se è indispensabile per esercitare i suoi diritti, tenuto conto di quelli
            degli operatori (Corte di giustizia UE, 22 giugno 2023, C-579/21). Lo si può chiedere all’Ambito citando il
            numero della risposta e il codice.
          </p>
          <h3>Quanto è affidabile questo elenco</h3>
          <p>
            Le consultazioni si scrivono prima di mostrare i dati, in un registro a cui si può solo aggiungere e in cui
            ogni riga porta l’impronta della precedente. Questa risposta è la riga n. {risposta.numero.split('/')[0]}.{' '}
            {risposta.checkpoint
              ? `L’ultimo checkpoint firmato, del ${istante(risposta.checkpoint.ora)}, attesta il registro fino alla riga n. ${risposta.checkpoint.consultazioni}.`
              : 'Nessun checkpoint firmato attesta ancora il registro.'}
          </p>
          <p className="consegna">
            Preparata da {operatore.nome} il {istante(risposta.data)}; anche questo è scritto nel registro.
          </p>
          <div className="firme">
            <p>Per l’Ambito</p>
            <p>Per ricevuta</p>
          </div>
        </div>
      </article>
    </Pagina>
  );
}
