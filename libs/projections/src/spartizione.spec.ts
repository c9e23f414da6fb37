import { randomUUID } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import { PARTIZIONI, partizioneDi } from './partizioni.js';
import { Banco, Conti, finche, finoA, volte } from './prova/banco-di-prova.js';
import { Spartizione } from './spartizione.js';

describe('Le parti degli stream', () => {
  let banco: Banco;

  beforeEach(async () => {
    banco = await Banco.apri();
  });
  afterEach(() => banco.chiudi());

  const spartizione = async (nome: string) => new Spartizione(await banco.sorgente(banco.db.projector, nome));
  const uccidi = (nome: string) =>
    banco.admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [nome]);

  it('gli stream vi cadono in modo uguale, e ognuno sempre nella stessa', () => {
    const quanti = new Array<number>(PARTIZIONI).fill(0);
    for (let i = 0; i < 8_000; i++) quanti[partizioneDi(randomUUID())]!++;
    for (const n of quanti) expect(Math.abs(n - 1_000)).toBeLessThan(200);
    const stream = randomUUID();
    expect(partizioneDi(stream)).toBe(partizioneDi(stream));
  });

  it('ognuno ne prende la sua parte, nessuna è di due, e chi muore lascia le sue', async () => {
    const tre = await Promise.all(['uno', 'due', 'tre'].map(spartizione));
    const giro = async () => {
      for (const s of tre) await s.aggiorna().catch(() => undefined);
    };
    await tre[0]!.aggiorna();
    expect(tre[0]!.mie.size).toBe(PARTIZIONI);
    for (let i = 0; i < 3; i++) await giro();
    const prese = tre.flatMap((s) => [...s.mie]);
    expect([...prese].sort()).toEqual(Array.from({ length: PARTIZIONI }, (_, p) => p));
    expect(Math.max(...tre.map((s) => s.mie.size))).toBe(3);

    await uccidi('due');
    await finche(
      async () => {
        for (const s of [tre[0]!, tre[2]!]) await s.aggiorna();
        return [tre[0]!.mie.size, tre[2]!.mie.size];
      },
      ([a, b]) => a === 4 && b === 4,
    );
    await expect(tre[1]!.aggiorna()).rejects.toThrow();
    expect(tre[1]!.mie.size).toBe(0);
    await tre[2]!.smetti();
    await tre[0]!.aggiorna();
    expect(tre[0]!.mie.size).toBe(PARTIZIONI);
    await Promise.all(tre.map((s) => s.smetti()));
  });

  it('due proiettori si dividono il lavoro, uno perde le connessioni: niente due volte, niente saltato, nessun allarme', async () => {
    const streams = Array.from({ length: 24 }, () => randomUUID());
    const lavoro = { uno: new Set<string>(), due: new Set<string>() };
    const conti = (chi: keyof typeof lavoro) => {
      const c = new Conti();
      c.ganci.dopo = (eventi) => {
        for (const e of eventi) lavoro[chi].add(e.stream.id);
      };
      return c;
    };
    await banco.accendi(await banco.runner([conti('uno')], 'uno'));
    await banco.accendi(await banco.runner([conti('due')], 'due'));
    const allarmi: unknown[] = [];
    let ultima = 0;
    for (let i = 0; i < 240; i++) {
      ultima = await banco.scrive(volte(1 + (i % 4)), { stream: streams[i % streams.length]! });
      if (i % 10 === 0) allarmi.push((await banco.checkpoint())?.errore ?? null);
      if (i === 150) await uccidi('due');
      await attendi(15);
    }
    await banco.aPosizione(ultima);
    expect(await banco.letti()).toEqual(finoA(ultima));
    expect(await banco.conti()).toEqual({ Fatto: ultima });
    expect(allarmi.filter((a) => a !== null)).toEqual([]);
    // Both worked, and each on streams that at some time were only its own.
    expect(lavoro.uno.size).toBeGreaterThan(6);
    expect(lavoro.due.size).toBeGreaterThan(6);
    await finche(
      () => banco.checkpoint(),
      (k) => k?.errore === null,
    );
  }, 60_000);
});
