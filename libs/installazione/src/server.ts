import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import type { Express, NextFunction, Request, Response } from 'express';
import { uuidv7 } from 'uuidv7';
import { conCorpo, corpoSano, indirizzoLocale, intestazioni, NestLogger, segretoRuoli, soloJson } from '#platform';
import { ApplicazioneModule } from './applicazione.module.js';
import type { Installazione } from './installazione.js';
import { apriContatori } from './limiti/contatori.js';
import { limita } from './limiti/limita.js';
import { rispondiAlleIlleggibili } from './richieste-illeggibili.js';
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
  const contatori = apriContatori(
    conf,
    installazione.scrittura,
    await segretoRuoli(conf.cartellaDati, conf.segretoRuoli),
    log,
  );
  const app = await NestFactory.create<NestExpressApplication>(
    ApplicazioneModule.di(installazione, () => indirizzo),
    primaDiTutto(installazione, limita(contatori, log)),
    { logger: new NestLogger(log), bodyParser: false, rawBody: true, abortOnError: false },
  );
  app.use(soloJson);
  app.useBodyParser('json', { limit: CORPO_MASSIMO, strict: true, inflate: false, type: conCorpo });
  app.use(corpoSano);
  pubblicaOpenApi(app);
  if (web && existsSync(web)) serviPagine(app, resolve(web));
  rispondiAlleIlleggibili(app.getHttpServer() as Server);
  await app.listen(conf.porta, conf.host);
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  indirizzo ||= indirizzoLocale(conf.host, port);
  const chiudi = (): Promise<void> => app.close().finally(() => contatori.chiudi());
  return { indirizzo, app, chiudi };
}

/** What every request goes through first: also those of the built-in sign-in, which enters the application while it is made. */
function primaDiTutto(installazione: Installazione, limiti: ReturnType<typeof limita>): ExpressAdapter {
  const { conf } = installazione;
  const adattatore = new ExpressAdapter();
  const express = adattatore.getInstance<Express>();
  express.disable('x-powered-by');
  express.set('query parser', 'simple');
  // Unless the setting names who stands before us, what a request says of where it comes from is not believed.
  express.set('trust proxy', conf.proxyFidati);
  express.use(segnaRichiesta(installazione));
  express.use(intestazioni({ https: conf.baseUrl?.startsWith('https:') ?? false }));
  express.use(limiti);
  return adattatore;
}

/** Gives each request a reference, and one line in the log when it is over. */
function segnaRichiesta({ log }: Installazione) {
  return (richiesta: Request & { id?: string }, risposta: Response, avanti: NextFunction): void => {
    const inizio = performance.now();
    richiesta.id = uuidv7();
    risposta.setHeader('X-Richiesta', richiesta.id);
    risposta.on('finish', () => {
      const riga = {
        richiesta: richiesta.id as string,
        metodo: richiesta.method,
        percorso: percorsoNoto(richiesta),
        stato: risposta.statusCode,
        durataMs: Math.round(performance.now() - inizio),
      };
      if (risposta.statusCode >= 500) log.warn('Richiesta non riuscita', riga);
      else log.debug('Richiesta', riga);
    });
    avanti();
  };
}

/** The pattern of the route. Of an address that is of no route only the beginning: the rest may be what somebody wrote there. */
function percorsoNoto({ route, originalUrl }: Request): string {
  const disegno = (route as { path?: unknown } | undefined)?.path;
  if (typeof disegno === 'string') return disegno;
  return /^\/(api|oidc|assets)(?=\/|$|\?)/i.exec(originalUrl)?.[0]?.concat('/…') ?? '/…';
}

/** The pages of the UI: files as they are, and the first page for every other address a person may type or share. */
function serviPagine(app: NestExpressApplication, web: string): void {
  // The names of the assets carry the fingerprint of what they hold; the first page is asked for again every time.
  const tieni = (quanto: string) => (risposta: Response) =>
    void risposta.setHeader('Cache-Control', `public, ${quanto}`);
  app.useStaticAssets(join(web, 'assets'), {
    prefix: '/assets',
    index: false,
    setHeaders: tieni('max-age=31536000, immutable'),
  });
  app.useStaticAssets(web, { index: false, setHeaders: tieni('max-age=3600') });
  app.use((richiesta: Request, risposta: Response, avanti: NextFunction) => {
    const pagina =
      (richiesta.method === 'GET' || richiesta.method === 'HEAD') &&
      !/^\/(api|oidc|status|assets)(\/|$)/.test(richiesta.path);
    if (!pagina || richiesta.accepts(['html', 'json']) !== 'html') return avanti();
    risposta.sendFile(resolve(web, 'index.html'), { cacheControl: false });
  });
}
