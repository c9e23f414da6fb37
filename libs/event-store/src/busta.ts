import { hash } from 'node:crypto';
import type { EventoDaScrivere, RichiestaAppend, ScritturaStream } from './event-store.js';
import { formaCanonica } from './forma-canonica.js';

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

const sha256 = (...parti: Buffer[]): Buffer =>
  hash('sha256', parti.length === 1 ? (parti[0] as Buffer) : Buffer.concat(parti), 'buffer');

const int64 = (n: number): Buffer => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64BE(BigInt(n));
  return buffer;
};

const FOGLIA = Buffer.from([0x00]);
const NODO = Buffer.from([0x01]);

/** The chain before the first event. */
export const CHAIN_INIZIALE = Buffer.alloc(32);

/** SHA-256 of the bytes of the event. */
export const improntaDi = (busta: string): Buffer => sha256(Buffer.from(busta, 'utf8'));

/** SHA-256(0x00 ‖ position ‖ registratoIl ‖ impronta), an RFC 6962 leaf. Integers are 64-bit big-endian; time in ms. */
export const leafDi = (posizione: number, registratoIl: string, impronta: Buffer): Buffer =>
  sha256(FOGLIA, int64(posizione), int64(Date.parse(registratoIl)), impronta);

/** SHA-256(0x01 ‖ previous chain ‖ leaf). */
export const chainDi = (precedente: Buffer, leaf: Buffer): Buffer => sha256(NODO, precedente, leaf);
