import fc from 'fast-check';
import { valore } from './valore.js';

describe('il valore da leggere', () => {
  it.each([
    [4, 10, '40,0 %'],
    [2, 3, '66,7 %'],
    [1, 3, '33,3 %'],
    [3, 2, '150,0 %'],
    [0, 7, '0,0 %'],
    [5000, 4, '125.000,0 %'],
    [1250, null, '1.250'],
  ])('%i su %s si legge %s', (numeratore, denominatore, testo) => expect(valore(numeratore, denominatore)).toBe(testo));

  it('non arrotonda fino a una percentuale intera che non è raggiunta', () => {
    expect(valore(1999, 2000)).toBe('99,9 %');
    expect(valore(3999, 10_000)).toBe('39,9 %');
  });

  it('non mostra mai raggiunta una soglia intera che non lo è, né mancata una che lo è', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 100 }),
        (n, d, soglia) => {
          const letto = Number(valore(n, d).replace('.', '').replace(',', '.').replace(' %', ''));
          expect(letto >= soglia).toBe(n * 100 >= soglia * d);
        },
      ),
    );
  });
});
