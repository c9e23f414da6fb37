import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  rebuildPostgreSQLProjections,
} from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { type Append, messaggio, Posti } from './carico.js';
import { secondi } from './misura.js';

/** Emmett on the same server, used as its documentation says. */
export class Emmett {
  private constructor(
    private readonly url: string,
    private readonly pool: pg.Pool,
    private readonly store: ReturnType<typeof getPostgreSQLEventStore>,
  ) {}

  static async apri(url: string, connessioni: number): Promise<Emmett> {
    const pool = new pg.Pool({ connectionString: url, max: connessioni });
    const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
    await store.schema.migrate();
    return new Emmett(url, pool, store);
  }

  append(): Append {
    const posti = new Posti();
    return async (cliente) => {
      const { stream, attesa } = posti.prossimo(cliente);
      const { tipo, dati, metadati } = messaggio(stream, attesa);
      await this.store.appendToStream(`cartella-${stream}`, [{ type: tipo, data: dati, metadata: metadati }], {
        expectedStreamVersion: attesa === -1 ? 'STREAM_DOES_NOT_EXIST' : BigInt(attesa + 1),
      });
    };
  }

  /** Rebuilds one read model, a document for each stream. @returns the events that it did fold */
  async ricostruisci(): Promise<{ eventi: number; secondi: number }> {
    let piegati = 0;
    const consumatore = rebuildPostgreSQLProjections({
      connectionString: this.url,
      projections: [
        pongoSingleStreamProjection({
          collectionName: 'cartelle',
          canHandle: ['ErogazioneRegistrata'],
          evolve: (documento: { minuti: number }, evento: { data: object }) => {
            piegati++;
            return { minuti: documento.minuti + (evento.data as { minuti: number }).minuti };
          },
          initialState: () => ({ minuti: 0 }),
        }),
      ],
    });
    const durata = await secondi(() => consumatore.start());
    await consumatore.close();
    return { eventi: piegati, secondi: durata };
  }

  async chiudi(): Promise<void> {
    await this.store.close();
    await this.pool.end().catch(() => undefined);
  }
}
