import pg from 'pg';
import { databaseVuoto, type DatabaseVuoto } from '../../../test/ambiente/database-di-prova.js';
import { creaRuoli, nomiRuoli, RUOLI, urlDi, type Ruolo } from './ruoli.js';

const SEGRETO = 'un segreto di prova lungo abbastanza';

async function esegui(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

let db: DatabaseVuoto;
const come = (ruolo: Ruolo, sql: string): Promise<Record<string, unknown>[]> =>
  esegui(urlDi(db.adminUrl, ruolo, SEGRETO), sql);

beforeEach(async () => {
  db = await databaseVuoto();
});

afterEach(async () => {
  const nomi = Object.values(nomiRuoli(db.adminUrl));
  const presenti = await esegui(db.adminUrl, `SELECT rolname FROM pg_roles WHERE rolname = ANY('{${nomi.join(',')}}')`);
  for (const { rolname } of presenti)
    await esegui(db.adminUrl, `DROP OWNED BY ${String(rolname)}; DROP ROLE ${String(rolname)}`);
  await db.chiudi();
});

describe('I ruoli del database', () => {
  it('nascono senza poteri, entrano ciascuno con la sua password, e crearli di nuovo non cambia nulla', async () => {
    await creaRuoli(db.adminUrl, SEGRETO);
    await creaRuoli(db.adminUrl, SEGRETO);
    for (const ruolo of RUOLI)
      expect(
        await come(
          ruolo,
          `SELECT current_user AS chi, rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication AS poteri
             FROM pg_roles WHERE rolname = current_user`,
        ),
      ).toEqual([{ chi: nomiRuoli(db.adminUrl)[ruolo], poteri: false }]);
  });

  it('non possono creare tabelle, tranne il proprietario', async () => {
    await creaRuoli(db.adminUrl, SEGRETO);
    await come('owner', 'CREATE TABLE mia (); CREATE SCHEMA lettura');
    for (const ruolo of ['writer', 'projector', 'reader'] as const) {
      await expect(come(ruolo, 'CREATE TABLE sua ()')).rejects.toThrow('permission denied for schema public');
      await expect(come(ruolo, 'CREATE SCHEMA suo')).rejects.toThrow('permission denied for database');
      await expect(come(ruolo, 'SELECT * FROM mia')).rejects.toThrow('permission denied for table mia');
      await expect(come(ruolo, `SET ROLE ${nomiRuoli(db.adminUrl).owner}`)).rejects.toThrow(
        'permission denied to set role',
      );
    }
  });

  it('di un’altra installazione non entrano in questa', async () => {
    await creaRuoli(db.adminUrl, SEGRETO);
    const altra = await databaseVuoto();
    await creaRuoli(altra.adminUrl, SEGRETO);
    const intruso = new URL(urlDi(altra.adminUrl, 'owner', SEGRETO));
    intruso.pathname = new URL(db.adminUrl).pathname;
    await expect(esegui(intruso.href, 'SELECT 1')).rejects.toThrow('permission denied for database');
    for (const nome of Object.values(nomiRuoli(altra.adminUrl)))
      await esegui(altra.adminUrl, `DROP OWNED BY ${nome}; DROP ROLE ${nome}`);
    await altra.chiudi();
  });

  it('con un altro segreto cambiano password, e la vecchia non vale più', async () => {
    await creaRuoli(db.adminUrl, SEGRETO);
    await creaRuoli(db.adminUrl, `${SEGRETO} nuovo`);
    await expect(come('writer', 'SELECT 1')).rejects.toThrow('password authentication failed');
    await esegui(urlDi(db.adminUrl, 'writer', `${SEGRETO} nuovo`), 'SELECT 1');
  });

  it.each(['SUPERUSER', 'BYPASSRLS', 'CREATEDB', 'CREATEROLE', 'REPLICATION'])(
    'un ruolo a cui qualcuno ha dato %s ferma l’avvio',
    async (potere) => {
      await creaRuoli(db.adminUrl, SEGRETO);
      const { writer } = nomiRuoli(db.adminUrl);
      await esegui(db.adminUrl, `ALTER ROLE ${writer} ${potere}`);
      await expect(creaRuoli(db.adminUrl, SEGRETO)).rejects.toThrow(`hanno più privilegi di quelli ammessi: ${writer}`);
    },
  );

  it('un ruolo che appartiene al proprietario ferma l’avvio', async () => {
    await creaRuoli(db.adminUrl, SEGRETO);
    const { owner, writer } = nomiRuoli(db.adminUrl);
    await esegui(db.adminUrl, `GRANT ${owner} TO ${writer}`);
    await expect(creaRuoli(db.adminUrl, SEGRETO)).rejects.toThrow(`hanno più privilegi di quelli ammessi: ${writer}`);
  });

  it('li può creare un amministratore che è solo padrone del database, con CREATEROLE', async () => {
    const nome = new URL(db.adminUrl).pathname.slice(1);
    await esegui(
      db.adminUrl,
      `CREATE ROLE ${nome}_dba LOGIN CREATEROLE PASSWORD 'dba'; ALTER DATABASE ${nome} OWNER TO ${nome}_dba`,
    );
    const dba = new URL(db.adminUrl);
    dba.username = `${nome}_dba`;
    dba.password = 'dba';
    await creaRuoli(dba.href, SEGRETO);
    await creaRuoli(dba.href, SEGRETO);
    await creaRuoli(dba.href, `${SEGRETO} nuovo`);
    await creaRuoli(dba.href, SEGRETO);
    await come('owner', 'CREATE TABLE mia ()');
    await expect(come('reader', 'SELECT * FROM mia')).rejects.toThrow('permission denied');
    await esegui(db.adminUrl, `ALTER DATABASE ${nome} OWNER TO postgres; DROP OWNED BY ${nome}_dba CASCADE`);
    for (const ruolo of Object.values(nomiRuoli(db.adminUrl)))
      await esegui(db.adminUrl, `DROP OWNED BY ${ruolo}; DROP ROLE ${ruolo}`);
    await esegui(db.adminUrl, `DROP ROLE ${nome}_dba`);
  });

  it('non nascono da un nome di database che PostgreSQL troncherebbe', () => {
    expect(() => nomiRuoli(`postgres://x/${'a'.repeat(54)}`)).toThrow('troppo lungo');
    expect(nomiRuoli(`postgres://x/${'a'.repeat(53)}`).projector).toHaveLength(63);
    expect(() => nomiRuoli('postgres://x/')).toThrow('non dice il nome del database');
  });

  it('hanno un indirizzo anche per chi non ha le credenziali dell’amministratore', () => {
    expect(urlDi('postgres://db:5432/cartella?sslmode=require', 'reader', SEGRETO)).toMatch(
      /^postgres:\/\/cartella_reader:[0-9a-f]{64}@db:5432\/cartella\?sslmode=require$/,
    );
  });
});
