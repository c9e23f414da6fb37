import type { ReactNode } from 'react';
import { Icona } from './Icona.tsx';

const ICONE = {
  errore: 'it-error',
  attenzione: 'it-warning-circle',
  informazione: 'it-info-circle',
  fatto: 'it-check-circle',
} as const;

interface Proprieta {
  readonly tipo: keyof typeof ICONE;
  readonly titolo?: string;
  readonly children?: ReactNode;
  /** `alert` interrupts a screen reader: for what the person must know now. */
  readonly ruolo?: 'alert' | 'status';
}

export function Avviso({ tipo, titolo, children, ruolo }: Proprieta) {
  return (
    <div className={`avviso avviso-${tipo}`} role={ruolo}>
      <Icona nome={ICONE[tipo]} />
      <div>
        {titolo && <p className="avviso-titolo">{titolo}</p>}
        {children}
      </div>
    </div>
  );
}
