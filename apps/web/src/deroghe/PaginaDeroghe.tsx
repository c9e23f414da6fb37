import { useQuery } from '@tanstack/react-query';
import { leggiDeroghe } from '../api/letture.ts';
import type { Deroga } from '../api/tipi.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { SchedaDeroga } from './SchedaDeroga.tsx';

const SEZIONI: readonly {
  readonly id: string;
  readonly titolo: string;
  readonly vuota: string;
  readonly quali: (d: Deroga) => boolean;
}[] = [
  {
    id: 'da-esaminare',
    titolo: 'Da esaminare',
    vuota: 'Nessun accesso da esaminare.',
    quali: (d) => !d.esame && !d.segnalazione,
  },
  {
    id: 'segnalati',
    titolo: 'Segnalati',
    vuota: 'Nessun accesso segnalato in attesa di esame.',
    quali: (d) => !d.esame && d.segnalazione !== null,
  },
  { id: 'esaminati', titolo: 'Esaminati', vuota: 'Nessun accesso esaminato finora.', quali: (d) => d.esame !== null },
];

/** Who went beyond its scope, why, and what was thought of it. */
export function PaginaDeroghe() {
  const { data: deroghe, error, refetch } = useQuery({ ...leggiDeroghe(), staleTime: 0 });
  if (error && !deroghe) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!deroghe) return <Attesa cosa="Apertura della pagina" />;
  return (
    <Pagina
      titolo="Accessi fuori competenza"
      sottotitolo="Chi ha aperto un caso non suo ha scritto perché: qui si esamina, o si segnala"
    >
      {SEZIONI.map(({ id, titolo, vuota, quali }) => {
        const sue = deroghe.filter(quali);
        return (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>
              {titolo} <span className="quante">{sue.length}</span>
            </h2>
            {sue.length === 0 && <p className="vuoto">{vuota}</p>}
            {sue.map((d) => (
              <SchedaDeroga key={d.id} deroga={d} />
            ))}
          </section>
        );
      })}
    </Pagina>
  );
}
