import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { AvvioImpossibile } from './avvio-impossibile.js';
import { segretoInFile } from './segreto-in-file.js';

/**
 * The roles the program runs with. None can bypass row-level security or change what it was granted: `owner` only
 * migrates, `writer` appends and reads the log, `projector` folds it, `reader` answers queries, `worker` keeps the queues
 * in a schema of its own. What each may touch is granted by the migrations.
 */
export const RUOLI = ['owner', 'writer', 'projector', 'reader', 'worker'] as const;
export type Ruolo = (typeof RUOLI)[number];
export type NomiRuoli = Readonly<Record<Ruolo, string>>;

/** PostgreSQL cuts identifiers at 63 bytes in silence: two long names could become one role. */
const LUNGHEZZA_MASSIMA = 63;

/** Roles belong to the whole server, not to a database: the database's name keeps two installations apart. */
export function nomiRuoli(adminUrl: string, prefisso: string = nomeDatabase(adminUrl)): NomiRuoli {
  if (Buffer.byteLength(`${prefisso}_projector`) > LUNGHEZZA_MASSIMA)
    throw new AvvioImpossibile(
      `Il nome del database «${prefisso}» è troppo lungo: da esso derivano i nomi dei ruoli, di ${LUNGHEZZA_MASSIMA} byte al massimo.`,
    );
  return {
    owner: `${prefisso}_owner`,
    writer: `${prefisso}_writer`,
    projector: `${prefisso}_projector`,
    reader: `${prefisso}_reader`,
    worker: `${prefisso}_worker`,
  };
}

export function passwordRuolo(segreto: string, nome: string): string {
  return createHmac('sha256', segreto).update(nome).digest('hex');
}

/**
 * The address of the same database for one of its roles. Credentials in `adminUrl` are replaced, so a process that only
 * reads and writes can be given an address without any.
 */
export function urlDi(adminUrl: string, ruolo: Ruolo, segreto: string, prefisso?: string): string {
  const nome = nomiRuoli(adminUrl, prefisso)[ruolo];
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(nome);
  url.password = passwordRuolo(segreto, nome);
  return url.href;
}

export async function segretoRuoli(cartellaDati: string, daAmbiente: string | null): Promise<string> {
  return daAmbiente ?? (await segretoInFile(join(cartellaDati, 'chiavi', 'ruoli.key')));
}

/**
 * Makes the four roles and lets them, and nobody else, connect. Repeatable. The administrator may be a superuser or just
 * the owner of the database with CREATEROLE, so an existing role is altered only when its password does not work, and
 * its attributes are checked and never corrected.
 */
export async function creaRuoli(adminUrl: string, segreto: string, prefisso?: string): Promise<NomiRuoli> {
  const nomi = nomiRuoli(adminUrl, prefisso);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('BEGIN');
    await admin.query(`SELECT pg_advisory_xact_lock(hashtextextended('cartella-sociale ruoli', 0))`);
    for (const ruolo of RUOLI) await creaRuolo(admin, adminUrl, nomi[ruolo], passwordRuolo(segreto, nomi[ruolo]));
    await controllaAttributi(admin, Object.values(nomi));
    const id = (nome: string): string => pg.escapeIdentifier(nome);
    const database = id(nomeDatabase(adminUrl));
    await admin.query(`
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${database} TO ${RUOLI.map((r) => id(nomi[r])).join(', ')};
      GRANT CREATE ON DATABASE ${database} TO ${id(nomi.owner)}, ${id(nomi.worker)};
      GRANT USAGE, CREATE ON SCHEMA public TO ${id(nomi.owner)};
    `);
    await admin.query('COMMIT');
  } finally {
    await admin.end();
  }
  return nomi;
}

async function creaRuolo(admin: pg.Client, adminUrl: string, nome: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [nome]);
  if (rowCount === 0)
    await admin.query(
      `CREATE ROLE ${pg.escapeIdentifier(nome)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`,
    );
  else if (!(await entra(adminUrl, nome, password)))
    await admin.query(`ALTER ROLE ${pg.escapeIdentifier(nome)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
}

async function entra(adminUrl: string, nome: string, password: string): Promise<boolean> {
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(nome);
  url.password = password;
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function controllaAttributi(admin: pg.Client, nomi: readonly string[]): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>(
    `SELECT r.rolname FROM pg_roles r
      WHERE r.rolname = ANY($1)
        AND (r.rolsuper OR r.rolbypassrls OR r.rolcreatedb OR r.rolcreaterole OR r.rolreplication
             OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid))
      ORDER BY r.rolname`,
    [nomi],
  );
  if (rows.length > 0)
    throw new AvvioImpossibile(
      `Nel database questi ruoli hanno più privilegi di quelli ammessi: ${rows.map((r) => r.rolname).join(', ')}. ` +
        'Non devono essere superuser, né avere BYPASSRLS, CREATEDB, CREATEROLE o REPLICATION, né appartenere ad altri ruoli.',
    );
}

export function nomeDatabase(url: string): string {
  const nome = decodeURIComponent(new URL(url).pathname.slice(1));
  if (nome === '') throw new AvvioImpossibile("L'indirizzo del database (DATABASE_URL) non dice il nome del database.");
  return nome;
}
