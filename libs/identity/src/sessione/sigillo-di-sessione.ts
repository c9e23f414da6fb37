import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What the issuer gave for one session: to sign out there too, and to ask whether it still vouches for the operator. */
export interface DalGestore {
  /** Names the operator at the issuer: a renewal that speaks of somebody else is none. */
  readonly sub: string;
  /** Absent where the issuer gives none: then nobody can be asked. */
  readonly refresh?: string | undefined;
}

const NONCE = 12;
const TAG = 16;

const chiave = (token: string): Buffer =>
  Buffer.from(hkdfSync('sha256', token, Buffer.alloc(0), 'cartella-sociale sessione presso il gestore', 32));

/**
 * Closed with a key that comes from the token of the session, which only the browser holds: whoever reads the table has
 * nothing to show to the issuer.
 */
export function sigilla(token: string, dati: DalGestore): Buffer {
  const nonce = randomBytes(NONCE);
  const cifra = createCipheriv('aes-256-gcm', chiave(token), nonce);
  return Buffer.concat([nonce, cifra.update(JSON.stringify(dati), 'utf8'), cifra.final(), cifra.getAuthTag()]);
}

export function apri(token: string, sigillo: Buffer): DalGestore {
  const cifra = createDecipheriv('aes-256-gcm', chiave(token), sigillo.subarray(0, NONCE));
  cifra.setAuthTag(sigillo.subarray(-TAG));
  const aperto = Buffer.concat([cifra.update(sigillo.subarray(NONCE, -TAG)), cifra.final()]);
  return JSON.parse(aperto.toString('utf8')) as DalGestore;
}
