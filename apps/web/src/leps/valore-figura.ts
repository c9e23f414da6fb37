import type { Figura } from '../api/tipi.ts';
import { numero } from '../parole/misure.ts';

/** What is drawn: the exact numbers are always written too. */
export function altezza({ tipo, numeratore, denominatore }: Figura): number | null {
  if (tipo === 'conteggio') return numeratore;
  return denominatore ? (numeratore / denominatore) * 100 : null;
}

export function detto(figura: Figura): string {
  if (figura.valore === null) return '–';
  return figura.valore;
}

export const frazione = ({ tipo, numeratore, denominatore }: Figura): string =>
  tipo === 'conteggio' || denominatore === null
    ? `${numero(numeratore)} ${numeratore === 1 ? 'riga contata' : 'righe contate'}`
    : `${numero(numeratore)} su ${numero(denominatore)}`;
