/**
 * Codice fiscale of a person: D.M. 23 dicembre 1976. In omocodia (D.M. 12 marzo 1974 and following practice of the
 * Agenzia delle entrate) digits become letters, and the code stays valid.
 */
const FORMA = /^[A-Z]{6}[\dLMNPQRSTUV]{2}[ABCDEHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/;

const DISPARI: Record<string, number> = Object.fromEntries(
  [...'BAKPLCQDREVOSFTGUHMINJWZYX'].map((lettera, valore) => [lettera, valore]),
);
/** In odd places digits count like the letters A to J. */
const comeLettera = (c: string): string => (/\d/.test(c) ? String.fromCharCode(65 + Number(c)) : c);
const pari = (c: string): number => (/\d/.test(c) ? Number(c) : c.charCodeAt(0) - 65);

/** The check character of the first fifteen. */
export function carattereDiControllo(primi15: string): string {
  const somma = [...primi15].reduce(
    (totale, c, i) => totale + (i % 2 === 0 ? (DISPARI[comeLettera(c)] as number) : pari(c)),
    0,
  );
  return String.fromCharCode(65 + (somma % 26));
}

/** True for a well-formed code with the right check character, omocodia included. Expects upper case. */
export const codiceFiscaleValido = (codice: string): boolean =>
  FORMA.test(codice) && carattereDiControllo(codice.slice(0, 15)) === codice[15];

export const normalizzaCodiceFiscale = (codice: string): string => codice.replace(/\s/g, '').toUpperCase();
