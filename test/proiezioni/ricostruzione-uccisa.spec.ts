import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { semina } from '../bench/semina.js';
import { ProcessoDaiSorgenti } from './processo-dai-sorgenti.js';
import { SalaDiLettura } from './sala-di-lettura.js';

const LENTO = 180_000;

describe('`cartella rebuild`', () => {
  let sala: SalaDiLettura;
  const processi: ProcessoDaiSorgenti[] = [];

  beforeAll(async () => {
    sala = await SalaDiLettura.apri();
    const { store, runner } = sala.installazione;
    await semina(store, sala.vault, 1_500);
    for (const proiezione of runner.proiezioni) await runner.raggiungi(proiezione);
  }, LENTO);
  afterAll(async () => {
    await Promise.all(processi.map((p) => p.finisci()));
    await sala.chiudi();
  });

  const rebuild = (...argomenti: string[]): ProcessoDaiSorgenti => {
    const processo = new ProcessoDaiSorgenti('apps/cli/src/main.ts', { ...sala.ambiente, LOG_LEVEL: 'error' }, [
      'rebuild',
      ...argomenti,
    ]);
    processi.push(processo);
    return processo;
  };
  const nuove = async (): Promise<number> =>
    Number(
      (await sala.admin.query(`SELECT count(*) AS n FROM pg_class WHERE relnamespace = 'letture_nuova'::regnamespace`))
        .rows[0].n,
    );
  const differenze = async (): Promise<number> => {
    let quante = 0;
    for (const proiezione of sala.installazione.runner.proiezioni) {
      for (const t of await sala.installazione.runner.ricostruzione.confronta(proiezione, 10)) quante += t.diverse;
    }
    return quante;
  };

  it(
    'ucciso a metà lascia servire le tabelle di prima; lanciato di nuovo le scambia',
    async () => {
      const { rows: prima } = await sala.admin.query(
        `SELECT 'letture.cartella'::regclass::oid AS oid, count(*) AS n FROM letture.cartella`,
      );
      const ucciso = rebuild();
      // It gets as far as a table that somebody else holds, and there it dies.
      const ostacolo = new pg.Client({ connectionString: sala.ambiente['DATABASE_URL'] });
      await ostacolo.connect();
      try {
        await ostacolo.query('BEGIN');
        for (;;) {
          if (!ucciso.vivo) throw new Error(`Finito prima del tempo: ${ucciso.detto}${ucciso.errori.join(' ')}`);
          await ostacolo.query('SAVEPOINT prova');
          const preso = await ostacolo.query('LOCK TABLE letture_nuova.cartella IN ACCESS EXCLUSIVE MODE').then(
            () => true,
            () => false,
          );
          if (preso) break;
          await ostacolo.query('ROLLBACK TO prova');
          await attendi(1);
        }
        await ucciso.finisci('SIGKILL');
      } finally {
        await ostacolo.query('ROLLBACK');
        await ostacolo.end();
      }
      expect(await nuove()).toBeGreaterThan(0);
      const { rows: dopo } = await sala.admin.query(
        `SELECT 'letture.cartella'::regclass::oid AS oid, count(*) AS n FROM letture.cartella`,
      );
      expect(dopo).toEqual(prima);
      await sala.installazione.runner.ricostruzione.rimuoviResti();
      expect(await nuove()).toBe(0);

      const riuscito = rebuild();
      expect([await riuscito.codice(), riuscito.errori]).toEqual([0, []]);
      expect(riuscito.detto).toContain('Ricostruite: cartelle, persone, accessi, utenze, deroghe, sedute, leps');
      const { rows: infine } = await sala.admin.query(
        `SELECT 'letture.cartella'::regclass::oid AS oid, count(*) AS n FROM letture.cartella`,
      );
      expect(infine[0].oid).not.toBe(prima[0].oid);
      expect(infine[0].n).toBe(prima[0].n);
      expect(await differenze()).toBe(0);
    },
    LENTO,
  );

  it(
    'torna alle tabelle di prima, e dice che cosa cambierebbe a rifarle',
    async () => {
      await sala.admin.query(`UPDATE letture.fatto_leps SET comune = '000000' WHERE anno = 2025`);
      const confronto = rebuild('leps', '--confronta');
      expect(await confronto.codice()).toBe(1);
      expect(confronto.detto).toMatch(/^~ .*comune: "000000" → "\d{6}"$/m);
      const ritorno = rebuild('leps', '--torna');
      expect([await ritorno.codice(), ritorno.errori]).toEqual([0, []]);
      expect(await differenze()).toBe(0);
      const sbagliato = rebuild('leps', '--torna', '--confronta');
      expect(await sbagliato.codice()).toBe(2);
      const ignoto = rebuild('non-c-e');
      expect(await ignoto.codice()).toBe(2);
    },
    LENTO,
  );
});
