import type { Risorsa } from './richiesta.js';

const TIPI = ['persona', 'cartella', 'accesso'] as const;

/** Someone, or something of someone, that an answer shows. */
export interface Mostrato {
  readonly tipo: (typeof TIPI)[number];
  readonly id: string;
}

/** What was asked for by its id is shown by the answer, if it is somebody's. */
export const chiesto = (risorsa: Risorsa): Mostrato[] =>
  'id' in risorsa ? TIPI.filter((tipo) => tipo === risorsa.tipo).map((tipo) => ({ tipo, id: risorsa.id })) : [];

/** `tutto`: everything there is in the Ambito, as in a copy of its log. */
export type Mostrati = readonly Mostrato[] | 'tutto';

const mostratiDaCodici = new WeakMap<object, readonly Mostrato[]>();

/** For an answer that shows somebody without their id, as the pseudonyms of a figure do: whom, for the record only. */
export function mostrando<T extends object>(risposta: T, chi: readonly Mostrato[]): T {
  mostratiDaCodici.set(risposta, chi);
  return risposta;
}

/** @throws TypeError if the handler did not say: what is shown in silence would be read in silence */
export function mostratiSotto(risposta: object): readonly Mostrato[] {
  const chi = mostratiDaCodici.get(risposta);
  if (!chi) throw new TypeError('The handler did not say whom its answer shows');
  return chi;
}

export const persone = (ids: Iterable<string | null | undefined>): Mostrato[] => di('persona', ids);
export const cartelle = (ids: Iterable<string | null | undefined>): Mostrato[] => di('cartella', ids);
export const accessi = (ids: Iterable<string | null | undefined>): Mostrato[] => di('accesso', ids);

/** An id may be missing: an anonymous accesso is of nobody. */
const di = (tipo: Mostrato['tipo'], ids: Iterable<string | null | undefined>): Mostrato[] =>
  [...new Set(ids)].flatMap((id) => (id ? [{ tipo, id }] : []));
