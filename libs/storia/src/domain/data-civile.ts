/**
 * A civil date of Rome, `YYYY-MM-DD`, or date and time, `YYYY-MM-DDTHH:MM`. Plain text on purpose: the order of the
 * text is the order of time, and no time zone can move it. How facts with and without a time share a day is decided by
 * the order of the fold (`fattiAl`).
 */
export type DataCivile = string;

const FORMA = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/;

/** True for a day that exists in the calendar (30 February does not), with or without a time. */
export function dataCivileValida(testo: unknown): testo is DataCivile {
  if (typeof testo !== 'string') return false;
  const parti = FORMA.exec(testo);
  if (!parti) return false;
  const [anno, mese, giorno] = [Number(parti[1]), Number(parti[2]), Number(parti[3])];
  if (anno < 1850 || anno > 2200) return false;
  const data = new Date(Date.UTC(anno, mese - 1, giorno));
  return data.getUTCFullYear() === anno && data.getUTCMonth() === mese - 1 && data.getUTCDate() === giorno;
}

/** The day of a date with or without a time. */
export const giornoDi = (data: DataCivile): DataCivile => data.slice(0, 10);

export const annoDi = (data: DataCivile): number => Number(data.slice(0, 4));

/** `YYYY-MM` */
export const meseDi = (data: DataCivile): string => data.slice(0, 7);

const roma = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** The civil day in Rome of an instant (an ISO text or a Date, UTC). */
export function giornoARoma(istante: Date | string): DataCivile {
  return roma.format(typeof istante === 'string' ? new Date(istante) : istante).slice(0, 10);
}

/** Date and minute in Rome of an instant. */
export function minutoARoma(istante: Date | string): DataCivile {
  return roma.format(typeof istante === 'string' ? new Date(istante) : istante).replace(' ', 'T');
}

const giornoUtc = (data: DataCivile): number => Date.parse(`${giornoDi(data)}T00:00:00Z`) / 86_400_000;

/** Whole days from the first to the second date; negative if the second comes first. */
export const giorniTra = (da: DataCivile, a: DataCivile): number => giornoUtc(a) - giornoUtc(da);

export const piuGiorni = (data: DataCivile, giorni: number): DataCivile =>
  new Date((giornoUtc(data) + giorni) * 86_400_000).toISOString().slice(0, 10);

/** The last day of the month of a date. */
export function fineMese(data: DataCivile): DataCivile {
  const [anno, mese] = [Number(data.slice(0, 4)), Number(data.slice(5, 7))];
  return new Date(Date.UTC(anno, mese, 0)).toISOString().slice(0, 10);
}

/** Completed years of age on a day. */
export function etaIl(nascita: DataCivile, giorno: DataCivile): number {
  const anni = annoDi(giorno) - annoDi(nascita);
  return giorno.slice(5, 10) < nascita.slice(5, 10) ? anni - 1 : anni;
}
