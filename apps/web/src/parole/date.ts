/** Dates are civil dates of Rome, as text; instants are shown in Rome's time whatever the machine says. */
const giornoRoma = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });
const istanteRoma = new Intl.DateTimeFormat('it-IT', {
  timeZone: 'Europe/Rome',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const meseAnno = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', month: 'long', year: 'numeric' });
const esteso = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

export const oggi = (): string => giornoRoma.format(new Date());
export const giornoDi = (data: string): string => data.slice(0, 10);
export const giornoDellIstante = (istante: string): string => giornoRoma.format(new Date(istante));

const comeUtc = (data: string): Date => new Date(`${giornoDi(data)}T00:00:00Z`);

/** 3/2/2026, with the time if there is one. */
export function data(testo: string | null | undefined): string {
  if (!testo) return '–';
  const [anno, mese, giorno] = giornoDi(testo).split('-');
  const ora = testo.length > 10 ? ` alle ${testo.slice(11, 16)}` : '';
  return `${giorno}/${mese}/${anno}${ora}`;
}
export const dataEstesa = (testo: string): string => esteso.format(comeUtc(testo));
export const istante = (testo: string): string => istanteRoma.format(new Date(testo));
/** `2026-03` or a date → marzo 2026 */
export const mese = (testo: string): string => meseAnno.format(comeUtc(`${testo.slice(0, 7)}-01`));
export const giorniTra = (da: string, a: string): number =>
  Math.round((comeUtc(a).getTime() - comeUtc(da).getTime()) / 86_400_000);
export const piuGiorni = (giorno: string, n: number): string =>
  new Date(comeUtc(giorno).getTime() + n * 86_400_000).toISOString().slice(0, 10);
export const giorni = (n: number): string => (n === 1 ? '1 giorno' : `${n} giorni`);

export const eData = (valore: unknown): valore is string =>
  typeof valore === 'string' && /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(valore);

/** The months from the first to the second date, as `YYYY-MM`. */
export function mesiTra(dal: string, al: string): string[] {
  const mesi: string[] = [];
  let [anno, m] = [Number(dal.slice(0, 4)), Number(dal.slice(5, 7))];
  for (let i = 0; i < 600; i++) {
    const corrente = `${anno}-${String(m).padStart(2, '0')}`;
    if (corrente > al.slice(0, 7)) break;
    mesi.push(corrente);
    m += 1;
    if (m > 12) [anno, m] = [anno + 1, 1];
  }
  return mesi;
}
export function fineMese(m: string): string {
  const [anno, numero] = [Number(m.slice(0, 4)), Number(m.slice(5, 7))];
  return new Date(Date.UTC(anno, numero, 0)).toISOString().slice(0, 10);
}
