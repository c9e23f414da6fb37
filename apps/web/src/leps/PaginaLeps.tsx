import { useQueries, useQuery } from '@tanstack/react-query';
import { leggiLeps } from '../api/letture.ts';
import { comeProblema } from '../api/problema.ts';
import { Avviso } from '../impianto/Avviso.tsx';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { FigureIncomplete } from './FigureIncomplete.tsx';
import { FiltriLeps } from './FiltriLeps.tsx';
import { SchedaFigura } from './SchedaFigura.tsx';
import { useSceltaLeps } from './useSceltaLeps.ts';

const ANNI_PRIMA = 2;

/** The indicators of the Piano di Zona: value, target, state, trend. */
export function PaginaLeps() {
  const { scelta, comune, suffisso, cambia } = useSceltaLeps();
  const sessione = useSessione();
  const { data: corrente, error, refetch, isPlaceholderData } = useQuery(leggiLeps(scelta));
  const prima = useQueries({
    queries: Array.from({ length: ANNI_PRIMA }, (_, i) => leggiLeps({ ...scelta, anno: scelta.anno - ANNI_PRIMA + i })),
  });
  if (error && comeProblema(error).stato === 403 && puo(sessione, 'vedi-leps')) {
    return (
      <Pagina titolo="LEPS">
        <FiltriLeps anno={scelta.anno} comune={comune} onCambia={cambia} />
        <Avviso tipo="attenzione" titolo="Non hai il permesso di vedere questi numeri" ruolo="alert">
          <p>{comeProblema(error).message} Scegli un Comune di tua competenza.</p>
        </Avviso>
      </Pagina>
    );
  }
  if (error && !corrente) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!corrente) return <Attesa cosa="Calcolo degli indicatori" />;
  const anni = [...prima.flatMap((q) => (q.data && !q.isPlaceholderData ? [q.data] : [])), corrente];
  return (
    <Pagina
      titolo="LEPS"
      sottotitolo="Livelli essenziali delle prestazioni sociali: ogni numero si apre nei casi e nei fatti che lo compongono."
      larga
    >
      <FiltriLeps anno={scelta.anno} comune={comune} onCambia={cambia} />
      <FigureIncomplete cartelle={corrente.cartelleInSospeso} />
      <div className="griglia-figure" aria-busy={isPlaceholderData}>
        {corrente.figure.map((f) => (
          <SchedaFigura
            key={f.codice}
            figura={f}
            suffisso={suffisso}
            serie={anni.flatMap((a) => {
              const figura = a.figure.find((x) => x.codice === f.codice);
              return figura ? [{ anno: a.anno, figura }] : [];
            })}
          />
        ))}
      </div>
      {corrente.posizione && (
        <p className="aiuto">Numeri come noti alla posizione {corrente.posizione} del registro.</p>
      )}
    </Pagina>
  );
}
