import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { leggiPassi } from '../api/letture.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { CambiamentiPasso } from './CambiamentiPasso.tsx';
import { ComandiPassi } from './ComandiPassi.tsx';
import { ElencoPassi } from './ElencoPassi.tsx';
import { SchedaAlPasso } from './SchedaAlPasso.tsx';

/** The case replayed, one event at a time, in the order in which it was recorded. */
export function PaginaPassi() {
  const { id = '' } = useParams();
  const [parametri, imposta] = useSearchParams();
  const { data: passi, error, refetch } = useQuery(leggiPassi(id));
  if (error && !passi) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!passi) return <Attesa cosa="Lettura degli eventi" />;

  const chiesta = Number(parametri.get('posizione'));
  const trovato = passi.findIndex((p) => p.posizione === chiesta);
  const corrente = trovato >= 0 ? trovato : passi.length - 1;
  const passo = passi[corrente];
  const vai = (indice: number) => {
    const meta = passi[Math.max(0, Math.min(passi.length - 1, indice))];
    // At once: two arrow keys faster than a render are two steps.
    if (meta)
      imposta({ posizione: String(meta.posizione) }, { replace: true, preventScrollReset: true, flushSync: true });
  };
  return (
    <Pagina titolo="La cartella passo per passo" larga>
      <nav aria-label="Percorso" className="briciole">
        <Link to={`/cartelle/${id}`}>Torna alla cartella</Link>
      </nav>
      {!passo ? (
        <p className="vuoto">La cartella non ha eventi.</p>
      ) : (
        <>
          <ComandiPassi passi={passi} corrente={corrente} onVai={vai} />
          <div className="passi-corpo">
            <ElencoPassi passi={passi} corrente={corrente} onVai={vai} />
            <CambiamentiPasso passo={passo} />
            <SchedaAlPasso cartella={id} posizione={passo.posizione} />
          </div>
        </>
      )}
    </Pagina>
  );
}
