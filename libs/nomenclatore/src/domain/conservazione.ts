import type { DataCivile } from '#storia';
import type { Datata } from './validita.js';
import { validoIl } from './validita.js';

/**
 * For how long data must be kept. The Ambito fixes these terms in its piano di conservazione (massimario di scarto), and
 * the figures here are only those a new installation starts with: a later decision is a later row.
 */
const FONTE = "termine dell'Ambito (valore iniziale, da confermare nel piano di conservazione)";

/** `cartella`: from its closing. `accesso`: from the contact, where no case came of it. */
export type ClasseConservata = 'cartella' | 'accesso';

export interface TermineConservazione extends Datata {
  readonly classe: ClasseConservata;
  readonly anni: number;
  readonly fonte: string;
}

export const TERMINI_CONSERVAZIONE: readonly TermineConservazione[] = [
  { classe: 'cartella', anni: 10, validoDal: '2018-01-01', fonte: FONTE },
  { classe: 'accesso', anni: 5, validoDal: '2018-01-01', fonte: FONTE },
];

export interface GiorniCopie extends Datata {
  readonly giorni: number;
  readonly fonte: string;
}

/** For how many days a backup of the database is kept: until then what was erased still lies in it, closed and without a key. */
export const GIORNI_COPIE_DI_SICUREZZA: readonly GiorniCopie[] = [
  { giorni: 35, validoDal: '2018-01-01', fonte: "configurazione dell'Ambito" },
];

/** The term in force on a day; the earliest one for a day before them all. */
export function termineIl(classe: ClasseConservata, giorno: DataCivile): TermineConservazione {
  const righe = TERMINI_CONSERVAZIONE.filter((t) => t.classe === classe);
  return validoIl(righe, giorno) ?? (righe[0] as TermineConservazione);
}

/** The last day of a term that begins on a day. */
export const conservareFino = (classe: ClasseConservata, dal: DataCivile, oggi: DataCivile): DataCivile =>
  `${String(Number(dal.slice(0, 4)) + termineIl(classe, oggi).anni).padStart(4, '0')}${dal.slice(4, 10).replace('-02-29', '-02-28')}`;

export const giorniCopieIl = (giorno: DataCivile): number =>
  (validoIl(GIORNI_COPIE_DI_SICUREZZA, giorno) ?? (GIORNI_COPIE_DI_SICUREZZA[0] as GiorniCopie)).giorni;

export interface MesiDelRegistro extends Datata {
  readonly mesi: number;
  readonly fonte: string;
}

/** For how many months words looked for, and reasons for reading, stay legible where they are of no one person or case. */
export const MESI_PAROLE_DI_NESSUNO: readonly MesiDelRegistro[] = [{ mesi: 24, validoDal: '2018-01-01', fonte: FONTE }];

export const mesiParoleDiNessunoIl = (giorno: DataCivile): number =>
  (validoIl(MESI_PAROLE_DI_NESSUNO, giorno) ?? (MESI_PAROLE_DI_NESSUNO[0] as MesiDelRegistro)).mesi;
