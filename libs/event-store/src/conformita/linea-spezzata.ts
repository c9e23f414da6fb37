import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Passo } from './caso.js';

type Punto = Exclude<Passo, 'prima'>;

const PORTA = 5432;

/**
 * A local socket in front of a PostgreSQL server, that carries everything until it is told to break: then it cuts the
 * next request short, or goes away once it is delivered, or swallows its answer. A socket file and not a port, because there a write to
 * who has gone away fails at once (EPIPE).
 */
export class LineaSpezzata {
  private guasto: Punto | undefined;
  private inQuel: () => void = () => undefined;
  private readonly prese = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly cartella: string,
    private readonly oltre: URL,
  ) {
    server.on('connection', (cliente) => this.unisci(cliente, connect(Number(oltre.port), oltre.hostname)));
  }

  static async tesa(url: string): Promise<LineaSpezzata> {
    const cartella = await mkdtemp(join(tmpdir(), 'linea-'));
    const server = createServer().listen(join(cartella, `.s.PGSQL.${PORTA}`));
    await once(server, 'listening');
    return new LineaSpezzata(server, cartella, new URL(url));
  }

  get indirizzo() {
    const { username, password, pathname } = this.oltre;
    return {
      host: this.cartella,
      port: PORTA,
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(pathname.slice(1)),
    };
  }

  /** @param inQuel what else happens at that very moment, before either side knows that the line is broken */
  spezza(guasto: Punto, inQuel: () => void = () => undefined): void {
    this.guasto = guasto;
    this.inQuel = inQuel;
  }

  async chiudi(): Promise<void> {
    for (const presa of this.prese) presa.destroy();
    this.server.close();
    await rm(this.cartella, { recursive: true, force: true });
  }

  private unisci(cliente: Socket, log: Socket): void {
    const taglia = (): void => {
      if (this.guasto) this.inQuel();
      cliente.destroy();
      log.destroy();
    };
    for (const presa of [cliente, log]) {
      this.prese.add(presa);
      presa.on('error', () => presa.destroy()).on('close', () => (presa === log ? cliente : log).destroy());
    }
    cliente.on('data', (pezzo) => {
      if (this.guasto === 'richiesta') {
        log.write(pezzo.subarray(0, pezzo.length >> 1));
        taglia();
      } else log.write(pezzo, () => this.guasto === 'consegnata' && taglia());
    });
    log.on('data', (pezzo) => {
      if (this.guasto) taglia();
      else cliente.write(pezzo);
    });
  }
}
