import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import { Redis } from 'ioredis';

const PROGRAMMA = '/usr/bin/redis-server';

/** Debian's Redis on a free port of this machine, with a folder of its own and every write in its append-only file. */
export class RedisDiProva {
  private constructor(
    readonly url: string,
    private readonly processo: ChildProcess,
    private readonly cartella: string,
  ) {}

  static async acceso(): Promise<RedisDiProva> {
    if (!existsSync(PROGRAMMA)) throw new Error(`Manca ${PROGRAMMA}: installare il pacchetto «redis-server».`);
    const cartella = await mkdtemp(join(tmpdir(), 'cartella-redis-'));
    const porta = await portaLibera();
    const opzioni = { bind: '127.0.0.1', dir: cartella, appendonly: 'yes', save: '', 'maxmemory-policy': 'noeviction' };
    const processo = spawn(
      PROGRAMMA,
      ['--port', String(porta), ...Object.entries(opzioni).flatMap(([nome, valore]) => [`--${nome}`, valore])],
      { stdio: 'ignore' },
    );
    const url = `redis://127.0.0.1:${porta}`;
    const cliente = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 }).on(
      'error',
      () => undefined,
    );
    const pronto = await Promise.race([cliente.ping(), attendi(10_000, undefined, { ref: false })]);
    cliente.disconnect();
    const redis = new RedisDiProva(url, processo, cartella);
    if (pronto) return redis;
    await redis.spento();
    throw new Error(`${PROGRAMMA} non risponde`);
  }

  async spento(): Promise<void> {
    if (this.processo.exitCode === null && this.processo.signalCode === null) {
      const uscita = once(this.processo, 'exit');
      this.processo.kill('SIGKILL');
      await uscita;
    }
    await rm(this.cartella, { recursive: true, force: true });
  }
}

async function portaLibera(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
