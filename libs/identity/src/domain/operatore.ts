import type { Attore, DataCivile } from '#storia';
import type { Ruolo } from './ruoli.js';

/** What a revisore was charged with. Without Comuni, the whole Ambito; civil dates, the last day included. */
export interface Mandato {
  readonly oggetto: string;
  readonly dal: string;
  readonly al: string | null;
  readonly comuni: readonly string[] | null;
}

/** What a charge is judged by, of whoever it is given to. */
export interface Collega {
  readonly id: string;
  /** Since when, without a break, of this ente; of who has left, of the last one. What was entrusted before was left behind. */
  readonly nellEnteDal: DataCivile;
}

/** Someone who signed in, as the register of operators knows them today. */
export interface Operatore extends Collega {
  readonly nome: string;
  readonly ruolo: Ruolo;
  readonly ente: string;
  /** Codes of the lists `tipiEnte` and `professioni`. */
  readonly tipoEnte: string;
  readonly professione: string | null;
  readonly ambito: string;
  /** ISTAT codes of the Comuni this operator works for. */
  readonly comuni: readonly string[];
  /** The team, and who else is in it today. */
  readonly squadra: string | null;
  readonly colleghi: readonly Collega[];
  readonly mandato: Mandato | null;
  /** Level of assurance of this sign-in, not of the person. */
  readonly livello: Attore['livello'];
}

/** What of an operator goes with each event, for ever. */
export const attoreDi = ({ id, ruolo, ente, livello }: Operatore): Attore => ({ id, ruolo, ente, livello });
