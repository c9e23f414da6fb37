import { useQuery } from '@tanstack/react-query';
import { verificaIntegrita } from '../api/letture.ts';
import { Link } from 'react-router';
import { comeProblema } from '../api/problema.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { EsitoIntegrita } from './EsitoIntegrita.tsx';

/** Is the history what was written? The check runs when asked, over every event. */
export function PaginaRevisione() {
  const sessione = useSessione();
  const { data: esito, error, refetch, isFetching } = useQuery({ ...verificaIntegrita(), enabled: false });
  if (error && comeProblema(error).stato === 403) return <ErroreLettura errore={error} riprova={refetch} />;
  return (
    <Pagina
      titolo="Revisione"
      sottotitolo="Il registro dei fatti è una catena: ogni evento porta l’impronta di quello che lo precede."
    >
      <section className="scheda" aria-labelledby="integrita">
        <h2 id="integrita">Integrità dei registri</h2>
        <p>
          La verifica rilegge tutti gli eventi e tutte le consultazioni, ne ricalcola l’impronta, controlla che le due
          catene siano intere e le confronta con i checkpoint firmati: se qualcosa è stato cambiato, tolto o inserito,
          dice che cosa.
        </p>
        <button type="button" className="btn btn-primary" onClick={() => void refetch()} aria-disabled={isFetching}>
          {isFetching ? 'Verifica in corso…' : esito ? 'Verifica di nuovo' : 'Verifica l’integrità'}
        </button>
        {isFetching && <Attesa cosa="Verifica di tutti gli eventi" />}
        {error && <ErroreLettura errore={error} riprova={refetch} parte />}
        {esito && !isFetching && <EsitoIntegrita esito={esito} />}
      </section>
      {puo(sessione, 'cerca-consultazioni') && (
        <section className="scheda" aria-labelledby="letture">
          <h2 id="letture">Chi ha letto</h2>
          <p>Chi ha consultato che cosa, in tutto l’Ambito, e le letture di chi non aveva a che fare con il caso.</p>
          <Link className="btn btn-outline-primary" to="/revisione/letture">
            Rivedi le letture
          </Link>
        </section>
      )}
    </Pagina>
  );
}
