import pg from 'pg';

/** An event as the database holds it. */
export interface RigaDelLog {
  readonly posizione: number;
  readonly id: string;
  readonly tipo: string;
  readonly stream: string;
  readonly revision: number;
  readonly registrato_il: string;
  readonly busta: string;
  readonly chain: string;
}

/** One row per key that was carried out, with the places of its events. */
export interface RigaDiIdempotenza {
  readonly chiave: string;
  readonly posizioni: number[];
}

/** Looks at the database from outside of the program. */
export async function guarda<T>(url: string, lettura: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await lettura(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export const leggiLog = (client: pg.Client): Promise<RigaDelLog[]> =>
  righe(
    client,
    `SELECT posizione::int, id, tipo, stream, revision, registrato_il::text, busta, encode(chain, 'hex') AS chain
     FROM log.evento ORDER BY posizione`,
  );

export const leggiIdempotenza = (client: pg.Client): Promise<RigaDiIdempotenza[]> =>
  righe(client, 'SELECT chiave, posizioni::int[] FROM log.idempotenza ORDER BY posizioni');

/**
 * Every row of every read model, in an order of its own, and how far each was read. How many times it was made, and the copy
 * that is kept to go back to, are not content; nor is the time of day at which a checkpoint moved.
 */
export async function leggiLetture(client: pg.Client): Promise<Record<string, string[]>> {
  const tabelle = await righe<{ nome: string }>(
    client,
    `SELECT tablename AS nome FROM pg_tables WHERE schemaname = 'letture' AND tablename <> 'tabella' ORDER BY 1`,
  );
  const letture: Record<string, string[]> = {};
  for (const { nome } of tabelle) {
    const tutte = await righe<{ riga: string }>(
      client,
      `SELECT (to_jsonb(t) - 'aggiornato_il' - 'generazione')::text AS riga FROM letture.${pg.escapeIdentifier(nome)} t
       WHERE coalesce(to_jsonb(t)->>'posto', 'letture') = 'letture' ORDER BY 1`,
    );
    letture[nome] = tutte.map((r) => r.riga);
  }
  return letture;
}

const righe = async <R extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<R[]> =>
  (await client.query<R>(sql)).rows;
