import type { DataSource, QueryRunner } from 'typeorm';
import { BLOCCHI, connessionePerBlocchi } from './blocchi.js';
import { PARTIZIONI, TUTTE } from './partizioni.js';

/** Each process that works on them holds a lock that all of them may hold. */
export const PRESENTI = `SELECT count(*) AS presenti FROM pg_locks l JOIN pg_database d ON d.oid = l.database
  WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.objsubid = 2
    AND l.classid = $1 AND l.objid = 0 AND l.granted`;

/**
 * Which parts of the streams this process works on. Each is a lock of a session: it is free again the moment its process
 * dies. Each process counts those present and holds its fair share, letting go of what is beyond it. The locks only
 * share the work: that nothing is folded twice is the checkpoint's promise.
 */
export class Spartizione {
  private connessione: QueryRunner | undefined;
  private prese: ReadonlySet<number> = new Set();

  constructor(private readonly dataSource: DataSource) {}

  get mie(): ReadonlySet<number> {
    return this.prese;
  }

  /** Takes what is free, or lets go of what is too much. The set is another one only when something changed. */
  async aggiorna(): Promise<void> {
    try {
      this.connessione ??= await this.presente();
      const [riga]: { presenti: string }[] = await this.connessione.query(PRESENTI, [BLOCCHI.presenza]);
      const quota = Math.ceil(PARTIZIONI / Math.max(1, Number(riga?.presenti)));
      const mie = [...this.prese];
      if (mie.length > quota) await this.lascia(mie.slice(quota));
      else if (mie.length < quota) await this.prendi(quota - mie.length);
    } catch (errore) {
      await this.smetti();
      throw errore;
    }
  }

  /** Whatever it held is somebody else's from here on. */
  async smetti(): Promise<void> {
    const { connessione } = this;
    this.connessione = undefined;
    this.prese = new Set();
    await connessione?.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await connessione?.release().catch(() => undefined);
  }

  private async presente(): Promise<QueryRunner> {
    const connessione = await connessionePerBlocchi(this.dataSource);
    try {
      await connessione.query('SELECT pg_advisory_lock_shared($1, 0)', [BLOCCHI.presenza]);
    } catch (errore) {
      await connessione.release();
      throw errore;
    }
    return connessione;
  }

  private async prendi(quante: number): Promise<void> {
    const libere = TUTTE.filter((p) => !this.prese.has(p));
    // Row by row, and no further than needed: each row that is looked at is a lock that is tried.
    const righe: { p: number }[] =
      (await this.connessione?.query('SELECT p FROM unnest($1::int[]) p WHERE pg_try_advisory_lock($2, p) LIMIT $3', [
        libere,
        BLOCCHI.partizione,
        quante,
      ])) ?? [];
    if (righe.length > 0) this.prese = new Set([...this.prese, ...righe.map((r) => r.p)]);
  }

  private async lascia(queste: readonly number[]): Promise<void> {
    this.prese = new Set([...this.prese].filter((p) => !queste.includes(p)));
    await this.connessione?.query('SELECT pg_advisory_unlock($2, p) FROM unnest($1::int[]) p', [
      queste,
      BLOCCHI.partizione,
    ]);
  }
}
