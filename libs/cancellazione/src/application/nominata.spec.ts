import { nominata } from './nominata.js';

describe('Un testo nomina una persona', () => {
  it.each([
    ['nome e cognome, in qualunque ordine e maiuscole', 'La sig.ra ROSSÈLLI Ada.', true],
    ['in due campi diversi', { chi: 'Ada', altro: ['rossèlli'] }, true],
    ['con l’accento scritto in due caratteri', 'Ada Rosse\u0300lli', true],
    ['a capo e fra segni', 'Ada\n(Rossèlli)', true],
    ['non con il solo cognome', 'Rossèlli', false],
    ['non dentro altre parole', 'Strada Rossèllini', false],
    ['non dove continua con una lettera accentata', 'Adaè Rossèlli', false],
  ])('%s', (_, detto, atteso) => expect(nominata(['Rossèlli', 'Ada'])(detto)).toBe(atteso));

  it('i segni di un nome sono quelli, e nient’altro', () => {
    expect(nominata(['D.*', 'Anna-Maria'])('D.* Anna-Maria')).toBe(true);
    expect(nominata(['D.*', 'Anna-Maria'])('Dario Anna-Maria')).toBe(false);
    expect(nominata([])('qualcosa')).toBe(false);
  });
});
