import { daBase64 } from './base64-canonico.js';
import { apriNota, type ChiavePrivata, type ChiavePubblica, firmaNota } from './nota-firmata.js';

/** Where the chain of consultations of an Ambito was. */
export interface TestaConsultazioni {
  readonly ambito: string;
  readonly seq: number;
  readonly chain: Buffer;
}

/** What is attested of the log: its first `dimensione` events, and what else was there at that time. */
export interface Checkpoint {
  readonly origine: string;
  readonly dimensione: number;
  readonly radice: Buffer;
  readonly chain: Buffer;
  /** When it was signed, by the clock of who signed. */
  readonly ora: string;
  readonly consultazioni: readonly TestaConsultazioni[];
}

/**
 * A checkpoint as in c2sp.org/tlog-checkpoint: origin, size, root, then extension lines, which that document allows and
 * does not recommend, because monitors cannot audit them. Ours are: whoever has the log can compute the chain again.
 */
export function firmaCheckpoint(c: Checkpoint, chiave: ChiavePrivata): string {
  const righe = [
    c.origine,
    String(c.dimensione),
    c.radice.toString('base64'),
    `chain ${c.chain.toString('base64')}`,
    `ora ${c.ora}`,
    ...c.consultazioni.map((t) => `consultazioni ${t.ambito} ${t.seq} ${t.chain.toString('base64')}`),
  ];
  return firmaNota(`${righe.join('\n')}\n`, chiave);
}

/** @returns undefined when this key did not sign it, or it is not written as `firmaCheckpoint` writes it */
export function apriCheckpoint(nota: string, chiave: ChiavePubblica): Checkpoint | undefined {
  const testo = apriNota(nota, chiave);
  if (testo === undefined) return undefined;
  const [origine, dimensione, ...altre] = testo.split('\n').slice(0, -1);
  if (origine !== chiave.nome || !/^(0|[1-9]\d{0,15})$/.test(dimensione ?? '')) return undefined;
  const radice = impronta(altre[0]);
  const chain = impronta(dopo('chain ', altre[1]));
  const ora = dopo('ora ', altre[2]);
  if (!radice || !chain || ora === undefined || !eIstante(ora) || !Number.isSafeInteger(Number(dimensione)))
    return undefined;
  const consultazioni: TestaConsultazioni[] = [];
  for (const riga of altre.slice(3)) {
    const [, ambito, seq, testa] = /^consultazioni (\S+) ([1-9]\d{0,15}) (\S+)$/.exec(riga) ?? [];
    const sua = impronta(testa);
    if (ambito === undefined || !sua) return undefined;
    consultazioni.push({ ambito, seq: Number(seq), chain: sua });
  }
  return { origine, dimensione: Number(dimensione), radice, chain, ora, consultazioni };
}

function impronta(base64: string | undefined): Buffer | undefined {
  const byte = daBase64(base64);
  return byte?.length === 32 ? byte : undefined;
}

const dopo = (nome: string, riga: string | undefined): string | undefined =>
  riga?.startsWith(nome) ? riga.slice(nome.length) : undefined;

/** `Date` reads 31 February as 3 March: an instant is one only if it is written again as it was. */
function eIstante(testo: string): boolean {
  const data = new Date(testo);
  return /^\d{4}-/.test(testo) && !Number.isNaN(data.getTime()) && data.toISOString() === testo;
}
