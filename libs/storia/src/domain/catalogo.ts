import type { DatiDi, EventoDeciso } from './evento.js';

/**
 * How the data of one event type are kept. Every field is sealed unless it is listed as clear; `testi` are the free
 * texts, each sealed with a key of its own so that one text can be destroyed and the rest stay readable.
 */
export interface SchemaEvento<D extends object = object> {
  readonly versione: number;
  readonly chiari: readonly (keyof D & string)[];
  readonly testi: readonly (keyof D & string)[];
  /** Business title, in the words of the people who read a timeline. */
  readonly titolo: string;
  /** A milestone of the process: shown in the timeline by default. */
  readonly traguardo: boolean;
}

export type Catalogo<E extends EventoDeciso = EventoDeciso> = {
  readonly [T in E['tipo']]: SchemaEvento<DatiDi<E, T>>;
};
