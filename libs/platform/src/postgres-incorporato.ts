import { setTimeout as attesa } from 'node:timers/promises';
import pg from 'pg';
import { AvvioImpossibile } from './avvio-impossibile.js';
import type { Log } from './logger.js';
import { BloccoDiUso } from './postgres/blocco-di-uso.js';
import { SUPERUSER } from './postgres/crea-cluster.js';
import { clusterDi } from './postgres/posto-del-cluster.js';
import { leggiPostmaster, serveQuesto } from './postgres/postmaster.js';
import { Server } from './postgres/server.js';

export interface PostgresIncorporato {
  /** Superuser, on database `cartella`. */
  readonly url: string;
  /** A server left running by a process that died was found and kept. */
  readonly adottato: boolean;
  ferma(): Promise<void>;
}

export interface OpzioniPostgres {
  /** The data folder of the program (DATA_DIR). */
  readonly cartella: string;
  readonly log: Log;
  /** For a command that may run beside the program: it then uses the server that is already there, and leaves it. */
  readonly accanto?: boolean;
  /** False only where losing everything is fine: tests. */
  readonly durevole?: boolean;
  /** Called if the server goes away by itself and does not come back. */
  readonly quandoCade?: (motivo: string) => void;
}

const DATABASE = 'cartella';

/**
 * A real PostgreSQL for who has none, one per data folder, on the loopback interface and a port chosen at each start. It
 * is a process of its own, outside the terminal's group: a Ctrl-C stops the program first and the database last, and it
 * survives a kill of the program, to be adopted by the next start.
 */
export async function avviaPostgres({
  cartella,
  log,
  accanto = false,
  durevole = true,
  quandoCade,
}: OpzioniPostgres): Promise<PostgresIncorporato> {
  const server = await Server.preparato(cartella, log, durevole);
  const { url, adottato } = await server.inServizio();
  const blocco = new BloccoDiUso(url(SUPERUSER), cartella, log, quandoCade);
  const preso = await blocco.prendi(accanto ? 0 : undefined).catch((errore: unknown) => {
    if (accanto && errore instanceof AvvioImpossibile) return false;
    throw errore;
  });
  if (preso === false) return { url: url(DATABASE), adottato, ferma: () => Promise.resolve() };
  await creaDatabase(url(SUPERUSER));
  log.debug(adottato ? 'PostgreSQL incorporato: adottato' : 'PostgreSQL incorporato: avviato', {
    porta: Number(new URL(url(DATABASE)).port),
  });
  return {
    url: url(DATABASE),
    adottato,
    async ferma() {
      // The lock is held until the server itself drops it: nobody can adopt a server that is being stopped.
      blocco.stoFermando();
      await server.ferma();
    },
  };
}

/** Stops a server that some dead process left behind in that data folder, if there is one. */
export async function fermaPostgresOrfano(cartella: string): Promise<void> {
  const cluster = await clusterDi(cartella).catch(() => undefined);
  const postmaster = cluster && (await leggiPostmaster(cluster));
  if (!cluster || !postmaster || !serveQuesto(cluster, postmaster.pid)) return;
  process.kill(postmaster.pid, 'SIGINT');
  for (let n = 0; n < 300 && serveQuesto(cluster, postmaster.pid); n++) await attesa(100);
}

async function creaDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(DATABASE)}`);
  } finally {
    await client.end();
  }
}
