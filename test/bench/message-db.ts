import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Append, messaggio, Posti } from './carico.js';

const SCRIPT = join('node_modules', '@eventide', 'message-db', 'database');
/** The order of its own installer; roles and views apart, which no append meets. */
const ORDINE = ['schema', 'extensions', 'tables', 'types', 'functions', 'indexes'];

/** message-db on the same server: its own SQL, as its package brings it. */
export class MessageDb {
  private constructor(private readonly pool: pg.Pool) {}

  static async apri(url: string, connessioni: number): Promise<MessageDb> {
    const pool = new pg.Pool({
      connectionString: url,
      max: connessioni,
      options: '-c search_path=message_store,public -c check_function_bodies=off -c client_min_messages=warning',
    });
    for (const cartella of ORDINE) {
      for (const file of readdirSync(join(SCRIPT, cartella)).sort()) {
        await pool.query(readFileSync(join(SCRIPT, cartella, file), 'utf8'));
      }
    }
    return new MessageDb(pool);
  }

  append(): Append {
    const posti = new Posti();
    return async (cliente) => {
      const { stream, attesa } = posti.prossimo(cliente);
      const { id, tipo, dati, metadati } = messaggio(stream, attesa);
      await this.pool.query({
        name: 'write-message',
        text: 'SELECT message_store.write_message($1, $2, $3, $4, $5, $6)',
        values: [id, `cartella-${stream}`, tipo, dati, metadati, attesa],
      });
    };
  }

  chiudi(): Promise<void> {
    return this.pool.end();
  }
}
