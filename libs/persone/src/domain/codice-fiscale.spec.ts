import fc from 'fast-check';
import { carattereDiControllo, codiceFiscaleValido, normalizzaCodiceFiscale } from './codice-fiscale.js';

/** D.M. 23 dicembre 1976, as it is printed there: the value of each character in an odd place. */
const DISPARI_DEL_DECRETO: Readonly<Record<string, number>> = {
  ...{ 0: 1, 1: 0, 2: 5, 3: 7, 4: 9, 5: 13, 6: 15, 7: 17, 8: 19, 9: 21 },
  ...{ A: 1, B: 0, C: 5, D: 7, E: 9, F: 13, G: 15, H: 17, I: 19, J: 21, K: 2, L: 4, M: 18 },
  ...{ N: 20, O: 11, P: 3, Q: 6, R: 8, S: 12, T: 14, U: 16, V: 10, W: 22, X: 25, Y: 24, Z: 23 },
};

const LETTERE = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CIFRE = [...'0123456789'];
/** In omocodia a digit becomes the letter in its place here. */
const OMOCODICHE = [...'LMNPQRSTUV'];
/** Where the digits stand, from 0. */
const POSTI_DELLE_CIFRE = [6, 7, 9, 10, 12, 13, 14];

const una = (...da: string[]) => fc.constantFrom(...da);
const fatta = (...parti: fc.Arbitrary<string>[]) => fc.tuple(...parti).map((p) => p.join(''));
const parola = fc.array(una(...LETTERE), { minLength: 6, maxLength: 6 }).map((l) => l.join(''));
/** The first fifteen characters of a code of nobody. */
const primi15 = fatta(
  parola,
  una(...CIFRE),
  una(...CIFRE),
  una(...'ABCDEHLMPRST'),
  una(...'0123'),
  una(...CIFRE),
  una(...LETTERE),
  una(...CIFRE),
  una(...CIFRE),
  una(...CIFRE),
);
const intero = (primi: string): string => primi + carattereDiControllo(primi);

describe('il codice fiscale', () => {
  it('ha il carattere di controllo che dà la tavola del decreto', () => {
    fc.assert(
      fc.property(primi15, (primi) => {
        const pari = (c: string) => (LETTERE.includes(c) ? LETTERE.indexOf(c) : Number(c));
        const somma = [...primi].reduce(
          (s, c, i) => s + (i % 2 === 0 ? (DISPARI_DEL_DECRETO[c] as number) : pari(c)),
          0,
        );
        expect(carattereDiControllo(primi)).toBe(LETTERE[somma % 26]);
        expect(codiceFiscaleValido(intero(primi))).toBe(true);
      }),
    );
  });

  it.each(['NTVZRA40E41E333', 'QWXKJY02T71H501', 'ZZAYYB98C07Z999'])(
    'di chi non esiste, %s…, è valido con un solo carattere finale',
    (primi) => {
      expect(LETTERE.filter((c) => codiceFiscaleValido(primi + c))).toEqual([carattereDiControllo(primi)]);
    },
  );

  it('scritto con un solo carattere diverso non è mai valido: nemmeno un’omocodia ne cambia uno solo', () => {
    fc.assert(
      fc.property(primi15, fc.nat(15), (primi, posto) => {
        const giusto = intero(primi);
        for (const c of [...LETTERE, ...CIFRE, ' ', '-', 'à']) {
          if (c === giusto[posto]) continue;
          expect(codiceFiscaleValido(giusto.slice(0, posto) + c + giusto.slice(posto + 1))).toBe(false);
        }
      }),
    );
  });

  it('in omocodia resta valido, con il suo nuovo carattere di controllo e non con quello di prima', () => {
    fc.assert(
      fc.property(primi15, fc.subarray(POSTI_DELLE_CIFRE, { minLength: 1 }), (primi, posti) => {
        const omocodico = [...primi].map((c, i) => (posti.includes(i) ? OMOCODICHE[Number(c)] : c)).join('');
        expect(codiceFiscaleValido(intero(omocodico))).toBe(true);
        expect(codiceFiscaleValido(omocodico + carattereDiControllo(primi))).toBe(
          carattereDiControllo(primi) === carattereDiControllo(omocodico),
        );
      }),
    );
  });

  it('non ha lettere qualsiasi al posto delle cifre, né cifre al posto delle lettere', () => {
    fc.assert(
      fc.property(primi15, una(...'ABCDEFGHIJKOWXYZ'), fc.constantFrom(...POSTI_DELLE_CIFRE), (primi, c, posto) => {
        expect(codiceFiscaleValido(intero(primi.slice(0, posto) + c + primi.slice(posto + 1)))).toBe(false);
      }),
    );
    fc.assert(
      fc.property(primi15, una(...CIFRE), fc.constantFrom(0, 1, 2, 3, 4, 5, 8, 11), (primi, c, posto) => {
        expect(codiceFiscaleValido(intero(primi.slice(0, posto) + c + primi.slice(posto + 1)))).toBe(false);
      }),
    );
  });

  it('più corto, più lungo, o con altro attorno non lo è', () => {
    fc.assert(
      fc.property(primi15, fc.nat(15), fc.string({ minLength: 1, maxLength: 3 }), (primi, posto, altro) => {
        const giusto = intero(primi);
        expect(codiceFiscaleValido(giusto.slice(0, posto))).toBe(false);
        expect(codiceFiscaleValido(giusto + altro)).toBe(false);
        expect(codiceFiscaleValido(altro + giusto)).toBe(false);
      }),
    );
    expect(codiceFiscaleValido(`${intero('NTVZRA40E41E333')}\n`)).toBe(false);
  });

  it('si scrive come si vuole, e resta lo stesso', () => {
    fc.assert(
      fc.property(primi15, fc.array(fc.nat(15), { maxLength: 5 }), (primi, spazi) => {
        const giusto = intero(primi);
        const scritto = [...giusto.toLowerCase()].map((c, i) => (spazi.includes(i) ? ` ${c}` : c)).join('');
        expect(normalizzaCodiceFiscale(scritto)).toBe(giusto);
        expect(normalizzaCodiceFiscale(normalizzaCodiceFiscale(scritto))).toBe(giusto);
      }),
    );
  });
});
