import {
  createPostgresBackend,
  type Processor,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import type { Installazione } from '../installazione.js';
import type { EsitoLavoro, Incarico } from './lavoro.js';

const SCHEMA = 'code';

export type Coda = Queue<Incarico, EsitoLavoro>;
export type Lavoratore = Worker<Incarico, EsitoLavoro>;
export type Esecutore = Processor<Incarico, EsitoLavoro>;

type Opzioni<O> = Omit<O, 'connection'>;

/** Where the queues are: in Redis when there is one, otherwise in PostgreSQL, in a schema of a role that sees nothing else. */
export interface Connessione {
  coda(nome: string, opzioni: Opzioni<QueueOptions>): Coda;
  lavoratore(nome: string, esegui: Esecutore, opzioni: Opzioni<WorkerOptions>): Lavoratore;
  /** After the queues and the workers. */
  chiudi(): Promise<void>;
}

export function connetti({ conf, urlCode, log }: Pick<Installazione, 'conf' | 'urlCode' | 'log'>): Connessione {
  return conf.redisUrl ? suRedis(conf.redisUrl, log) : suPostgres(urlCode);
}

function suRedis(url: string, log: Installazione['log']): Connessione {
  const aperte: Redis[] = [];
  const apri = (opzioni: object): Redis => {
    const redis = new Redis(url, opzioni);
    redis.on('error', (errore) => log.debug('Redis non risponde', { errore }));
    aperte.push(redis);
    return redis;
  };
  return {
    coda: (nome, opzioni) => new Queue(nome, { ...opzioni, connection: apri({ maxRetriesPerRequest: 1 }) }),
    // It waits for jobs with commands that block: those have no end.
    lavoratore: (nome, esegui, opzioni) =>
      new Worker(nome, esegui, { ...opzioni, connection: apri({ maxRetriesPerRequest: null }) }),
    chiudi: async () => {
      for (const redis of aperte.splice(0)) redis.disconnect();
    },
  };
}

function suPostgres(url: string): Connessione {
  const bullmq = withBackend(createPostgresBackend);
  const connection = (max: number) => ({ connectionString: url, schema: SCHEMA, migrate: true, max });
  return {
    // The same classes, but for the type of their connection.
    coda: (nome, opzioni) => new bullmq.Queue(nome, { ...opzioni, connection: connection(2) }) as unknown as Coda,
    lavoratore: (nome, esegui, opzioni) =>
      new bullmq.Worker<Incarico, EsitoLavoro>(nome, esegui as never, {
        ...opzioni,
        connection: connection(3),
      }) as unknown as Lavoratore,
    chiudi: () => Promise.resolve(),
  };
}
