import { obiettivoDi, precedeUnConfronto, raggiunge } from './obiettivo.js';

describe('un obiettivo', () => {
  it('non c’è in una cella vuota né fuori dalle tavole', () => {
    expect(obiettivoDi('L5.3', 2025)).toBeNull();
    expect(obiettivoDi('L5.3', 2024)).toBeNull();
    expect(obiettivoDi('L2.2', 2025)).toEqual({ tipo: 'soglia', operatore: '>=', percentuale: 40 });
  });

  it.each([
    ['L5.3', 2025, true],
    ['L3.3', 2025, true],
    ['L5.2', 2025, false],
    ['L1.2', 2025, false],
    ['L2.1', 2027, false],
    ['L5.3', 2024, false],
  ])('%s: il %i è anno base? %s', (codice, anno, atteso) => expect(precedeUnConfronto(codice, anno)).toBe(atteso));

  it('di una specie che qui non ha figura è un errore, non un silenzio', () => {
    expect(() => obiettivoDi('L2.1', 2025)).toThrow('traguardo');
  });

  it('minimo è raggiunto dal valore stesso', () => {
    const minimo = { tipo: 'minimo', operatore: '>=', valore: 1 } as const;
    expect([0, 1, 2].map((n) => raggiunge(minimo, n, null, null))).toEqual([false, true, true]);
  });

  it('pari al 100 % non è raggiunto né da meno né da più', () => {
    const pari = { tipo: 'soglia', operatore: '=', percentuale: 100 } as const;
    expect([99, 100, 101].map((n) => raggiunge(pari, n, 100, null))).toEqual([false, true, false]);
  });
});
