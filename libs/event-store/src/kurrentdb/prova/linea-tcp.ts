import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A port in front of a server, through which everything passes until it is cut. Who tries again gets through. */
export class LineaTcp {
  private readonly prese = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly porta: number,
  ) {}

  static async tesa(verso: number): Promise<LineaTcp> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const linea = new LineaTcp(server, (server.address() as { port: number }).port);
    server.on('connection', (cliente) => linea.unisci(cliente, connect(verso, '127.0.0.1')));
    return linea;
  }

  taglia(): void {
    for (const presa of this.prese) presa.destroy();
  }

  chiudi(): void {
    this.server.close();
    this.taglia();
  }

  private unisci(cliente: Socket, server: Socket): void {
    for (const [da, a] of [
      [cliente, server],
      [server, cliente],
    ] as const) {
      this.prese.add(da);
      da.setNoDelay(true);
      da.pipe(a);
      da.on('error', () => da.destroy());
      da.on('close', () => {
        this.prese.delete(da);
        a.destroy();
      });
    }
  }
}
