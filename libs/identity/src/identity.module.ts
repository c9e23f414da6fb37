import { type DynamicModule, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type pg from 'pg';
import { Orologio, OrologioDiSistema } from '#platform';
import { Porta } from './application/porta.js';
import { VediOperatoriHandler } from './application/vedi-operatori.js';
import { VediPermessiHandler } from './application/vedi-permessi.js';
import { VediSessioneHandler } from './application/vedi-sessione.js';
import { BaseUrl } from './http/base-url.js';
import { ConSessione } from './http/con-sessione.js';
import { OperatoriController } from './http/operatori.controller.js';
import { PermessiController } from './http/permessi.controller.js';
import { SessioneController } from './http/sessione.controller.js';
import { StessaOrigine } from './http/stessa-origine.js';
import { AccessoIncorporato, CLIENT_INCORPORATO, PERCORSO_OIDC } from './oidc/accesso-incorporato.js';
import { AccessoOidc, type OpzioniOidc } from './oidc/accesso-oidc.js';
import { Garanzia } from './oidc/garanzia.js';
import { Operatori } from './sessione/operatori.js';
import { type DurateSessione, Sessioni } from './sessione/sessioni.js';

export interface OpzioniIdentity {
  /** Of the writer role. */
  readonly pool: pg.Pool;
  /** Where the built-in provider keeps its keys. */
  readonly dataDir: string;
  /** BASE_URL, or the address of this very server: read when it is first needed. */
  readonly baseUrl: () => string;
  /** null: the built-in provider with its sample operators, which refuses to start in production. */
  readonly oidc: OpzioniOidc | null;
  readonly orologio?: Orologio;
  readonly durate?: DurateSessione;
}

/**
 * Sign-in, sessions, and the one gate in the buses. The gate also needs, from any module, a provider for each of
 * `AmbitoDellaRisorsa` and `RegistroLetture`; without them the application does not start.
 */
@Module({})
export class IdentityModule implements NestModule {
  static forRoot({
    pool,
    dataDir,
    baseUrl,
    oidc,
    orologio = new OrologioDiSistema(),
    durate,
  }: OpzioniIdentity): DynamicModule {
    const base = new BaseUrl(baseUrl);
    const operatori = new Operatori(pool, orologio);
    const sessioni = new Sessioni(pool, orologio, durate);
    const incorporato = oidc === null ? new AccessoIncorporato(dataDir, () => base.url()) : null;
    const opzioni = async (): Promise<OpzioniOidc> =>
      oidc ?? {
        issuer: base.url() + PERCORSO_OIDC,
        clientId: CLIENT_INCORPORATO,
        clientSecret: await incorporato!.clientSecret(),
        incorporato: true,
      };
    const accesso = new AccessoOidc(opzioni, () => base.url());
    return {
      module: IdentityModule,
      global: true,
      imports: [CqrsModule],
      controllers: [SessioneController, OperatoriController, PermessiController],
      providers: [
        { provide: BaseUrl, useValue: base },
        { provide: Orologio, useValue: orologio },
        { provide: Operatori, useValue: operatori },
        { provide: Sessioni, useValue: sessioni },
        { provide: AccessoOidc, useValue: accesso },
        { provide: Garanzia, useValue: new Garanzia(sessioni, accesso, orologio) },
        {
          provide: AccessoIncorporato,
          inject: [HttpAdapterHost],
          // While the application is being made, hence before its parsers of bodies. Without HTTP there is nothing to mount.
          useFactory: async ({ httpAdapter }: HttpAdapterHost) => {
            if (!incorporato) return null;
            httpAdapter?.use(PERCORSO_OIDC, incorporato.gestisci);
            return incorporato;
          },
        },
        Porta,
        ConSessione,
        VediSessioneHandler,
        VediOperatoriHandler,
        VediPermessiHandler,
      ],
      exports: [BaseUrl, Garanzia, Operatori, Sessioni, ConSessione],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(StessaOrigine).forRoutes('{*percorso}');
  }
}
