import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import type { Posizione } from '#storia';

/** What a clean-up did. `wal` is false where the role given to this program may not ask for it. */
export interface Ripulita {
  readonly fattaIl: string;
  readonly posizione: Posizione;
  readonly wal: boolean;
}

const SENZA_PRIVILEGIO = '42501';

/**
 * What an UPDATE or a DELETE leaves behind is still in the files: old versions of rows, indexes, the copies of read models
 * kept for going back, the write-ahead log. This takes it away. Tables are written anew: an ordinary VACUUM frees the space
 * and leaves there the bytes.
 */
export class Ripulitura {
  /**
   * @param indirizzi of the owner of the tables, and of the administrator, who may ask for a new segment of WAL
   * @param attesaMs how long to wait for who began earlier
   */
  constructor(
    private readonly indirizzi: { readonly owner: string; readonly admin: string },
    private readonly attesaMs = 30_000,
  ) {}

  /** The last clean-up that covers a position; undefined if there is none yet. */
  async ultima(): Promise<Ripulita | undefined> {
    return this.con(this.indirizzi.owner, async (owner) => {
      const { rows } = await owner.query<{ fatta_il: Date; posizione: string; wal: boolean }>(
        'SELECT fatta_il, posizione, wal FROM vault.ripulitura ORDER BY posizione DESC, fatta_il DESC LIMIT 1',
      );
      const riga = rows[0];
      return riga && { fattaIl: riga.fatta_il.toISOString(), posizione: Number(riga.posizione), wal: riga.wal };
    });
  }

  /**
   * @param posizione up to which the read models have folded
   * @returns false if somebody else is at it, or a transaction that began earlier still holds what would be taken away
   */
  async esegui(posizione: Posizione): Promise<boolean> {
    return this.con(this.indirizzi.owner, async (owner) => {
      const { rows } = await owner.query<{ mio: boolean }>(
        `SELECT pg_try_advisory_lock(hashtextextended('cartella-sociale ripulitura', 0)) AS mio`,
      );
      if (!rows[0]?.mio) return false;
      // Copies made before the erasure hold what was erased. A rebuild under way starts again.
      await owner.query(
        `SELECT letture.sgombera(p, posto) FROM (SELECT DISTINCT proiezione AS p FROM letture.tabella) t,
           unnest(ARRAY['letture_nuova', 'letture_precedente']) posto`,
      );
      if (!(await this.senzaChiVedePrima(owner))) return false;
      const { rows: tabelle } = await owner.query<{ nome: string }>(
        `SELECT format('letture.%I', nome) AS nome FROM letture.tabella WHERE NOT solo_chiari
         UNION ALL SELECT 'vault.chiave' UNION ALL SELECT 'log.prenotazione'`,
      );
      await owner.query(`SET lock_timeout = '10s'`);
      for (const { nome } of tabelle) await owner.query(`VACUUM (FULL, ANALYZE) ${nome}`);
      const wal = await this.riciclaWal();
      await owner.query('INSERT INTO vault.ripulitura (posizione, wal) VALUES ($1, $2)', [posizione, wal]);
      return true;
    });
  }

  /**
   * Lets go of what a person held alone (the codice fiscale): the authorisation did, and the log was put back from before it.
   * Nobody can say any more which value it was.
   */
  async libera(ambito: string, persona: string): Promise<void> {
    await this.con(this.indirizzi.owner, async (owner) => {
      await owner.query('BEGIN');
      await owner.query(`SELECT set_config('cartella.ambito', $1, true)`, [ambito]);
      await owner.query('DELETE FROM log.prenotazione WHERE ambito = $1 AND stream = $2', [ambito, persona]);
      await owner.query('COMMIT');
    });
  }

  /**
   * A transaction that began before still sees the old rows, and they would be copied along. One that writes elsewhere, in
   * any database of the server, hands its age to whoever begins to read here while it lasts: only when none is left can
   * nobody see the old rows again.
   */
  private async senzaChiVedePrima(owner: pg.Client): Promise<boolean> {
    const { rows } = await owner.query<{ adesso: string }>(
      'SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS adesso',
    );
    for (const fine = Date.now() + this.attesaMs; Date.now() < fine; await attendi(100)) {
      const { rowCount } = await owner.query(
        `SELECT WHERE pg_snapshot_xmin(pg_current_snapshot()) < $1::text::xid8 OR EXISTS (
           SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
             AND greatest(age(backend_xmin), age(backend_xid)) > age($1::text::xid8::xid))`,
        [rows[0]!.adesso],
      );
      if (rowCount === 0) return true;
    }
    return false;
  }

  private async riciclaWal(): Promise<boolean> {
    return this.con(this.indirizzi.admin, async (admin) => {
      try {
        await admin.query('SELECT pg_switch_wal()');
        await admin.query('CHECKPOINT');
        return true;
      } catch (errore) {
        if ((errore as { code?: string }).code === SENZA_PRIVILEGIO) return false;
        throw errore;
      }
    });
  }

  private async con<T>(indirizzo: string, fai: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: indirizzo });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await fai(client);
    } finally {
      await client.end();
    }
  }
}
