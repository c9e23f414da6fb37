import type { Azione } from '../domain/azioni.js';
import type { TipoRisorsa } from '../domain/matrice.js';
import type { Nesso } from '../domain/nesso.js';
import type { Operatore } from '../domain/operatore.js';
import type { Mostrati } from './mostrati.js';

/** One act of reading personal data: who, with which standing, what, why, within which request. */
export interface Consultazione extends Pick<Operatore, 'ambito' | 'ruolo' | 'ente' | 'livello'> {
  readonly operatore: string;
  readonly azione: Azione;
  /** What was asked about. */
  readonly soggetto: { readonly tipo: TipoRisorsa; readonly id: string | null };
  /** Null where nothing single was asked about, or nothing ties who reads to it. */
  readonly nesso: Nesso | null;
  /** Whom the answer shows. */
  readonly mostrati: Mostrati;
  readonly cosa: Readonly<Record<string, string | number | boolean | null>>;
  /** Words looked for. They are sealed, as the reason is. */
  readonly parole: string | null;
  readonly motivo: string | null;
  readonly correlazione: string;
}

/** Its place in the chain of the Ambito, and its UTC instant. */
export interface Registrata {
  readonly seq: number;
  readonly quando: string;
}

/** Where consultations are recorded. It answers only when the record is durable. */
export abstract class RegistroLetture {
  abstract registra(consultazione: Consultazione): Promise<Registrata>;
}
