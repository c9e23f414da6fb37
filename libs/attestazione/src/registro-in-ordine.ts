import type pg from 'pg';

/** An event as it is kept, with what the log computed of it. */
export interface RigaDelLog {
  readonly posizione: number;
  readonly id: string;
  readonly registratoIl: string;
  readonly busta: string;
  readonly impronta: Buffer;
  readonly leaf: Buffer;
  readonly chain: Buffer;
}

export interface TestaDelLog {
  readonly posizione: number;
  readonly chain: Buffer;
}

/** Which events: all, or those of one case or one Ambito. */
export type Selezione = { readonly cartella: string } | { readonly ambito: string } | null;

const LOTTO = 1_000;

/** The log as it was at one instant, however long one takes to read it. On failure the connection is not to be used again. */
export async function aUnIstante<T>(client: pg.PoolClient, leggi: () => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const letto = await leggi();
  await client.query('COMMIT');
  return letto;
}

/** Lends a connection, and takes it back only if all went well: a failure may leave a transaction or a lock behind. */
export async function conConnessione<T>(pool: pg.Pool, usa: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const esito = await usa(client);
    client.release();
    return esito;
  } catch (errore) {
    client.release(true);
    throw errore;
  }
}

export async function testaDelLog(client: pg.PoolClient): Promise<TestaDelLog> {
  const { rows } = await client.query<{ posizione: string; chain: Buffer }>('SELECT posizione, chain FROM log.testa');
  const testa = rows[0];
  if (!testa) throw new Error('La riga di testa del log manca');
  return { posizione: Number(testa.posizione), chain: testa.chain };
}

/** In order, after a position and up to another. */
export async function* inOrdine(
  client: pg.PoolClient,
  dopo: number,
  finoA: number,
  selezione: Selezione = null,
): AsyncGenerator<RigaDelLog> {
  const [condizione, valore] =
    selezione === null
      ? ['$3::text IS NULL', null]
      : 'cartella' in selezione
        ? [`stream = $3::uuid AND categoria = 'cartella'`, selezione.cartella]
        : ['ambito = $3', selezione.ambito];
  for (let da = dopo; ;) {
    const { rows } = await client.query<
      Omit<RigaDelLog, 'posizione' | 'registratoIl'> & { posizione: string; registrato_il: Date }
    >(
      `SELECT posizione, id, registrato_il, busta, impronta, leaf, chain FROM log.evento
        WHERE posizione > $1 AND posizione <= $2 AND ${condizione} ORDER BY posizione LIMIT ${LOTTO}`,
      [da, finoA, valore],
    );
    for (const { posizione, registrato_il, ...riga } of rows)
      yield { ...riga, posizione: Number(posizione), registratoIl: registrato_il.toISOString() };
    if (rows.length < LOTTO) return;
    da = Number(rows.at(-1)!.posizione);
  }
}

/** The leaf hashes of the first `quante` events, one after the other: 32 MB for a million. */
export async function foglie(client: pg.PoolClient, quante: number): Promise<Buffer> {
  const insieme = Buffer.alloc(quante * 32);
  const LOTTO_FOGLIE = 20_000;
  for (let da = 0; da < quante; da += LOTTO_FOGLIE) {
    const { rows } = await client.query<{ leaf: Buffer; posizione: string }>({
      text: 'SELECT leaf, posizione FROM log.evento WHERE posizione > $1 AND posizione <= $2 ORDER BY posizione',
      values: [da, Math.min(da + LOTTO_FOGLIE, quante)],
    });
    for (const { leaf, posizione } of rows) leaf.copy(insieme, (Number(posizione) - 1) * 32, 0, 32);
  }
  return insieme;
}
