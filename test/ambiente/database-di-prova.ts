import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { creaRuoli, improntaDi, migra, RUOLI, urlDi, type Migrazione, type Ruolo } from '#platform';

export interface DatabaseVuoto {
  /** Superuser, on this database. */
  readonly adminUrl: string;
  /** Drops the database; whoever is still connected is thrown out, so close pools first. */
  chiudi(): Promise<void>;
}

export interface DatabaseDiProva extends DatabaseVuoto, Readonly<Record<Ruolo, string>> {}

/** The roles of every test database get their passwords from it: pass it as SEGRETO_RUOLI to a program under test. */
export const SEGRETO_DI_PROVA = 'non è un segreto: vale solo per i database delle prove';

/**
 * A fresh database with the roles and these migrations, copied from one migrated once per run. The copies share the
 * roles of their model: the URLs given here are the way in, not names derived from the database.
 */
export async function databaseDiProva(migrazioni: readonly Migrazione[]): Promise<DatabaseDiProva> {
  const modello = `prova_${impronta(migrazioni)}`;
  await comeAdmin(async (admin) => {
    await admin.query(`SELECT pg_advisory_lock(hashtextextended($1, 0))`, [modello]);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [modello]);
    if (rowCount === 0) await creaModello(admin, modello, migrazioni);
  });
  const vuoto = await databaseVuoto(modello);
  const url = (ruolo: Ruolo): string => urlDi(vuoto.adminUrl, ruolo, SEGRETO_DI_PROVA, modello);
  return { ...vuoto, ...(Object.fromEntries(RUOLI.map((ruolo) => [ruolo, url(ruolo)])) as Record<Ruolo, string>) };
}

/** Without roles or tables: for a program under test that prepares its database itself. */
export async function databaseVuoto(modello = 'template1'): Promise<DatabaseVuoto> {
  const nome = `prova_${process.pid}_${randomBytes(6).toString('hex')}`;
  await comeAdmin(async (admin) => {
    await admin.query(`CREATE DATABASE ${nome} TEMPLATE ${pg.escapeIdentifier(modello)}`);
    if (modello === 'template1') return;
    // Privileges on a database itself are not copied with it.
    const ruoli = RUOLI.map((ruolo) => pg.escapeIdentifier(`${modello}_${ruolo}`));
    await admin.query(`
      REVOKE ALL ON DATABASE ${nome} FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${nome} TO ${ruoli.join(', ')};
      GRANT CREATE ON DATABASE ${nome} TO ${ruoli[RUOLI.indexOf('owner')]!}, ${ruoli[RUOLI.indexOf('worker')]!};
    `);
  });
  return {
    adminUrl: urlDelDatabase(nome),
    chiudi: () =>
      comeAdmin(async (admin) => {
        await attendiUscite(admin, nome);
        await admin.query(`DROP DATABASE IF EXISTS ${nome} WITH (FORCE)`);
      }),
  };
}

/** A pool says it has ended before the server has seen all its connections go: who is thrown out meanwhile emits an error. */
async function attendiUscite(admin: pg.Client, nome: string): Promise<void> {
  for (const fine = Date.now() + 2_000; Date.now() < fine; await attendi(10)) {
    const { rowCount } = await admin.query('SELECT FROM pg_stat_activity WHERE datname = $1 LIMIT 1', [nome]);
    if (rowCount === 0) return;
  }
}

/** Made under another name and renamed when complete: a migration that fails leaves no model behind. */
async function creaModello(admin: pg.Client, modello: string, migrazioni: readonly Migrazione[]): Promise<void> {
  const inCorso = `${modello}_in_corso`;
  await admin.query(`DROP DATABASE IF EXISTS ${inCorso} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${inCorso}`);
  const url = urlDelDatabase(inCorso);
  await creaRuoli(url, SEGRETO_DI_PROVA, modello);
  await migra(urlDi(url, 'owner', SEGRETO_DI_PROVA, modello), migrazioni);
  await admin.query(`ALTER DATABASE ${inCorso} RENAME TO ${modello}`);
}

async function comeAdmin(fai: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: urlDelServer() });
  await admin.connect();
  try {
    await fai(admin);
  } finally {
    await admin.end();
  }
}

function urlDelDatabase(nome: string): string {
  const url = new URL(urlDelServer());
  url.pathname = `/${nome}`;
  return url.href;
}

function urlDelServer(): string {
  const url = process.env['PROVA_POSTGRES_URL'];
  if (!url) throw new Error('PROVA_POSTGRES_URL manca: le prove si eseguono con Jest e la configurazione del progetto');
  return url;
}

const impronta = (migrazioni: readonly Migrazione[]): string =>
  createHash('sha256')
    .update(JSON.stringify(migrazioni.map((m) => [m.nome, improntaDi(m)])))
    .digest('hex')
    .slice(0, 12);
