import fc from 'fast-check';
import { perCercare } from './per-cercare.js';

it.each([
  [['Rossèlli', 'Ada'], 'rosselli ada'],
  [["D'Ontàno", 'Niccolò'], 'd ontano niccolo'],
  [['DE  LA-CRUZ', ' José '], 'de la cruz jose'],
  [['Đorđević', 'Łukasz'], 'dordevic lukasz'],
  [['Weiß', 'Søren'], 'weiss soren'],
  [['Ὀδυσσεύς', 'Ирина'], 'οδυσσευς ирина'],
  [['Rossi', undefined], 'rossi'],
  [['--', "'"], ''],
  [[], ''],
])('%j si cerca come «%s»', (parole, atteso) => {
  expect(perCercare(...parole)).toBe(atteso);
});

it('la stessa parola si cerca allo stesso modo comunque sia composta, e cercarla due volte non la cambia', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (parola) => {
      const cercata = perCercare(parola);
      expect(perCercare(parola.normalize('NFD'))).toBe(cercata);
      expect(perCercare(parola.normalize('NFC'))).toBe(cercata);
      expect(perCercare(`  ${parola}\t`)).toBe(cercata);
      expect(perCercare(cercata)).toBe(cercata);
      expect(cercata).toMatch(/^$|^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u);
    }),
    { numRuns: 500 },
  );
});
