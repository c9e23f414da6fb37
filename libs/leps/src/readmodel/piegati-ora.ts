import type { EntityManager } from 'typeorm';
import { VERSIONE_LEPS } from './versione.js';

/**
 * Whether the rows that serve were folded by the definitions of this program. While another version is still being made,
 * they are not: the facts are good all the same, their places in the figures are those of before.
 */
export async function piegatiOra(m: EntityManager): Promise<boolean> {
  const [riga]: { altre: string }[] = await m.query(
    `SELECT count(*) AS altre FROM letture.checkpoint WHERE proiezione = 'leps' AND posto = 'letture' AND versione <> $1`,
    [VERSIONE_LEPS],
  );
  return Number(riga?.altre) === 0;
}
