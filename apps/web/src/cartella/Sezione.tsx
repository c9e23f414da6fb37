import { useEffect, useRef, type ReactNode } from 'react';
import { useTitolo } from '../impianto/useTitolo.ts';
import { nominativo } from '../parole/persona.ts';
import { useCartella } from './contesto.ts';

let ultimaCartella = '';

interface Proprieta {
  readonly titolo: string;
  readonly azioni?: ReactNode;
  readonly children: ReactNode;
}

/** A section of the case: the focus goes to its heading when one moves between sections, to the name when one arrives. */
export function Sezione({ titolo, azioni, children }: Proprieta) {
  const { id, scheda } = useCartella();
  const intestazione = useRef<HTMLHeadingElement>(null);
  useTitolo(titolo, nominativo(scheda.persona));
  useEffect(() => {
    const modulo = new URLSearchParams(location.search).has('atto');
    if (ultimaCartella === id && !modulo) intestazione.current?.focus({ preventScroll: true });
    ultimaCartella = id;
  }, [id]);
  return (
    <section aria-labelledby="titolo-sezione">
      <div className="testa-sezione">
        <h2 id="titolo-sezione" tabIndex={-1} ref={intestazione} data-rientro>
          {titolo}
        </h2>
        {azioni && <div className="azioni">{azioni}</div>}
      </div>
      {children}
    </section>
  );
}
