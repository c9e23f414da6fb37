import { codiceFuoriElenco, type Elenchi, nominaElenchi } from './elenchi.js';

const elenchi: Elenchi = {
  operatori: new Set(['as-1']),
  enti: new Set(['asst', 'altro']),
  prestazioni: new Set(['A2.07']),
  fonti: new Set(['utente']),
};
const fuori = (dati: object) => codiceFuoriElenco(dati, elenchi)?.dettagli;

describe('i codici di un atto', () => {
  it('sono quelli degli elenchi, ovunque stiano', () => {
    expect(
      fuori({
        componenti: [{ ente: 'asst', operatore: 'as-1' }, { ente: 'altro' }],
        interventi: [{ prestazione: 'A2.07' }],
        budget: [{ fonte: 'utente' }],
        erogatore: 'asst',
      }),
    ).toBeUndefined();
  });

  it('non possono essere il nome di qualcuno, nemmeno passando da una rettifica', () => {
    expect(fuori({ operatore: 'Ada Rosselli' })).toEqual({ campo: 'operatore' });
    expect(fuori({ componenti: [{ ente: 'asst' }, { ente: 'da Ada' }] })).toEqual({ campo: 'componenti.1.ente' });
    expect(fuori({ modifiche: { budget: [{ fonte: 'la figlia' }] } })).toEqual({ campo: 'modifiche.budget.0.fonte' });
    expect(fuori({ erogatore: 'constructor' })).toEqual({ campo: 'erogatore' });
  });

  it('si cercano solo dove sono', () => {
    expect(nominaElenchi({ testo: 'operatore', domini: { sociale: 'ente' } })).toBe(false);
    expect(nominaElenchi({ modifiche: { fonte: 'utente' } })).toBe(true);
  });
});
