import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { EsitoVerifica } from '#event-store';
import { Richiesta } from '#identity';

/** Walks the log from its first event, wherever it is kept. A class, so that it is its own injection token. */
export abstract class LogVerificabile {
  abstract verifica(): Promise<EsitoVerifica>;
}

export class VerificaIntegrita extends Richiesta<EsitoVerifica> {
  readonly azione = 'verifica-integrita' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
}

@QueryHandler(VerificaIntegrita)
export class VerificaIntegritaHandler implements IQueryHandler<VerificaIntegrita> {
  /** One walk of the log at a time: who asks meanwhile is given the same answer. */
  private inCorso: Promise<EsitoVerifica> | undefined;

  constructor(private readonly log: LogVerificabile) {}

  execute(): Promise<EsitoVerifica> {
    this.inCorso ??= this.log.verifica().finally(() => {
      this.inCorso = undefined;
    });
    return this.inCorso;
  }
}
