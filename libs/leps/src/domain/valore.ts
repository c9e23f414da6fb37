const intero = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });

/**
 * A value to be read and never compared. A share has one decimal, rounded half up, except where rounding would write a
 * whole percentage that was not reached: 1,999 of 2,000 reads 99,9 %, so that no text shows as met a target that is not.
 */
export function valore(numeratore: number, denominatore: number | null): string {
  if (denominatore === null) return intero.format(numeratore);
  let decimi = Math.floor((numeratore * 2000 + denominatore) / (2 * denominatore));
  if (decimi % 10 === 0 && numeratore * 1000 < decimi * denominatore) decimi -= 1;
  return `${intero.format(Math.floor(decimi / 10))},${decimi % 10} %`;
}
