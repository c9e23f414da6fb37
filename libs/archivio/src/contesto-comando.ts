import type { ContestoRichiesta } from '#identity';
import { attoreDi } from '#identity';
import type { Garanzie } from '#platform';
import type { ContestoComando } from './richiesta.js';

/** A command typed by an operator, with what its caller asked to be sure of. */
export const contestoComando = (contesto: ContestoRichiesta, garanzie: Garanzie = {}): ContestoComando => ({
  attore: attoreDi(contesto.operatore),
  ambito: contesto.operatore.ambito,
  operatore: contesto.operatore,
  correlazione: contesto.correlazione,
  provenienza: { tipo: 'operatore' },
  ...garanzie,
});
