import fc from 'fast-check';
import { BARTHEL, SCALA } from './prova/strumenti-di-prova.js';
import { atto, finoA } from './prova/un-caso.js';
import { punteggio } from './strumenti.js';

describe('punteggio', () => {
  it('è la somma dei punti dei livelli scelti', () => {
    expect(punteggio(SCALA, [0, 0, 0])).toBe(3);
    expect(punteggio(SCALA, [1, 1, 0])).toBe(2);
    expect(punteggio(SCALA, [1, 2, 1])).toBe(0);
  });

  it('nella Barthel di Shah conta la carrozzina solo per chi non cammina', () => {
    expect(punteggio(BARTHEL, [0, 4, 0])).toBe(20);
    expect(punteggio(BARTHEL, [0, 3, 0])).toBe(18);
    expect(punteggio(BARTHEL, [4, 0, 0])).toBe(15);
  });

  it('vuole tutte le risposte, e solo quelle previste', () => {
    expect(punteggio(SCALA, [0, 0])).toMatchObject({ codice: 'risposte-incomplete' });
    expect(punteggio(SCALA, [0, 0, 0, 0])).toMatchObject({ codice: 'risposte-incomplete' });
    for (const strana of [2, -1, 0.5, Number.NaN, '0', null, undefined]) {
      expect(punteggio(SCALA, [strana as number, 0, 0])).toMatchObject({ codice: 'risposta-non-valida' });
    }
  });

  it('non esce mai dall’intervallo dello strumento', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), (risposte) => {
        const punti = punteggio(BARTHEL, risposte) as number;
        expect(punti).toBeGreaterThanOrEqual(0);
        expect(punti).toBeLessThanOrEqual(30);
      }),
    );
  });
});

describe('regola 8: i punteggi si calcolano e non si scrivono', () => {
  const caso = finoA('somministra-strumento');
  const compilazione = {
    atto: 'rettifica-evento',
    evento: caso.id('StrumentoSomministrato'),
    motivo: 'Letto male.',
  } as const;

  it('il punteggio e la versione usata sono nel fatto', () => {
    expect(caso.stato().valutazioni[0]?.strumenti).toMatchObject([
      { strumento: 'scala', versioneStrumento: '2', risposte: [0, 1, 1], punteggio: 2 },
    ]);
  });

  it('un punteggio infilato nel comando non conta', () => {
    const truccato = { ...atto('somministra-strumento'), punteggio: 99, versioneStrumento: '7' };
    expect(finoA('avvia-valutazione').dato(truccato).stato().valutazioni[0]?.strumenti).toMatchObject([
      { punteggio: 2, versioneStrumento: '2' },
    ]);
  });

  it('una rettifica non scrive punteggi, strumento o versione', () => {
    caso.quando({ ...compilazione, modifiche: { punteggio: 3 } }).rifiuta('campo-calcolato', { campo: 'punteggio' });
    caso.quando({ ...compilazione, modifiche: { risposte: [0, 0, 0], punteggio: 0 } }).rifiuta('campo-calcolato');
    caso.quando({ ...compilazione, modifiche: { strumento: 'barthel' } }).rifiuta('campo-non-modificabile');
    caso.quando({ ...compilazione, modifiche: { versioneStrumento: '1' } }).rifiuta('campo-non-modificabile');
  });

  it('corrette le risposte, il punteggio si ricalcola', () => {
    const corretto = caso.quando({ ...compilazione, modifiche: { risposte: [0, 0, 0] } }).allora('EventoRettificato');
    expect(corretto.stato().valutazioni[0]?.strumenti[0]).toMatchObject({ risposte: [0, 0, 0], punteggio: 3 });
    caso.quando({ ...compilazione, modifiche: { risposte: [0, 0] } }).rifiuta('risposte-incomplete');
    caso.quando({ ...compilazione, modifiche: { risposte: [0, 7, 0] } }).rifiuta('risposta-non-valida');
    caso.quando({ ...compilazione, modifiche: { risposte: 'tutte' } }).rifiuta('dato-non-valido');
  });

  it('uno strumento sconosciuto non si somministra', () => {
    finoA('avvia-valutazione')
      .quando(atto('somministra-strumento', { strumento: 'oroscopo' }))
      .rifiuta('strumento-sconosciuto');
  });
});
