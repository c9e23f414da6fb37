import type { DataCivile } from '#storia';
import { ADL_KATZ } from './adl-katz.js';
import { BARTHEL_SHAH } from './barthel-shah.js';
import { IADL_LAWTON } from './iadl-lawton.js';
import type { DefinizioneStrumento } from './strumento.js';
import { TRIAGE } from './triage.js';
import { validoIl } from './validita.js';

/** Every version of every instrument: a version that was used is never removed, or its events could not be read. */
export const STRUMENTI: readonly DefinizioneStrumento[] = [ADL_KATZ, IADL_LAWTON, BARTHEL_SHAH, TRIAGE];

/** The version of an instrument to use on a day. */
export const strumentoIl = (codice: string, giorno: DataCivile): DefinizioneStrumento | undefined =>
  validoIl(
    STRUMENTI.filter((s) => s.codice === codice),
    giorno,
  );

/** The definition an event names. */
export const strumentoVersione = (codice: string, versione: string): DefinizioneStrumento | undefined =>
  STRUMENTI.find((s) => s.codice === codice && s.versione === versione);
