import { createPostgresBackend, type Processor, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { EsitoVerifica } from '#event-store';
import { verificaLog } from '#event-store';
import type { Installazione } from './installazione.js';

const CODA = 'manutenzione';
const SCHEMA = 'code';
/** Every night, when nobody works. */
const ORARIO = { pattern: '0 15 3 * * *', tz: 'Europe/Rome' };
const TENTATIVI = { attempts: 5, backoff: { type: 'exponential', delay: 30_000 } } as const;
const CONSERVA = { removeOnComplete: { count: 60 }, removeOnFail: { count: 60 } } as const;

export interface Lavori {
  /** Asks for a verification now; it is done by whichever worker is free. */
  verificaAdesso(): Promise<string>;
  ferma(): Promise<void>;
}

/**
 * The work nobody waits for. Queues are kept in PostgreSQL, in a schema of a role that sees nothing else, or in Redis
 * when there is one. Done twice, a verification only says the same twice.
 */
export async function avviaLavori(installazione: Installazione): Promise<Lavori> {
  const { log } = installazione;
  const { coda, lavoratore, chiudi } = apriCoda(installazione, async (lavoro) => {
    const esito = await verificaLog(installazione.poolDelLog, (fatti, totale) => {
      void lavoro.updateProgress({ fatti, totale });
    });
    annuncia(installazione, esito);
    return esito;
  });
  lavoratore.on('error', (errore) => log.error('La coda dei lavori non risponde', { errore }));
  coda.on('error', (errore) => log.error('La coda dei lavori non risponde', { errore }));
  lavoratore.on('failed', (lavoro, errore) =>
    log.error('Lavoro non riuscito', { errore, ...(lavoro && { lavoro: lavoro.name }) }),
  );
  await coda.waitUntilReady();
  await coda.upsertJobScheduler('verifica-notturna', ORARIO, { name: 'verifica', opts: { ...TENTATIVI, ...CONSERVA } });
  return {
    verificaAdesso: async () => String((await coda.add('verifica', {}, { ...TENTATIVI, ...CONSERVA })).id),
    ferma: async () => {
      await lavoratore.close();
      await coda.close();
      await chiudi();
    },
  };
}

function annuncia({ log }: Installazione, { integra, eventi, rottura, durataMs }: EsitoVerifica): void {
  if (integra) log.info('Il registro è integro', { quanti: eventi, durataMs });
  else
    log.error(`Il registro NON è integro: ${rottura?.motivo ?? ''}`, { posizione: rottura?.posizione ?? 0, durataMs });
}

function apriCoda({ conf, urlCode }: Installazione, esegui: Processor<object, EsitoVerifica>) {
  if (conf.redisUrl) {
    const redis = new Redis(conf.redisUrl, { maxRetriesPerRequest: null });
    return {
      coda: new Queue<object, EsitoVerifica>(CODA, { connection: redis }),
      lavoratore: new Worker<object, EsitoVerifica>(CODA, esegui, { connection: redis }),
      chiudi: async () => void (await redis.quit()),
    };
  }
  const suPostgres = withBackend(createPostgresBackend);
  const connection = { connectionString: urlCode, schema: SCHEMA, migrate: true, max: 4 };
  return {
    coda: new suPostgres.Queue<object, EsitoVerifica>(CODA, { connection }),
    lavoratore: new suPostgres.Worker<object, EsitoVerifica>(CODA, esegui, { connection }),
    chiudi: () => Promise.resolve(),
  };
}
