import { useQuery } from '@tanstack/react-query';
import { verificaIntegrita } from '../api/letture.ts';
import { comeProblema } from '../api/problema.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { EsitoIntegrita } from './EsitoIntegrita.tsx';

/** Is the history what was written? The check runs when asked, over every event. */
export function PaginaRevisione() {
  const { data: esito, error, refetch, isFetching } = useQuery({ ...verificaIntegrita(), enabled: false });
  if (error && comeProblema(error).stato === 403) return <ErroreLettura errore={error} riprova={refetch} />;
  return (
    <Pagina
      titolo="Revisione"
      sottotitolo="Il registro dei fatti è una catena: ogni evento porta l’impronta di quello che lo precede."
    >
      <section className="scheda" aria-labelledby="integrita">
        <h2 id="integrita">Integrità del registro</h2>
        <p>
          La verifica rilegge tutti gli eventi, ne ricalcola l’impronta e controlla che la catena sia intera: se un
          evento è stato cambiato, tolto o inserito, dice quale.
        </p>
        <button type="button" className="btn btn-primary" onClick={() => void refetch()} aria-disabled={isFetching}>
          {isFetching ? 'Verifica in corso…' : esito ? 'Verifica di nuovo' : 'Verifica l’integrità'}
        </button>
        {isFetching && <Attesa cosa="Verifica di tutti gli eventi" />}
        {error && <ErroreLettura errore={error} riprova={refetch} parte />}
        {esito && !isFetching && <EsitoIntegrita esito={esito} />}
      </section>
    </Pagina>
  );
}
