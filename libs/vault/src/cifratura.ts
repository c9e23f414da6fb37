import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITMO = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

export const nuovaChiave = (): Buffer => randomBytes(32);

/** AES-256-GCM: iv ‖ tag ‖ ciphertext. `contesto` is authenticated with it, so that a seal moved elsewhere won't open. */
export function cifra(chiave: Buffer, chiaro: Buffer, contesto: string): Buffer {
  const iv = randomBytes(IV);
  const cifrario = createCipheriv(ALGORITMO, chiave, iv).setAAD(Buffer.from(contesto, 'utf8'));
  const corpo = Buffer.concat([cifrario.update(chiaro), cifrario.final()]);
  return Buffer.concat([iv, cifrario.getAuthTag(), corpo]);
}

/** @throws if the key, the context or a single bit is not the one it was sealed with */
export function decifra(chiave: Buffer, cifrato: Buffer, contesto: string): Buffer {
  const decifrario = createDecipheriv(ALGORITMO, chiave, cifrato.subarray(0, IV))
    .setAAD(Buffer.from(contesto, 'utf8'))
    .setAuthTag(cifrato.subarray(IV, IV + TAG));
  const chiaro = decifrario.update(cifrato.subarray(IV + TAG));
  // Of a stream cipher there is no last block: this only compares the tag, and throws.
  decifrario.final();
  return chiaro;
}
