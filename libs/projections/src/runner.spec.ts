import { setTimeout as attendi } from 'node:timers/promises';
import { attendiPosizione } from './attesa.js';
import { scriviRighe } from './proiezione.js';
import { Banco, Conti, finche, finoA, volte } from './prova/banco-di-prova.js';

describe('Il runner delle proiezioni', () => {
  let banco: Banco;

  beforeEach(async () => {
    banco = await Banco.apri();
  });
  afterEach(() => banco.chiudi());

  it('piega quello che c’era e quello che arriva, solo delle sue categorie', async () => {
    await banco.scrive(volte(3));
    await banco.scrive(volte(2, 'Altrui'), { categoria: 'persona' });
    const r = await banco.acceso(new Conti());
    await banco.aPosizione(5);
    const ultima = await banco.scrive(['Nuovo']);
    await banco.aPosizione(ultima);
    expect(await banco.conti()).toEqual({ Fatto: 3, Nuovo: 1 });
    expect(await banco.letti()).toEqual([1, 2, 3, 6]);
    expect(await r.stati()).toEqual([
      {
        nome: 'conti',
        versione: 1,
        posizione: 6,
        errore: null,
        parcheggiati: [],
        inRicostruzione: false,
        precedente: false,
      },
    ]);
    // Events of others move the checkpoint too: who waits for them does not wait for ever.
    await banco.aPosizione(await banco.scrive(['Altrui'], { categoria: 'persona' }));
  });

  it('si sveglia appena si scrive, senza aspettare il prossimo giro', async () => {
    await banco.acceso(new Conti());
    await banco.admin.query(`DELETE FROM letture.tabella WHERE proiezione <> 'conti'`);
    await banco.aPosizione(0);
    const letture = await banco.sorgente(banco.db.reader);
    const attese: number[] = [];
    for (let i = 0; i < 20; i++) {
      const posizione = await banco.scrive(['Fatto']);
      const inizio = Date.now();
      await attendiPosizione(letture, posizione);
      attese.push(Date.now() - inizio);
    }
    expect(attese.filter((ms) => ms > 700)).toEqual([]);
  });

  it('ucciso tra il fold e la conferma non perde e non raddoppia niente', async () => {
    await banco.scrive(volte(10));
    const c = new Conti();
    let uccisioni = 0;
    c.ganci.dopo = async (_, scrittura) => {
      if (uccisioni++ >= 3) return;
      const [{ pid }] = (await scrittura.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
      await banco.admin.query('SELECT pg_terminate_backend($1)', [pid]);
    };
    await banco.acceso(c);
    await banco.aPosizione(10);
    expect(await banco.conti()).toEqual({ Fatto: 10 });
    expect(await banco.letti()).toEqual(finoA(10));
    expect(c.dimenticanze).toBeGreaterThanOrEqual(3);
    await finche(
      () => banco.checkpoint(),
      (k) => k?.errore === null,
    );
  });

  it('un guasto passato non resta segnalato', async () => {
    await banco.acceso(new Conti());
    await banco.aPosizione(await banco.scrive(['Fatto']));
    await banco.spegni();
    await banco.admin.query(
      `UPDATE letture.checkpoint SET errore = '{"posizione": 1, "messaggio": "la rete era caduta"}'`,
    );
    await banco.acceso(new Conti());
    await finche(
      () => banco.checkpoint(),
      (k) => k?.errore === null,
    );
  });

  it('il database cade e torna: riprende da dov’era', async () => {
    await banco.acceso(new Conti());
    await banco.aPosizione(await banco.scrive(volte(3)));
    for (let i = 0; i < 5; i++) {
      await banco.admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      await attendi(20);
    }
    await banco.aPosizione(await banco.scrive(volte(2)).catch(() => banco.scrive(volte(2))));
    const testa = await banco.store.testa();
    expect(await banco.letti()).toEqual(finoA(testa));
    await finche(
      () => banco.checkpoint(),
      (k) => k?.errore === null,
    );
  });

  it('si ferma in fretta, e quel che ha cominciato è intero', async () => {
    const c = new Conti();
    c.ganci.dopo = async () => void (await attendi(50));
    const r = await banco.acceso(c);
    await banco.aPosizione(0);
    await banco.scrive(volte(20));
    await attendi(20);
    const inizio = Date.now();
    await r.ferma();
    expect(Date.now() - inizio).toBeLessThan(1_500);
    const quanti = (await banco.letti()).length;
    expect([0, 20]).toContain(quanti);
    expect(await banco.checkpoint()).toMatchObject({ posizione: String(quanti) });
  });

  describe('chi aspetta una posizione', () => {
    it('che non arriva ha un 503 che gli dice che è al sicuro', async () => {
      await banco.acceso(new Conti());
      await banco.aPosizione(0);
      const letture = await banco.sorgente(banco.db.reader);
      await expect(attendiPosizione(letture, 999)).rejects.toMatchObject({
        status: 503,
        rifiuto: { codice: 'lettura-in-ritardo' },
      });
    });

    it('non aspetta una proiezione che non c’è più, e aspetta quella che non ha ancora cominciato', async () => {
      const posizione = await banco.scrive(['Fatto']);
      await banco.admin.query(`
        INSERT INTO letture.checkpoint (proiezione, posto, partizione, generazione, versione, posizione)
        VALUES ('di-un-tempo', 'letture', 0, 1, 1, 0)`);
      await banco.acceso(new Conti());
      await banco.aPosizione(posizione);
      const letture = await banco.sorgente(banco.db.reader);
      // «sana» has tables and nobody feeds it.
      await expect(attendiPosizione(letture, posizione)).rejects.toMatchObject({ status: 503 });
      await banco.admin.query(`DELETE FROM letture.tabella WHERE proiezione = 'sana'`);
      await attendiPosizione(letture, posizione);
    });
  });

  describe('le righe di un lotto', () => {
    const stream = '00000000-0000-4000-8000-000000000001';
    const righe = () =>
      banco.admin.query('SELECT tipo, volte FROM letture.conto ORDER BY tipo').then(({ rows }) => rows);

    it('si scrivono con un comando solo, e quelle che c’erano sono sostituite', async () => {
      const ds = await banco.sorgente(banco.db.projector);
      const scriveConti = (nuove: object[]) =>
        ds.transaction((m) =>
          scriviRighe(
            m,
            'letture.conto',
            ['stream', 'tipo'],
            nuove.map((n) => ({ ambito: 'sebino', stream, ...n })),
          ),
        );
      await scriveConti([]);
      await scriveConti([
        { tipo: `l'«uno»\\`, volte: 1 },
        { tipo: 'due', volte: 2 },
      ]);
      await scriveConti([{ tipo: 'due', volte: 3 }]);
      expect(await righe()).toEqual([
        { tipo: 'due', volte: 3 },
        { tipo: "l'«uno»\\", volte: 1 },
      ]);
    });

    it('chi legge vede solo il suo Ambito, e non scrive', async () => {
      await banco.admin.query(`INSERT INTO letture.conto VALUES ('sebino', $1, 'a', 1), ('altrove', $1, 'b', 1)`, [
        stream,
      ]);
      const lettore = banco.pool(banco.db.reader);
      expect((await lettore.query('SELECT FROM letture.conto')).rowCount).toBe(0);
      const client = await lettore.connect();
      await client.query(`BEGIN; SELECT set_config('cartella.ambito', 'sebino', true)`);
      expect((await client.query('SELECT tipo FROM letture.conto')).rows).toEqual([{ tipo: 'a' }]);
      await client.query('COMMIT');
      client.release();
      for (const sql of [
        `INSERT INTO letture.conto VALUES ('sebino', '${stream}', 'c', 1)`,
        'DELETE FROM letture.conto',
        `UPDATE letture.checkpoint SET posizione = 0`,
        `SELECT letture.scambia('conti', 'letture_nuova')`,
        `SELECT letture.sgombera('conti', 'letture_nuova')`,
      ])
        await expect(lettore.query(sql)).rejects.toMatchObject({ code: '42501' });
    });
  });
});
