import type { DataCivile } from './data-civile.js';

/** The place of an event in the log: gapless from 1, in commit order. */
export type Posizione = number;

export type Categoria = 'accesso' | 'persona' | 'cartella' | 'deroga' | 'operatore' | 'seduta';

export interface Stream {
  readonly categoria: Categoria;
  /** A random UUID: never derived from who the stream is about. */
  readonly id: string;
}

/** Who acted, as the sign-in knew them at that moment. */
export interface Attore {
  readonly id: string;
  readonly ruolo: string;
  readonly ente: string;
  /** Level of assurance of the sign-in: 1 password, 2 second factor (SPID 2, CIE 2), 3 hardware. */
  readonly livello: 1 | 2 | 3;
}

/** Typed by an operator, or which system sent it. */
export type Provenienza = { readonly tipo: 'operatore' } | { readonly tipo: 'sistema'; readonly sistema: string };

/** What a decision produces: the fact, before the log gives it a place. */
export interface EventoDeciso<T extends string = string, D extends object = object> {
  readonly tipo: T;
  readonly avvenutoIl: DataCivile;
  readonly dati: D;
}

/** What a fold needs to know of an event besides the fact. */
interface Circostanze {
  readonly id: string;
  readonly posizione: Posizione;
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly registratoIl: string;
  readonly attore: Attore;
  /** ISTAT code of the Comune competent on the day of the fact. */
  readonly comune: string;
  /** Who rewrote part of the data: set by the fold, never kept. They share what is written with who acted. */
  readonly rettificatoDa?: readonly string[];
}

/** A fact with its circumstances: the unit every fold works on. Distributes over a union of facts. */
export type Storico<E extends EventoDeciso = EventoDeciso> = E extends EventoDeciso ? E & Circostanze : never;

/** An event as the log keeps it. `oscurati` names the sealed fields that were not opened or can no longer be. */
export type EventoRegistrato<E extends EventoDeciso = EventoDeciso> = Storico<E> & {
  readonly stream: Stream;
  /** 0-based place in the stream. */
  readonly revision: number;
  readonly versione: number;
  readonly ambito: string;
  readonly provenienza: Provenienza;
  readonly correlazione: string;
  readonly causazione: string | null;
  readonly oscurati: readonly string[];
};

/** The data of the events of one type, out of a union of events. */
export type DatiDi<E extends EventoDeciso, T extends E['tipo']> = Extract<E, { tipo: T }>['dati'];
