const euroIt = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR' });
const intero = new Intl.NumberFormat('it-IT');

export const euro = (centesimi: number): string => euroIt.format(centesimi / 100);
export const numero = (n: number): string => intero.format(n);

/** 90 → 1 h 30 min */
export function durata(minuti: number): string {
  const [ore, resto] = [Math.floor(minuti / 60), minuti % 60];
  if (resto === 0) return `${numero(ore)} h`;
  return ore === 0 ? `${resto} min` : `${numero(ore)} h ${resto} min`;
}
export const percento = (parte: number, tutto: number): number => (tutto === 0 ? 0 : Math.round((parte / tutto) * 100));

/** "12,50" → 1250; null if it is not an amount. */
export function centesimiDa(testo: string): number | null {
  const pulito = testo
    .trim()
    .replace(/\s|€/g, '')
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace(',', '.');
  if (!/^\d+(\.\d{1,2})?$/.test(pulito)) return null;
  return Math.round(Number(pulito) * 100);
}
