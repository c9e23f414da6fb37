import type { Arresto, Configurazione, Log } from '#platform';
import { avviaPostgres } from '#platform';

/** The database of the configuration; without one, the embedded PostgreSQL, stopped with the rest. */
export async function databaseDi(conf: Configurazione, log: Log, arresto: Arresto): Promise<string> {
  if (conf.databaseUrl) return conf.databaseUrl;
  const postgres = await avviaPostgres({
    cartella: conf.cartellaDati,
    log,
    quandoCade: (motivo) => {
      log.error('Il database incorporato non risponde più', { codice: motivo });
      void arresto.ferma('database').then(() => process.exit(1));
    },
  });
  arresto.registra('PostgreSQL', () => postgres.ferma());
  return postgres.url;
}
