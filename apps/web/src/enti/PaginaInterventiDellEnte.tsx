import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { leggiInterventiDellEnte } from '../api/letture.ts';
import type { InterventoDellEnte } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { data, oggi } from '../parole/date.ts';
import { durata } from '../parole/misure.ts';
import { nominativo } from '../parole/persona.ts';
import { useComuni } from '../parole/useComuni.ts';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { usePrestazioni } from '../parole/usePrestazioni.ts';
import { useSessione } from '../sessione/sessione.ts';
import { doveAbita } from './dove-abita.ts';
import { mesiDellEnte } from './servizio-dell-ente.ts';

const PARTI: readonly { id: string; titolo: string; vuota: string; quali: (i: InterventoDellEnte) => boolean }[] = [
  {
    id: 'in-corso',
    titolo: 'In corso',
    vuota: 'Nessun intervento è affidato al tuo ente in questo momento.',
    quali: (i) => i.stato !== 'cessato',
  },
  {
    id: 'finiti',
    titolo: 'Finiti, con ore ancora da registrare',
    vuota: 'Nessun intervento finito da poco.',
    quali: (i) => i.stato === 'cessato',
  },
];

/** What an ente erogatore is charged with: whom to serve, where, for how many hours. */
export function PaginaInterventiDellEnte() {
  const { operatore } = useSessione();
  const ente = useEnti();
  const { data: interventi, error, refetch } = useQuery({ ...leggiInterventiDellEnte(), staleTime: 0 });
  if (error && !interventi) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!interventi) return <Attesa cosa="Apertura degli interventi" />;
  return (
    <Pagina titolo="I nostri interventi" sottotitolo={ente(operatore.ente)} larga>
      {PARTI.map(({ id, titolo, vuota, quali }) => {
        const suoi = interventi.filter(quali);
        return (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>
              {titolo} <span className="quante">{suoi.length}</span>
            </h2>
            {suoi.length === 0 ? <p className="vuoto">{vuota}</p> : <Elenco interventi={suoi} didascalia={titolo} />}
          </section>
        );
      })}
    </Pagina>
  );
}

function Elenco({
  interventi,
  didascalia,
}: {
  readonly interventi: InterventoDellEnte[];
  readonly didascalia: string;
}) {
  const prestazione = usePrestazioni();
  const comune = useComuni();
  const etichetta = useEtichette();
  return (
    <Tabella didascalia={didascalia} nascosta>
      <thead>
        <tr>
          <th scope="col">Persona</th>
          <th scope="col">Prestazione</th>
          <th scope="col">Dove</th>
          <th scope="col">Telefono</th>
          <th scope="col">Periodo</th>
          <th scope="col">Stato</th>
          <th scope="col" className="cifra">
            Ore di questo mese
          </th>
        </tr>
      </thead>
      <tbody>
        {interventi.map((i) => {
          const mese = mesiDellEnte(i).find((m) => m.mese === oggi().slice(0, 7));
          return (
            <tr key={i.intervento}>
              <th scope="row">
                <Link to={`/interventi/${i.cartella}/${i.intervento}`}>{nominativo(i.persona)}</Link>
              </th>
              <td>{prestazione(i.prestazione)}</td>
              <td>{doveAbita(i.persona, comune) || '–'}</td>
              <td>{i.persona.telefono ?? '–'}</td>
              <td>
                dal {data(i.dal)} al {data(i.al)}
              </td>
              <td>{etichetta('statiIntervento', i.stato)}</td>
              <td className="cifra">{mese ? `${durata(mese.erogati)} su ${durata(mese.autorizzati)}` : '–'}</td>
            </tr>
          );
        })}
      </tbody>
    </Tabella>
  );
}
