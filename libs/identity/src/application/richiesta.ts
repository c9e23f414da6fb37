import { Command } from '@nestjs/cqrs';
import type { Azione } from '../domain/azioni.js';
import type { TipoRisorsa } from '../domain/matrice.js';
import type { Operatore } from '../domain/operatore.js';

/** Who asks, and within which request. */
export interface ContestoRichiesta {
  readonly operatore: Operatore;
  readonly correlazione: string;
  /** Why, in the words of who asks. */
  readonly motivo?: string;
}

/** What a request touches. For `comune`, null is the whole Ambito. */
export type Risorsa =
  | { readonly tipo: Extract<TipoRisorsa, 'cartella' | 'accesso' | 'persona'>; readonly id: string }
  | { readonly tipo: 'comune'; readonly comune: string | null }
  | { readonly tipo: 'elenco' | 'nessuna' };

/**
 * The root of every command and every query: nothing else passes the gate. `Command` only carries the type of the answer,
 * and the query bus infers it from there as well.
 */
export abstract class Richiesta<R = unknown> extends Command<R> {
  abstract readonly azione: Azione;
  abstract readonly risorsa: Risorsa;

  constructor(readonly contesto: ContestoRichiesta) {
    super();
  }

  /** What was asked for, for the record of consultations: codes and dates, never words about a person. */
  cosa(): Readonly<Record<string, string | number | boolean | null>> {
    return {};
  }
}
