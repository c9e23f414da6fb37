import type pg from 'pg';
import type { TestaConsultazioni } from './checkpoint/checkpoint.js';

/** The chains of consultations, one for each Ambito: their heads go into each checkpoint. */
export interface TesteConsultazioni {
  /** By Ambito, in order. */
  teste(client: pg.ClientBase): Promise<TestaConsultazioni[]>;
  /** Of those given, the ones that the record does not hold. */
  smentite(client: pg.ClientBase, teste: readonly TestaConsultazioni[]): Promise<TestaConsultazioni[]>;
}
