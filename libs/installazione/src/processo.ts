import {
  Arresto,
  AvvioImpossibile,
  type Configurazione,
  creaLog,
  leggiConfigurazione,
  type Log,
  senzaCredenziali,
} from '#platform';
import { apriInstallazione, type Installazione } from './installazione.js';

export interface Processo {
  readonly conf: Configurazione;
  readonly log: Log;
  readonly arresto: Arresto;
}

/**
 * One of the separate services: it runs on a database that is already there, until it is told to stop.
 * @param ammetti refuses a configuration before anything is opened or written
 */
export function servizio(
  lavora: (installazione: Installazione, processo: Processo) => Promise<void>,
  ammetti: (conf: Configurazione) => void = () => undefined,
): void {
  void conclude(async () => {
    const conf = leggiConfigurazione();
    ammetti(conf);
    const log = creaLog({ livello: conf.livelloLog });
    const arresto = new Arresto(log);
    if (!conf.databaseUrl) {
      throw new AvvioImpossibile(
        'Un servizio separato vuole DATABASE_URL: il database incorporato è solo di `npm start`.',
        2,
      );
    }
    arresto.ascolta();
    const installazione = await apriInstallazione(conf, conf.databaseUrl, log);
    arresto.registra('connessioni', () => installazione.chiudi());
    await lavora(installazione, { conf, log, arresto });
    return undefined;
  });
}

/** Ends the process with the code of the work, or with what a person can do about its failure. */
export async function conclude(lavoro: () => Promise<number | undefined>): Promise<void> {
  try {
    const codice = await lavoro();
    if (codice !== undefined) process.exit(codice);
  } catch (errore) {
    if (errore instanceof AvvioImpossibile) {
      process.stderr.write(`${errore.message}\n`);
      process.exit(errore.codiceUscita);
    }
    process.stderr.write(
      `Non riuscito: ${senzaCredenziali(errore instanceof Error ? (errore.stack ?? errore.message) : String(errore))}\n`,
    );
    process.exit(1);
  }
}
