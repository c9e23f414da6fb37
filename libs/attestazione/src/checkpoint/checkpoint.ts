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

/** @returns undefined when this key did not sign it, or it is not a checkpoint of ours */
export function apriCheckpoint(nota: string, chiave: ChiavePubblica): Checkpoint | undefined {
  const [origine, dimensione, radice, ...altre] = apriNota(nota, chiave)?.split('\n').slice(0, -1) ?? [];
  if (origine !== chiave.nome || !/^(0|[1-9]\d{0,15})$/.test(dimensione ?? '')) return undefined;
  const dopo = (nome: string): string[] =>
    altre.filter((r) => r.startsWith(`${nome} `)).map((r) => r.slice(nome.length + 1));
  const [chain, ora] = [dopo('chain')[0], dopo('ora')[0]];
  if (radice === undefined || chain === undefined || ora === undefined) return undefined;
  return {
    origine,
    dimensione: Number(dimensione),
    radice: Buffer.from(radice, 'base64'),
    chain: Buffer.from(chain, 'base64'),
    ora,
    consultazioni: dopo('consultazioni').map((riga) => {
      const [ambito, seq, testa] = riga.split(' ') as [string, string, string];
      return { ambito, seq: Number(seq), chain: Buffer.from(testa, 'base64') };
    }),
  };
}
