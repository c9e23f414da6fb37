import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attesa } from 'node:timers/promises';
import pg from 'pg';
import { AvvioImpossibile } from '../avvio-impossibile.js';
import type { Log } from '../logger.js';
import { binariPostgres, type BinariPostgres } from './binari.js';
import { AMBIENTE_POSTGRES, creaCluster, restituisci, SUPERUSER } from './crea-cluster.js';
import {
  cartellaDelCluster,
  clusterDi,
  postoDelCluster,
  preparaCartellaDati,
  segnaCreato,
} from './posto-del-cluster.js';
import { leggiPostmaster, liberaPidRiusato, serveQuesto } from './postmaster.js';
import { processoVivo } from './processo-vivo.js';
import { comeUtente, sonoRoot, utenteDiUid, utenteNonPrivilegiato, type UtenteDiSistema } from './utente-di-sistema.js';

const VERSIONE = '18';
const LIMITE_AVVIO_MS = 120_000;

export type UrlDelServer = (database: string) => string;

/**
 * Megabytes of pages that PostgreSQL keeps for all its connections: an eighth of the memory there is for us, as it shares the
 * machine with the program. With the 128 it takes by itself, the pages of a case in a log of years are mostly elsewhere.
 */
const paginePerTutti = (): number => {
  const nostra = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20;
  return Math.round(Math.min(1_024, Math.max(128, nostra / 8)));
};

export class Server {
  private constructor(
    private readonly cluster: string,
    private readonly password: string,
    private readonly binari: BinariPostgres,
    private readonly utente: UtenteDiSistema | undefined,
    private readonly durevole: boolean,
  ) {}

  static async preparato(cartellaDati: string, log: Log, durevole: boolean): Promise<Server> {
    const cartella = await preparaCartellaDati(cartellaDati, sonoRoot());
    const utente = sonoRoot() ? await proprietarioDi(cartella) : undefined;
    const posto = await postoDelCluster(cartella, utente, log).catch(permessiNegati(cartella));
    const cluster = cartellaDelCluster(cartella, posto);
    const binari = await binariPostgres(utente, log);
    const versione = await versioneDi(cluster).catch(permessiNegati(cluster));
    if (versione === undefined) {
      if (posto.creato)
        throw new AvvioImpossibile(
          `I dati di PostgreSQL erano in ${cluster} e non ci sono più. Ripristinarli da una copia; ` +
            `per ricominciare da zero cancellare ${join(cartella, 'chiavi', 'postgres.json')}.`,
        );
      log.info('Preparo il database (solo la prima volta)');
      await creaCluster(cluster, posto.password, binari, utente, durevole);
    } else if (versione !== VERSIONE)
      throw new AvvioImpossibile(
        `I dati in ${cluster} sono di PostgreSQL ${versione}, questo programma contiene PostgreSQL ${VERSIONE}.`,
      );
    if (!posto.creato) await segnaCreato(cartella, posto);
    if (utente && (await stat(cluster)).uid === 0) restituisci(cluster, utente);
    return new Server(cluster, posto.password, binari, utente, durevole);
  }

  /** Running and answering, whether it already was or is started now. */
  async inServizio(): Promise<{ url: UrlDelServer; adottato: boolean }> {
    const limite = Date.now() + LIMITE_AVVIO_MS;
    while (Date.now() < limite) {
      const postmaster = await leggiPostmaster(this.cluster);
      if (!postmaster || !serveQuesto(this.cluster, postmaster.pid)) {
        if (postmaster && processoVivo(postmaster.pid)) await liberaPidRiusato(this.cluster);
        const porta = await this.avvia(limite);
        if (porta !== undefined) return { url: this.url(porta), adottato: false };
      } else if (!Number.isNaN(postmaster.porta)) {
        const esito = await this.risponde(postmaster.porta);
        if (esito === 'si') return { url: this.url(postmaster.porta), adottato: true };
        // Where a process cannot be looked at, a port that nobody answers on belongs to a server that is gone.
        if (esito === 'nessuno' && process.platform === 'win32') await liberaPidRiusato(this.cluster);
      }
      await attesa(100);
    }
    throw new AvvioImpossibile(`PostgreSQL non risponde. Il suo registro è ${this.registro}.`);
  }

  async ferma(): Promise<void> {
    const postmaster = await leggiPostmaster(this.cluster);
    if (!postmaster) return;
    const pgCtl = spawn(this.binari.pgCtl, ['stop', '-D', this.cluster, '-m', 'fast', '-w', '-t', '60', '-s'], {
      ...comeUtente(this.utente),
      env: AMBIENTE_POSTGRES,
      detached: true,
      stdio: 'ignore',
    });
    const codice = await new Promise((risolvi, rifiuta) => pgCtl.on('error', rifiuta).on('close', risolvi));
    if (codice !== 0 && processoVivo(postmaster.pid))
      throw new Error(`PostgreSQL non si è fermato (pg_ctl: ${String(codice)})`);
  }

