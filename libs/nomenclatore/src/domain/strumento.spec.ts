import fc from 'fast-check';
import { ADL_KATZ } from './adl-katz.js';
import { BARTHEL_SHAH } from './barthel-shah.js';
import { strumentoIl, STRUMENTI, strumentoVersione } from './strumenti.js';
import type { DefinizioneStrumento } from './strumento.js';
import { CARROZZINA, DEAMBULAZIONE, fasciaDi, punteggio } from './strumento.js';
import { TRIAGE } from './triage.js';

const rispostePer = (s: DefinizioneStrumento) => fc.tuple(...s.voci.map((v) => fc.nat({ max: v.livelli.length - 1 })));

const conLivello = (s: DefinizioneStrumento, livello: 'primo' | 'ultimo') =>
  s.voci.map((v) => (livello === 'primo' ? 0 : v.livelli.length - 1));

describe.each(STRUMENTI.map((s) => [s.nome, s] as const))('%s', (_, s) => {
  it('dà sempre un punteggio intero tra il minimo e il massimo', () => {
    fc.assert(
      fc.property(rispostePer(s), (risposte) => {
        const p = punteggio(s, risposte);
        expect(Number.isInteger(p) && p! >= s.minimo && p! <= s.massimo).toBe(true);
      }),
    );
  });

  it('raggiunge il minimo e il massimo dichiarati', () => {
    const estremi = [punteggio(s, conLivello(s, 'primo')), punteggio(s, conLivello(s, 'ultimo'))];
    expect(estremi.sort((a, b) => a! - b!)).toEqual([s.minimo, s.massimo]);
  });

  it('non dà un punteggio a risposte incomplete, in eccesso o fuori dai livelli', () => {
    const piene = conLivello(s, 'primo');
    expect(punteggio(s, [])).toBeUndefined();
    expect(punteggio(s, piene.slice(1))).toBeUndefined();
    expect(punteggio(s, [...piene, 0])).toBeUndefined();
    for (const fuori of [-1, 99, 0.5, Number.NaN]) expect(punteggio(s, [fuori, ...piene.slice(1)])).toBeUndefined();
  });

  it('ha per ogni voce livelli con parole diverse e punti mai negativi', () => {
    expect(new Set(s.voci.map((v) => v.voce)).size).toBe(s.voci.length);
    for (const v of s.voci) {
      expect(new Set(v.livelli.map((l) => l.testo)).size).toBe(v.livelli.length);
      expect(v.livelli.every((l) => l.punti >= 0)).toBe(true);
    }
  });

  it('si ritrova per versione e per giorno', () => {
    expect(strumentoVersione(s.codice, s.versione)).toBe(s);
    expect(strumentoIl(s.codice, '2026-06-01')).toBe(s);
    expect(strumentoIl(s.codice, '1990-01-01')).toBeUndefined();
    expect(strumentoVersione(s.codice, 'mai-esistita')).toBeUndefined();
  });
});

describe('Barthel (Shah)', () => {
  const indice = (nome: string) => BARTHEL_SHAH.voci.findIndex((v) => v.voce === nome);

  it('conta la carrozzina solo se la deambulazione vale 0', () => {
    const dipendente = conLivello(BARTHEL_SHAH, 'ultimo');
    const conCarrozzina = dipendente.with(indice(CARROZZINA), 0);
    expect(punteggio(BARTHEL_SHAH, conCarrozzina)).toBe(5);
    expect(punteggio(BARTHEL_SHAH, conCarrozzina.with(indice(DEAMBULAZIONE), 3))).toBe(3);
  });

  it('chi è del tutto autonomo ha 100, non 105', () =>
    expect(punteggio(BARTHEL_SHAH, conLivello(BARTHEL_SHAH, 'primo'))).toBe(100));

  it('ogni punteggio cade in una e una sola fascia', () => {
    for (let p = 0; p <= 100; p++) {
      expect(BARTHEL_SHAH.fasce!.filter((f) => p >= f.da && p <= f.a)).toHaveLength(1);
    }
    expect([100, 99, 91, 90, 75, 74, 50, 49, 25, 24].map((p) => fasciaDi(BARTHEL_SHAH, p))).toEqual([
      'Autosufficiente',
      'Quasi autosufficiente',
      'Quasi autosufficiente',
      'Dipendenza lieve',
      'Dipendenza lieve',
      'Dipendenza moderata',
      'Dipendenza moderata',
      'Dipendenza grave',
      'Dipendenza grave',
      'Dipendenza completa',
    ]);
  });
});

it("nell'ADL di Katz l'aiuto parziale non toglie il punto nel bagno e lo toglie nello spostarsi", () => {
  expect(punteggio(ADL_KATZ, [1, 0, 0, 0, 0, 0])).toBe(6);
  expect(punteggio(ADL_KATZ, [0, 0, 0, 1, 0, 0])).toBe(5);
});

it('nel triage due livelli possono valere lo stesso e restano distinti', () => {
  expect(punteggio(TRIAGE, [2, 0, 0, 0, 0, 0, 0, 0])).toBe(punteggio(TRIAGE, [3, 0, 0, 0, 0, 0, 0, 0]));
});
