import type { Figura } from '../api/tipi.ts';
import { numero } from '../parole/misure.ts';

const oscurata = (figura: Figura): boolean => 'oscurata' in figura && figura.oscurata;

/** What is drawn: the exact numbers are always written too. Null where there is no number to draw. */
export function altezza({ tipo, numeratore, denominatore }: Figura): number | null {
  if (numeratore === null) return null;
  if (tipo === 'conteggio') return numeratore;
  return denominatore ? (numeratore / denominatore) * 100 : null;
}

export const detto = (figura: Figura): string => figura.valore ?? '–';

export function frazione(figura: Figura): string {
  const { tipo, numeratore, denominatore } = figura;
  if (oscurata(figura) || numeratore === null) return 'numero piccolo, non mostrato';
  if (tipo === 'conteggio' || denominatore === null) {
    return `${numero(numeratore)} ${numeratore === 1 ? 'riga contata' : 'righe contate'}`;
  }
  return `${numero(numeratore)} su ${numero(denominatore)}`;
}
