import fc from 'fast-check';
import { formaCanonica } from './forma-canonica.js';

const ordinePerUtf16 = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

describe('La forma canonica (RFC 8785)', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1e21, '1e+21'],
    [1e20, '100000000000000000000'],
    [1e-7, '1e-7'],
    [1e-6, '0.000001'],
    [0.1 + 0.2, '0.30000000000000004'],
    [4.5e15, '4500000000000000'],
    [5e-324, '5e-324'],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
    [2 ** 53, '9007199254740992'],
    [-1.5, '-1.5'],
  ])('scrive il numero %d come %s', (numero, testo) => {
    expect(formaCanonica(numero)).toBe(testo);
  });

  it('ordina le chiavi per unità UTF-16, non per punto di codice né per lingua', () => {
    // U+1F600 comes after U+FB33 by code point, but its first UTF-16 unit (D83D) comes before.
    const oggetto = {
      '\ufb33': 1,
      '\u{1f600}': 2,
      è: 3,
      z: 4,
      a: 5,
      Z: 6,
      '10': 7,
      '9': 8,
      '': 9,
      '\u0080': 10,
      '\r': 11,
    };
    expect(formaCanonica(oggetto)).toBe(
      '{"":9,"\\r":11,"10":7,"9":8,"Z":6,"a":5,"z":4,"\u0080":10,"è":3,"\u{1f600}":2,"\ufb33":1}',
    );
  });

  it('ordina a ogni profondità, e lascia in pace le liste', () => {
    expect(formaCanonica({ b: [{ d: 1, c: [2, 1] }], a: { z: null, y: true } })).toBe(
      '{"a":{"y":true,"z":null},"b":[{"c":[2,1],"d":1}]}',
    );
  });

  it('nei testi protegge solo ciò che deve, e come deve', () => {
    expect(formaCanonica('"\\/\b\t\n\f\r\u0000\u001f\u007f\u2028€\u{1f600}')).toBe(
      '"\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028€\u{1f600}"',
    );
  });

  it('non normalizza: due modi di scrivere À restano due testi', () => {
    expect(formaCanonica('\u00c0')).not.toBe(formaCanonica('A\u0300'));
  });

  it('un membro senza valore non c’è; in una lista è null', () => {
    expect(formaCanonica({ a: undefined, b: [undefined, 1], c: {} })).toBe('{"b":[null,1],"c":{}}');
    // eslint-disable-next-line no-sparse-arrays
    expect(formaCanonica([, 1, ,])).toBe('[null,1,null]');
  });

  it.each([
    ['un surrogato alto isolato', 'a\ud83d'],
    ['un surrogato basso isolato', '\ude00a'],
    ['una coppia rovesciata', '\ude00\ud83d'],
    ['un surrogato isolato in una chiave', { '\ud83d': 1 }],
    ['NaN', NaN],
    ['infinito', -Infinity],
    ['un bigint', 1n],
    ['una funzione', () => 1],
    ['un simbolo', Symbol('s')],
    ['una data', { quando: new Date() }],
    ['una mappa', new Map([['a', 1]])],
    ['byte', Buffer.from('a')],
    ['niente', undefined],
  ])('rifiuta %s', (_, valore) => {
    expect(() => formaCanonica(valore)).toThrow(TypeError);
    expect(() => formaCanonica([valore === undefined ? () => 1 : valore])).toThrow(TypeError);
  });

  it('si rilegge uguale, ed è un punto fisso', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), (valore) => {
        const json = JSON.stringify(valore);
        if (!json.isWellFormed() || /\\ud[89a-f]/i.test(json)) return;
        const testo = formaCanonica(valore);
        expect(JSON.parse(testo)).toEqual(JSON.parse(json));
        expect(formaCanonica(JSON.parse(testo))).toBe(testo);
      }),
      { numRuns: 500 },
    );
  });

  it('non dipende dall’ordine in cui l’oggetto è stato fatto', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
        fc.infiniteStream(fc.nat()),
        (oggetto, caso) => {
          const mescolato = Object.fromEntries(
            Object.entries(oggetto)
              .map((voce) => [caso.next().value as number, voce] as const)
              .sort(([a], [b]) => a - b)
              .map(([, voce]) => voce),
          );
          expect(formaCanonica(mescolato)).toBe(formaCanonica(oggetto));
          const chiavi = [...Object.keys(oggetto)].sort(ordinePerUtf16);
          let dove = -1;
          for (const chiave of chiavi.filter((c) => c.length > 3)) {
            const trovata = formaCanonica(oggetto).indexOf(`${JSON.stringify(chiave)}:`, dove);
            expect(trovata).toBeGreaterThanOrEqual(Math.max(dove, 0));
            dove = trovata;
          }
        },
      ),
    );
  });
});
