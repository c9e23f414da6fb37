import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Operatori, type OperatoreNoto } from '../sessione/operatori.js';
import { Richiesta } from './richiesta.js';

/** The operators of the Ambito, to say who did what. */
export class VediOperatori extends Richiesta<OperatoreNoto[]> {
  readonly azione = 'vedi-operatori';
  readonly risorsa = { tipo: 'nessuna' } as const;
}

@QueryHandler(VediOperatori)
export class VediOperatoriHandler implements IQueryHandler<VediOperatori> {
  constructor(private readonly operatori: Operatori) {}

  execute({ contesto }: VediOperatori): Promise<OperatoreNoto[]> {
    return this.operatori.elenco(contesto.operatore.ambito);
  }
}
