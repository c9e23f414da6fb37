import { setTimeout as attendi } from 'node:timers/promises';
import { semina } from '../bench/semina.js';
import { ProcessoDaiSorgenti } from './processo-dai-sorgenti.js';
import { PIENE, SalaDiLettura } from './sala-di-lettura.js';

const LENTO = 240_000;

describe('Due processi proiettori', () => {
  let sala: SalaDiLettura;
  const proiettori: ProcessoDaiSorgenti[] = [];

  beforeAll(async () => {
    sala = await SalaDiLettura.apri();
  }, LENTO);
  afterAll(async () => {
    await Promise.all(proiettori.map((p) => p.finisci()));
    await sala.chiudi();
  });

  const acceso = (): ProcessoDaiSorgenti => {
    const proiettore = new ProcessoDaiSorgenti('apps/projector/src/main.ts', sala.ambiente);
    proiettori.push(proiettore);
    return proiettore;
  };
  const finche = async (va: () => Promise<boolean>, che: string): Promise<void> => {
    for (const fine = Date.now() + 60_000; !(await va()); await attendi(50)) {
      if (Date.now() > fine) {
        throw new Error(`Mai arrivato: ${che}. ${JSON.stringify(proiettori.flatMap((p) => p.errori))}`);
      }
    }
  };
  const parti = (attese: readonly number[]) =>
    finche(async () => JSON.stringify(await sala.parti()) === JSON.stringify(attese), `parti ${attese.join(' e ')}`);

  it(
    'si dividono gli stream; uno è ucciso mentre si scrive, l’altro prende il suo posto; non manca e non avanza niente',
    async () => {
      const primo = acceso();
      await parti([8]);
      const secondo = acceso();
      await parti([4, 4]);

      const { installazione: i } = sala;
      let scritto = false;
      const scrittura = semina(i.store, sala.vault, 3_000).then(() => (scritto = true));
      // Both have moved their parts: then one dies, while events keep coming.
      await finche(
        async () => Math.min(...(await sala.posizioni()).concat(await i.store.testa())) > 300,
        'le prime posizioni',
      );
      expect(scritto).toBe(false);
      const morte = Date.now();
      await secondo.finisci('SIGKILL');
      await parti([8]);
      const presa = Date.now() - morte;
      await scrittura;
      const terzo = acceso();
      await parti([4, 4]);
      await primo.finisci('SIGKILL');
      const testa = await i.store.testa();
      expect(testa).toBeGreaterThan(2_500);
      await finche(async () => (await sala.posizioni()).every((p) => p === testa), `la posizione ${testa}`);

      expect(presa).toBeLessThan(10_000);
      expect(terzo.vivo).toBe(true);
      expect(proiettori.flatMap((p) => p.errori)).toEqual([]);
      const stati = await i.runner.stati();
      expect(stati.map((s) => [s.errore, s.parcheggiati])).toEqual(stati.map(() => [null, []]));
      const { rows } = await sala.admin.query(
        `SELECT (SELECT sum(revision + 1) FROM letture.cartella) AS voci, (SELECT count(*) FROM log.evento WHERE categoria = 'cartella') AS eventi`,
      );
      expect(rows[0].voci).toBe(rows[0].eventi);

      // Grown by three processes, or made again from the first event: the same rows.
      for (const proiezione of i.runner.proiezioni) {
        for (const tabella of await i.runner.ricostruzione.confronta(proiezione, 10)) {
          if (PIENE.includes(tabella.tabella)) expect(tabella.righe).toBeGreaterThan(0);
          expect(tabella.differenze).toEqual([]);
        }
      }
    },
    LENTO,
  );
});
