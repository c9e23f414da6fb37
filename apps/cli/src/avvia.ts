import { fileURLToPath } from 'node:url';
import { accendiServer, apriInstallazione, avviaLavori, preparaDatabase } from '#installazione';
import type { Arresto, Configurazione, Log } from '#platform';
import { databaseDi } from './database.js';
import { caricaEsempio } from './esempio.js';

const WEB = fileURLToPath(new URL('../../../web', import.meta.url));

/** Everything in one process: database, schema, read models, UI and API at one address, which is printed. */
export async function avvia(conf: Configurazione, log: Log, arresto: Arresto, esempio: boolean): Promise<void> {
  const adminUrl = await databaseDi(conf, log, arresto, false);
  await preparaDatabase(conf, adminUrl);
  const installazione = await apriInstallazione(conf, adminUrl, log);
  arresto.registra('connessioni', () => installazione.chiudi());
  await installazione.runner.avvia();
  arresto.registra('viste', () => installazione.runner.ferma());
  const lavori = await avviaLavori(installazione);
  arresto.registra('lavori', () => lavori.ferma());
  if (esempio) await caricaEsempio(conf, adminUrl, log);
  const server = await accendiServer(installazione, WEB);
  arresto.registra('server', () => server.chiudi());
  process.stdout.write(`\nCartella sociale pronta: ${server.indirizzo}\n(Ctrl-C per fermarla)\n\n`);
}
