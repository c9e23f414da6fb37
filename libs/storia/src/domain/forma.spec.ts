import fc from 'fast-check';
import type { EventoDeciso } from './evento.js';
import * as forma from './forma.js';

const { campoFra, codiceComune, dizionario, facoltativo, giorno, intero, lista, oggetto, oNullo, riga, seMalformato } =
  forma;
const { testo, unoDi } = forma;

type Nota = EventoDeciso<'Nota', { readonly di: string; readonly testo: string; readonly voto?: number }>;
const FORME: forma.FormeDi<Nota> = { Nota: { di: 'fisso', testo, voto: facoltativo(intero(1, 5)) } };
const nota = (dati: object): Nota => ({ tipo: 'Nota', avvenutoIl: '2026-01-01', dati: dati as Nota['dati'] });

/** What a careless or hostile client could put anywhere. */
const qualsiasi = fc.anything({ withNullPrototype: true, withBigInt: true });

describe('le forme dei campi', () => {
  it.each([
    ['testo', testo, ['a', ' a '], ['', ' \n', null, 3, ['a']]],
    ['riga', riga, ['a'.repeat(200)], ['a'.repeat(201), '']],
    ['giorno', giorno, ['2026-02-28'], ['2026-02-30', '2026-02-28T10:00', '']],
    ['codiceComune', codiceComune, ['017085'], ['17085', '0170850', 17085, '01708a', '017085\n']],
    ['intero', intero(0, 3), [0, 3], [-1, 4, 1.5, '1', Number.NaN, Number.MAX_SAFE_INTEGER + 1]],
    ['unoDi', unoDi(['si', 'no']), ['si'], ['forse', '', undefined, 0]],
    ['oNullo', oNullo(testo), [null, 'a'], [undefined, '']],
    ['facoltativo', facoltativo(testo), [undefined, 'a'], [null, '']],
    ['lista', lista(intero(0)), [[], [1]], [[-1], ['1'], { 0: 1, length: 1 }, 'a']],
    ['dizionario', dizionario(unoDi(['a']), testo), [{}, { a: 'x' }], [{ b: 'x' }, { a: '' }, ['x']]],
    ['oggetto', oggetto({ a: testo }), [{ a: 'x' }], [{}, { a: 'x', nome: 'Ada' }, [], null]],
  ] as [string, forma.Controllo, unknown[], unknown[]][])('%s', (_nome, controllo, buoni, cattivi) => {
    expect(buoni.filter((v) => !controllo(v))).toEqual([]);
    expect(cattivi.filter((v) => controllo(v))).toEqual([]);
  });

  it('nessuna si rompe, qualunque cosa arrivi', () => {
    const tutte = [
      testo,
      riga,
      giorno,
      codiceComune,
      intero(0),
      unoDi(['a']),
      lista(testo),
      oggetto({ a: testo }),
      dizionario(testo, testo),
    ];
    fc.assert(fc.property(qualsiasi, (v) => tutte.every((controllo) => typeof controllo(v) === 'boolean')));
  });
});

describe('un fatto nella sua forma', () => {
  it('passa se ogni campo che si scrive la rispetta', () => {
    expect(seMalformato(FORME, nota({ di: 'x', testo: 'Bene.', voto: 5 }))).toBeUndefined();
    expect(seMalformato(FORME, nota({ di: 'x', testo: 'Bene.' }))).toBeUndefined();
  });

  it.each([
    ['testo', {}],
    ['testo', { testo: ' ' }],
    ['voto', { testo: 'Bene.', voto: 6 }],
    ['nome', { testo: 'Bene.', nome: 'Ada' }],
    ['constructor', { testo: 'Bene.', constructor: 1 }],
  ])('è rifiutato per il campo %s: %j', (campo, dati) => {
    expect(seMalformato(FORME, nota(dati))).toMatchObject({ codice: 'dato-non-valido', dettagli: { campo } });
  });

  it('i nomi della macchina degli oggetti non sono campi né tipi', () => {
    for (const nome of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(campoFra(FORME, 'Nota', nome)).toBeUndefined();
      expect(campoFra(FORME, nome, 'testo')).toBeUndefined();
    }
  });
});
