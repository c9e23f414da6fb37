import type { Attore, DataCivile, Posizione, Provenienza, Stream } from '#storia';

/** An event on its way in. `dati` are already sealed: the log never sees what a seal hides. */
export interface EventoDaScrivere {
  /** UUID v7, made by the writer: the same event sent again is recognised by it. */
  readonly id: string;
  readonly tipo: string;
  readonly versione: number;
  readonly avvenutoIl: DataCivile;
  readonly comune: string;
  readonly dati: object;
}

/** The events of one stream. `attesa` is the revision the writer saw last; -1 for a stream that must not exist yet. */
export interface ScritturaStream {
  readonly stream: Stream;
  readonly attesa: number;
  readonly eventi: readonly EventoDaScrivere[];
}

/** Something that must be unique in an Ambito. Only a keyed hash of `valore` is kept. */
export interface Prenotazione {
  readonly spazio: string;
  readonly valore: string;
}

export interface RichiestaAppend {
  readonly ambito: string;
  readonly attore: Attore;
  readonly provenienza: Provenienza;
  /** Ties together what one request caused. */
  readonly correlazione: string;
  readonly causazione: string | null;
  /** All of them, or none. */
  readonly scritture: readonly ScritturaStream[];
  readonly prenota?: readonly (Prenotazione & { readonly stream: string })[];
  readonly libera?: readonly Prenotazione[];
  /** `impronta` is the SHA-256 (hex) of the request: the same key with another one is refused. */
  readonly idempotenza?: { readonly chiave: string; readonly impronta: string };
  /** The writer's clock. `registratoIl` is the later of this and that of the head. */
  readonly adesso: Date;
}

export interface Registrato {
  readonly esito: 'ok';
  /** One per event, in the order of the request. */
  readonly posizioni: readonly Posizione[];
  /** True when the log already held this very append: nothing was written now. */
  readonly ripetuto: boolean;
}

/**
 * What became of an append.
 * - `conflict`: somebody wrote to the stream first; `actual` is its revision (-1: it does not exist);
 * - `reservation-taken`: the value belongs to another stream, `da`;
 * - `key-reused`, `id-reused`: the same idempotency key, or event id, with another content;
 * - `not-persisted`: it failed and is certainly not in the log;
 * - `unknown`: the answer was lost. It may be in the log: sending the same bytes again is safe, and tells.
 */
export type EsitoAppend =
  | Registrato
  | { readonly esito: 'conflict'; readonly stream: string; readonly actual: number }
  | { readonly esito: 'reservation-taken'; readonly spazio: string; readonly da: string }
  | { readonly esito: 'key-reused' }
  | { readonly esito: 'id-reused'; readonly evento: string }
  | { readonly esito: 'not-persisted'; readonly causa: unknown }
  | { readonly esito: 'unknown'; readonly causa: unknown };

/** An event as the log gives it back: `dati` still sealed, and the bytes it was hashed from beside it. */
export interface EventoNelLog {
  readonly posizione: Posizione;
  readonly registratoIl: string;
  readonly id: string;
  readonly ambito: string;
  readonly stream: Stream;
  readonly revision: number;
  readonly tipo: string;
  readonly versione: number;
  readonly avvenutoIl: DataCivile;
  readonly attore: Attore;
  readonly comune: string;
  readonly provenienza: Provenienza;
  readonly correlazione: string;
  readonly causazione: string | null;
  readonly dati: Readonly<Record<string, unknown>>;
}

/** What was answered to an earlier request with the same key. */
export interface RispostaNota {
  readonly impronta: string;
  readonly posizioni: readonly Posizione[];
}

/**
 * The log of everything that happens. Promises, each with a named case in the conformance suite:
 * positions are gapless and in commit order; an append is whole or nothing; what was acknowledged is never lost; the
 * same request twice happens once; nothing written is ever changed.
 * Reads of one Ambito see only that Ambito. `leggiTutto` without one is for projectors and verifiers, which read them all.
 */
export abstract class EventStore {
  abstract append(richiesta: RichiestaAppend): Promise<EsitoAppend>;

  abstract rispostaNota(ambito: string, attore: string, chiave: string): Promise<RispostaNota | undefined>;

  /** The stream that holds something unique in an Ambito; null if it is free. */
  abstract detentore(ambito: string, prenotazione: Prenotazione): Promise<string | null>;

  /** The events of a stream in order; empty if it does not exist (or belongs to another Ambito). */
  abstract leggiStream(ambito: string, stream: string): Promise<EventoNelLog[]>;

  /** Several streams at once, for projectors; each one in order. */
  abstract leggiStreams(streams: readonly string[], finoA: Posizione): Promise<Map<string, EventoNelLog[]>>;

  /**
   * In the order of the log, after a position, at most `limite`; of the given categories, or of all. With `ambito`, as that
   * Ambito reads: whatever is asked for, nothing of the others.
   */
  abstract leggiTutto(richiesta: {
    readonly ambito?: string;
    readonly dopo: Posizione;
    readonly limite: number;
    readonly finoA?: Posizione;
    readonly categorie?: readonly string[];
  }): Promise<EventoNelLog[]>;

  /** The last event of an Ambito at or before a position. */
  abstract ultimoFinoA(ambito: string, posizione: Posizione): Promise<EventoNelLog | undefined>;

  /**
   * Whole streams one after the other, each in its order, as they were at a position: for who folds the log again and does
   * not mind the order between streams. It goes on after an event of the answer before. A store may not have it.
   */
  leggiPerStream?(richiesta: {
    readonly dopo: Pick<EventoNelLog, 'stream' | 'revision'> | null;
    readonly limite: number;
    readonly finoA: Posizione;
    readonly categorie: readonly string[];
  }): Promise<EventoNelLog[]>;

  abstract testa(): Promise<Posizione>;

  /** Calls back after new events were committed; may call more often than needed, never less. */
  abstract ascolta(quando: () => void): Promise<() => Promise<void>>;
}
