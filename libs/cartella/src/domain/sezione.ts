import type { Contesto, Rifiuto, Storico } from '#storia';
import type { Atto, ComandoCartella, ComandoDi } from './comandi.js';
import type { EventoCartella } from './eventi.js';
import type { StatoCartella } from './stato.js';

/** The pieces each section brings to the decider; `cartella.ts` composes them into complete tables. */

export type TipoEvento = EventoCartella['tipo'];
export type Fatto<T extends TipoEvento = TipoEvento> = Storico<Extract<EventoCartella, { tipo: T }>>;
type FattoUno<T extends TipoEvento> = Fatto<T>;

/** A command becomes a fact, or is refused for what only the live state or the command itself can say. */
export type Decisioni<A extends Atto> = {
  readonly [K in A]: (stato: StatoCartella, comando: ComandoDi<K>, contesto: Contesto) => EventoCartella | Rifiuto;
};

/** The rules: whether a fact may follow a state. They read clear fields only, so that erasing words changes no history. */
export type Ammissioni<T extends TipoEvento> = {
  readonly [K in T]: (stato: StatoCartella, fatto: FattoUno<K>) => Rifiuto | undefined;
};

export type Evoluzioni<T extends TipoEvento> = {
  readonly [K in T]: (stato: StatoCartella, fatto: FattoUno<K>) => Partial<StatoCartella>;
};

/** Whether an act can find, in a state, what it needs. */
export type Possibilita<A extends Atto> = { readonly [K in A]: (stato: StatoCartella) => boolean };

/** What a command says, without what it is and when it happened. */
export function contenutoDi<C extends ComandoCartella>(comando: C): Omit<C, 'atto' | 'il'> {
  const { atto: _atto, il: _il, ...contenuto } = comando;
  return contenuto;
}

/** True for a text with something written in it. */
export const scritto = (testo: string | undefined): boolean => testo !== undefined && testo.trim() !== '';
