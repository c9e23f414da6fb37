import type { Arresto, Configurazione, Log } from '#platform';
import { avviaPostgres } from '#platform';

/**
 * The database of the configuration; without one, the embedded PostgreSQL, stopped with the rest.
 * @param accanto for a command, which may find the program running and then uses its database
 */
export async function databaseDi(conf: Configurazione, log: Log, arresto: Arresto, accanto = true): Promise<string> {
  if (conf.databaseUrl) return conf.databaseUrl;
  const postgres = await avviaPostgres({
    cartella: conf.cartellaDati,
    log,
    accanto,
    quandoCade: (motivo) => {
      log.error('Il database incorporato non risponde più', { codice: motivo });
      void arresto.ferma('database').then(() => process.exit(1));
    },
  });
  arresto.registra('PostgreSQL', () => postgres.ferma());
  return postgres.url;
}
