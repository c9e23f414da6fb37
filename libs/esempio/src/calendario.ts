import type { DataCivile } from '#storia';
import { piuGiorni } from '#storia';

/** Feasts with a fixed date. */
const FESTE = ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'];

export const feriale = (giorno: DataCivile): boolean => {
  const settimana = new Date(`${giorno}T00:00:00Z`).getUTCDay();
  return settimana !== 0 && settimana !== 6 && !FESTE.includes(giorno.slice(5));
};

/** The day itself, or the first one after it in which offices are open. */
export function primoFeriale(giorno: DataCivile): DataCivile {
  let g = giorno;
  while (!feriale(g)) g = piuGiorni(g, 1);
  return g;
}

export const ilPrimo = (giorno: DataCivile): DataCivile => `${giorno.slice(0, 7)}-01`;

/** The first day of the month so many months later. */
export function mesiDopo(giorno: DataCivile, mesi: number): DataCivile {
  const data = new Date(Date.UTC(Number(giorno.slice(0, 4)), Number(giorno.slice(5, 7)) - 1 + mesi, 1));
  return data.toISOString().slice(0, 10);
}

export const ultimo = (a: DataCivile, b: DataCivile): DataCivile => (a > b ? a : b);
export const primo = (a: DataCivile, b: DataCivile): DataCivile => (a < b ? a : b);
