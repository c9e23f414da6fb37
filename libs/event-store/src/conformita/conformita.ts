import { CAPACITA, ESSENZIALI, TUTTE_LE_CAPACITA, type Capacita } from '../capacita.js';
import { CASI } from './casi.js';
import type { AmbienteDiProva } from './caso.js';

/** What the ways to the log have to be there for. */
const SERVE: Partial<Record<Capacita, keyof AmbienteDiProva>> = {
  processi: 'processi',
  guasti: 'guasti',
  commit: 'commit',
  vicini: 'vicini',
};

/**
 * The conformance suite of a log, as Jest tests: every case of every capability it declares, on a log opened anew for
 * each capability. It fails if an essential capability is not declared, or one is declared without what its cases need,
 * and names those that are not. See docs/conformita.md.
 */
export function conformita(
  nome: string,
  apri: () => Promise<AmbienteDiProva & { chiudi(): Promise<void> }>,
  dichiarate: readonly Capacita[] = TUTTE_LE_CAPACITA,
): void {
  describe(`${nome} mantiene le promesse del log`, () => {
    const mancanti = TUTTE_LE_CAPACITA.filter((c) => !dichiarate.includes(c));

    it(`${mancanti.length === 0 ? 'dichiara tutto' : `non dichiara ${mancanti.join(', ')}`}, e tutto l’essenziale`, () => {
      for (const c of mancanti) process.stderr.write(`${nome} non promette «${c}»: ${CAPACITA[c]}\n`);
      expect(dichiarate.filter((c) => !(c in CAPACITA))).toEqual([]);
      expect(ESSENZIALI.filter((c) => !dichiarate.includes(c))).toEqual([]);
    });

    describe.each([...dichiarate])('%s', (capacita) => {
      let ambiente: Awaited<ReturnType<typeof apri>>;
      beforeAll(async () => {
        ambiente = await apri();
      });
      afterAll(() => ambiente.chiudi());

      const casi = CASI.filter((c) => c.capacita === capacita);
      it(`si prova con ${casi.length} casi`, () => {
        expect(casi).not.toEqual([]);
        const serve = SERVE[capacita];
        if (serve) expect(ambiente[serve]).toBeDefined();
      });
      for (const { nome: caso, prova } of casi) it(caso, () => prova(ambiente));
    });
  });
}
