import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { uuidv7 } from 'uuidv7';
import { corpoSano, indirizzoLocale, NestLogger } from '#platform';
import { ApplicazioneModule } from './applicazione.module.js';
import type { Installazione } from './installazione.js';
import { pubblicaOpenApi } from './openapi.js';

/** Larger than any form of ours, smaller than anything that could hurt. */
const CORPO_MASSIMO = '256kb';

export interface ServerAcceso {
  /** Address to open in a browser. */
  readonly indirizzo: string;
  readonly app: NestExpressApplication;
  chiudi(): Promise<void>;
}

/** Starts UI and API at one address. `web` is the folder of the built UI; without one, the API alone is served. */
export async function accendiServer(installazione: Installazione, web?: string): Promise<ServerAcceso> {
  const { conf, log } = installazione;
  let indirizzo = conf.baseUrl ?? '';
  const app = await NestFactory.create<NestExpressApplication>(
    ApplicazioneModule.di(installazione, () => indirizzo),
    { logger: new NestLogger(log), bodyParser: false, rawBody: true, abortOnError: false },
  );
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(segnaRichiesta(installazione));
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      // Over plain HTTP on one's own machine there is nothing to upgrade to.
      strictTransportSecurity: conf.baseUrl?.startsWith('https:') ?? false,
    }),
  );
  app.useBodyParser('json', { limit: CORPO_MASSIMO, strict: true });
  app.use(corpoSano);
  pubblicaOpenApi(app);
  if (web && existsSync(web)) serviPagine(app, resolve(web));
  await app.listen(conf.porta, conf.host);
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  indirizzo ||= indirizzoLocale(conf.host, port);
  return { indirizzo, app, chiudi: () => app.close() };
}

/** Gives each request a reference, and one line in the log when it is over. */
function segnaRichiesta({ log }: Installazione) {
  return (richiesta: Request & { id?: string }, risposta: Response, avanti: NextFunction): void => {
    const inizio = performance.now();
    richiesta.id = uuidv7();
    risposta.setHeader('X-Richiesta', richiesta.id);
    if (richiesta.path.startsWith('/api')) risposta.setHeader('Cache-Control', 'no-store');
    risposta.on('finish', () => {
      const riga = {
        richiesta: richiesta.id as string,
        metodo: richiesta.method,
        percorso: (richiesta.route as { path?: string } | undefined)?.path ?? richiesta.originalUrl,
        stato: risposta.statusCode,
        durataMs: Math.round(performance.now() - inizio),
      };
      if (risposta.statusCode >= 500) log.warn('Richiesta non riuscita', riga);
      else log.debug('Richiesta', riga);
    });
    avanti();
  };
}

/** The pages of the UI: files as they are, and the first page for every other address a person may type or share. */
function serviPagine(app: NestExpressApplication, web: string): void {
  app.useStaticAssets(web, { index: 'index.html', maxAge: '1h' });
  app.use((richiesta: Request, risposta: Response, avanti: NextFunction) => {
    const pagina =
      (richiesta.method === 'GET' || richiesta.method === 'HEAD') && !/^\/(api|oidc|status)(\/|$)/.test(richiesta.path);
    if (!pagina || richiesta.accepts(['html', 'json']) !== 'html') return avanti();
    risposta.setHeader('Cache-Control', 'no-cache');
    risposta.sendFile(resolve(web, 'index.html'));
  });
}
