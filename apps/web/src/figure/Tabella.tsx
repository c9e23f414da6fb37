import { useId, type ReactNode } from 'react';

interface Proprieta {
  readonly didascalia: string;
  /** Said but not shown, where a heading already says it. */
  readonly nascosta?: boolean;
  readonly classe?: string;
  readonly children: ReactNode;
}

/** A table that scrolls by itself when the screen is narrow, reachable with the keyboard. */
export function Tabella({ didascalia, nascosta = false, classe = '', children }: Proprieta) {
  const id = useId();
  return (
    <div className="tabella-scorre" role="region" aria-labelledby={id} tabIndex={0}>
      <table className={`tabella ${classe}`}>
        <caption id={id} className={nascosta ? 'visually-hidden' : undefined}>
          {didascalia}
        </caption>
        {children}
      </table>
    </div>
  );
}
