import type { DataCivile } from './data-civile.js';
import { giornoARoma } from './data-civile.js';
import type { Istante } from './correzioni.js';
import { SEMPRE } from './correzioni.js';
import type { Posizione, Storico } from './evento.js';

/**
 * How a person asks for the past.
 * - `vivo`: what is true today, by all that is known;
 * - `accaduto`: what had happened by the end of a day, by all that is known now;
 * - `noto`: what was known at the end of a day, of what had happened by then;
 * - `evento`: what was known right after one event entered the log.
 */
export type Quando =
  | { readonly modo: 'vivo' }
  | { readonly modo: 'accaduto'; readonly al: DataCivile }
  | { readonly modo: 'noto'; readonly al: DataCivile }
  | { readonly modo: 'evento'; readonly posizione: Posizione };

export const VIVO: Quando = { modo: 'vivo' };

/**
 * The instant a question means, for a stream. Only `noto` needs the events: its position is the last one registered by
 * the end of that day in Rome.
 */
export function istanteDi(quando: Quando, eventi: readonly Storico[]): Istante {
  switch (quando.modo) {
    case 'vivo':
      return SEMPRE;
    case 'accaduto':
      return { finoA: quando.al, posizione: SEMPRE.posizione };
    case 'noto': {
      let posizione = 0;
      for (const e of eventi) {
        if (e.posizione > posizione && giornoARoma(e.registratoIl) <= quando.al) posizione = e.posizione;
      }
      return { finoA: quando.al, posizione };
    }
    case 'evento':
      return { finoA: SEMPRE.finoA, posizione: quando.posizione };
  }
}

/** The civil day a view is shown for: durations and ages are counted to it. */
export function giornoDellaVista(quando: Quando, oggi: DataCivile, eventi: readonly Storico[]): DataCivile {
  switch (quando.modo) {
    case 'vivo':
      return oggi;
    case 'accaduto':
    case 'noto':
      return quando.al;
    case 'evento': {
      const passo = eventi.filter((e) => e.posizione <= quando.posizione).at(-1);
      return passo ? giornoARoma(passo.registratoIl) : oggi;
    }
  }
}
