import { CHAIN_INIZIALE, chainDi, improntaDi, leafDi } from '#event-store';
import { Frontiera } from '../albero/frontiera.js';
import { apriCheckpoint, firmaCheckpoint } from '../checkpoint/checkpoint.js';
import { apriNota, type ChiavePrivata, type ChiavePubblica, firmaNota } from '../checkpoint/nota-firmata.js';

/** An event of a bundle. */
export interface Evento {
  posizione: number;
  registratoIl: string;
  impronta: string;
  leaf: string;
  chain: string;
  busta: string;
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a forger writes whatever he likes in a line
export type Riga = any;

export const leggiRighe = (testo: string): Riga[] =>
  testo
    .split('\n')
    .slice(0, -1)
    .map((riga) => JSON.parse(riga) as Riga);
export const scriviRighe = (righe: readonly Riga[]): string => righe.map((r) => `${JSON.stringify(r)}\n`).join('');

export const eEvento = (riga: Riga): boolean => typeof riga.busta === 'string';
export const eventi = (righe: readonly Riga[]): Evento[] => righe.filter(eEvento);
/** The event at a position, to be changed in place. */
export const alla = (righe: readonly Riga[], posizione: number): Evento =>
  eventi(righe).find((e) => e.posizione === posizione)!;

/** Changes what an event says. */
export function cambiaBusta(e: Evento, come: (busta: Record<string, unknown>) => object): void {
  e.busta = JSON.stringify(come(JSON.parse(e.busta) as Record<string, unknown>));
}

/** Counts the positions again from 1. */
export function rinumera(righe: readonly Riga[]): void {
  eventi(righe).forEach((e, i) => (e.posizione = i + 1));
}

/** Computes fingerprints, leaves and chain again, as the log does. */
export function riconcatena(righe: readonly Riga[]): void {
  let chain: Buffer = CHAIN_INIZIALE;
  for (const e of eventi(righe)) {
    const impronta = improntaDi(e.busta);
    const leaf = leafDi(e.posizione, e.registratoIl, impronta);
    chain = chainDi(chain, leaf);
    Object.assign(e, { impronta: impronta.toString('hex'), leaf: leaf.toString('hex'), chain: chain.toString('hex') });
  }
}

/** Signs again every note, over the events as they now are. Each checkpoint attests the events before it. */
export function rifirma(righe: readonly Riga[], originale: ChiavePubblica, con: ChiavePrivata): void {
  const frontiera = Frontiera.vuota();
  let ultima = CHAIN_INIZIALE;
  for (const riga of righe) {
    if (eEvento(riga)) {
      frontiera.aggiungi(Buffer.from(riga.leaf, 'hex'));
      ultima = Buffer.from(riga.chain, 'hex');
    } else if (riga.checkpoint) {
      const c = apriCheckpoint(riga.checkpoint, originale)!;
      const { dimensione } = frontiera;
      riga.checkpoint = firmaCheckpoint({ ...c, dimensione, radice: frontiera.radice(), chain: ultima }, con);
    } else if (riga.fine) richiudi(righe, originale, con);
  }
}

/** Signs only the closing again. */
export function richiudi(righe: readonly Riga[], originale: ChiavePubblica, con: ChiavePrivata): void {
  const chiusura = righe.at(-1);
  const frontiera = Frontiera.vuota();
  for (const e of eventi(righe)) frontiera.aggiungi(Buffer.from(e.leaf, 'hex'));
  const testo = apriNota(chiusura.fine, originale)!
    .replace(/^eventi .*$/m, `eventi ${frontiera.dimensione}`)
    .replace(/^radice .*$/m, `radice ${frontiera.radice().toString('base64')}`);
  chiusura.fine = firmaNota(testo, con);
}
