import type { Quando } from '#storia';
import { type IstanteDto, quandoDi } from './lettura.dto.js';

const OGGI = '2026-03-01';

describe('L’istante di una domanda', () => {
  it.each<[IstanteDto, Quando]>([
    [{}, { modo: 'vivo' }],
    [{ modo: 'vivo' }, { modo: 'vivo' }],
    [
      { modo: 'accaduto', al: '2026-03-01' },
      { modo: 'accaduto', al: '2026-03-01' },
    ],
    [
      { modo: 'noto', al: '2026-03-01' },
      { modo: 'noto', al: '2026-03-01' },
    ],
    [
      { modo: 'evento', posizione: 12 },
      { modo: 'evento', posizione: 12 },
    ],
  ])('%j', (dto, quando) => {
    expect(quandoDi(dto, OGGI)).toEqual(quando);
  });

  it.each<[string, IstanteDto]>([
    ['un giorno senza modo', { al: '2026-03-01' }],
    ['una posizione senza modo', { posizione: 3 }],
    ['accaduto senza giorno', { modo: 'accaduto' }],
    ['noto senza giorno', { modo: 'noto', posizione: 3 }],
    ['evento senza posizione', { modo: 'evento', al: '2026-03-01' }],
    ['accaduto domani', { modo: 'accaduto', al: '2026-03-02' }],
    ['noto domani', { modo: 'noto', al: '2026-03-02' }],
  ])('non si indovina: %s è un 400', (_, dto) => {
    expect(() => quandoDi(dto, OGGI)).toThrow(
      expect.objectContaining({ status: 400, rifiuto: expect.objectContaining({ codice: 'istante-non-valido' }) }),
    );
  });
});
