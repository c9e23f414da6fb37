import type {
  Attore,
  Catalogo,
  ComandoCorrezione,
  DataCivile,
  Decider,
  EventoDeciso,
  EventoRegistrato,
  Posizione,
  Provenienza,
  Stream,
} from '#storia';
import type { Prenotazione } from '#event-store';
import type { Operatore } from '#identity';
import type { Soggetto } from '#vault';

/** Who asks, on whose behalf, and under which guarantees. */
export interface ContestoComando {
  readonly attore: Attore;
  readonly ambito: string;
  /** Who asks, as today's permissions know it; absent for the program itself, from whom nothing is hidden. */
  readonly operatore?: Operatore;
  readonly correlazione: string;
  readonly provenienza: Provenienza;
  /** The key the caller chose for this request and the SHA-256 (hex) of what it asked. */
  readonly idempotenza?: { readonly chiave: string; readonly impronta: string };
  /** The revision the caller was looking at (If-Match): the command fails if it is no longer the last. */
  readonly seRevision?: number;
}

/** One stream's part of a command. */
export interface Decisione<S, C extends { readonly atto: string }, E extends EventoDeciso> {
  readonly decider: Decider<S, C, E>;
  readonly catalogo: Catalogo<E>;
  readonly stream: Stream;
  readonly comando: C | ComandoCorrezione;
  readonly soggetto: Soggetto;
  /** The Comune competent for the facts decided, given the state before them. */
  readonly comune: (stato: S) => string;
  /** What must be unique while the stream is in a state. */
  readonly prenotazioni?: (stato: S) => readonly Prenotazione[];
  /**
   * What of the history who asks may know of, in its order: revisions are counted on it, so that neither a gap nor an answer
   * tells of the rest. All of it, without one. Clear fields only.
   */
  readonly vista?: (
    storia: readonly EventoRegistrato[],
  ) => readonly EventoRegistrato[] | Promise<readonly EventoRegistrato[]>;
  /** What must be unique is sealed: only to know that, the history is opened. */
  readonly prenotazioniSigillate?: true;
  /** Set for a stream the command itself makes. */
  readonly nuovo?: boolean;
}

/** A decision on a stream of any category: what rules it is checked when it is made, by `decisione`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type QualsiasiDecisione = Decisione<any, any, any>;

export const decisione = <S, C extends { readonly atto: string }, E extends EventoDeciso>(
  d: Decisione<S, C, E>,
): QualsiasiDecisione => d;

export interface EventoScritto {
  readonly id: string;
  readonly tipo: string;
  readonly posizione: Posizione;
}

/** The answer of every command. `id` is the stream the command is about. */
export interface EsitoComando {
  readonly id: string;
  readonly posizione: Posizione;
  readonly revision: number;
  readonly eventi: readonly EventoScritto[];
  /** True when this request had already been carried out: nothing was written now. */
  readonly ripetuto: boolean;
}

/** Something that happened since the caller last looked. */
export interface FattoIntanto {
  readonly tipo: string;
  readonly titolo: string;
  /** Null: of the service, for who is not of it. */
  readonly attore: string | null;
  readonly avvenutoIl: DataCivile;
  readonly posizione: Posizione;
}
