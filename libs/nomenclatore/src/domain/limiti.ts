import type { DataCivile } from '#storia';
import { piuGiorni } from '#storia';
import type { Datata } from './validita.js';
import { validoIl } from './validita.js';

/**
 * What the Ambito decides for itself: no norm fixes these numbers. These are the values a new installation starts
 * with; a later decision is a later row, and the past keeps its own.
 */
const FONTE = "configurazione dell'Ambito";

export interface LimiteFase extends Datata {
  readonly fase: string;
  /** Days in the phase beyond which the case is "ferma". */
  readonly giorni: number;
  readonly fonte: string;
}

export interface Valore extends Datata {
  readonly valore: number;
  readonly fonte: string;
}

export const LIMITI_FASE: readonly LimiteFase[] = [
  { fase: 'accesso', giorni: 15, validoDal: '2018-01-01', fonte: FONTE },
  { fase: 'valutazione', giorni: 45, validoDal: '2018-01-01', fonte: FONTE },
  { fase: 'valutazione', giorni: 30, validoDal: '2025-01-01', fonte: FONTE },
  { fase: 'progetto', giorni: 30, validoDal: '2018-01-01', fonte: FONTE },
  { fase: 'erogazione', giorni: 365, validoDal: '2018-01-01', fonte: FONTE },
  { fase: 'conclusione', giorni: 30, validoDal: '2018-01-01', fonte: FONTE },
];

/** Score of the triage from which the valutazione multidimensionale is proposed. */
export const SOGLIE_TRIAGE: readonly Valore[] = [{ valore: 5, validoDal: '2018-01-01', fonte: FONTE }];

/** Days before the end of an authorisation from which its expiry is shown. */
export const GIORNI_PREAVVISO_AUTORIZZAZIONE: readonly Valore[] = [
  { valore: 30, validoDal: '2018-01-01', fonte: FONTE },
];

/** Days after the end of its service in which an ente erogatore may still record hours of it. */
export const GIORNI_ORE_TARDIVE: readonly Valore[] = [{ valore: 90, validoDal: '2018-01-01', fonte: FONTE }];

/** Days before a seduta from which who is convened may study the cases on its agenda. */
export const GIORNI_STUDIO_SEDUTA: readonly Valore[] = [{ valore: 10, validoDal: '2018-01-01', fonte: FONTE }];

/** Days after a seduta in which it may still be concluded by who is convened: then the cases shut by themselves. */
export const GIORNI_CHIUSURA_SEDUTA: readonly Valore[] = [{ valore: 3, validoDal: '2018-01-01', fonte: FONTE }];

/** Hourly tariff of the SAD, in cents. */
export const TARIFFE_SAD: readonly Valore[] = [
  { valore: 2150, validoDal: '2018-01-01', fonte: FONTE },
  { valore: 2290, validoDal: '2025-01-01', fonte: FONTE },
];

/** Age in completed years from which a person is "anziano". */
export const ETA_ANZIANO: readonly Valore[] = [{ valore: 65, validoDal: '2018-01-01', fonte: FONTE }];

/** Hours for which an access beyond one's scope lasts. */
export const ORE_DEROGA: readonly Valore[] = [{ valore: 8, validoDal: '2018-01-01', fonte: FONTE }];

/** Characters that a written reason has at least: of an access beyond one's scope, of a consultation. */
export const CARATTERI_MOTIVO: readonly Valore[] = [{ valore: 20, validoDal: '2018-01-01', fonte: FONTE }];

/** Null for a phase, or a day, without a limit: the case is then never "ferma". */
export function limiteFase(fase: string, giorno: DataCivile): number | null {
  return (
    validoIl(
      LIMITI_FASE.filter((l) => l.fase === fase),
      giorno,
    )?.giorni ?? null
  );
}

/** The value in force on a day. A day before the first row takes the first: an Ambito never has no value. */
export function valoreIl(righe: readonly Valore[], giorno: DataCivile): number {
  const riga = validoIl(righe, giorno) ?? righe[0];
  if (!riga) throw new Error('a list of dated values is empty');
  return riga.valore;
}

/**
 * The days of the sedute that are under way on a day: the cases are studied before, what was decided is written after. A
 * seduta that nobody concludes shuts by itself.
 */
export const giorniSeduteInCorso = (oggi: DataCivile): { readonly dal: DataCivile; readonly al: DataCivile } => ({
  dal: piuGiorni(oggi, -valoreIl(GIORNI_CHIUSURA_SEDUTA, oggi)),
  al: piuGiorni(oggi, valoreIl(GIORNI_STUDIO_SEDUTA, oggi)),
});
