import type { Rifiuto } from '#storia';
import { rifiutaSe } from '#storia';
import type { StatoCartella } from './stato.js';

/** Index of the last ciclo, still open or not; -1 before the opening. */
export const cicloCorrente = (stato: StatoCartella): number => stato.cicli.length - 1;

/** Rules and phase look at the current ciclo only: what earlier ones did is their own. */
export const delCiclo = <T extends { readonly ciclo: number }>(stato: StatoCartella, cose: readonly T[]): T[] =>
  cose.filter(({ ciclo }) => ciclo === cicloCorrente(stato));

export const aperta = (stato: StatoCartella): boolean => stato.condizione === 'aperta';

/** Nothing happens to a case before it is opened. */
export const seInesistente = (stato: StatoCartella): Rifiuto | undefined =>
  rifiutaSe(
    stato.condizione === 'inesistente',
    'cartella-non-aperta',
    'A quella data la cartella non era ancora aperta.',
  );

/** Rule 1, and its counterpart. */
export const seNonAperta = (stato: StatoCartella): Rifiuto | undefined =>
  seInesistente(stato) ??
  rifiutaSe(
    stato.condizione === 'chiusa',
    'cartella-chiusa',
    'A quella data la cartella era chiusa: per proseguire va prima riaperta.',
  );

export const finaleDelCiclo = (stato: StatoCartella): StatoCartella['valutazioneFinale'] =>
  stato.valutazioneFinale?.ciclo === cicloCorrente(stato) ? stato.valutazioneFinale : null;
