import type { DataCivile } from '#storia';
import type { AttoOperatore } from './operatore.js';
import { operatoreIl, type StatoOperatore } from './stato.js';

/** The acts that find in this operator what they need, on a day; whoever asks. */
export function attiPossibili(stato: StatoOperatore, oggi: DataCivile): AttoOperatore[] {
  const { condizione } = operatoreIl(stato, oggi);
  const finisce = stato.iscrizioni.at(-1)?.al ?? null;
  const dentro = condizione === 'attivo' || condizione === 'sospeso';
  const daSospeso = stato.sospensioni.some(({ al }) => al === null || al >= oggi);
  return [
    ...(dentro || condizione === 'non-ancora' ? (['trasferisci'] as const) : []),
    ...(condizione === 'attivo' ? (['sospendi'] as const) : []),
    ...(dentro && daSospeso ? (['riammetti'] as const) : []),
    ...(finisce === null || finisce > oggi ? (['cessa'] as const) : []),
    ...(finisce !== null ? (['iscrivi'] as const) : []),
  ];
}
