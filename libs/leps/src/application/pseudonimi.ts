import { createHmac } from 'node:crypto';
import type { FattoLeps } from '../domain/fatto.js';
import type { Presentazione } from '../domain/riga.js';

/**
 * Names for cases and facts, the same for ever and for every reader of an Ambito. They are made with a secret of the
 * installation: who knows the id of a case, even one that it may not open, cannot find it among the rows.
 */
export function pseudonimi(segreto: Buffer, ambito: string): Pick<Presentazione, 'pseudonimo' | 'chiave'> {
  const nome = (...parole: readonly string[]): string =>
    createHmac('sha256', segreto)
      .update(JSON.stringify([ambito, ...parole]))
      .digest('hex');
  return {
    // Forty bits: among a hundred thousand cases of an Ambito two share a name once in two hundred.
    pseudonimo: (cartella) => nome('cartella', cartella).slice(0, 10).toUpperCase(),
    chiave: ({ cartella, chiave }: FattoLeps) => nome('fatto', cartella, chiave).slice(0, 32),
  };
}
