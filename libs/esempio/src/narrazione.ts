import type { GenereNota } from '#cartella';
import type { DataCivile } from '#storia';
import type { Caso } from './caso.js';
import type { Materia } from './materia.js';
import type { Racconto } from './racconto.js';

/** What every part of a life is told with. */
export interface Narrazione {
  readonly r: Racconto;
  readonly caso: Caso;
  readonly materia: Materia;
}

/** A note in the diary, on the present day of the life or on another. */
export function nota({ r, caso, materia }: Narrazione, il: DataCivile = r.il, genere?: GenereNota): void {
  const scelte = caso.casuale.ramo(`nota/${il}`);
  const quale = genere ?? scelte.uno(['colloquio', 'visita-domiciliare', 'telefonata', 'rete'] as const);
  const riservata = scelte.vero(0.05);
  const testo = riservata ? scelte.uno(materia.riservate) : scelte.uno(materia.note[quale]);
  r.aParte('annota-diario', { genere: riservata ? 'colloquio' : quale, riservata, testo }, { il });
}
