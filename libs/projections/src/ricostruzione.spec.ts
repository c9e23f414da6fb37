import { randomUUID } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import { Banco, Conti, finche, Sana, volte } from './prova/banco-di-prova.js';
import { NienteDiPrecedente, RicostruzioneInCorso } from './ricostruzione.js';
import { CheckpointMosso } from './colpevole.js';

describe('La ricostruzione accanto', () => {
  let banco: Banco;

  beforeEach(async () => {
    banco = await Banco.apri();
  });
  afterEach(() => banco.chiudi());

  /** Streams of several lengths, some longer than a batch of whole streams. */
  const semina = async (): Promise<number> => {
    for (let i = 0; i < 30; i++) await banco.scrive(volte(1 + (i % 7)));
    await banco.scrive(volte(300), { categoria: 'persona' });
    const lungo = randomUUID();
    for (let i = 0; i < 5; i++) await banco.scrive(volte(1_000), { stream: lungo });
    return banco.scrive(volte(3));
  };
  const dellaCategoria = async (): Promise<number[]> =>
    (
      await banco.admin.query<{ posizione: string }>(
        `SELECT posizione FROM log.evento WHERE categoria = 'cartella' ORDER BY 1`,
      )
    ).rows.map((r) => Number(r.posizione));

  it('mentre si legge e si scrive: chi legge vede sempre righe intere, e alla fine non manca e non avanza niente', async () => {
    const testa = await semina();
    const r = await banco.acceso(new Conti(), new Sana());
    await banco.aPosizione(testa);
    await banco.aPosizione(testa, 'sana');
    const lettore = banco.pool(banco.db.reader);
    let acceso = true;
    const visti: number[] = [];
    const legge = (async () => {
      const client = await lettore.connect();
      while (acceso) {
        await client.query(`BEGIN; SELECT set_config('cartella.ambito', 'sebino', true)`);
        const { rows } = await client.query<{ n: string }>('SELECT count(*) AS n FROM letture.letto');
        await client.query('COMMIT');
        visti.push(Number(rows[0]?.n));
        await attendi(2);
      }
      client.release();
    })();
    const scrive = (async () => {
      while (acceso) {
        await banco.scrive(volte(2));
        await attendi(5);
      }
    })();
    const progressi: [number, number][] = [];
    for (let i = 0; i < 3; i++) {
      await r.ricostruzione.esegui(r.proiezioni, (fatti, totale) => progressi.push([fatti, totale]));
    }
    acceso = false;
    await Promise.all([legge, scrive]);
    await banco.aPosizione(await banco.store.testa());
    expect(visti.length).toBeGreaterThan(20);
    expect([...visti].sort((a, b) => a - b)).toEqual(visti);
    expect(await banco.letti()).toEqual(await dellaCategoria());
    expect((await banco.conti())['Fatto']).toBe((await dellaCategoria()).length);
    expect(progressi.every(([fatti, totale]) => fatti <= totale)).toBe(true);
    expect((await r.stati()).map((s) => [s.errore, s.precedente])).toEqual([
      [null, true],
      [null, true],
    ]);
  }, 90_000);

  it('le tabelle nuove hanno chiavi, indici, protezione di riga, permessi e niente statistiche dove non se ne vogliono', async () => {
    await semina();
    const r = await banco.runner([new Conti()]);
    await r.raggiungi(r.proiezioni[0]!);
    const forma = async (posto: string) =>
      (
        await banco.admin.query<{ forma: object }>(
          `SELECT jsonb_build_object('tabella', c.relname, 'rls', c.relrowsecurity, 'forzata', c.relforcerowsecurity,
             'permessi', (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(c.relacl) a),
             'policy', (SELECT jsonb_agg(jsonb_build_array(p.polname, p.polcmd, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) ORDER BY p.polname) FROM pg_policy p WHERE p.polrelid = c.oid),
             'chiavi', (SELECT jsonb_agg(jsonb_build_array(i.indisprimary, i.indkey::text) ORDER BY i.indkey::text) FROM pg_index i WHERE i.indrelid = c.oid),
             'colonne', (SELECT jsonb_agg(jsonb_build_array(a.attname, a.atttypid, a.attnotnull, a.attstattarget) ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0)) AS forma
           FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relname IN ('conto', 'letto') ORDER BY 1`,
          [posto],
        )
      ).rows.map((riga) => riga.forma);
    const prima = await forma('letture');
    await r.ricostruzione.esegui(r.proiezioni);
    expect(prima).toHaveLength(2);
    expect(await forma('letture')).toEqual(prima);
    expect(await forma('letture_precedente')).toEqual(prima);
    // While they are being made, too: and who reads sees none of it.
    const progettore = banco.pool(banco.db.projector);
    await progettore.query(`SELECT letture.prepara_nuova('conti', 1, 8)`);
    expect(await forma('letture_nuova')).toEqual(prima);
    const lettore = banco.pool(banco.db.reader);
    for (const posto of ['letture_nuova', 'letture_precedente'])
      await expect(lettore.query(`SELECT FROM ${posto}.letto`)).rejects.toMatchObject({ code: '42501' });
  });

  it('le funzioni del proprietario non toccano altro che le tabelle registrate, e mai quelle che servono', async () => {
    const projector = banco.pool(banco.db.projector);
    for (const sql of [
      `SELECT letture.prepara_nuova('pg_class', 1, 8)`,
      `SELECT letture.sgombera('conti', 'letture')`,
      `SELECT letture.sgombera('conti', 'log')`,
      `SELECT letture.sgombera('conti"; DROP TABLE letture.conto; --', 'letture_nuova')`,
      `SELECT letture.scambia('conti', 'letture_nuova')`,
      `SELECT letture.scambia('conti', 'log')`,
    ])
      await expect(projector.query(sql)).rejects.toMatchObject({ code: '22023' });
    for (const sql of [
      `SELECT letture.proteggi('letture', 'conto')`,
      `SELECT letture.sposta('conti', 'letture', 'letture_precedente')`,
      `INSERT INTO letture.tabella VALUES ('checkpoint', 'conti', 'id', true)`,
      `DROP TABLE letture.conto`,
      `TRUNCATE letture.conto`,
    ])
      await expect(projector.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('una alla volta; chi arriva mentre si fa lo viene a sapere', async () => {
    await semina();
    const c = new Conti();
    const r = await banco.runner([c]);
    await r.raggiungi(c);
    const altro = await banco.runner([new Conti()]);
    let detto: unknown;
    c.ganci.dopo = async () => {
      detto ??= await altro.ricostruzione.esegui(altro.proiezioni).catch((e: unknown) => e);
      expect((await altro.stati())[0]?.inRicostruzione).toBe(true);
    };
    await r.ricostruzione.esegui([c]);
    expect(detto).toBeInstanceOf(RicostruzioneInCorso);
    expect((await altro.stati())[0]?.inRicostruzione).toBe(false);
    await altro.ricostruzione.esegui(altro.proiezioni);
  });

  it('morta a metà, quelle vecchie servono; ciò che resta è tolto, e un’altra riesce', async () => {
    const testa = await semina();
    const c = new Conti();
    const r = await banco.acceso(c);
    await banco.aPosizione(testa);
    const attesi = await banco.letti();
    // Its connections die with it: all of them, while it writes.
    const costruttore = new Conti();
    costruttore.ganci.dopo = async () => {
      await banco.admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'costruttore'`,
      );
    };
    const morente = await banco.runner([costruttore], 'costruttore');
    await expect(morente.ricostruzione.esegui(morente.proiezioni)).rejects.toThrow();
    expect(await banco.letti()).toEqual(attesi);
    await banco.aPosizione(await banco.scrive(['Fatto']));
    await finche(
      () => banco.checkpoint('conti', 'letture_nuova'),
      (k) => k === undefined,
    );
    await r.ricostruzione.esegui([c]);
    expect(await banco.letti()).toEqual(await dellaCategoria());
  });

  it('un costruttore dato per morto non scrive nelle tabelle di un altro', async () => {
    await semina();
    const c = new Conti();
    const r = await banco.runner([c]);
    await r.raggiungi(c);
    const projector = banco.pool(banco.db.projector);
    let altre: Promise<unknown> = Promise.resolve();
    const altrove = async () => {
      c.ganci.dopo = () => undefined;
      // From another session, as after the locks of this one are lost: the tables under its feet are others.
      altre = projector.query(`SELECT letture.prepara_nuova('conti', 1, 8)`);
      await finche(
        () =>
          banco.admin.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%prepara_nuova%' AND wait_event_type = 'Lock'`,
          ),
        ({ rowCount }) => rowCount === 1,
      );
    };
    // The server may let it through first, and then it has finished before the others are made. Either way theirs are empty.
    let respinto = false;
    for (let tentativo = 0; tentativo < 10 && !respinto; tentativo++) {
      c.ganci.dopo = altrove;
      respinto = await r.ricostruzione.esegui([c]).then(
        () => false,
        (errore: unknown) => errore instanceof CheckpointMosso,
      );
      await altre;
      expect(await banco.letti()).toEqual(await dellaCategoria());
      expect(await banco.letti('letture_nuova')).toEqual([]);
    }
    expect(respinto).toBe(true);
  });

  it('un costruttore dato per morto quando ha finito non fa servire le tabelle di un altro, ancora vuote', async () => {
    await semina();
    const c = new Conti();
    const r = await banco.runner([c]);
    await r.raggiungi(c);
    const attesi = await banco.letti();
    const projector = banco.pool(banco.db.projector);
    const serventi = await banco.admin.connect();
    try {
      // Everything is folded and said so: only the exchange is left, and it waits for these rows.
      await serventi.query('BEGIN');
      await serventi.query(
        `SELECT FROM letture.checkpoint WHERE proiezione = 'conti' AND posto = 'letture' FOR UPDATE`,
      );
      const ricostruita = r.ricostruzione.esegui([c]).then(
        () => 'scambiate',
        (errore: unknown) => (errore instanceof CheckpointMosso ? 'respinto' : errore),
      );
      await finche(
        () =>
          banco.admin.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%FOR UPDATE%' AND wait_event_type = 'Lock'`,
          ),
        ({ rowCount }) => rowCount === 1,
      );
      await projector.query(`SELECT letture.prepara_nuova('conti', 1, 8)`);
      await serventi.query('ROLLBACK');
      expect(await ricostruita).toBe('respinto');
    } finally {
      await serventi.query('ROLLBACK');
      serventi.release();
    }
    expect(await banco.letti()).toEqual(attesi);
    expect(await banco.letti('letture_nuova')).toEqual([]);
  });

  it('si torna alle tabelle di prima, che recuperano; e di nuovo avanti', async () => {
    const testa = await semina();
    const prima = await banco.runner([new Conti()]);
    await expect(prima.ricostruzione.torna(prima.proiezioni[0]!)).rejects.toBeInstanceOf(NienteDiPrecedente);
    await prima.raggiungi(prima.proiezioni[0]!);
    const dopo = await banco.acceso(new Conti(1, undefined, (tipo) => `${tipo} diverso`));
    await banco.aPosizione(testa);
    await dopo.ricostruzione.esegui(dopo.proiezioni);
    const ultima = await banco.scrive(['Nuovo']);
    await banco.aPosizione(ultima);
    expect(Object.keys(await banco.conti()).sort()).toEqual(['Fatto diverso', 'Nuovo diverso']);
    await banco.spegni();

    await prima.ricostruzione.torna(prima.proiezioni[0]!);
    expect(Object.keys(await banco.conti()).sort()).toEqual(['Fatto', 'Nuovo']);
    expect(await banco.letti()).toEqual(await dellaCategoria());
    expect(Number((await banco.checkpoint())?.posizione)).toBe(ultima);
    await dopo.ricostruzione.torna(dopo.proiezioni[0]!);
    expect(Object.keys(await banco.conti()).sort()).toEqual(['Fatto diverso', 'Nuovo diverso']);
  });

  it('se nel frattempo la forma è cambiata non si scambia', async () => {
    await semina();
    const r = await banco.runner([new Conti()]);
    await r.raggiungi(r.proiezioni[0]!);
    await r.ricostruzione.esegui(r.proiezioni);
    await banco.admin.query('ALTER TABLE letture.conto ADD COLUMN nota text');
    await expect(r.ricostruzione.torna(r.proiezioni[0]!)).rejects.toMatchObject({ code: '55000' });
  });

  it('una versione nuova si fa accanto: intanto servono le righe di prima', async () => {
    const testa = await semina();
    const vecchia = await banco.runner([new Conti(1)]);
    await vecchia.raggiungi(vecchia.proiezioni[0]!);
    const attesi = await banco.letti();
    const nuova = new Conti(2, undefined, (tipo) => `${tipo} diverso`);
    const viste: number[] = [];
    nuova.ganci.dopo = async () => void viste.push((await banco.letti()).length);
    await banco.acceso(nuova);
    await finche(
      () => banco.checkpoint(),
      (k) => k?.versione === 2,
    );
    expect(viste.length).toBeGreaterThan(0);
    expect(new Set(viste)).toEqual(new Set([attesi.length]));
    await banco.aPosizione(testa);
    expect(Object.keys(await banco.conti())).toEqual(['Fatto diverso']);
    expect(await banco.checkpoint('conti', 'letture_precedente')).toMatchObject({ versione: 1 });

    // Whoever is still of the old version does not write in the tables of the new one, and does not bring them back.
    const rimasta = await banco.acceso(new Conti(1));
    await banco.aPosizione(await banco.scrive(['Dopo']));
    await attendi(300);
    expect(Object.keys(await banco.conti()).sort()).toEqual(['Dopo diverso', 'Fatto diverso']);
    expect((await rimasta.stati())[0]).toMatchObject({ versione: 2, errore: null });
  });

  it('su un registro lungo la prima volta è una ricostruzione', async () => {
    await semina();
    await banco.scrive(volte(2_000));
    await banco.acceso(new Conti());
    await banco.aPosizione(await banco.store.testa());
    expect(await banco.letti()).toEqual(await dellaCategoria());
    expect(await banco.checkpoint('conti', 'letture_precedente')).toMatchObject({ versione: 0 });
  });

  it('una distruzione di dati toglie di mezzo le tabelle di prima', async () => {
    const testa = await semina();
    const c = new Conti();
    const r = await banco.acceso(c);
    await banco.aPosizione(testa);
    await r.ricostruzione.esegui([c]);
    expect((await r.stati())[0]?.precedente).toBe(true);
    await banco.aPosizione(await banco.scrive(['DatiPersonaliDistrutti']));
    expect((await r.stati())[0]?.precedente).toBe(false);
    await expect(banco.letti('letture_precedente')).rejects.toMatchObject({ code: '42P01' });
  });

  it('il confronto dice riga per riga che cosa cambierebbe, e non cambia niente', async () => {
    const stream = '11111111-1111-4111-8111-111111111111';
    await banco.scrive(['Fatto', 'Fatto', 'Diverso'], { stream });
    const r = await banco.acceso(new Conti());
    await banco.aPosizione(3);
    const altro = await banco.runner([new Conti(1, undefined, (tipo) => (tipo === 'Diverso' ? 'Fatto' : tipo))]);
    expect(await altro.ricostruzione.confronta(altro.proiezioni[0]!, 100)).toEqual([
      {
        tabella: 'conto',
        righe: 1,
        diverse: 2,
        differenze: [
          { chiave: { stream, tipo: 'Diverso' }, come: 'tolta', colonne: [] },
          { chiave: { stream, tipo: 'Fatto' }, come: 'cambiata', colonne: [{ nome: 'volte', prima: 2, dopo: 3 }] },
        ],
      },
      { tabella: 'letto', righe: 3, diverse: 0, differenze: [] },
    ]);
    await banco.admin.query(`UPDATE letture.letto SET stream = gen_random_uuid() WHERE posizione = 2`);
    expect((await r.ricostruzione.confronta(r.proiezioni[0]!, 100))[1]).toEqual({
      tabella: 'letto',
      righe: 3,
      diverse: 1,
      // Not a table of clear fields: what differs, and not how.
      differenze: [{ chiave: { posizione: 2 }, come: 'cambiata', colonne: [{ nome: 'stream' }] }],
    });
    expect(await banco.conti()).toEqual({ Diverso: 1, Fatto: 2 });
    expect(await banco.checkpoint('conti', 'letture_nuova')).toBeUndefined();
    await banco.aPosizione(await banco.scrive(['Fatto']));
  });
});
