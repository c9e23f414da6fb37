import fc from 'fast-check';
import {
  annoDi,
  dataCivileValida,
  etaIl,
  fineMese,
  giornoARoma,
  giornoDi,
  giorniTra,
  meseDi,
  minutoARoma,
  piuGiorni,
} from './data-civile.js';

const giorno = fc.integer({ min: 0, max: 60_000 }).map((n) => piuGiorni('1900-01-01', n));

describe('una data civile', () => {
  it('esiste nel calendario, con o senza l’ora', () => {
    for (const buona of ['2024-02-29', '2026-12-31', '2026-01-01T00:00', '2026-01-01T23:59']) {
      expect(dataCivileValida(buona)).toBe(true);
    }
    for (const cattiva of [
      '2026-02-29',
      '2026-13-01',
      '2026-1-1',
      '2026-01-01T24:00',
      '2026-01-01 10:00',
      '',
      null,
      20260101,
    ]) {
      expect(dataCivileValida(cattiva)).toBe(false);
    }
  });

  it('si ordina come un testo; il giorno senza ora viene prima delle sue ore', () => {
    expect('2026-01-10' < '2026-01-10T00:01').toBe(true);
    fc.assert(fc.property(giorno, giorno, (a, b) => expect(a < b).toBe(giorniTra(a, b) > 0)));
  });

  it('conta i giorni senza fusi né ora legale', () => {
    fc.assert(
      fc.property(giorno, fc.integer({ min: -9000, max: 9000 }), (da, n) => {
        expect(giorniTra(da, piuGiorni(da, n))).toBe(n);
        expect(dataCivileValida(piuGiorni(da, n))).toBe(true);
      }),
    );
    expect(piuGiorni('2026-03-28', 1)).toBe('2026-03-29');
    expect(giorniTra('2026-03-28T23:00', '2026-03-29T01:00')).toBe(1);
  });

  it('conosce la fine del mese, l’anno e il mese', () => {
    expect([fineMese('2024-02-10'), fineMese('2026-02-10'), fineMese('2026-12-31')]).toEqual([
      '2024-02-29',
      '2026-02-28',
      '2026-12-31',
    ]);
    expect([annoDi('2026-05-06T10:00'), meseDi('2026-05-06T10:00'), giornoDi('2026-05-06T10:00')]).toEqual([
      2026,
      '2026-05',
      '2026-05-06',
    ]);
  });

  it('è quella di Roma: la sera in UTC può essere già domani', () => {
    expect(giornoARoma('2026-06-30T22:30:00.000Z')).toBe('2026-07-01');
    expect(giornoARoma('2026-01-31T22:59:59.000Z')).toBe('2026-01-31');
    expect(minutoARoma('2026-03-29T01:30:00.000Z')).toBe('2026-03-29T03:30');
  });

  it('l’età è quella compiuta; chi nasce il 29 febbraio la compie il primo marzo', () => {
    expect([etaIl('1961-06-15', '2026-06-14'), etaIl('1961-06-15', '2026-06-15')]).toEqual([64, 65]);
    expect([etaIl('1960-02-29', '2026-02-28'), etaIl('1960-02-29', '2026-03-01')]).toEqual([65, 66]);
  });
});
