import type { JobsOptions } from 'bullmq';
import type { TipoDiLavoro } from './lavoro.js';

/** Sealing has a queue of its own: it is on time also while a rebuild or an export takes hours. */
export const NOMI_CODE = ['checkpoint', 'lavori'] as const;
export type NomeCoda = (typeof NOMI_CODE)[number];

export const codaDi = (tipo: TipoDiLavoro): NomeCoda => (tipo === 'checkpoint' ? 'checkpoint' : 'lavori');

/** How long what was done can be asked about, and an export downloaded. Of checkpoints the files are what stays. */
const GIORNO_S = 24 * 60 * 60;
const CONSERVA: Readonly<Record<NomeCoda, { age: number; count: number }>> = {
  checkpoint: { age: GIORNO_S, count: 20 },
  lavori: { age: 30 * GIORNO_S, count: 200 },
};

export const opzioniDi = (tipo: TipoDiLavoro): JobsOptions => ({
  attempts: 5,
  backoff: { type: 'exponential', delay: 10_000, jitter: 0.3 },
  removeOnComplete: CONSERVA[codaDi(tipo)],
  removeOnFail: CONSERVA[codaDi(tipo)],
});
