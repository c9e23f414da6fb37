import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { leggiFigura } from '../api/letture.ts';
import { comeProblema } from '../api/problema.ts';
import { Avviso } from '../impianto/Avviso.tsx';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { TabellaTendenza } from '../figure/TabellaTendenza.tsx';
import { Tendenza } from '../figure/Tendenza.tsx';
import { DefinizioneFigura } from './DefinizioneFigura.tsx';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { FigureIncomplete } from './FigureIncomplete.tsx';
import { FiltriLeps } from './FiltriLeps.tsx';
import { PerComune } from './PerComune.tsx';
import { RigheFigura } from './RigheFigura.tsx';
import { StatoFigura } from './StatoFigura.tsx';
import { useSceltaLeps } from './useSceltaLeps.ts';
import { detto, frazione } from './valore-figura.ts';

/** A number opened: its definition, its rows, what was left out and why, and the facts behind each. */
export function PaginaFigura() {
  const { codice = '' } = useParams();
  const { scelta, comune, suffisso, cambia } = useSceltaLeps();
  const sessione = useSessione();
  const { data: dettaglio, error, refetch, isPlaceholderData } = useQuery(leggiFigura(codice, scelta));
  if (error && comeProblema(error).stato === 403 && puo(sessione, 'vedi-righe-leps')) {
    return (
      <Pagina titolo={`Indicatore ${codice}`}>
        <FiltriLeps anno={scelta.anno} comune={comune} onCambia={cambia} />
        <Avviso tipo="attenzione" titolo="Non hai il permesso di vedere questi numeri" ruolo="alert">
          <p>{comeProblema(error).message} Scegli un Comune di tua competenza.</p>
        </Avviso>
      </Pagina>
    );
  }
  if (error && !dettaglio) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!dettaglio) return <Attesa cosa="Calcolo dell’indicatore" />;
  const { figura, definizione, serie, perComune, contati, esclusi } = dettaglio;
  return (
    <Pagina
      key={codice}
      titolo={`LEPS ${figura.leps}, indicatore ${figura.codice}`}
      sottotitolo={figura.indicatore}
      larga
    >
      <nav aria-label="Percorso" className="briciole">
        <Link to={`/leps${suffisso}`}>Tutti gli indicatori</Link>
      </nav>
      <FiltriLeps anno={scelta.anno} comune={comune} onCambia={cambia} />
      <FigureIncomplete cartelle={dettaglio.cartelleInSospeso} />
      <div aria-busy={isPlaceholderData}>
        <div className="figura-aperta">
          <section className="scheda" aria-labelledby="valore">
            <h2 id="valore">Valore {figura.anno}</h2>
            <p className="valore-figura">{detto(figura)}</p>
            <p>{frazione(figura)}</p>
            <p>
              <StatoFigura stato={figura.stato} />
            </p>
            <p>{figura.obiettivo ? `Obiettivo: ${figura.obiettivo.testo}` : 'Nessun obiettivo per questo anno.'}</p>
          </section>
          <section className="scheda" aria-labelledby="andamento">
            <h2 id="andamento">Andamento</h2>
            <Tendenza serie={serie} annoScelto={figura.anno} />
            <TabellaTendenza didascalia={`Andamento di ${figura.codice}`} serie={serie} />
          </section>
          <DefinizioneFigura definizione={definizione} />
        </div>
        <RigheFigura titolo="Che cosa conta" righe={contati} rapporto={figura.tipo === 'rapporto'} />
        <RigheFigura titolo="Che cosa non conta" righe={esclusi} rapporto={false} escluse />
        <PerComune voci={perComune} />
      </div>
    </Pagina>
  );
}
