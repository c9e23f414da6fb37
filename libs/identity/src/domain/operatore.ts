import type { Attore } from '#storia';
import type { Ruolo } from './ruoli.js';

/** Someone who signed in, as the register of operators knows them today. */
export interface Operatore {
  readonly id: string;
  readonly nome: string;
  readonly ruolo: Ruolo;
  readonly ente: string;
  /** Codes of the lists `tipiEnte` and `professioni`. */
  readonly tipoEnte: string;
  readonly professione: string | null;
  readonly ambito: string;
  /** ISTAT codes of the Comuni this operator works for. */
  readonly comuni: readonly string[];
  /** Level of assurance of this sign-in, not of the person. */
  readonly livello: Attore['livello'];
}

/** What of an operator goes with each event, for ever. */
export const attoreDi = ({ id, ruolo, ente, livello }: Operatore): Attore => ({ id, ruolo, ente, livello });
