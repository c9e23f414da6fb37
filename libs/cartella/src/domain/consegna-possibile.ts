import { aperta } from './ciclo.js';
import type { Possibilita } from './sezione.js';
import { responsabiliDi } from './tutele.js';

/** Apart from the rules of the hand-over: those look at what is missing, which looks at what is possible. */
export const possibileConsegna: Possibilita<'consegna'> = {
  consegna: (stato) => aperta(stato) && responsabiliDi(stato).length > 0,
};
