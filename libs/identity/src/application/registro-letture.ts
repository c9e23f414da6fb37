import type { Azione } from '../domain/azioni.js';
import type { TipoRisorsa } from '../domain/matrice.js';
import type { Operatore } from '../domain/operatore.js';

/** One act of reading personal data: who, with which standing, what, why, within which request. */
export interface Consultazione extends Pick<Operatore, 'ambito' | 'ruolo' | 'ente' | 'livello'> {
  readonly operatore: string;
  readonly azione: Azione;
  readonly soggetto: { readonly tipo: TipoRisorsa; readonly id: string | null };
  readonly cosa: Readonly<Record<string, string | number | boolean | null>>;
  readonly motivo: string | null;
  readonly correlazione: string;
}

/** Where consultations are recorded. It answers only when the record is durable. */
export abstract class RegistroLetture {
  abstract registra(consultazione: Consultazione): Promise<unknown>;
}
