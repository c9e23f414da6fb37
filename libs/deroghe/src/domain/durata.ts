export interface Durata {
  /** UTC instants: when it was registered, and when it ends. */
  readonly apertaIl: string;
  readonly scade: string;
}

/**
 * Whether its time is over. The clock of the machine may be set back: the log never is, and what it registered at or after
 * the end says that the end has been. It says nothing of a deroga that was itself registered after its end, which is one
 * opened while the log was ahead of the clock.
 */
export const scaduta = ({ apertaIl, scade }: Durata, adesso: Date, tempoDelLog: string): boolean =>
  adesso.getTime() >= Date.parse(scade) ||
  (Date.parse(apertaIl) < Date.parse(scade) && Date.parse(tempoDelLog) >= Date.parse(scade));
