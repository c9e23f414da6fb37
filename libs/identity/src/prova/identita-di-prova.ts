import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, type INestApplication, Module, Post, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { convalida, LOG_MUTO, OrologioSimulato, ProblemaFilter } from '#platform';
import { type DatabaseDiProva, databaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { AMBITI_ESEMPIO } from '../ambiti-esempio.js';
import { AmbitoDellaRisorsa } from '../application/ambito-della-risorsa.js';
import { RegistroLetture } from '../application/registro-letture.js';
import type { ContestoRichiesta } from '../application/richiesta.js';
import { Chi } from '../http/chi.js';
import { ConSessione } from '../http/con-sessione.js';
import { IdentityModule, type OpzioniIdentity } from '../identity.module.js';
import { MIGRAZIONI_IDENTITY } from '../sessione/migrazioni.js';
import { Operatori } from '../sessione/operatori.js';
import { RegistroDiProva } from '../sessione/prova/registro-di-prova.js';

@Controller('api/prova')
class ProvaController {
  @Get('chi')
  @UseGuards(ConSessione)
  chi(@Chi() contesto: ContestoRichiesta): ContestoRichiesta {
    return contesto;
  }
  @Get('senza-guardia')
  senza(@Chi() contesto: ContestoRichiesta): ContestoRichiesta {
    return contesto;
  }
  @Post('scrivi')
  @UseGuards(ConSessione)
  scrivi(): string {
    return 'scritto';
  }
}

export interface Avviata {
  readonly base: string;
  readonly porta: number;
  readonly app: INestApplication;
}

/** The sign-in alone, without the rest of the product: its database, its clock, and as many servers as are asked for. */
export class IdentitaDiProva {
  readonly aperti: { close(): Promise<unknown> }[] = [];

  private constructor(
    readonly db: DatabaseDiProva,
    readonly pool: pg.Pool,
    readonly dataDir: string,
    readonly orologio: OrologioSimulato,
    readonly registro: RegistroDiProva,
  ) {}

  static async pronta(): Promise<IdentitaDiProva> {
    const db = await databaseDiProva(MIGRAZIONI_IDENTITY);
    const pool = new pg.Pool({ connectionString: db.writer });
    const dataDir = await mkdtemp(join(tmpdir(), 'cartella-identity-'));
    const orologio = new OrologioSimulato(new Date());
    const registro = new RegistroDiProva(new Operatori(pool, orologio));
    for (const { ambito, operatori } of AMBITI_ESEMPIO) await registro.iscrivi(ambito, operatori);
    return new IdentitaDiProva(db, pool, dataDir, orologio, registro);
  }

  async avvia(altro: Partial<OpzioniIdentity> = {}): Promise<Avviata> {
    let base = '';
    const { pool, dataDir, orologio } = this;
    @Module({
      imports: [IdentityModule.forRoot({ pool, dataDir, baseUrl: () => base, oidc: null, orologio, ...altro })],
      controllers: [ProvaController],
      providers: [
        { provide: AmbitoDellaRisorsa, useValue: { cartella() {}, accesso() {}, persona() {} } },
        { provide: RegistroLetture, useValue: { registra() {} } },
      ],
    })
    class Prova {}
    const app = await NestFactory.create<NestExpressApplication>(Prova, { logger: false });
    app.useGlobalPipes(convalida());
    app.useGlobalFilters(new ProblemaFilter(LOG_MUTO as never));
    await app.listen(0, '127.0.0.1');
    const porta = (app.getHttpServer().address() as AddressInfo).port;
    base = `http://127.0.0.1:${porta}`;
    this.aperti.push(app);
    return { base: altro.baseUrl?.() ?? base, porta, app };
  }

  async chiudi(): Promise<void> {
    for (const uno of this.aperti) await uno.close();
    await this.pool.end();
    await this.db.chiudi();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
