import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { apriInstallazione, type Installazione, preparaDatabase } from '#installazione';
import { leggiConfigurazione, LOG_MUTO } from '#platform';
import { ChiaviPrincipali, Vault } from '#vault';
import { databaseVuoto, type DatabaseVuoto, SEGRETO_DI_PROVA } from '../ambiente/database-di-prova.js';

const CHIAVE = '7a'.repeat(32);

/** The tables that the sample always fills: two that are equal because both are empty prove nothing. */
export const PIENE: readonly string[] = ['cartella', 'persona', 'accesso', 'fatto_leps'];

/** An installation with no server and no projector of its own, and what other processes need to work on it. */
export class SalaDiLettura {
  private constructor(
    readonly installazione: Installazione,
    readonly ambiente: Readonly<Record<string, string>>,
    /** It seals what the tests write. */
    readonly vault: Vault,
    readonly admin: pg.Client,
    private readonly db: DatabaseVuoto,
    private readonly cartella: string,
  ) {}

  static async apri(): Promise<SalaDiLettura> {
    const db = await databaseVuoto();
    const cartella = await mkdtemp(join(tmpdir(), 'cartella-viste-'));
    const ambiente = {
      DATABASE_URL: db.adminUrl,
      DATA_DIR: cartella,
      SEGRETO_RUOLI: SEGRETO_DI_PROVA,
      MASTER_KEY: CHIAVE,
      LOG_LEVEL: 'info',
    };
    const conf = leggiConfigurazione(ambiente);
    await preparaDatabase(conf, db.adminUrl);
    const admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    const installazione = await apriInstallazione(conf, db.adminUrl, LOG_MUTO);
    const chiavi = await ChiaviPrincipali.da(() => Promise.resolve([Buffer.from(CHIAVE, 'hex')]));
    return new SalaDiLettura(installazione, ambiente, new Vault(installazione.scrittura, chiavi), admin, db, cartella);
  }

  async chiudi(): Promise<void> {
    await this.installazione.chiudi();
    await this.admin.end();
    await this.db.chiudi();
    await rm(this.cartella, { recursive: true, force: true });
  }

  /** How many parts of the streams each connection holds, by the id of its server process. */
  async parti(): Promise<number[]> {
    const { rows } = await this.admin.query<{ quante: string }>(
      `SELECT count(*) FILTER (WHERE l.classid = $1) AS quante
       FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.classid IN ($1, $2) AND l.granted
       GROUP BY l.pid ORDER BY 1`,
      [0x70726f01, 0x70726f00],
    );
    return rows.map((r) => Number(r.quante));
  }

  async posizioni(): Promise<number[]> {
    const { rows } = await this.admin.query<{ posizione: string }>(
      `SELECT min(posizione) AS posizione FROM letture.checkpoint WHERE posto = 'letture' GROUP BY proiezione`,
    );
    return rows.map((r) => Number(r.posizione));
  }
}
