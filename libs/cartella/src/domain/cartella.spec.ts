import { attiPossibili } from './atti-possibili.js';
import { prenotazioniDi } from './cartella.js';
import { mancanze } from './mancanze.js';
import { atto, finoA, nessunCaso } from './prova/un-caso.js';

describe('la vita di una cartella', () => {
  it('va dall’apertura alla chiusura senza un rifiuto', () => {
    const caso = finoA('chiudi');
    expect(caso.rifiutati()).toEqual([]);
    expect(caso.stato()).toMatchObject({ condizione: 'chiusa', fase: 'conclusione', ultimoFattoIl: '2026-06-10' });
    expect(mancanze(caso.stato())).toEqual([]);
    expect(attiPossibili(caso.stato())).toEqual([
      'registra-erogazione',
      'riapri',
      'rileva-follow-up',
      'disponi-tutela',
      'escludi-operatore',
    ]);
  });
  it('tiene occupato il posto di persona e area solo mentre è aperta', () => {
    expect(prenotazioniDi(nessunCaso.stato())).toEqual([]);
    expect(prenotazioniDi(finoA('apri').stato())).toEqual([{ spazio: 'cartella-aperta', valore: 'p-1|anziani' }]);
    expect(prenotazioniDi(finoA('chiudi').stato())).toEqual([]);
    expect(prenotazioniDi(finoA('chiudi').dato(atto('riapri')).stato())).toHaveLength(1);
  });
});
