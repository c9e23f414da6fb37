import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { databaseDiProva, databaseVuoto, type DatabaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { MIGRAZIONI_LOG } from '../postgres/migrazioni.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import type { EventStore, RichiestaAppend } from '../event-store.js';
import { SOSTA_AL_COMMIT, type AmbienteDiProva, type Frettoloso, type Passo, type Trattenuto } from './caso.js';
import { LineaSpezzata } from './linea-spezzata.js';

const RADICE = resolve(fileURLToPath(import.meta.url), '../../../../..');
const SEGRETO = Buffer.alloc(32, 7);

const SCRIVENTE = `
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

/** Says when it is connected, then sends one append when told; it never ends by itself. */
const VITTIMA = `
  import { once } from 'node:events';
  import pg from 'pg';
  import { PostgresEventStore } from ${modulo('../postgres/postgres-event-store.ts')};
  const [indirizzo, domanda] = process.argv.slice(1).map((a) => JSON.parse(a));
  const pool = new pg.Pool({ ...indirizzo, max: 1 });
  const store = new PostgresEventStore(pool, pool, Buffer.alloc(32, 7));
  await pool.query('SELECT 1');
  console.log('pronta');
  await once(process.stdin, 'data');
  await store.append({ ...domanda, adesso: new Date(domanda.adesso) });
  await new Promise(() => setInterval(() => undefined, 1000));
`;

function modulo(nome: string): string {
  return JSON.stringify(new URL(nome, import.meta.url).href);
}

/** An empty log in a PostgreSQL database of its own. */
export class AmbientePostgres implements AmbienteDiProva {
  readonly store: EventStore;
  private readonly altri: EventStore[];
  private readonly daChiudere: (() => Promise<unknown>)[] = [];
  /** Sessions that the pools of this process still count on. */
  private readonly collegati = new Set<number>();

  private constructor(
    readonly db: DatabaseDiProva,
    /** Superuser. */
    readonly admin: pg.Client,
    private readonly portaChiusa: number,
    private readonly avvolgi: (store: EventStore) => EventStore,
  ) {
    this.store = this.deposito();
    this.altri = [this.deposito(), this.deposito()];
  }

  /** @param avvolgi puts every store behind another one: a broken one, to see whether the suite tells */
  static async apri(avvolgi: (store: EventStore) => EventStore = (store) => store): Promise<AmbientePostgres> {
    const db = await databaseDiProva(MIGRAZIONI_LOG);
    const admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    return new AmbientePostgres(db, admin, await portaChiusa(), avvolgi);
  }

  async chiudi(): Promise<void> {
    for (const chiudi of this.daChiudere) await chiudi();
    await this.admin.end();
    await this.db.chiudi();
  }

  pool(config: pg.PoolConfig): pg.Pool {
    const pool = new pg.Pool(config);
    const pid = (client: pg.PoolClient): number => (client as unknown as { processID: number }).processID;
    pool.on('connect', (client) => void this.collegati.add(pid(client)));
    pool.on('remove', (client) => void this.collegati.delete(pid(client)));
    pool.on('error', () => undefined);
    this.daChiudere.push(() => pool.end());
    return pool;
  }

  private deposito(): EventStore {
    return this.avvolgi(
      new PostgresEventStore(
        this.pool({ connectionString: this.db.writer, max: 4 }),
        this.pool({ connectionString: this.db.projector, max: 3 }),
        SEGRETO,
      ),
    );
  }

  readonly altro = (): EventStore => {
    this.altri.reverse();
    return this.altri[0]!;
  };

  private scriveDa(scrittura: pg.Pool): PostgresEventStore {
    return new PostgresEventStore(scrittura, this.pool({ connectionString: this.db.projector, max: 1 }), SEGRETO);
  }

  private lancia(programma: string, ...argomenti: string[]): ChildProcessWithoutNullStreams {
    return spawn(
      process.execPath,
      [
        '--conditions=sorgente',
        '--import',
        join(RADICE, 'scripts/typescript-al-volo.mjs'),
        '--input-type=module',
        '--eval',
        programma,
        '--',
        ...argomenti,
      ],
      { cwd: RADICE, env: { ...process.env, NODE_OPTIONS: '' } },
    );
  }

  readonly processi = {
    scrivono: async (quanti: number, volte: number): Promise<void> => {
      await Promise.all(
        Array.from({ length: quanti }, async () => {
          const processo = this.lancia(SCRIVENTE, this.db.writer, String(volte));
          let errori = '';
          processo.stderr.on('data', (pezzo) => (errori += String(pezzo)));
          const [codice] = (await once(processo, 'close')) as [number];
          if (codice !== 0) throw new Error(`Un processo è finito con ${codice}: ${errori}`);
        }),
      );
    },

    ucciso: async (passo: Passo, domanda: RichiestaAppend): Promise<void> => {
      const linea = await LineaSpezzata.tesa(this.db.writer);
      const processo = this.lancia(VITTIMA, JSON.stringify(linea.indirizzo), JSON.stringify(domanda));
      let errori = '';
      processo.stderr.on('data', (pezzo) => (errori += String(pezzo)));
      const finito = once(processo, 'close') as Promise<[number | null, string | null]>;
      await Promise.race([once(processo.stdout, 'data'), finito]);
      if (passo === 'prima') processo.kill('SIGKILL');
      else {
        linea.spezza(passo, () => processo.kill('SIGKILL'));
        processo.stdin.write('vai\n');
      }
      const [, segnale] = await finito;
      await linea.chiudi();
      if (segnale !== 'SIGKILL') throw new Error(`Il processo non è stato ucciso: ${errori}`);
    },
  };

  readonly guasti = {
    irraggiungibile: (): EventStore => {
      const url = new URL(this.db.writer);
      url.port = String(this.portaChiusa);
      return this.avvolgi(this.scriveDa(this.pool({ connectionString: url.href })));
    },

    lineaSpezzata: async (passo: Exclude<Passo, 'prima'>): Promise<EventStore> => {
      const linea = await LineaSpezzata.tesa(this.db.writer);
      this.daChiudere.push(() => linea.chiudi());
      const scrittura = this.pool({ ...linea.indirizzo, max: 1 });
      const store = this.scriveDa(scrittura);
      await scrittura.query('SELECT 1');
      linea.spezza(passo);
      return this.avvolgi(store);
    },

    interrompi: async (): Promise<void> => {
      const { rows } = await this.admin.query<{ pid: number }>(
        `SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'custode'`,
      );
      // Until it is known here too: who comes next must not be given one of those.
      for (const fine = Date.now() + 2_000; rows.some((r) => this.collegati.has(r.pid)) && Date.now() < fine;) {
        await attendi(2);
      }
    },
  };

  readonly commit = {
    /** A deferred constraint trigger runs at the commit, however the append got there; it waits for a lock held here. */
    trattieni: async (): Promise<Trattenuto> => {
      await this.admin.query(`
        CREATE SCHEMA IF NOT EXISTS sosta;
        CREATE OR REPLACE FUNCTION sosta.attendi() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          PERFORM pg_advisory_xact_lock_shared(${CHIAVE_DEL_COMMIT}); RETURN NULL;
        END $$;
      `);
      await this.admin.query(`
        DROP TRIGGER IF EXISTS sosta ON log.evento;
        CREATE CONSTRAINT TRIGGER sosta AFTER INSERT ON log.evento DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (NEW.tipo = '${SOSTA_AL_COMMIT}') EXECUTE FUNCTION sosta.attendi();
      `);
      const custode = new pg.Client({ connectionString: this.db.adminUrl, application_name: 'custode' });
      custode.on('error', () => undefined);
      await custode.connect();
      await custode.query('SELECT pg_advisory_lock($1)', [CHIAVE_DEL_COMMIT]);
      let lasciato: Promise<void> | undefined;
      return {
        fermo: async () => {
          const aspetta = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
          for (const fine = Date.now() + 5_000; (await this.admin.query(aspetta)).rowCount === 0; await attendi(5)) {
            if (Date.now() > fine) throw new Error('Nessun append è arrivato al commit');
          }
        },
        lascia: () => (lasciato ??= custode.end()),
      };
    },

    /** What holds at the commit is what counts, whoever set it and where: a deferred trigger takes note of it there. */
    frettoloso: async (): Promise<Frettoloso> => {
      const [database, ruolo] = [new URL(this.db.adminUrl).pathname.slice(1), new URL(this.db.writer).username].map(
        (nome) => pg.escapeIdentifier(decodeURIComponent(nome)),
      );
      const dove = [`DATABASE ${database}`, `ROLE ${ruolo} IN DATABASE ${database}`];
      await this.admin.query(`
        CREATE SCHEMA fretta;
        CREATE TABLE fretta.conferma (posizione bigint PRIMARY KEY, synchronous_commit text NOT NULL);
        CREATE FUNCTION fretta.annota() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
          INSERT INTO fretta.conferma VALUES (NEW.posizione, current_setting('synchronous_commit')); RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER nota_della_conferma AFTER INSERT ON log.evento DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION fretta.annota();
        ${dove.map((d) => `ALTER ${d} SET synchronous_commit = off;`).join('\n')}
      `);
      return {
        store: this.deposito(),
        conferme: async () => {
          const { rows } = await this.admin.query<{ posizione: string; synchronous_commit: string }>(
            'SELECT * FROM fretta.conferma ORDER BY posizione',
          );
          return rows.map((r) => ({ posizione: Number(r.posizione), attesa: r.synchronous_commit !== 'off' }));
        },
        chiudi: async () => {
          await this.admin.query(`
            ${dove.map((d) => `ALTER ${d} RESET synchronous_commit;`).join('\n')}
            DROP SCHEMA fretta CASCADE;
          `);
        },
      };
    },
  };

  readonly vicini = {
    transazioneAperta: async (): Promise<{ chiudi(): Promise<void> }> => {
      const altrove = await databaseVuoto();
      const vicino = new pg.Client({ connectionString: altrove.adminUrl });
      await vicino.connect();
      await vicino.query(
        'BEGIN ISOLATION LEVEL REPEATABLE READ; CREATE TABLE cosa (id int); INSERT INTO cosa VALUES (1)',
      );
      return {
        chiudi: async () => {
          await vicino.end();
          await altrove.chiudi();
        },
      };
    },
  };
}

const CHIAVE_DEL_COMMIT = 7_001;

/** A port that somebody had a moment ago, and nobody listens on. */
async function portaChiusa(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
