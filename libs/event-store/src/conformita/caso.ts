import type { Posizione } from '#storia';
import type { Capacita } from '../capacita.js';
import type { EventStore, RichiestaAppend } from '../event-store.js';

/** A log, and the ways to it. Cases of one capability may share it: each looks only at what it writes itself. */
export interface AmbienteDiProva {
  readonly store: EventStore;
  /** The same log through connections of its own, as another process would reach it. */
  altro(): EventStore;

  /** For `processi`. */
  readonly processi?: {
    /** OS processes that all append at once, each so many times one event to streams of its own. */
    scrivono(quanti: number, volte: number): Promise<void>;
    /** An OS process that sends this append, and is killed (SIGKILL) at that step of it. */
    ucciso(passo: Passo, domanda: RichiestaAppend): Promise<void>;
  };

  /** For `guasti`. */
  readonly guasti?: {
    /** A store whose server cannot be reached. */
    irraggiungibile(): EventStore;
    /** The same log, over a line that breaks at that step of the next append. */
    lineaSpezzata(passo: Exclude<Passo, 'prima'>): Promise<EventStore>;
    /** Breaks every connection to the log that is open now. */
    interrompi(): Promise<void>;
  };

  /** For `commit`. */
  readonly commit?: {
    /** From now on, an append with an event of type `SOSTA_AL_COMMIT` stops at its commit until let go. */
    trattieni(): Promise<Trattenuto>;
    /** The same log, through connections that are told not to wait for the disk; until closed. */
    frettoloso(): Promise<Frettoloso>;
  };

  /** For `vicini`: opens a transaction that writes, in another database of the same server, and leaves it open. */
  readonly vicini?: { transazioneAperta(): Promise<{ chiudi(): Promise<void> }> };
}

/**
 * Where an append is interrupted: before it leaves; half sent; all sent and nothing known of it; when the log has
 * answered, and the answer is not back.
 */
export type Passo = 'prima' | 'richiesta' | 'consegnata' | 'risposta';

export const SOSTA_AL_COMMIT = 'SostaAlCommit';

export interface Trattenuto {
  /** Resolves once an append is standing at its commit. */
  fermo(): Promise<void>;
  lascia(): Promise<void>;
}

export interface Frettoloso {
  readonly store: EventStore;
  /** The events confirmed meanwhile, and for each whether its commit waited for the disk. */
  conferme(): Promise<readonly { readonly posizione: Posizione; readonly attesa: boolean }[]>;
  chiudi(): Promise<void>;
}

export interface Caso {
  readonly nome: string;
  readonly capacita: Capacita;
  /** Throws (an AssertionError) if the promise is not kept. */
  prova(ambiente: AmbienteDiProva): Promise<void>;
}

export const casi = (capacita: Capacita, prove: Readonly<Record<string, Caso['prova']>>): Caso[] =>
  Object.entries(prove).map(([nome, prova]) => ({ nome, capacita, prova }));
