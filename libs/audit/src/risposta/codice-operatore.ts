import { createHmac } from 'node:crypto';

/**
 * Stands for an operator in the answer to one person: the same through the whole answer, and no help in recognising
 * anybody in somebody else's. Who holds the register can tell who it is.
 */
export const codiceOperatore = (segreto: Buffer, persona: string, operatore: string): string =>
  `OP-${createHmac('sha256', segreto).update(`${persona} ${operatore}`).digest('hex').slice(0, 6).toUpperCase()}`;
