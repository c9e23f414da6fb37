import { giorniSeduteInCorso } from '#nomenclatore';
import type { DataCivile } from '#storia';
import type { StatoSeduta } from './stato.js';

/** Whether who is convened may look at the cases on the agenda. */
export function inCorso({ condizione, giorno }: StatoSeduta, oggi: DataCivile): boolean {
  const { dal, al } = giorniSeduteInCorso(oggi);
  return condizione === 'convocata' && dal <= giorno && giorno <= al;
}
