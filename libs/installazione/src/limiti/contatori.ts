import { createHmac } from 'node:crypto';
import { Redis } from 'ioredis';
import type pg from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Configurazione, Log } from '#platform';
import { LIMITI, type Limite } from './limiti.js';

/** One limit, with where its counts are. */
export interface Contatore extends Limite {
  /** Takes one, and says for how many seconds there will be no more; 0: there was one. */
  prendi(chi: string): Promise<number>;
  /** The same without taking. */
  guarda(chi: string): Promise<number>;
  /** Gives back one that was taken for somebody else. */
  rendi(chi: string): Promise<void>;
}

export interface Contatori {
  readonly tutti: readonly Contatore[];
  chiudi(): void;
}

/**
 * Where several processes serve, they count together: in Redis, or else in PostgreSQL. On the embedded database there is one
 * process, and its memory is enough. If the counts cannot be reached, each process counts by itself until they can.
 */
export function apriContatori(conf: Configurazione, scrittura: pg.Pool, segreto: string, log: Log): Contatori {
  const redis = conf.redisUrl === null ? undefined : apriRedis(conf.redisUrl, log);
  const limitatore = ({ nome, secondi }: Limite): RateLimiterAbstract => {
    const opzioni = { keyPrefix: `limiti-${nome}`, points: conf.limiti[nome], duration: secondi };
    const daSolo = new RateLimiterMemory(opzioni);
    const insieme = { ...opzioni, insuranceLimiter: daSolo };
    if (redis) return new RateLimiterRedis({ ...insieme, storeClient: redis, rejectIfRedisNotReady: true });
    if (conf.databaseUrl === null) return daSolo;
    return new RateLimiterPostgres({
      ...insieme,
      storeClient: scrittura,
      storeType: 'pool',
      schemaName: 'limiti',
      tableName: 'conteggio',
      tableCreated: true,
    });
  };
  return {
    tutti: LIMITI.map((limite) => ({ ...limite, ...contatore(limitatore(limite), conf.limiti[limite.nome], segreto) })),
    chiudi: () => redis?.disconnect(),
  };
}

function contatore(limitatore: RateLimiterAbstract, massimo: number, segreto: string) {
  // Addresses are of people too: what is written elsewhere does not tell them.
  const chiave = (chi: string): string => createHmac('sha256', segreto).update(`limiti ${chi}`).digest('base64url');
  return {
    prendi: (chi: string): Promise<number> =>
      limitatore.consume(chiave(chi)).then(
        () => 0,
        (esito: unknown) => {
          if (esito instanceof RateLimiterRes) return inSecondi(esito);
          throw esito;
        },
      ),
    guarda: async (chi: string): Promise<number> => {
      const esito = await limitatore.get(chiave(chi));
      return esito && esito.consumedPoints >= massimo ? inSecondi(esito) : 0;
    },
    rendi: async (chi: string): Promise<void> => void (await limitatore.reward(chiave(chi))),
  };
}

const inSecondi = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

function apriRedis(url: string, log: Log): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 2_000 });
  redis.on('error', (errore) => log.debug('Redis non risponde', { errore }));
  return redis;
}
