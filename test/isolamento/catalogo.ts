import type pg from 'pg';

/** What the database says of itself: nothing here knows a table by name. */

export interface Tabella {
  /** `schema.table`. */
  readonly nome: string;
  readonly schema: string;
  readonly genere: 'r' | 'v' | 'm' | 'p' | 'f';
  readonly ambito: boolean;
  readonly ambitoObbligatorio: boolean;
  readonly protetta: boolean;
  /** Also from its owner. */
  readonly forzata: boolean;
}

export interface Policy {
  readonly tabella: string;
  readonly schema: string;
  readonly nome: string;
  readonly permissiva: boolean;
  /** Names of roles; `public` for all. */
  readonly ruoli: readonly string[];
  readonly per: string;
  readonly usa: string | null;
  readonly controlla: string | null;
}

const NOSTRI = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp%'`;

export const tabelle = async (admin: pg.ClientBase): Promise<Tabella[]> =>
  (
    await admin.query<Tabella>(
      `SELECT n.nspname || '.' || c.relname AS nome, n.nspname AS schema, c.relkind AS genere,
         a.attname IS NOT NULL AS ambito, coalesce(a.attnotnull, false) AS "ambitoObbligatorio",
         c.relrowsecurity AS protetta, c.relforcerowsecurity AS forzata
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'ambito' AND NOT a.attisdropped
       WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND ${NOSTRI} ORDER BY 1`,
    )
  ).rows;

export const policy = async (admin: pg.ClientBase): Promise<Policy[]> =>
  (
    await admin.query<Policy>(
      `SELECT schemaname || '.' || tablename AS tabella, schemaname AS schema, policyname AS nome,
         permissive = 'PERMISSIVE' AS permissiva, roles::text[] AS ruoli, cmd AS per, qual AS usa, with_check AS controlla
       FROM pg_policies ORDER BY 1, 3`,
    )
  ).rows;

/** `schema.function`, for those that run with the rights of who owns them. */
export const conDirittiAltrui = async (admin: pg.ClientBase): Promise<{ nome: string; pubblica: boolean }[]> =>
  (
    await admin.query<{ nome: string; pubblica: boolean }>(
      `SELECT n.nspname || '.' || p.proname AS nome,
         EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS pubblica
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND ${NOSTRI} ORDER BY 1`,
    )
  ).rows;

/** What a role may do on a table, on the whole or on some column of it. */
export async function privilegi(admin: pg.ClientBase, ruolo: string, tabella: string): Promise<string[]> {
  const { rows } = await admin.query<{ p: string }>(
    `SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
     WHERE has_schema_privilege($1, (SELECT relnamespace FROM pg_class WHERE oid = $2::regclass), 'USAGE')
       AND (has_table_privilege($1, $2, p)
         OR (p IN ('SELECT', 'INSERT', 'UPDATE') AND has_any_column_privilege($1, $2, p)))`,
    [ruolo, tabella],
  );
  return rows.map((r) => r.p);
}

/** The Ambiti that have rows in a table. */
export async function ambitiIn(client: pg.ClientBase, tabella: string): Promise<string[]> {
  const { rows } = await client.query<{ ambito: string }>(`SELECT DISTINCT ambito FROM ${tabella} ORDER BY 1`);
  return rows.map((r) => r.ambito);
}

/**
 * A row of an Ambito, whatever the table asks: for the few that no ordinary day fills. Checks still hold; triggers and
 * foreign keys do not, as on a replica.
 */
export async function riempi(admin: pg.ClientBase, tabella: string, ambito: string): Promise<void> {
  const { rows } = await admin.query<{ colonna: string; tipo: string }>(
    `SELECT quote_ident(a.attname) AS colonna, format_type(a.atttypid, NULL) AS tipo FROM pg_attribute a
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       AND a.attidentity = '' AND a.attnotnull`,
    [tabella],
  );
  const valori = rows.map(({ colonna, tipo }) =>
    colonna === 'ambito' ? '$1::text' : (VALORI[tipo] ?? testuale(tipo)),
  );
  await admin.query('BEGIN');
  await admin.query(`SET LOCAL session_replication_role = 'replica'`);
  await admin.query(`INSERT INTO ${tabella} (${rows.map((r) => r.colonna).join(', ')}) VALUES (${valori.join(', ')})`, [
    ambito,
  ]);
  await admin.query('COMMIT');
}

const VALORI: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  bigint: '(random() * 1e9)::bigint',
  integer: '1',
  smallint: '1',
  boolean: 'true',
  jsonb: `'{}'`,
  bytea: 'sha256(gen_random_uuid()::text::bytea)',
  date: 'current_date',
  'timestamp with time zone': 'now()',
};
const testuale = (tipo: string): string => (tipo.endsWith('[]') ? `'{}'` : 'gen_random_uuid()::text');
