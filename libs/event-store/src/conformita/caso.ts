import type { EventStore } from '../event-store.js';

/** What a store may promise. It declares its capabilities, and passes all the cases of those. */
export type Capacita =
  | 'append'
  | 'ordine'
  | 'orologio'
  | 'idempotenza'
  | 'prenotazioni'
  | 'lettura'
  | 'contenuto'
  | 'ambiti'
  | 'ascolto'
  | 'processi'
  | 'guasti';

/** A log, and the ways to it. Cases of one capability may share it: each looks only at what it writes itself. */
export interface AmbienteDiProva {
  readonly store: EventStore;
  /** The same log through connections of its own, as another process would reach it. */
  altro(): EventStore;
  /** For `processi`: OS processes that all append at once, each so many times one event to streams of its own. */
  processi?(quanti: number, volte: number): Promise<void>;
  readonly guasti?: {
    /** A store whose server cannot be reached. */
    irraggiungibile(): EventStore;
    /** The same log, over a line that breaks once the request has left: before the log gets it whole, or before the answer is back. */
    lineaSpezzata(quando: 'richiesta' | 'risposta'): Promise<EventStore>;
    /** Breaks every connection to the log that is open now. */
    interrompi(): Promise<void>;
  };
}

export interface Caso {
  readonly nome: string;
  readonly capacita: Capacita;
  /** Throws if the promise is not kept. */
  prova(ambiente: AmbienteDiProva): Promise<void>;
}

export const casi = (capacita: Capacita, prove: Readonly<Record<string, Caso['prova']>>): Caso[] =>
  Object.entries(prove).map(([nome, prova]) => ({ nome, capacita, prova }));
