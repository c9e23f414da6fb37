import { Link } from 'react-router';
import type { Figura } from '../api/tipi.ts';
import { TabellaTendenza } from '../figure/TabellaTendenza.tsx';
import { Tendenza } from '../figure/Tendenza.tsx';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';
import { StatoFigura } from './StatoFigura.tsx';
import { detto, frazione } from './valore-figura.ts';

interface Proprieta {
  readonly figura: Figura;
  readonly serie: readonly { readonly anno: number; readonly figura: Figura }[];
  readonly suffisso: string;
}

/** An indicator at a glance: the number, what it had to be, whether it is, and where it comes from. */
export function SchedaFigura({ figura, serie, suffisso }: Proprieta) {
  const apribile = puo(useSessione(), 'vedi-righe-leps');
  const id = `figura-${figura.codice}`;
  return (
    <article className="scheda scheda-figura" aria-labelledby={id}>
      <p className="codice-figura">
        {figura.codice} <span className="secondario">LEPS {figura.leps}</span>
      </p>
      <h2 id={id}>{figura.indicatore}</h2>
      <div className="figura-corpo">
        <div>
          <p className="valore-figura">{detto(figura)}</p>
          <p className="secondario">{frazione(figura)}</p>
        </div>
        <Tendenza serie={serie} annoScelto={figura.anno} />
      </div>
      <p className="obiettivo-figura">
        <StatoFigura stato={figura.stato} />
        <span>
          {figura.obiettivo
            ? `Obiettivo ${figura.anno}: ${figura.obiettivo.testo}`
            : `Nessun obiettivo per il ${figura.anno}`}
        </span>
      </p>
      {serie.length > 0 && (
        <details>
          <summary>
            Andamento in tabella<span className="visually-hidden"> di {figura.codice}</span>
          </summary>
          <TabellaTendenza didascalia={`Andamento di ${figura.codice}`} serie={serie} />
        </details>
      )}
      {apribile && (
        <Link className="btn btn-sm btn-outline-primary" to={`/leps/${figura.codice}${suffisso}`}>
          Apri {figura.codice}: che cosa conta e che cosa no
        </Link>
      )}
    </article>
  );
}
