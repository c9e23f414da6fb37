import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { leggiConfigurazione, LOG_MUTO } from '#platform';
import { type DatabaseVuoto, databaseVuoto, SEGRETO_DI_PROVA } from '../../../test/ambiente/database-di-prova.js';
import { apriInstallazione, preparaDatabase } from './installazione.js';

/** A common tuning makes PostgreSQL answer before the disk has it: what is acknowledged here is on disk all the same. */
describe('Su un database che non aspetta il disco', () => {
  let cartella: string;
  let db: DatabaseVuoto;

  beforeEach(async () => {
    cartella = await mkdtemp(join(tmpdir(), 'cartella-durevole-'));
    db = await databaseVuoto();
  });
  afterEach(async () => {
    await db.chiudi();
    await rm(cartella, { recursive: true, force: true });
  });

  it.each([
    ['off', 'on'],
    ['remote_apply', 'remote_apply'],
  ])('impostato a %s, chiavi, letture e sessioni si scrivono con %s', async (impostato, atteso) => {
    const conf = leggiConfigurazione({ DATA_DIR: cartella, SEGRETO_RUOLI: SEGRETO_DI_PROVA });
    await preparaDatabase(conf, db.adminUrl);
    const admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    await admin.query(
      `ALTER DATABASE ${pg.escapeIdentifier(new URL(db.adminUrl).pathname.slice(1))} SET synchronous_commit = ${impostato}`,
    );
    await admin.end();
    const installazione = await apriInstallazione(conf, db.adminUrl, LOG_MUTO);
    try {
      // Several connections of the pool, together.
      const viste = await Promise.all(
        Array.from({ length: 5 }, () => installazione.scrittura.query('SHOW synchronous_commit')),
      );
      expect(viste.map(({ rows }) => rows[0])).toEqual(Array(5).fill({ synchronous_commit: atteso }));
    } finally {
      await installazione.chiudi();
    }
  });

  it('in produzione, su un server che non aspetta mai il disco, non parte e non fa nulla', async () => {
    const conf = leggiConfigurazione({
      DATA_DIR: cartella,
      SEGRETO_RUOLI: SEGRETO_DI_PROVA,
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://cartella.esempio.it',
    });
    // The server of the specs is such a one.
    await expect(preparaDatabase(conf, db.adminUrl)).rejects.toThrow(/PostgreSQL ha spento fsync/);
    const admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    const { rows } = await admin.query(`SELECT nspname FROM pg_namespace WHERE nspname IN ('log', 'vault', 'letture')`);
    await admin.end();
    expect(rows).toEqual([]);
  });
});
