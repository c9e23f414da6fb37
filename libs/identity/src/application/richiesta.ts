import { Command } from '@nestjs/cqrs';
import type { Azione } from '../domain/azioni.js';
import type { TipoRisorsa } from '../domain/matrice.js';
import type { Operatore } from '../domain/operatore.js';
import type { Nesso } from '../domain/nesso.js';
import type { FattiRisorsa } from '../domain/permessi.js';
import type { Mostrati } from './mostrati.js';
import type { Registrata } from './registro-letture.js';

/** Who asks, and within which request. */
export interface ContestoRichiesta {
  readonly operatore: Operatore;
  readonly correlazione: string;
  /** What the route it came by declares to ask for. */
  readonly azioni?: readonly Azione[];
  /** Why, in the words of who asks. */
  readonly motivo?: string;
}

/** What a request touches. For `comune`, null is the whole Ambito. */
export type Risorsa =
  | { readonly tipo: Extract<TipoRisorsa, 'accesso' | 'persona' | 'seduta'>; readonly id: string }
  /** With `intervento`, only what concerns that intervento of the case: the enti are then those that deliver it. */
  | { readonly tipo: 'cartella'; readonly id: string; readonly intervento?: string | undefined }
  | { readonly tipo: 'comune'; readonly comune: string | null }
  | { readonly tipo: 'elenco' | 'nessuna' };

/**
 * The root of every command and every query: nothing else passes the gate. `Command` only carries the type of the answer,
 * and the query bus infers it from there as well.
 */
export abstract class Richiesta<R = unknown> extends Command<R> {
  abstract readonly azione: Azione;
  abstract readonly risorsa: Risorsa;
  /** What the gate judged by: its handler need not ask again. Absent where nothing single is touched. */
  fatti?: FattiRisorsa | undefined;
  /** What ties who asks to that single thing, as the gate found it: it is recorded, and what it opens depends on it. */
  nesso: Nesso | null = null;

  constructor(readonly contesto: ContestoRichiesta) {
    super();
  }

  /** What was asked for, for the record of consultations: codes and dates, never words about a person. */
  cosa(): Readonly<Record<string, string | number | boolean | null>> {
    return {};
  }

  /** Words about a person that were looked for: sealed in the record of consultations. */
  parole(): string | null {
    return null;
  }

  /**
   * Whom the answer shows, besides what was asked for by its id. What shows personal data and is about nothing single
   * must say it, or the gate lets nobody through. Of a command, which is recorded before it acts, there is no answer yet.
   */
  mostra?(risposta: R): Mostrati;

  /** For an answer that says of itself how it was recorded. */
  registrata?(risposta: R, posto: Registrata): R;
}
