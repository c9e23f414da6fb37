import type { DataSource, QueryRunner } from 'typeorm';

/** Key of the advisory locks of projectors: the first of two integers, the second says what is locked. */
export const BLOCCHI = { presenza: 0x70726f00, partizione: 0x70726f01, ricostruzione: 0x70726f02 } as const;

/** A peer that vanished from the network is let go after some half a minute, with all that it held. */
const KEEPALIVE = `SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4`;

/**
 * A connection to hold locks with: PostgreSQL lets them go when it ends, that is when the process dies, whatever the way.
 */
export async function connessionePerBlocchi(dataSource: DataSource): Promise<QueryRunner> {
  const connessione = dataSource.createQueryRunner();
  await connessione.connect();
  try {
    await connessione.query(KEEPALIVE);
  } catch (errore) {
    await connessione.release();
    throw errore;
  }
  return connessione;
}
