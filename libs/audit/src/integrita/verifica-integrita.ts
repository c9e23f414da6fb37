import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { EsitoVerifica } from '#event-store';
import { Richiesta } from '#identity';
import type { EsitoVerificaConsultazioni } from '../consultazioni/verifica-consultazioni.js';

/** The log of facts, against itself and against the checkpoints that agree with it. */
export interface EsitoFatti extends EsitoVerifica {
  readonly confrontati: number;
  /** The last position that a checkpoint attests. */
  readonly provataFinoA: number;
}

/** The consultations of the Ambito, in the same way. */
export interface EsitoConsultazioni extends EsitoVerificaConsultazioni {
  readonly provataFinoA: number;
}

/** Two chains, told apart: one may be broken and the other not. */
export interface EsitoIntegrita extends EsitoFatti {
  readonly consultazioni: EsitoConsultazioni;
}

/** Walks both registers from their first entry, wherever they are kept. A class, so that it is its own injection token. */
export abstract class RegistriVerificabili {
  abstract fatti(): Promise<EsitoFatti>;
  abstract consultazioni(ambito: string): Promise<EsitoConsultazioni>;
}

export class VerificaIntegrita extends Richiesta<EsitoIntegrita> {
  readonly azione = 'verifica-integrita' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
}

@QueryHandler(VerificaIntegrita)
export class VerificaIntegritaHandler implements IQueryHandler<VerificaIntegrita> {
  /** One walk of the log at a time: who asks meanwhile is given the same answer. */
  private inCorso: Promise<EsitoFatti> | undefined;

  constructor(private readonly registri: RegistriVerificabili) {}

  async execute({ contesto }: VerificaIntegrita): Promise<EsitoIntegrita> {
    this.inCorso ??= this.registri.fatti().finally(() => {
      this.inCorso = undefined;
    });
    const fatti = await this.inCorso;
    return { ...fatti, consultazioni: await this.registri.consultazioni(contesto.operatore.ambito) };
  }
}
