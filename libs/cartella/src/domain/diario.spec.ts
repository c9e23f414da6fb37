import { atto, finoA } from './prova/un-caso.js';

describe('diario', () => {
  it('raccoglie note con il loro autore', () => {
    expect(finoA('apri').da('as-2').dato(atto('annota-diario')).stato().diario).toEqual([
      {
        evento: 'e2',
        il: '2026-01-06',
        autore: 'as-2',
        genere: 'telefonata',
        riservata: false,
        testo: 'Sentita la figlia.',
      },
    ]);
  });

  it('non accetta note vuote, e non lascia svuotare quelle scritte', () => {
    finoA('apri')
      .quando(atto('annota-diario', { testo: '  \n' }))
      .rifiuta('testo-mancante', { campo: 'testo' });
    const caso = finoA('apri').dato(atto('annota-diario'));
    caso
      .quando({
        atto: 'rettifica-evento',
        evento: caso.id('DiarioAnnotato'),
        motivo: 'Da togliere.',
        modifiche: { testo: '' },
      })
      .rifiuta('dato-non-valido', { campo: 'testo' });
  });

  it('rifiuta valori fuori dalle liste', () => {
    finoA('apri')
      .quando(atto('annota-diario', { genere: 'pettegolezzo' as never }))
      .rifiuta('dato-non-valido');
  });
});
