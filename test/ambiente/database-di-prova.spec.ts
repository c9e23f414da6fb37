import pg from 'pg';
import type { Migrazione } from '#platform';
import { databaseDiProva } from './database-di-prova.js';

const MIGRAZIONI: readonly Migrazione[] = [
  {
    nome: 'prova-001',
    sql: 'CREATE TABLE cosa (id int PRIMARY KEY, nome text); GRANT SELECT ON cosa TO :reader',
  },
];

async function righe(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('Un database di prova', () => {
  it('nasce migrato, e quel che si scrive in uno non si vede nell’altro', async () => {
    const [uno, altro] = await Promise.all([databaseDiProva(MIGRAZIONI), databaseDiProva(MIGRAZIONI)]);
    await righe(uno.owner, `INSERT INTO cosa VALUES (1, 'uno')`);
    expect(await righe(uno.reader, 'SELECT * FROM cosa')).toEqual([{ id: 1, nome: 'uno' }]);
    expect(await righe(altro.reader, 'SELECT * FROM cosa')).toEqual([]);
    await Promise.all([uno.chiudi(), altro.chiudi()]);
  });

  it('ha ruoli veri: chi legge non scrive, e nessuno è superuser', async () => {
    const db = await databaseDiProva(MIGRAZIONI);
    await expect(righe(db.reader, `INSERT INTO cosa VALUES (2, 'due')`)).rejects.toThrow('permission denied');
    await expect(righe(db.writer, 'SELECT * FROM cosa')).rejects.toThrow('permission denied');
    for (const url of [db.owner, db.writer, db.projector, db.reader])
      expect(await righe(url, `SELECT current_setting('is_superuser') AS super`)).toEqual([{ super: 'off' }]);
    await db.chiudi();
  });

  it('non lascia un modello a metà quando una migrazione fallisce', async () => {
    const rotta = [...MIGRAZIONI, { nome: 'prova-002', sql: 'CREATE TABLE cosa ()' }];
    for (let volta = 0; volta < 2; volta++)
      await expect(databaseDiProva(rotta)).rejects.toThrow('Migrazione «prova-002»: relation "cosa" already exists');
  });
});
