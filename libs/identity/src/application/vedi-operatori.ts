import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Azione } from '../domain/azioni.js';
import { portateDelRuolo } from '../domain/matrice.js';
import { Operatori, type OperatoreNoto } from '../sessione/operatori.js';
import { Richiesta } from './richiesta.js';

/** Whether somebody works today is for who puts them in charge of something. */
type PerChiAffida = 'attivo' | 'nellEnteDal';
export type OperatoreMostrato = Omit<OperatoreNoto, PerChiAffida> & Partial<Pick<OperatoreNoto, PerChiAffida>>;

/** The operators of the Ambito, to say who did what. */
export class VediOperatori extends Richiesta<OperatoreMostrato[]> {
  readonly azione = 'vedi-operatori';
  readonly risorsa = { tipo: 'nessuna' } as const;
}

const INCARICANO: readonly Azione[] = ['assegna', 'individua-case-manager', 'consegna', 'convoca-seduta'];

@QueryHandler(VediOperatori)
export class VediOperatoriHandler implements IQueryHandler<VediOperatori> {
  constructor(private readonly operatori: Operatori) {}

  async execute({ contesto: { operatore } }: VediOperatori): Promise<OperatoreMostrato[]> {
    const { ambito, ruolo, ente } = operatore;
    const tutti = await this.operatori.elenco(ambito);
    // An ente reads what itself and «the service» recorded: who works for the service is not its concern.
    const mostrati = ruolo === 'ente-erogatore' ? tutti.filter((o) => o.ente === ente) : tutti;
    if (INCARICANO.some((azione) => portateDelRuolo(ruolo, azione).length > 0)) return mostrati;
    return mostrati.map(({ attivo: _, nellEnteDal: __, ...altro }) => altro);
  }
}
