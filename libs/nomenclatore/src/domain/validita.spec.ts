import fc from 'fast-check';
import { validoIl } from './validita.js';
import {
  CARATTERI_MOTIVO,
  ETA_ANZIANO,
  GIORNI_PREAVVISO_AUTORIZZAZIONE,
  LIMITI_FASE,
  limiteFase,
  ORE_DEROGA,
  SOGLIE_TRIAGE,
  TARIFFE_SAD,
  valoreIl,
} from './limiti.js';

describe('una riga datata', () => {
  const righe = [
    { validoDal: '2025-01-01', valore: 2 },
    { validoDal: '2020-01-01', valore: 1 },
  ];

  it('vale dal suo giorno, anche se una data porta con sé un orario', () => {
    expect(validoIl(righe, '2024-12-31T23:59')?.valore).toBe(1);
    expect(validoIl(righe, '2025-01-01')?.valore).toBe(2);
    expect(validoIl(righe, '2025-01-01T00:00')?.valore).toBe(2);
  });

  it('non esiste prima della prima', () => expect(validoIl(righe, '2019-12-31')).toBeUndefined());

  it("non dipende dall'ordine in cui le righe sono scritte", () => {
    const giorno = fc.integer({ min: 0, max: 20_000 }).map((g) => new Date(g * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(giorno, { minLength: 1 }), giorno, fc.nat(), (dal, oggi, seme) => {
        const ordinate = dal.map((validoDal) => ({ validoDal }));
        const mischiate = ordinate.map((r, i) => ({ r, k: (i * 7919 + seme) % 101 })).sort((a, b) => a.k - b.k);
        const attesa = dal
          .filter((d) => d <= oggi)
          .sort()
          .at(-1);
        expect(
          validoIl(
            mischiate.map(({ r }) => r),
            oggi,
          )?.validoDal,
        ).toBe(attesa);
      }),
    );
  });
});

describe("i limiti dell'Ambito", () => {
  it('una modifica lascia al passato il suo valore', () => {
    expect(limiteFase('valutazione', '2024-12-31')).toBe(45);
    expect(limiteFase('valutazione', '2025-01-01')).toBe(30);
    expect(valoreIl(TARIFFE_SAD, '2024-06-30')).toBeLessThan(valoreIl(TARIFFE_SAD, '2026-06-30'));
  });

  it('una fase senza limite, o un giorno prima del primo limite, non ne ha', () => {
    expect(limiteFase('inventata', '2026-01-01')).toBeNull();
    expect(limiteFase('accesso', '1999-01-01')).toBeNull();
  });

  it('sono numeri interi e positivi, ciascuno con la sua fonte', () => {
    for (const r of [
      ...SOGLIE_TRIAGE,
      ...GIORNI_PREAVVISO_AUTORIZZAZIONE,
      ...TARIFFE_SAD,
      ...ETA_ANZIANO,
      ...ORE_DEROGA,
      ...CARATTERI_MOTIVO,
    ]) {
      expect(Number.isInteger(r.valore) && r.valore > 0).toBe(true);
      expect(r.fonte).not.toBe('');
    }
    for (const l of LIMITI_FASE) expect(Number.isInteger(l.giorni) && l.giorni > 0 && l.fonte !== '').toBe(true);
  });

  it('valoreIl prima della prima riga prende la prima', () => expect(valoreIl(ETA_ANZIANO, '1990-01-01')).toBe(65));
});
