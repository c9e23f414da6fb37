import fc from 'fast-check';
import type { SchemaEvento } from '#storia';
import { riunisci, separa } from './parti.js';

const schema = (chiari: string[], testi: string[]): SchemaEvento => ({
  versione: 1,
  titolo: 'Prova',
  traguardo: false,
  chiari: chiari as never[],
  testi: testi as never[],
});
const NOTA = schema(['genere', 'il'], ['testo']);
const schemaDi = (tipo: string) => (tipo === 'NotaRegistrata' ? NOTA : undefined);

describe('Le parti dei dati di un evento', () => {
  it('quello che lo schema non nomina è sigillato', () => {
    expect(
      separa('NotaRegistrata', { genere: 'colloquio', testo: 'riservato', telefono: '030', altro: { a: 1 } }, schemaDi),
    ).toEqual({
      chiari: { genere: 'colloquio' },
      testi: { testo: 'riservato' },
      sigillati: { telefono: '030', altro: { a: 1 } },
    });
  });

  it('di un tipo che nessuno conosce è sigillato tutto', () => {
    expect(separa('Ignoto', { genere: 'x', testo: 'y' }, schemaDi)).toEqual({
      chiari: {},
      testi: {},
      sigillati: { genere: 'x', testo: 'y' },
    });
  });

  it('un campo in chiaro non porta in chiaro quelli con nomi vicini', () => {
    expect(separa('NotaRegistrata', { Genere: 1, genere_: 2, 'genere ': 3, ['__proto_']: 4 }, schemaDi).chiari).toEqual(
      {},
    );
  });

  it('una rettifica tiene ciò che cambia come lo terrebbe il fatto corretto', () => {
    const dati = {
      evento: 'e1',
      tipoCorretto: 'NotaRegistrata',
      motivo: 'svista',
      avvenutoIl: '2026-01-01',
      modifiche: { genere: 'visita', testo: 'nuovo testo', telefono: '031' },
    };
    const parti = separa('EventoRettificato', dati, schemaDi);
    expect(parti).toEqual({
      chiari: {
        evento: 'e1',
        tipoCorretto: 'NotaRegistrata',
        avvenutoIl: '2026-01-01',
        modifiche: { genere: 'visita' },
      },
      sigillati: { modifiche: { telefono: '031' } },
      testi: { motivo: 'svista', 'modifiche.testo': 'nuovo testo' },
    });
    expect(riunisci(parti)).toEqual(dati);
  });

  it('di una rettifica a un fatto di tipo ignoto è sigillato tutto ciò che cambia', () => {
    const parti = separa(
      'EventoRettificato',
      { evento: 'e1', tipoCorretto: 'Ignoto', motivo: 'm', modifiche: { genere: 'x' } },
      schemaDi,
    );
    expect(parti.sigillati).toEqual({ modifiche: { genere: 'x' } });
    expect(parti.chiari).toEqual({ evento: 'e1', tipoCorretto: 'Ignoto' });
  });

  it('anche il motivo di un annullamento è un testo', () => {
    const parti = separa(
      'EventoAnnullato',
      { evento: 'e1', tipoCorretto: 'NotaRegistrata', motivo: 'm', altro: 1 },
      schemaDi,
    );
    expect(parti).toEqual({
      chiari: { evento: 'e1', tipoCorretto: 'NotaRegistrata' },
      sigillati: { altro: 1 },
      testi: { motivo: 'm' },
    });
  });

  it.each([
    ['una lista', [1, 2]],
    ['un testo', 'abc'],
    ['un numero', 7],
    ['un oggetto', { a: 1 }],
  ])('un campo che si chiama come le modifiche, ed è %s, resta com’è', (_, modifiche) => {
    for (const s of [schema(['modifiche'], []), schema([], ['modifiche']), schema([], [])]) {
      expect(riunisci(separa('Tipo', { modifiche }, () => s))).toEqual({ modifiche });
    }
  });

  const nome = fc.stringMatching(/^[a-z]{1,6}$/);
  const campi = fc.dictionary(nome, fc.jsonValue(), { maxKeys: 8 });
  const schemi = fc.record({ chiari: fc.array(nome), testi: fc.array(nome) });

  it('riunite danno i dati di prima, e nessuna parte ha campi di un’altra', () => {
    fc.assert(
      fc.property(campi, schemi, ({ ...dati }, { chiari, testi }) => {
        const parti = separa('Tipo', dati, () => schema(chiari, testi));
        expect(riunisci(parti)).toEqual(dati);
        const nomi = Object.values(parti).flatMap((p) => Object.keys(p));
        expect(nomi.sort()).toEqual(Object.keys(dati).sort());
        for (const campo of Object.keys(parti.chiari)) expect(chiari).toContain(campo);
      }),
    );
  });

  it('lo stesso per le rettifiche', () => {
    fc.assert(
      fc.property(campi, schemi, (modifiche, { chiari, testi }) => {
        fc.pre(Object.keys(modifiche).length > 0);
        const dati = { evento: 'e', tipoCorretto: 'Tipo', motivo: 'm', modifiche: { ...modifiche } };
        const parti = separa('EventoRettificato', dati, () => schema(chiari, testi));
        expect(riunisci(parti)).toEqual(dati);
        for (const campo of Object.keys((parti.chiari['modifiche'] as object | undefined) ?? {}))
          expect(chiari).toContain(campo);
      }),
    );
  });
});
