import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { daBase64 } from './base64-canonico.js';

// Signed notes, as in c2sp.org/signed-note, with Ed25519 keys (RFC 8032). The text forms of the keys are those of
// golang.org/x/mod/sumdb/note, which every tool for these notes reads.

/** Signature type of Ed25519 in a signed note. */
const ED25519 = Buffer.from([0x01]);
// DER of a PKCS#8 private key, and of a SPKI public key, up to their 32 bytes (RFC 8410).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export interface ChiavePubblica {
  readonly nome: string;
  /** Four bytes: with the name, they say which key signed. */
  readonly id: Buffer;
  readonly chiave: KeyObject;
  /** One line of text: name, id, key. */
  readonly testo: string;
}

export interface ChiavePrivata {
  readonly pubblica: ChiavePubblica;
  readonly chiave: KeyObject;
}

function pubblicaDi(nome: string, byte: Buffer): ChiavePubblica {
  const id = createHash('sha256').update(`${nome}\n`).update(ED25519).update(byte).digest().subarray(0, 4);
  return {
    nome,
    id,
    chiave: createPublicKey({ key: Buffer.concat([SPKI, byte]), format: 'der', type: 'spki' }),
    testo: `${nome}+${id.toString('hex')}+${Buffer.concat([ED25519, byte]).toString('base64')}`,
  };
}

/** A new private key, in its text form. */
export function generaChiave(nome: string): string {
  const seme = randomBytes(32);
  const { id } = privataDa(nome, seme).pubblica;
  return `PRIVATE+KEY+${nome}+${id.toString('hex')}+${Buffer.concat([ED25519, seme]).toString('base64')}`;
}

function privataDa(nome: string, seme: Buffer): ChiavePrivata {
  const chiave = createPrivateKey({ key: Buffer.concat([PKCS8, seme]), format: 'der', type: 'pkcs8' });
  const byte = createPublicKey(chiave).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  return { chiave, pubblica: pubblicaDi(nome, byte) };
}

/** @throws Error without a word of the key, when it is not one */
export function chiavePrivata(testo: string): ChiavePrivata {
  const [, nome, id, base64] = /^PRIVATE\+KEY\+([^\p{White_Space}+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(testo.trim()) ?? [];
  const byte = daBase64(base64);
  const chiave =
    nome !== undefined && byte?.length === 33 && byte[0] === ED25519[0] ? privataDa(nome, byte.subarray(1)) : undefined;
  if (chiave?.pubblica.id.toString('hex') !== id || !chiave)
    throw new Error('non è una chiave Ed25519 per note firmate');
  return chiave;
}

/** @returns undefined when it is not a public key of a signed note */
export function chiavePubblica(testo: string): ChiavePubblica | undefined {
  const [, nome, , base64] = /^([^\p{White_Space}+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(testo.trim()) ?? [];
  const byte = daBase64(base64);
  if (nome === undefined || byte?.length !== 33 || byte[0] !== ED25519[0]) return undefined;
  const letta = pubblicaDi(nome, byte.subarray(1));
  return letta.testo === testo.trim() ? letta : undefined;
}

/** @param testo ends with a newline */
export function firmaNota(testo: string, { pubblica, chiave }: ChiavePrivata): string {
  const firma = Buffer.concat([pubblica.id, sign(null, Buffer.from(testo, 'utf8'), chiave)]);
  return `${testo}\n— ${pubblica.nome} ${firma.toString('base64')}\n`;
}

/** @returns the text, if this key signed it; lines signed by others (witnesses, older keys) are passed over */
export function apriNota(nota: string, { nome, id, chiave }: ChiavePubblica): string | undefined {
  const fine = nota.lastIndexOf('\n\n');
  // eslint-disable-next-line no-control-regex -- the specification forbids them
  if (fine < 0 || !nota.endsWith('\n') || !nota.isWellFormed() || /[\x00-\x09\x0b-\x1f]/.test(nota)) return undefined;
  const testo = nota.slice(0, fine + 1);
  const righe = nota.slice(fine + 2, -1).split('\n');
  let firmata = false;
  for (const riga of righe) {
    const [, di, base64] = /^— ([^\p{White_Space}+]+) (\S+)$/u.exec(riga) ?? [];
    const firma = daBase64(base64);
    // Four bytes name the key; the signature is what follows.
    if (!firma || firma.length < 5) return undefined;
    if (di !== nome || !firma.subarray(0, 4).equals(id)) continue;
    if (!verify(null, Buffer.from(testo, 'utf8'), chiave, firma.subarray(4))) return undefined;
    firmata = true;
  }
  return firmata ? testo : undefined;
}
