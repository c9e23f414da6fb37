import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { databaseDiProva, type DatabaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { MIGRAZIONI_LOG } from '../postgres/migrazioni.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import type { AmbienteDiProva } from './caso.js';
import { LineaSpezzata } from './linea-spezzata.js';

const RADICE = resolve(fileURLToPath(import.meta.url), '../../../../..');
const SEGRETO = Buffer.alloc(32, 7);

const PROGRAMMA = `
  import pg from 'pg';
  import { PostgresEventStore } from ${modulo('../postgres/postgres-event-store.ts')};
  import { nuovoStream, richiesta, scrivi, suStream } from ${modulo('./richiesta-di-prova.ts')};
  const [url, volte] = process.argv.slice(1);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const store = new PostgresEventStore(pool, pool, Buffer.alloc(32, 7));
  const una = () => scrivi(store, richiesta([suStream(nuovoStream(), -1)]));
  for (let i = 0; i < Number(volte); i += 4) await Promise.all([una(), una(), una(), una()]);
  await pool.end();
`;

function modulo(nome: string): string {
  return JSON.stringify(new URL(nome, import.meta.url).href);
}

/** An empty log in a PostgreSQL database of its own. */
export class AmbientePostgres implements AmbienteDiProva {
  readonly store: PostgresEventStore;
  private readonly altri: PostgresEventStore[];
  private readonly daChiudere: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly db: DatabaseDiProva,
    /** Superuser. */
    readonly admin: pg.Client,
    private readonly portaChiusa: number,
  ) {
    this.store = this.deposito();
    this.altri = [this.deposito(), this.deposito()];
  }

  static async apri(): Promise<AmbientePostgres> {
    const db = await databaseDiProva(MIGRAZIONI_LOG);
    const admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    return new AmbientePostgres(db, admin, await portaChiusa());
  }

  async chiudi(): Promise<void> {
    for (const chiudi of this.daChiudere) await chiudi();
    await this.admin.end();
    await this.db.chiudi();
  }

  pool(config: pg.PoolConfig): pg.Pool {
    const pool = new pg.Pool(config);
    pool.on('error', () => undefined);
    this.daChiudere.push(() => pool.end());
    return pool;
  }

  private deposito(): PostgresEventStore {
    return new PostgresEventStore(
      this.pool({ connectionString: this.db.writer, max: 4 }),
      this.pool({ connectionString: this.db.projector, max: 3 }),
      SEGRETO,
    );
  }

  readonly altro = (): PostgresEventStore => {
    this.altri.reverse();
    return this.altri[0]!;
  };

  private scriveDa(scrittura: pg.Pool): PostgresEventStore {
    return new PostgresEventStore(scrittura, this.pool({ connectionString: this.db.projector, max: 1 }), SEGRETO);
  }

  /** @returns once all have ended well */
  readonly processi = async (quanti: number, volte: number): Promise<void> => {
    await Promise.all(
      Array.from({ length: quanti }, async () => {
        const processo = spawn(
          process.execPath,
          [
            '--conditions=sorgente',
            '--import',
            join(RADICE, 'scripts/typescript-al-volo.mjs'),
            '--input-type=module',
            '--eval',
            PROGRAMMA,
            '--',
            this.db.writer,
            String(volte),
          ],
          { cwd: RADICE, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
        );
        let errori = '';
        processo.stderr.on('data', (pezzo) => (errori += String(pezzo)));
        const [codice] = (await once(processo, 'close')) as [number];
        if (codice !== 0) throw new Error(`Un processo è finito con ${codice}: ${errori}`);
      }),
    );
  };

  readonly guasti = {
    irraggiungibile: (): PostgresEventStore => {
      const url = new URL(this.db.writer);
      url.port = String(this.portaChiusa);
      return this.scriveDa(this.pool({ connectionString: url.href }));
    },

    lineaSpezzata: async (quando: 'richiesta' | 'risposta'): Promise<PostgresEventStore> => {
      const linea = await LineaSpezzata.tesa(this.db.writer);
      this.daChiudere.push(() => linea.chiudi());
      const scrittura = this.pool({ ...linea.indirizzo, max: 1 });
      const store = this.scriveDa(scrittura);
      await scrittura.query('SELECT 1');
      linea.spezza(quando);
      return store;
    },

    interrompi: async (): Promise<void> => {
      await this.admin.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    },
  };
}

/** A port that somebody had a moment ago, and nobody listens on. */
async function portaChiusa(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
