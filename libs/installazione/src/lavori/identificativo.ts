import { createHash, randomUUID } from 'node:crypto';
import type { TipoDiLavoro } from './lavoro.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The same words, the same id: in the form of a UUID of version 8, which is for hashes of one's own. */
function daParole(...parole: readonly string[]): string {
  const esadecimale = createHash('sha256').update(JSON.stringify(parole)).digest('hex');
  return `${esadecimale.slice(0, 8)}-${esadecimale.slice(8, 12)}-8${esadecimale.slice(13, 16)}-a${esadecimale.slice(17, 20)}-${esadecimale.slice(20, 32)}`;
}

/** Operators are known by their id inside one Ambito only. */
export interface ChiChiede {
  readonly ambito: string;
  readonly id: string;
}

/** The id of the job that a request leads to: a request sent twice with its Idempotency-Key is one job. */
export const idDellaRichiesta = (tipo: TipoDiLavoro, { ambito, id }: ChiChiede, chiave: string | undefined): string =>
  chiave === undefined ? randomUUID() : daParole(tipo, ambito, id, chiave);

/** Ids that the queue itself gives, to what it starts at its hour, are not UUIDs: outside they are one as well. */
export const idPubblico = (idNellaCoda: string): string =>
  UUID.test(idNellaCoda) ? idNellaCoda : daParole('coda', idNellaCoda);
