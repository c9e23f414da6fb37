import type { EventoDaScrivere, RichiestaAppend, ScritturaStream } from './event-store.js';
import { formaCanonica } from './forma-canonica.js';
import { sha256 } from './sha256.js';

/**
 * The bytes of an event: RFC 8785 canonical JSON of all that the writer knows (everything but position and
 * `registratoIl`). These bytes are hashed, and these bytes are kept, so that no database can reorder or rewrite them.
 */
export function bustaDi(richiesta: RichiestaAppend, scrittura: ScritturaStream, indice: number): string {
  const evento = scrittura.eventi[indice] as EventoDaScrivere;
  return formaCanonica({
    ...evento,
    ambito: richiesta.ambito,
    attore: richiesta.attore,
    causazione: richiesta.causazione,
    correlazione: richiesta.correlazione,
    provenienza: richiesta.provenienza,
    revision: scrittura.attesa + 1 + indice,
    stream: scrittura.stream,
  });
}

/** The chain before the first event. */
export const CHAIN_INIZIALE = Buffer.alloc(32);

/** SHA-256 of the bytes of the event. */
export const improntaDi = (busta: string | Buffer): Buffer => sha256(busta);

/** Made once and filled again: hashing is synchronous, and a log is verified a hundred thousand events at a time. */
const foglia = Buffer.alloc(1 + 8 + 8 + 32);
const nodo = Buffer.alloc(1 + 32 + 32);
foglia[0] = 0x00;
nodo[0] = 0x01;

/** Sixty-four bits; as two halves where it can be, which is several times quicker. */
function interoIn(byte: Buffer, dove: number, intero: number): void {
  if (Number.isSafeInteger(intero) && intero >= 0) {
    byte.writeUInt32BE(Math.floor(intero / 2 ** 32), dove);
    byte.writeUInt32BE(intero % 2 ** 32, dove + 4);
  } else byte.writeBigInt64BE(BigInt(intero), dove);
}

/** SHA-256(0x00 ‖ position ‖ registratoIl ‖ impronta), an RFC 6962 leaf. Integers are 64-bit big-endian; time in ms. */
export function leafDi(posizione: number, registratoIl: string | number, impronta: Buffer): Buffer {
  interoIn(foglia, 1, posizione);
  interoIn(foglia, 9, typeof registratoIl === 'number' ? registratoIl : Date.parse(registratoIl));
  foglia.set(impronta, 17);
  return sha256(foglia);
}

/** SHA-256(0x01 ‖ previous chain ‖ leaf). */
export function chainDi(precedente: Buffer, leaf: Buffer): Buffer {
  nodo.set(precedente, 1);
  nodo.set(leaf, 33);
  return sha256(nodo);
}
