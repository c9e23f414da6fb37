import { useEffect, useRef, type ReactNode } from 'react';
import { primoIngresso } from './primo-ingresso.ts';
import { useTitolo } from './useTitolo.ts';

interface Proprieta {
  readonly titolo: string;
  readonly sottotitolo?: ReactNode;
  readonly azioni?: ReactNode;
  readonly larga?: boolean;
  readonly children: ReactNode;
}

/** A page: its title in the tab, and the focus on its heading when one arrives by a link inside the app. */
export function Pagina({ titolo, sottotitolo, azioni, larga = false, children }: Proprieta) {
  const intestazione = useRef<HTMLHeadingElement>(null);
  useTitolo(titolo);
  useEffect(() => {
    if (!primoIngresso()) intestazione.current?.focus();
  }, []);
  return (
    <div className={larga ? 'container-fluid pagina pagina-larga' : 'container-xxl pagina'}>
      <div className="testa-pagina">
        <div>
          <h1 tabIndex={-1} ref={intestazione} data-rientro>
            {titolo}
          </h1>
          {sottotitolo && <p className="sottotitolo">{sottotitolo}</p>}
        </div>
        {azioni && <div className="azioni">{azioni}</div>}
      </div>
      {children}
    </div>
  );
}
