import { createPostgresBackend, type Processor, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { EsitoVerificaRegistro } from '#attestazione';
import type { Installazione } from './installazione.js';

const CODA = 'manutenzione';
const SCHEMA = 'code';
/** Every night, when nobody works. */
const ORARIO = { pattern: '0 15 3 * * *', tz: 'Europe/Rome' };
const TENTATIVI = { attempts: 5, backoff: { type: 'exponential', delay: 30_000 } } as const;
const CONSERVA = { removeOnComplete: { count: 60 }, removeOnFail: { count: 60 } } as const;

type Risultato = EsitoVerificaRegistro | { readonly posizione: number };

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
  const { attestazione, conf } = installazione;
  await attestazione.prepara();
  const { coda, lavoratore, chiudi } = apriCoda(installazione, async (lavoro) => {
    const progresso = (fatti: number, totale: number): void => void lavoro.updateProgress({ fatti, totale });
    if (lavoro.name === 'sigillo') return sigilla(installazione, progresso);
    const esito = await attestazione.verifica(progresso);
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
  await coda.upsertJobScheduler(
    'sigillo',
    { every: conf.checkpoint.ogniMinuti * 60_000 },
    { name: 'sigillo', opts: { ...TENTATIVI, ...CONSERVA } },
  );
  return {
    verificaAdesso: async () => String((await coda.add('verifica', {}, { ...TENTATIVI, ...CONSERVA })).id),
    ferma: async () => {
      await lavoratore.close();
      await coda.close();
      await chiudi();
    },
  };
}

/** @returns the position that is attested now */
async function sigilla({ attestazione, log }: Installazione, progresso: (fatti: number, totale: number) => void) {
  const sigillato = await attestazione.sigillaOra(progresso);
  if (sigillato?.copia) log.warn('La seconda cartella dei checkpoint non è raggiungibile', { errore: sigillato.copia });
  return { posizione: sigillato?.checkpoint.dimensione ?? 0 };
}

function annuncia({ log }: Installazione, { integra, eventi, rottura, durataMs }: EsitoVerificaRegistro): void {
  if (integra) log.info('Il registro è integro', { quanti: eventi, durataMs });
  else
    log.error(`Il registro NON è integro: ${rottura?.motivo ?? ''}`, { posizione: rottura?.posizione ?? 0, durataMs });
}

function apriCoda({ conf, urlCode }: Installazione, esegui: Processor<object, Risultato>) {
  if (conf.redisUrl) {
    const redis = new Redis(conf.redisUrl, { maxRetriesPerRequest: null });
    return {
      coda: new Queue<object, Risultato>(CODA, { connection: redis }),
      lavoratore: new Worker<object, Risultato>(CODA, esegui, { connection: redis }),
      chiudi: async () => void (await redis.quit()),
    };
  }
  const suPostgres = withBackend(createPostgresBackend);
  const connection = { connectionString: urlCode, schema: SCHEMA, migrate: true, max: 4 };
  return {
    coda: new suPostgres.Queue<object, Risultato>(CODA, { connection }),
    lavoratore: new suPostgres.Worker<object, Risultato>(CODA, esegui, { connection }),
    chiudi: () => Promise.resolve(),
  };
}
