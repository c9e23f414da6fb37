import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { leggiSedute } from '../api/letture.ts';
import type { SedutaInElenco } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { data, oggi } from '../parole/date.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { ModuloConvoca } from './ModuloConvoca.tsx';

const PARTI: readonly { id: string; titolo: string; vuota: string; quali: (s: SedutaInElenco) => boolean }[] = [
  {
    id: 'prossime',
    titolo: 'Prossime',
    vuota: 'Nessuna seduta in programma.',
    quali: (s) => aperta(s) && s.giorno >= oggi(),
  },
  {
    id: 'da-concludere',
    titolo: 'Da concludere',
    vuota: 'Nessuna seduta passata aspetta di essere conclusa.',
    quali: (s) => aperta(s) && s.giorno < oggi(),
  },
  { id: 'concluse', titolo: 'Concluse', vuota: 'Nessuna seduta conclusa.', quali: (s) => !aperta(s) },
];

const aperta = ({ condizione }: SedutaInElenco): boolean => condizione === 'convocata';

/** The sedute of the équipe: the next one first. */
export function PaginaSedute() {
  const sessione = useSessione();
  const [convoca, setConvoca] = useState(false);
  const { data: sedute, error, refetch } = useQuery({ ...leggiSedute(), staleTime: 0 });
  if (error && !sedute) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!sedute) return <Attesa cosa="Apertura delle sedute" />;
  return (
    <Pagina titolo="Sedute dell’équipe" sottotitolo="I casi all’ordine del giorno si vedono per il tempo della seduta">
      {puo(sessione, 'convoca-seduta') &&
        (convoca ? (
          <ModuloConvoca onChiudi={() => setConvoca(false)} />
        ) : (
          <p>
            <button type="button" className="btn btn-primary" onClick={() => setConvoca(true)}>
              Convoca una seduta
            </button>
          </p>
        ))}
      {PARTI.map(({ id, titolo, vuota, quali }) => {
        const sue = sedute.filter(quali);
        return (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>
              {titolo} <span className="quante">{sue.length}</span>
            </h2>
            {sue.length === 0 ? <p className="vuoto">{vuota}</p> : <Elenco sedute={sue} didascalia={titolo} />}
          </section>
        );
      })}
    </Pagina>
  );
}

function Elenco({ sedute, didascalia }: { readonly sedute: SedutaInElenco[]; readonly didascalia: string }) {
  const etichetta = useEtichette();
  const operatore = useOperatori();
  return (
    <Tabella didascalia={didascalia} nascosta>
      <thead>
        <tr>
          <th scope="col">Giorno</th>
          <th scope="col">Orario</th>
          <th scope="col">Come</th>
          <th scope="col">Convocati</th>
        </tr>
      </thead>
      <tbody>
        {sedute.map((s) => (
          <tr key={s.id}>
            <th scope="row">
              <Link to={`/sedute/${s.id}`}>
                <span className="visually-hidden">Seduta del </span>
                {data(s.giorno)}
              </Link>
            </th>
            <td>
              dalle {s.dalle} alle {s.alle}
            </td>
            <td>{etichetta('modalitaSeduta', s.modalita)}</td>
            <td>{s.componenti.map(operatore).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </Tabella>
  );
}
