import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The oldest PostgreSQL that is supported: the one of Debian 12. */
const BINARI = '/usr/lib/postgresql/15/bin';

/** PostgreSQL 15 of Debian's package, from its own programs: a server of its own, empty, on a port and in a folder of its own. */
export class ServerDebian {
  private constructor(
    private readonly cartella: string,
    private readonly porta: number,
    private readonly password: string,
  ) {}

  static async acceso(): Promise<ServerDebian> {
    if (!existsSync(join(BINARI, 'postgres'))) {
      throw new Error('Manca PostgreSQL 15, il più vecchio che si promette: installare il pacchetto «postgresql-15».');
    }
    const cartella = await mkdtemp(join(tmpdir(), 'cartella-debian-'));
    const server = new ServerDebian(cartella, await portaLibera(), randomBytes(12).toString('hex'));
    const segreto = join(cartella, 'password');
    await writeFile(segreto, server.password, { mode: 0o600 });
    const { uid, gid } = UTENTE;
    if (uid !== undefined) for (const percorso of [cartella, segreto]) await chown(percorso, uid, gid!);
    const dati = join(cartella, 'dati');
    await esegui(
      'initdb',
      [
        '-D',
        dati,
        '-U',
        'postgres',
        `--pwfile=${segreto}`,
        '-A',
        'scram-sha-256',
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ],
      UTENTE,
    );
    const opzioni = `-p ${server.porta} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200`;
    await esegui('pg_ctl', ['-D', dati, '-w', '-s', '-l', join(cartella, 'log'), '-o', opzioni, 'start'], UTENTE);
    return server;
  }

  /** Superuser. */
  url(database = 'postgres'): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${this.porta}/${database}`;
  }

  async scarica(database: string, file: string, formato: 'custom' | 'plain' = 'custom'): Promise<void> {
    await esegui('pg_dump', [`--format=${formato}`, `--file=${file}`, `--dbname=${this.url(database)}`]);
  }

  /** What a dump in the custom format holds, which its own bytes compress. */
  async inSql(dump: string, sql: string): Promise<void> {
    await esegui('pg_restore', [`--file=${sql}`, dump]);
  }

  async ripristina(database: string, file: string): Promise<void> {
    await esegui('pg_restore', ['--exit-on-error', '--single-transaction', `--dbname=${this.url(database)}`, file]);
  }

  async spegni(): Promise<void> {
    await esegui('pg_ctl', ['-D', join(this.cartella, 'dati'), '-w', '-s', '-m', 'immediate', 'stop'], UTENTE);
    await rm(this.cartella, { recursive: true, force: true });
  }
}

/** PostgreSQL refuses to run as root; the package has made a user for it. */
const UTENTE: SpawnOptions = ((): SpawnOptions => {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((o) => Number(spawnSync('id', [o, 'postgres'], { encoding: 'utf8' }).stdout));
  return { uid: uid!, gid: gid! };
})();

async function esegui(programma: string, argomenti: string[], opzioni: SpawnOptions = {}): Promise<void> {
  // A server that is started keeps what it is given: its output would never end.
  const processo = spawn(join(BINARI, programma), argomenti, {
    ...opzioni,
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', programma === 'pg_ctl' ? 'ignore' : 'pipe'],
  });
  let errori = '';
  processo.stderr?.on('data', (pezzo) => (errori += String(pezzo)));
  const [codice] = (await once(processo, 'close')) as [number];
  if (codice !== 0) throw new Error(`${programma} è finito con ${codice}: ${errori}`);
}

async function portaLibera(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