  /** The port, or nothing if it is worth another try. */
  private async avvia(limite: number): Promise<number | undefined> {
    const porta = await portaLibera();
    const registro = await this.apriRegistro();
    const inizio = (await registro.stat()).size;
    const processo = spawn(this.binari.postgres, ['-D', this.cluster, ...this.argomenti(porta)], {
      ...comeUtente(this.utente),
      env: AMBIENTE_POSTGRES,
      detached: true,
      stdio: ['ignore', registro.fd, registro.fd],
    });
    let uscito: string | undefined;
    processo.on('error', (errore) => (uscito = errore.message));
    processo.on('exit', (codice, segnale) => (uscito = String(codice ?? segnale)));
    await registro.close();
    while (uscito === undefined && Date.now() < limite) {
      if ((await this.risponde(porta)) === 'si') {
        processo.unref();
        return porta;
      }
      await attesa(40);
    }
    const detto = (await readFile(this.registro)).subarray(inizio).toString();
    // Another start won the data folder or the port; or the last server is not quite gone.
    if (/lock file .* already exists|Address already in use|pre-existing shared memory block/.test(detto))
      return undefined;
    throw new AvvioImpossibile(
      `PostgreSQL non si avvia (${uscito ?? 'non risponde'}). Il suo registro è ${this.registro}:\n${detto.trim()}`,
    );
  }

  private argomenti(porta: number): string[] {
    const sicurezza = this.durevole ? 'on' : 'off';
    const impostazioni: Readonly<Record<string, string>> = {
      listen_addresses: '127.0.0.1',
      port: String(porta),
      unix_socket_directories: '',
      max_connections: '200',
      fsync: sicurezza,
      synchronous_commit: sicurezza,
      full_page_writes: sicurezza,
      ...(this.durevole && { shared_buffers: `${paginePerTutti()}MB` }),
      timezone: 'UTC',
      log_timezone: 'UTC',
      lc_messages: 'C',
      // Its log must hold no personal data: neither statements nor the values that errors quote.
      log_min_error_statement: 'panic',
      log_error_verbosity: 'terse',
      log_statement: 'none',
      // A segment of WAL that is no longer needed is removed, not kept under another name with what it says.
      wal_recycle: 'off',
    };
    return Object.entries(impostazioni).flatMap(([nome, valore]) => ['-c', `${nome}=${valore}`]);
  }

  /**
   * SCRAM proves both ends: only our own server accepts this password, and only it can prove that it knew it. A server that
   * answers but is not ready, or is leaving, is worth waiting for.
   */
  private async risponde(porta: number): Promise<'si' | 'non-ancora' | 'nessuno'> {
    const client = new pg.Client({ connectionString: this.url(porta)(SUPERUSER), connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return 'si';
    } catch (errore) {
      const { code } = errore as { code?: string };
      if (code === '28P01')
        throw new AvvioImpossibile(
          `La password conservata in chiavi/postgres.json non è quella del database in ${this.cluster}.`,
        );
      return code === 'ECONNREFUSED' ? 'nessuno' : 'non-ancora';
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private url(porta: number): UrlDelServer {
    return (database) => `postgres://${SUPERUSER}:${this.password}@127.0.0.1:${porta}/${database}`;
  }

  private get registro(): string {
    return `${this.cluster}.log`;
  }

  private async apriRegistro(): Promise<Awaited<ReturnType<typeof open>>> {
    const dimensione = await stat(this.registro).then(
      (s) => s.size,
      () => 0,
    );
    if (dimensione > 5_000_000) await rename(this.registro, `${this.registro}.precedente`);
    return await open(this.registro, 'a', 0o600);
  }
}

/** Undefined if there is no cluster there. */
async function versioneDi(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw errore;
  }
}

/** Who owns the cluster goes on running it, even if root starts the program this time. */
async function proprietarioDi(cartella: string): Promise<UtenteDiSistema> {
  const cluster = await clusterDi(cartella).catch(() => undefined);
  const uid = cluster && existsSync(cluster) ? (await stat(cluster)).uid : 0;
  return (uid === 0 ? undefined : utenteDiUid(uid)) ?? utenteNonPrivilegiato();
}

/** Turns "permission denied" into what to do about it. */
function permessiNegati(percorso: string): (errore: NodeJS.ErrnoException) => never {
  return (errore) => {
    if (errore.code === 'EACCES' || errore.code === 'EPERM')
      throw new AvvioImpossibile(
        `Non ho il permesso di leggere o scrivere in ${percorso}: avviare il programma con l'utente che ha creato la cartella dei dati, ` +
          "oppure indicarne un'altra con DATA_DIR.",
      );
    throw errore;
  };
}

async function portaLibera(): Promise<number> {
  const prova = createServer();
  await new Promise<void>((risolvi, rifiuta) => prova.once('error', rifiuta).listen(0, '127.0.0.1', risolvi));
  const { port } = prova.address() as AddressInfo;
  await new Promise((risolvi) => prova.close(risolvi));
  return port;
}
