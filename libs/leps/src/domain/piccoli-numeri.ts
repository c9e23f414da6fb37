import type { Figura } from './figura.js';

/** A figure shown outside the service: with small numbers hidden, and saying so. */
export interface FiguraMostrata extends Omit<Figura, 'numeratore'> {
  readonly numeratore: number | null;
  readonly oscurata: boolean;
}

const piccolo = (n: number | null): boolean => n !== null && n >= 1 && n <= 4;

/**
 * Rule 11: outside the service a cell from 1 to 4 is hidden, because behind so few there is somebody. The other cell goes
 * with it: from a share and one of its terms the other can be worked out.
 */
export function senzaPiccoliNumeri(figura: Figura): FiguraMostrata {
  const { numeratore, denominatore } = figura;
  const resto = denominatore === null ? null : denominatore - numeratore;
  if (![numeratore, denominatore, resto].some(piccolo)) return { ...figura, oscurata: false };
  return { ...figura, numeratore: null, denominatore: null, valore: null, oscurata: true };
}

export const intera = (figura: Figura): FiguraMostrata => ({ ...figura, oscurata: false });
