import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { leggiDeroghe } from '../api/letture.ts';
import type { StatoEsame } from '../api/tipi.ts';
import { Pagine } from '../cartelle/Pagine.tsx';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { SchedaDeroga } from './SchedaDeroga.tsx';

const PER_PAGINA = 20;

interface Sezione {
  readonly stato: StatoEsame;
  readonly titolo: string;
  readonly vuota: string;
}

const SEZIONI: readonly Sezione[] = [
  { stato: 'da-esaminare', titolo: 'Da esaminare', vuota: 'Nessun accesso da esaminare.' },
  { stato: 'segnalate', titolo: 'Segnalati', vuota: 'Nessun accesso segnalato in attesa di esame.' },
  { stato: 'esaminate', titolo: 'Esaminati', vuota: 'Nessun accesso esaminato finora.' },
];

/** Who went beyond its scope, why, and what was thought of it. */
export function PaginaDeroghe() {
  return (
    <Pagina
      titolo="Accessi fuori competenza"
      sottotitolo="Chi ha aperto un caso non suo ha scritto perché: qui si esamina, o si segnala"
    >
      {SEZIONI.map((sezione) => (
        <SezioneDeroghe key={sezione.stato} {...sezione} />
      ))}
    </Pagina>
  );
}

function SezioneDeroghe({ stato, titolo, vuota }: Sezione) {
  const [pagina, vai] = useState(1);
  const { data, error, refetch } = useQuery({ ...leggiDeroghe(stato, pagina, PER_PAGINA), staleTime: 0 });
  const quante = Math.ceil((data?.totale ?? 0) / PER_PAGINA);
  // The last of a page was examined: it is there no more.
  if (data && pagina > Math.max(1, quante)) vai(Math.max(1, quante));
  return (
    <section aria-labelledby={stato}>
      <h2 id={stato}>
        {titolo} {data && <span className="quante">{data.totale}</span>}
      </h2>
      {error && !data && <ErroreLettura errore={error} riprova={refetch} parte />}
      {!data && !error && <Attesa cosa={titolo} />}
      {data?.totale === 0 && <p className="vuoto">{vuota}</p>}
      {data?.deroghe.map((d) => (
        <SchedaDeroga key={d.id} deroga={d} />
      ))}
      <Pagine di={titolo} pagina={pagina} quante={quante} onVai={vai} />
    </section>
  );
}
