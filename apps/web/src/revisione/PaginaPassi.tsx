import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
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
  // Steps add up here, also when keys are faster than a render; the address only says where they led.
  const [scelto, scegli] = useState<number>();
  const posizione = scelto === undefined ? undefined : passi?.[scelto]?.posizione;
  useEffect(() => {
    if (posizione !== undefined) imposta({ posizione: String(posizione) }, { replace: true, preventScrollReset: true });
    // `imposta` is another function at each render.
  }, [posizione]);
  if (error && !passi) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!passi) return <Attesa cosa="Lettura degli eventi" />;

  const ultimo = passi.length - 1;
  const chiesta = passi.findIndex((p) => p.posizione === Number(parametri.get('posizione')));
  const daIndirizzo = chiesta >= 0 ? chiesta : ultimo;
  const dentro = (indice: number) => Math.max(0, Math.min(ultimo, indice));
  const corrente = dentro(scelto ?? daIndirizzo);
  const passo = passi[corrente];
  const vai = (indice: number) => scegli(dentro(indice));
  const avanza = (quanti: number) => scegli((qui) => dentro((qui ?? daIndirizzo) + quanti));
  return (
    <Pagina titolo="La cartella passo per passo" larga>
      <nav aria-label="Percorso" className="briciole">
        <Link to={`/cartelle/${id}`}>Torna alla cartella</Link>
      </nav>
      {!passo ? (
        <p className="vuoto">La cartella non ha eventi.</p>
      ) : (
        <>
          <ComandiPassi passi={passi} corrente={corrente} onVai={vai} onAvanza={avanza} />
          <div className="passi-corpo">
            <ElencoPassi passi={passi} corrente={corrente} onVai={vai} />
            <CambiamentiPasso cartella={id} passo={passo} />
            <SchedaAlPasso cartella={id} posizione={passo.posizione} />
          </div>
        </>
      )}
    </Pagina>
  );
}
