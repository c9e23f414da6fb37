import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { urlDi } from '#platform';
import { databaseVuoto, SEGRETO_DI_PROVA, type DatabaseVuoto } from '../../../../test/ambiente/database-di-prova.js';
import { ServerDiProva } from '../../../../test/ambiente/server-di-prova.js';
import { Ripulitura } from './ripulitura.js';

const PAROLA = 'zzripulisci';
const LENTO = 60_000;

describe('La ripulitura', () => {
  let server: ServerDiProva;
  let admin: pg.Client;
  let altrove: DatabaseVuoto;
  const aperti: pg.Client[] = [];
  const client = async (connectionString: string): Promise<pg.Client> => {
    const c = new pg.Client({ connectionString });
    await c.connect();
    aperti.push(c);
    return c;
  };
  beforeAll(async () => {
    server = await ServerDiProva.acceso();
    altrove = await databaseVuoto();
    admin = await client(server.adminUrl);
    await server.installazione.runner.ferma();
  }, LENTO);
  afterAll(async () => {
    await Promise.all(aperti.map((c) => c.end()));
    await altrove?.chiudi();
    await server?.chiudi();
  }, LENTO);

  const ripulisci = (attesaMs: number) =>
    new Ripulitura(
      { owner: urlDi(server.adminUrl, 'owner', SEGRETO_DI_PROVA), admin: server.adminUrl },
      attesaMs,
    ).esegui(0);
  /** In the files of the table where the word was written and deleted. */
  const resta = async (): Promise<boolean> => {
    await admin.query('CHECKPOINT');
    const { rows } = await admin.query<{ dati: string; file: string }>(
      `SELECT current_setting('data_directory') AS dati, pg_relation_filepath('vault.chiave') AS file`,
    );
    return (await readFile(join(rows[0]!.dati, rows[0]!.file))).includes(PAROLA);
  };
  const scritteRipuliture = async (): Promise<number> =>
    (await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM vault.ripulitura')).rows[0]!.n;

  it(
    'aspetta chi scrive altrove nello stesso server: chi comincia a leggere qui intanto vedrebbe ancora le righe di prima',
    async () => {
      const scrittore = await client(altrove.adminUrl);
      await scrittore.query('BEGIN; CREATE TABLE sua (x int)');
      await admin.query('ALTER TABLE vault.chiave DISABLE TRIGGER ALL');
      await admin.query(
        `INSERT INTO vault.chiave SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
           'soggetto', gen_random_uuid(), 'avvolta', '\\x' || encode($1, 'hex')))).* FROM vault.chiave c LIMIT 1`,
        [Buffer.from(PAROLA.repeat(4))],
      );
      await admin.query(`DELETE FROM vault.chiave WHERE position($1::bytea IN avvolta) > 0`, [Buffer.from(PAROLA)]);
      expect(await resta()).toBe(true);

      expect(await ripulisci(1_000)).toBe(false);
      const lettore = await client(server.adminUrl);
      await lettore.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM log.evento');
      await scrittore.query('COMMIT');
      await admin.query('VACUUM (FULL) vault.chiave');
      expect(await ripulisci(1_000)).toBe(false);
      expect([await resta(), await scritteRipuliture()]).toEqual([true, 0]);

      await lettore.query('COMMIT');
      expect(await ripulisci(20_000)).toBe(true);
      expect([await resta(), await scritteRipuliture()]).toEqual([false, 1]);
    },
    LENTO,
  );
});
