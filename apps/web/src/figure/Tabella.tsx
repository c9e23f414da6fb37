import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface Proprieta {
  readonly didascalia: string;
  /** Said but not shown, where a heading already says it. */
  readonly nascosta?: boolean;
  readonly classe?: string;
  readonly children: ReactNode;
}

/** A table that scrolls by itself when the screen is narrow; only then it is a stop of the keyboard. */
export function Tabella({ didascalia, nascosta = false, classe = '', children }: Proprieta) {
  const id = useId();
  const riquadro = useRef<HTMLDivElement>(null);
  const [scorre, setScorre] = useState(false);
  useEffect(() => {
    const elemento = riquadro.current;
    if (!elemento) return undefined;
    const misura = new ResizeObserver(() => setScorre(elemento.scrollWidth > elemento.clientWidth + 1));
    misura.observe(elemento);
    return () => misura.disconnect();
  }, []);
  return (
    <div
      className="tabella-scorre"
      ref={riquadro}
      {...(scorre && { role: 'group', 'aria-labelledby': id, tabIndex: 0 })}
    >
      <table className={`tabella ${classe}`}>
        <caption id={id} className={nascosta ? 'visually-hidden' : undefined}>
          {didascalia}
        </caption>
        {children}
      </table>
    </div>
  );
}
