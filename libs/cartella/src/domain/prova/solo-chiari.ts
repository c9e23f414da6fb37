import { soloChiari as soloChiariDi } from '../../../../../test/ambiente/solo-chiari.js';
import { CATALOGO_CARTELLA } from '../eventi.js';
import type { StoriaCartella } from './vita.arbitrari.js';

/** The history as it is read without opening a seal. */
export const soloChiari = (storia: StoriaCartella): StoriaCartella => soloChiariDi(CATALOGO_CARTELLA, storia);
