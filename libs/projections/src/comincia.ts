import type { DataSource } from 'typeorm';
import { PARTIZIONI } from './partizioni.js';

/** The first checkpoint of a projection, over empty tables, unless there is one. */
export async function comincia(dataSource: DataSource, proiezione: string, versione: number): Promise<void> {
  await dataSource.query(
    `WITH prima AS (SELECT nextval('letture.generazione') AS n)
     INSERT INTO letture.checkpoint (proiezione, posto, partizione, generazione, versione, posizione)
     SELECT $1, 'letture', p, prima.n, $2, 0 FROM prima, generate_series(0, $3 - 1) p ON CONFLICT DO NOTHING`,
    [proiezione, versione, PARTIZIONI],
  );
}
