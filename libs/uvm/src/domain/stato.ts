import type { DataCivile, Posizione } from '#storia';
import type { Convocato, Modalita } from './eventi.js';

export interface CasoInAgenda {
  readonly cartella: string;
  /** The valutazione multidimensionale the équipe is asked about. */
  readonly valutazione: string;
  readonly discusso: Discussione | null;
}

export interface Discussione {
  readonly evento: string;
  readonly posizione: Posizione;
  readonly presenti: readonly string[];
  /** Absent where its words were destroyed or are not opened. */
  readonly decisione?: string;
  readonly dissenso?: string;
}

/** One seduta of the équipe, as a fold. Rules read clear fields only. */
export interface StatoSeduta {
  readonly condizione: 'inesistente' | 'convocata' | 'conclusa';
  readonly giorno: DataCivile;
  readonly dalle: string;
  readonly alle: string;
  readonly modalita: Modalita | null;
  readonly componenti: readonly Convocato[];
  readonly presenti: readonly string[];
  readonly casi: readonly CasoInAgenda[];
  readonly convocataDa: string | null;
  readonly conclusaIl: DataCivile | null;
}

export const SEDUTA_INESISTENTE: StatoSeduta = {
  condizione: 'inesistente',
  giorno: '',
  dalle: '',
  alle: '',
  modalita: null,
  componenti: [],
  presenti: [],
  casi: [],
  convocataDa: null,
  conclusaIl: null,
};

/** Different professions among the present: who has none in the register does not count. */
export const professioniPresenti = ({ componenti, presenti }: StatoSeduta): ReadonlySet<string> =>
  new Set(componenti.filter((c) => presenti.includes(c.operatore)).flatMap(({ professione }) => professione ?? []));
