import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { EsitoComando } from '#archivio';
import type { Richiesta } from '#identity';
import { NestLogger } from '#platform';
import { ApplicazioneModule } from './applicazione.module.js';
import type { Installazione } from './installazione.js';

export interface EsecutoreDiComandi {
  esegui(richiesta: Richiesta<EsitoComando>): Promise<EsitoComando>;
  chiudi(): Promise<void>;
}

/** The application without HTTP: commands go through the same bus and the same gate. */
export async function eseguiComandi(installazione: Installazione): Promise<EsecutoreDiComandi> {
  const app = await NestFactory.createApplicationContext(
    ApplicazioneModule.di(installazione, () => installazione.conf.baseUrl ?? ''),
    { logger: new NestLogger(installazione.log), abortOnError: false },
  );
  const bus = app.get(CommandBus, { strict: false });
  return { esegui: (richiesta) => bus.execute(richiesta), chiudi: () => app.close() };
}
