import { setTimeout as attesa } from 'node:timers/promises';
import pg from 'pg';
import { AvvioImpossibile } from '../avvio-impossibile.js';
import type { Log } from '../logger.js';

/** A killed process lets go of its lock as soon as the server notices; only a living one keeps it this long. */
const LIMITE_BLOCCO_MS = 3_000;
const LIMITE_RIPRESA_MS = 30_000;

/**
 * One program per data folder. The lock is a session of the database itself, so it cannot outlive its holder and no stale
 * file is ever in the way.
 */
export class BloccoDiUso {
  private fermando = false;

  constructor(
    private readonly url: string,
    private readonly cartella: string,
    private readonly log: Log,
    private readonly quandoCade: ((motivo: string) => void) | undefined,
  ) {}

  async prendi(limiteMs = LIMITE_BLOCCO_MS): Promise<void> {
    const limite = Date.now() + limiteMs;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'cartella-sociale blocco',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    await client.connect();
    for (;;) {
      const { rows } = await client.query<{ preso: boolean }>(
        `SELECT pg_try_advisory_lock(hashtextextended('cartella-sociale in uso', 0)) AS preso`,
      );
      if (rows[0]?.preso) break;
      if (Date.now() > limite) {
        await client.end();
        throw new AvvioImpossibile(
          `La cartella dei dati ${this.cartella} è già in uso da un altro avvio del programma: fermare quello, ` +
            "oppure indicare un'altra cartella con DATA_DIR e un'altra porta con PORT.",
        );
      }
      await attesa(100);
    }
    client.on('end', () => void this.riprendi());
  }

  stoFermando(): void {
    this.fermando = true;
  }

  /** A crash of one of its sessions makes the server restart itself in a moment; anything longer is the end. */
  private async riprendi(): Promise<void> {
    if (this.fermando) return;
    this.log.warn('PostgreSQL ha interrotto i collegamenti: attendo che torni');
    const limite = Date.now() + LIMITE_RIPRESA_MS;
    while (!this.fermando && Date.now() < limite) {
      try {
        await this.prendi(0);
        return;
      } catch {
        await attesa(500);
      }
    }
    if (!this.fermando) this.quandoCade?.('PostgreSQL si è fermato e non è tornato');
  }
}
