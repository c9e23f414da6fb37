import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import pg from 'pg';
import type { EsitoVerifica } from '#event-store';
import { verificaLog } from '#event-store';
import { Richiesta } from '#identity';

/** The pool of the role that reads the whole log, in order. A class, so that it is its own injection token. */
export class PoolDelLog extends pg.Pool {}

export class VerificaIntegrita extends Richiesta<EsitoVerifica> {
  readonly azione = 'verifica-integrita' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
}

@QueryHandler(VerificaIntegrita)
export class VerificaIntegritaHandler implements IQueryHandler<VerificaIntegrita> {
  /** One walk of the log at a time: who asks meanwhile is given the same answer. */
  private inCorso: Promise<EsitoVerifica> | undefined;

  constructor(private readonly pool: PoolDelLog) {}

  execute(): Promise<EsitoVerifica> {
    this.inCorso ??= verificaLog(this.pool).finally(() => {
      this.inCorso = undefined;
    });
    return this.inCorso;
  }
}
