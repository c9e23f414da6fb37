import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { type EventoNelLog, EventStore } from '#event-store';
import type { RichiestaHttp } from '#identity';
import { attendiPosizione, Letture, posizioneDelleViste } from '#projections';
import { FATTI_DI_RISERVATEZZA } from '../domain/tutele.js';

/** Read models that are behind by so much are waited for without looking at what they miss. */
const TROPPI = 5_000;

/**
 * One case is judged by the log; lists, searches and rows are cut by the read models. A tutela or an exclusion of which these
 * have not heard yet would be obeyed by the one and not by the others: who asks meanwhile waits, and is refused in the end
 * rather than shown what it hides.
 */
@Injectable()
export class TuteleNelleViste implements NestInterceptor {
  constructor(
    private readonly letture: Letture,
    private readonly store: EventStore,
  ) {}

  async intercept(contesto: ExecutionContext, prossimo: CallHandler): Promise<Observable<unknown>> {
    const { operatore } = contesto.switchToHttp().getRequest<RichiestaHttp>();
    if (operatore) await this.attendi(operatore.ambito);
    return prossimo.handle();
  }

  private async attendi(ambito: string): Promise<void> {
    for (;;) {
      const [finoA, dopo] = await Promise.all([this.store.testa(), posizioneDelleViste(this.letture)]);
      if (finoA <= dopo) return;
      const eventi = await this.store.leggiTutto({ ambito, dopo, finoA, limite: TROPPI, categorie: ['cartella'] });
      const ultimo = eventi.length === TROPPI ? eventi.at(-1) : eventi.findLast(muoveUnaTutela);
      if (!ultimo) return;
      await attendiPosizione(this.letture, ultimo.posizione);
    }
  }
}

function muoveUnaTutela({ tipo, dati }: EventoNelLog): boolean {
  const fatti: readonly string[] = FATTI_DI_RISERVATEZZA;
  return fatti.includes(tipo) || fatti.includes(dati['tipoCorretto'] as string);
}
