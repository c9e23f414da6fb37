import type { StatoCancellazioni } from './cancellazione.js';
import { cancellata } from './cancellazione.js';
import type { Anagrafica, TipoCodiceFiscale } from './eventi.js';

/** A person as a fold; what is sealed and not opened is absent. */
export interface StatoPersona extends Partial<Anagrafica>, StatoCancellazioni {
  readonly registrata: boolean;
  /** Id of the fact that registered it. */
  readonly eventoRegistrazione: string | null;
  readonly codiceFiscale?: string;
  readonly tipoCodiceFiscale: TipoCodiceFiscale;
  /** All those attributed, oldest first: one that was replaced still names this person. */
  readonly codiciFiscali: readonly string[];
  readonly comune: string | null;
  readonly indirizzo?: string;
}

export const PERSONA_IGNOTA: StatoPersona = {
  registrata: false,
  eventoRegistrazione: null,
  tipoCodiceFiscale: 'assente',
  codiciFiscali: [],
  comune: null,
  blocchi: [],
  cancellazioni: [],
};

/**
 * One person per codice fiscale in an Ambito. The codes are sealed: it takes a state that was opened. Who is erased holds
 * none: they are let go with the decision, while they can still be read.
 */
export const prenotazioniDi = (stato: StatoPersona): { spazio: string; valore: string }[] =>
  cancellata(stato) ? [] : [...new Set(stato.codiciFiscali)].map((valore) => ({ spazio: 'codice-fiscale', valore }));
