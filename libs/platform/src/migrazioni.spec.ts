import pg from 'pg';
import { databaseDiProva, type DatabaseDiProva } from '../../../test/ambiente/database-di-prova.js';
import { migra, testoDi, type Migrazione } from './migrazioni.js';

const PRIMA: Migrazione = { nome: '001', sql: 'CREATE TABLE cosa (id int PRIMARY KEY)' };
const SECONDA: Migrazione = { nome: '002', sql: ({ reader }) => `GRANT SELECT ON cosa TO ${reader}` };

async function esegui(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('Le migrazioni', () => {
  let db: DatabaseDiProva;
  beforeEach(async () => {
    db = await databaseDiProva([]);
  });
  afterEach(() => db.chiudi());

  const eseguite = async (): Promise<unknown[]> =>
    (await esegui(db.owner, 'SELECT nome FROM migrazione ORDER BY nome')).map((r) => r['nome']);

  it('si eseguono una volta sola, in ordine, e quelle nuove si aggiungono', async () => {
    expect(await migra(db.owner, [PRIMA])).toEqual(['001']);
    expect(await migra(db.owner, [PRIMA, SECONDA])).toEqual(['002']);
    expect(await migra(db.owner, [PRIMA, SECONDA])).toEqual([]);
    expect(await esegui(db.reader, 'SELECT * FROM cosa')).toEqual([]);
  });

  it('se molti programmi partono insieme, ciascuna è eseguita da uno solo', async () => {
    const esiti = await Promise.all(Array.from({ length: 6 }, () => migra(db.owner, [PRIMA, SECONDA])));
    expect(esiti.flat().sort()).toEqual(['001', '002']);
  });

  it('una che fallisce non lascia tracce, e quelle prima restano', async () => {
    const rotta: Migrazione = { nome: '002', sql: 'CREATE TABLE altra (); SELECT 1/0' };
    await expect(migra(db.owner, [PRIMA, rotta])).rejects.toThrow('Migrazione «002»: division by zero');
    expect(await eseguite()).toEqual(['001']);
    expect(await esegui(db.owner, `SELECT to_regclass('altra') AS t`)).toEqual([{ t: null }]);
    expect(await migra(db.owner, [PRIMA, SECONDA])).toEqual(['002']);
  });

  it('una già eseguita il cui testo è cambiato ferma tutto, e si dice quale', async () => {
    await migra(db.owner, [PRIMA]);
    const cambiata = { ...PRIMA, sql: `${testoDi(PRIMA)} ` };
    await expect(migra(db.owner, [SECONDA, cambiata])).rejects.toThrow('La migrazione «001» è già stata eseguita');
    expect(await eseguite()).toEqual(['001']);
  });

  it('nominano i ruoli senza sapere di quale database, e un cast non è un ruolo', async () => {
    await migra(db.owner, [
      PRIMA,
      {
        nome: '002',
        sql: `CREATE TYPE reader AS ENUM ('a'); CREATE TABLE t AS SELECT 'a'::reader AS r; GRANT SELECT ON t TO :reader, :writer`,
      },
    ]);
    expect(await esegui(db.writer, 'SELECT r::text FROM t')).toEqual([{ r: 'a' }]);
    await expect(esegui(db.projector, 'SELECT * FROM t')).rejects.toThrow('permission denied');
  });

  it('con lo stesso nome due volte sono un errore', async () => {
    await expect(migra(db.owner, [PRIMA, PRIMA])).rejects.toThrow('due migrazioni si chiamano «001»');
  });

  it('le esegue solo il proprietario', async () => {
    await expect(migra(db.writer, [PRIMA])).rejects.toThrow('ruolo proprietario');
    await expect(esegui(db.writer, `INSERT INTO migrazione VALUES ('x', 'y')`)).rejects.toThrow('permission denied');
  });
});
