import fc from 'fast-check';
import { scaduta } from './durata.js';

const T0 = Date.parse('2026-09-30T10:00:00Z');
const istante = (ms: number): string => new Date(ms).toISOString();
const ORE_8 = 8 * 3_600_000;

describe('La scadenza', () => {
  const deroga = { apertaIl: istante(T0), scade: istante(T0 + ORE_8) };

  it('è a quell’istante, e da allora', () => {
    expect(scaduta(deroga, new Date(T0 + ORE_8 - 1), istante(T0))).toBe(false);
    expect(scaduta(deroga, new Date(T0 + ORE_8), istante(T0))).toBe(true);
  });

  it('se il log ha già registrato qualcosa dopo la fine, l’orologio tirato indietro non la riapre', () => {
    expect(scaduta(deroga, new Date(T0 + 1_000), istante(T0 + ORE_8))).toBe(true);
    expect(scaduta(deroga, new Date(T0 + 1_000), istante(T0 + ORE_8 - 1))).toBe(false);
  });

  it('se il log era avanti già quando fu aperta, decide l’orologio', () => {
    const avanti = { apertaIl: istante(T0 + 365 * 86_400_000), scade: istante(T0 + ORE_8) };
    expect(scaduta(avanti, new Date(T0), avanti.apertaIl)).toBe(false);
    expect(scaduta(avanti, new Date(T0 + ORE_8), avanti.apertaIl)).toBe(true);
  });

  it('dura al più le sue ore, comunque vadano l’orologio e il log', () => {
    const ms = fc.integer({ min: -ORE_8 * 3, max: ORE_8 * 3 });
    fc.assert(
      fc.property(ms, ms, ms, (apertura, orologio, log) => {
        const una = { apertaIl: istante(T0 + apertura), scade: istante(T0 + ORE_8) };
        if (!scaduta(una, new Date(T0 + orologio), istante(T0 + log))) expect(orologio).toBeLessThan(ORE_8);
      }),
    );
  });
});
