import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Risponde } from '#platform';
import type { StatoProiezione } from '#projections';
import type { Installazione } from '../installazione.js';
import { INSTALLAZIONE } from '../token.js';

/** What whoever keeps the program running needs to see at a glance. It names nobody. */
export interface StatoServizio {
  /**
   * `in-ritardo`: read models are behind; `allarme`: events that could not be folded are parked; `fermo`: a projection
   * stopped, or they are behind and no process carries them on; `guasto`: no database.
   */
  readonly stato: 'attivo' | 'in-ritardo' | 'allarme' | 'fermo' | 'guasto';
  readonly testa: number | null;
  /** Processes that carry the read models on. */
  readonly proiettori: number;
  readonly proiezioni: readonly (StatoProiezione & { readonly ritardo: number })[];
}

/** Behind by more than this, a person would notice. */
const RITARDO_NOTEVOLE = 5_000;

@ApiTags('servizio')
@Controller('status')
export class StatoController {
  constructor(@Inject(INSTALLAZIONE) private readonly installazione: Installazione) {}

  @Get()
  @ApiOperation({ summary: 'Se il servizio funziona, e quanto sono indietro le viste' })
  @Risponde('StatoServizio')
  async stato(@Res({ passthrough: true }) risposta: Response): Promise<StatoServizio> {
    try {
      const testa = await this.installazione.store.testa();
      const proiezioni = (await this.installazione.runner.stati()).map((p) => ({
        ...p,
        ritardo: Math.max(0, testa - p.posizione),
      }));
      const proiettori = await this.installazione.runner.presenti();
      const fermo = proiezioni.some((p) => p.errore !== null || (p.ritardo > 0 && proiettori === 0));
      const allarme = proiezioni.some((p) => p.parcheggiati.length > 0);
      const inRitardo = proiezioni.some((p) => p.ritardo > RITARDO_NOTEVOLE);
      return {
        stato: fermo ? 'fermo' : allarme ? 'allarme' : inRitardo ? 'in-ritardo' : 'attivo',
        testa,
        proiettori,
        proiezioni,
      };
    } catch (errore) {
      this.installazione.log.error('Il database non risponde', { errore });
      risposta.status(503);
      return { stato: 'guasto', testa: null, proiettori: 0, proiezioni: [] };
    }
  }
}
