import type pg from 'pg';

/**
 * Runs reads of one Ambito in one read-only transaction: row-level security shows nothing of the others, even to a
 * query that forgets its filter.
 */
export const leggiInAmbito = <T>(pool: pg.Pool, ambito: string, leggi: (client: pg.PoolClient) => Promise<T>) =>
  transazione(pool, 'BEGIN READ ONLY', ambito, leggi);

/** The same for writes. */
export const scriviInAmbito = <T>(pool: pg.Pool, ambito: string, scrivi: (client: pg.PoolClient) => Promise<T>) =>
  transazione(pool, 'BEGIN', ambito, scrivi);

async function transazione<T>(
  pool: pg.Pool,
  inizio: string,
  ambito: string,
  lavora: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(inizio);
    await client.query(`SELECT set_config('cartella.ambito', $1, true)`, [ambito]);
    const esito = await lavora(client);
    await client.query('COMMIT');
    client.release();
    return esito;
  } catch (errore) {
    // The connection goes back only if the server confirms that the transaction is over.
    await client.query('ROLLBACK').then(
      () => client.release(),
      () => client.release(true),
    );
    throw errore;
  }
}
