import { randomUUID } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { EventoNelLog } from '#event-store';
import { MIGRAZIONI_LOG, PostgresEventStore } from '#event-store';
import { LOG_MUTO } from '#platform';
import type { Categoria } from '#storia';
import { type DatabaseDiProva, databaseDiProva } from '../../../test/ambiente/database-di-prova.js';
import { attendiPosizione } from './attesa.js';
import { MIGRAZIONI_PROIEZIONI, protezioneDi } from './migrazioni.js';
import type { Proiezione } from './proiezione.js';
import { scriviRighe } from './proiezione.js';
import { Runner } from './runner.js';

const MIGRAZIONI = [
  ...MIGRAZIONI_LOG,
  ...MIGRAZIONI_PROIEZIONI,
  {
    nome: 'prova-conti',
    sql: `CREATE TABLE letture.conto (ambito text NOT NULL, tipo text NOT NULL, volte integer NOT NULL, PRIMARY KEY (ambito, tipo));
      CREATE TABLE letture.letto (ambito text NOT NULL, posizione bigint PRIMARY KEY);
      ${protezioneDi('letture.conto')} ${protezioneDi('letture.letto')}`,
  },
];

/** Counts, so that an event folded twice shows; and fails on purpose where a test wants. */
class Conti implements Proiezione {
  readonly nome: string = 'conti';
  readonly categorie: readonly Categoria[] = ['cartella'];
  readonly tabelle = ['letture.conto', 'letture.letto'];
  lotti: number[] = [];
  dimenticanze = 0;
  prima: (eventi: readonly EventoNelLog[], scrittura: EntityManager) => Promise<void> | void = () => undefined;
  dopo: (eventi: readonly EventoNelLog[], scrittura: EntityManager) => Promise<void> | void = () => undefined;

  constructor(readonly versione = 1) {}

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    await this.prima(eventi, scrittura);
    await scrittura.query(
      `INSERT INTO letture.conto SELECT 'sebino', tipo, count(*) FROM unnest($1::text[]) t(tipo) GROUP BY tipo
       ON CONFLICT (ambito, tipo) DO UPDATE SET volte = conto.volte + excluded.volte`,
      [eventi.map((e) => e.tipo)],
    );
    await scrittura.query(`INSERT INTO letture.letto SELECT 'sebino', p FROM unnest($1::bigint[]) t(p)`, [
      eventi.map((e) => e.posizione),
    ]);
    this.lotti.push(eventi.length);
    await this.dopo(eventi, scrittura);
  }

  dimentica(): void {
    this.dimenticanze++;
  }
}

const seTipo = (tipo: string, fai: () => void) => (eventi: readonly EventoNelLog[]) => {
  if (eventi.some((e) => e.tipo === tipo)) fai();
};
const scoppia = (): never => {
  throw new Error('questo evento non si sa piegare');
};

describe('Il runner delle proiezioni', () => {
  let db: DatabaseDiProva;
  let admin: pg.Pool;
  let store: PostgresEventStore;
  const chiusure: (() => Promise<unknown>)[] = [];
  const accesi: Runner[] = [];

  beforeEach(async () => {
    db = await databaseDiProva(MIGRAZIONI);
    admin = pool(db.adminUrl);
    store = new PostgresEventStore(pool(db.writer), pool(db.projector), Buffer.alloc(32));
  });
  afterEach(async () => {
    await Promise.all(accesi.splice(0).map((r) => r.ferma()));
    for (const chiudi of chiusure.splice(0).reverse()) await chiudi();
    await db.chiudi();
  });

  function pool(url: string): pg.Pool {
    const p = new pg.Pool({ connectionString: url, max: 4 });
    p.on('error', () => undefined);
    chiusure.push(() => p.end());
    return p;
  }

  const sorgente = async (url: string): Promise<DataSource> => {
    const ds = await new DataSource({
      type: 'postgres',
      url,
      poolSize: 4,
      logging: false,
      poolErrorHandler: () => undefined,
    }).initialize();
    chiusure.push(() => ds.destroy());
    return ds;
  };
  const runner = async (...proiezioni: Proiezione[]): Promise<Runner> =>
    new Runner(await sorgente(db.projector), store, proiezioni, LOG_MUTO, 2_000);
  const acceso = async (...proiezioni: Proiezione[]): Promise<Runner> => {
    const r = await runner(...proiezioni);
    await r.avvia();
    accesi.push(r);
    return r;
  };

  const scrive = async (tipi: readonly string[], categoria: Categoria = 'cartella'): Promise<number> => {
    const esito = await store.append({
      ambito: 'sebino',
      attore: { id: 'as-1', ruolo: 'r', ente: 'e', livello: 2 },
      provenienza: { tipo: 'operatore' },
      correlazione: 'c',
      causazione: null,
      scritture: [
        {
          stream: { categoria, id: randomUUID() },
          attesa: -1,
          eventi: tipi.map((tipo) => ({
            id: randomUUID(),
            tipo,
            versione: 1,
            avvenutoIl: '2026-01-01',
            comune: '016086',
            dati: {},
          })),
        },
      ],
      adesso: new Date('2026-02-01T00:00:00Z'),
    });
    if (esito.esito !== 'ok') throw new Error(esito.esito);
    return esito.posizioni.at(-1)!;
  };
  const volte = (n: number, tipo = 'Fatto'): string[] => Array.from({ length: n }, () => tipo);

  const conti = async (): Promise<Record<string, number>> => {
    const { rows } = await admin.query<{ tipo: string; volte: number }>(
      'SELECT tipo, volte FROM letture.conto ORDER BY tipo',
    );
    return Object.fromEntries(rows.map((r) => [r.tipo, r.volte]));
  };
  const letti = async (): Promise<number[]> =>
    (await admin.query<{ posizione: string }>('SELECT posizione FROM letture.letto ORDER BY 1')).rows.map((r) =>
      Number(r.posizione),
    );
  const checkpoint = async (nome = 'conti') =>
    (
      await admin.query<{ versione: number; posizione: string; errore: unknown }>(
        'SELECT versione, posizione, errore FROM letture.checkpoint WHERE proiezione = $1',
        [nome],
      )
    ).rows[0];

  const finche = async <T>(guarda: () => Promise<T>, va: (t: T) => boolean, pazienza = 8_000): Promise<T> => {
    for (const fine = Date.now() + pazienza; ; await attendi(10)) {
      const visto = await guarda();
      if (va(visto)) return visto;
      if (Date.now() > fine) throw new Error(`Non è arrivato: ${JSON.stringify(visto)}`);
    }
  };
  const aPosizione = (posizione: number, nome = 'conti') =>
    finche(
      () => checkpoint(nome),
      (c) => Number(c?.posizione) >= posizione,
    );

  it('piega quello che c’era e quello che arriva, solo delle sue categorie', async () => {
    await scrive(volte(3));
    await scrive(volte(2, 'Altrui'), 'persona');
    const r = await acceso(new Conti());
    await aPosizione(5);
    const ultima = await scrive(['Nuovo']);
    await aPosizione(ultima);
    expect(await conti()).toEqual({ Fatto: 3, Nuovo: 1 });
    expect(await letti()).toEqual([1, 2, 3, 6]);
    expect(await r.stati()).toEqual([{ nome: 'conti', posizione: 6, errore: null }]);
    // Events of others move the checkpoint too: who waits for them does not wait for ever.
    await aPosizione(await scrive(['Altrui'], 'persona'));
  });

  it('si sveglia appena si scrive, senza aspettare il prossimo giro', async () => {
    await acceso(new Conti());
    await aPosizione(0);
    const letture = await sorgente(db.reader);
    const attese: number[] = [];
    for (let i = 0; i < 20; i++) {
      const posizione = await scrive(['Fatto']);
      const inizio = Date.now();
      await attendiPosizione(letture, posizione);
      attese.push(Date.now() - inizio);
    }
    expect(attese.filter((ms) => ms > 700)).toEqual([]);
  });

  it('due che lavorano alla stessa proiezione non piegano niente due volte, e nessuno dei due dà l’allarme', async () => {
    await scrive(volte(50));
    const [uno, due] = [new Conti(), new Conti()];
    for (const c of [uno, due]) c.dopo = async () => void (await attendi(3));
    await acceso(uno);
    await acceso(due);
    const errori: unknown[] = [];
    let ultima = 0;
    for (let i = 0; i < 60; i++) {
      ultima = await scrive(volte(1 + (i % 4)));
      errori.push((await checkpoint())?.errore ?? null);
    }
    await aPosizione(ultima);
    expect(await letti()).toEqual(Array.from({ length: ultima }, (_, i) => i + 1));
    expect(await conti()).toEqual({ Fatto: ultima });
    expect(errori.filter((e) => e !== null)).toEqual([]);
    // It was a race, and somebody lost it.
    expect(uno.dimenticanze + due.dimenticanze).toBeGreaterThan(0);
  });

  it('ucciso tra il fold e la conferma non perde e non raddoppia niente', async () => {
    await scrive(volte(10));
    const c = new Conti();
    let uccisioni = 0;
    c.dopo = async (_, scrittura) => {
      if (uccisioni++ >= 3) return;
      const [{ pid }] = (await scrittura.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
      await admin.query('SELECT pg_terminate_backend($1)', [pid]);
    };
    await acceso(c);
    await aPosizione(10, 'conti');
    expect(await conti()).toEqual({ Fatto: 10 });
    expect(await letti()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(c.dimenticanze).toBeGreaterThanOrEqual(3);
    await finche(checkpoint, (k) => k?.errore === null);
  });

  it('un evento che non si piega la ferma lì, e si vede; quelli prima sono piegati, quelli dopo no', async () => {
    await scrive(volte(700));
    const rotto = await scrive(['Rotto']);
    await scrive(volte(5));
    const c = new Conti();
    c.prima = seTipo('Rotto', scoppia);
    const r = await acceso(c);
    const fermo = await finche(checkpoint, (k) => k?.errore !== null && k?.errore !== undefined);
    expect(fermo).toEqual({
      versione: 1,
      posizione: String(rotto - 1),
      errore: { posizione: rotto, messaggio: 'Rotto: questo evento non si sa piegare' },
    });
    expect(await r.stati()).toMatchObject([{ nome: 'conti', posizione: rotto - 1, errore: { posizione: rotto } }]);
    await scrive(volte(5));
    await attendi(300);
    expect(await conti()).toEqual({ Fatto: 700 });

    c.prima = () => undefined;
    await aPosizione(711);
    expect(await conti()).toEqual({ Fatto: 710, Rotto: 1 });
    expect(await letti()).toHaveLength(711);
    await finche(checkpoint, (k) => k?.errore === null);
  });

  it('ferma una, le altre continuano', async () => {
    const [rotta, sana] = [
      new Conti(),
      Object.assign(new Conti(), { nome: 'sana', tabelle: ['letture.letto'], categorie: ['persona'] }),
    ];
    rotta.prima = scoppia;
    const r = await acceso(rotta, sana);
    await scrive(['Fatto']);
    const ultima = await scrive(['Altrui'], 'persona');
    await aPosizione(ultima, 'sana');
    await finche(
      () => r.stati(),
      (s) => s[0]?.errore !== null,
    );
    expect((await r.stati()).map((s) => [s.nome, s.posizione, s.errore === null])).toEqual([
      ['conti', 0, false],
      ['sana', ultima, true],
    ]);
  });

  it('un guasto passato non resta segnalato, nemmeno se non c’è più niente da piegare', async () => {
    await acceso(new Conti());
    await aPosizione(await scrive(['Fatto']));
    await Promise.all(accesi.splice(0).map((r) => r.ferma()));
    await admin.query(`UPDATE letture.checkpoint SET errore = '{"posizione": 1, "messaggio": "la rete era caduta"}'`);
    await acceso(new Conti());
    await finche(checkpoint, (k) => k?.errore === null);
  });

  it('il database cade e torna: riprende da dov’era', async () => {
    await acceso(new Conti());
    await aPosizione(await scrive(volte(3)));
    for (let i = 0; i < 5; i++) {
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      await attendi(20);
    }
    const ultima = await scrive(volte(2)).catch(() => scrive(volte(2)));
    await aPosizione(ultima);
    expect(await letti()).toEqual(Array.from({ length: ultima }, (_, i) => i + 1));
    await finche(checkpoint, (k) => k?.errore === null);
  });

  it('una versione nuova ricomincia da capo, con le tabelle vuote', async () => {
    await scrive(volte(4));
    const vecchia = await runner(new Conti(1));
    await vecchia.raggiungi(vecchia.proiezioni[0]!);
    await admin.query(`INSERT INTO letture.conto VALUES ('sebino', 'avanzo', 99)`);
    const nuova = await runner(new Conti(2));
    await nuova.raggiungi(nuova.proiezioni[0]!);
    expect(await conti()).toEqual({ Fatto: 4 });
    expect(await checkpoint()).toEqual({ versione: 2, posizione: '4', errore: null });
    await nuova.raggiungi(nuova.proiezioni[0]!);
    expect(await conti()).toEqual({ Fatto: 4 });
  });

  it('chi ha ancora la versione vecchia non scrive nelle tabelle della nuova', async () => {
    await scrive(volte(4));
    const vecchia = new Conti(1);
    let nuova: Runner | undefined;
    const testa = store.testa.bind(store);
    const r = await runner(vecchia);
    await r.raggiungi(vecchia);
    // The old one has read where it is; before it goes on, the new one starts over and gets to that same place.
    await scrive(['Dopo']);
    let passaggi = 0;
    store.testa = async () => {
      const vista = await testa();
      if (++passaggi === 2) {
        store.testa = () => Promise.resolve(4);
        nuova = await runner(new Conti(2));
        await nuova.raggiungi(nuova.proiezioni[0]!);
        store.testa = testa;
      }
      return vista;
    };
    await expect(r.raggiungi(vecchia)).rejects.toThrow();
    expect(await conti()).toEqual({ Fatto: 4 });
    expect(await checkpoint()).toMatchObject({ versione: 2, posizione: '4' });
    await nuova!.raggiungi(nuova!.proiezioni[0]!);
    expect(await conti()).toEqual({ Fatto: 4, Dopo: 1 });
  });

  it('azzerata, rifà tutto, e dice quanto manca', async () => {
    const c = new Conti();
    await scrive(volte(2_500));
    const r = await runner(c);
    await r.raggiungi(c);
    await r.azzera(c);
    expect(await conti()).toEqual({});
    expect(await checkpoint()).toMatchObject({ posizione: '0' });
    const progressi: [number, number][] = [];
    await r.raggiungi(c, (posizione, testa) => progressi.push([posizione, testa]));
    expect(progressi).toEqual([
      [2_000, 2_500],
      [2_500, 2_500],
    ]);
    expect(await conti()).toEqual({ Fatto: 2_500 });
  });

  it('si ferma in fretta, e quel che ha cominciato è intero', async () => {
    const c = new Conti();
    c.dopo = async () => void (await attendi(50));
    const r = await acceso(c);
    await scrive(volte(20));
    await attendi(20);
    const inizio = Date.now();
    await r.ferma();
    expect(Date.now() - inizio).toBeLessThan(800);
    const quanti = (await letti()).length;
    expect([0, 20]).toContain(quanti);
    expect(await checkpoint()).toMatchObject({ posizione: String(quanti) });
  });

  it('chi aspetta una posizione che non arriva ha un 503 che gli dice che è al sicuro', async () => {
    await acceso(new Conti());
    await aPosizione(0);
    const letture = await sorgente(db.reader);
    await expect(attendiPosizione(letture, 999)).rejects.toMatchObject({
      status: 503,
      rifiuto: { codice: 'lettura-in-ritardo' },
    });
  });

  describe('le righe di un lotto', () => {
    it('si scrivono con un comando solo, e quelle che c’erano sono sostituite', async () => {
      const ds = await sorgente(db.projector);
      const scriveConti = (righe: object[]) =>
        ds.transaction((m) => scriviRighe(m, 'letture.conto', ['ambito', 'tipo'], righe));
      await scriveConti([]);
      await scriveConti([
        { ambito: 'sebino', tipo: `l'«uno»\\`, volte: 1 },
        { ambito: 'sebino', tipo: 'due', volte: 2 },
      ]);
      await scriveConti([{ ambito: 'sebino', tipo: 'due', volte: 3 }]);
      expect(await conti()).toEqual({ due: 3, "l'«uno»\\": 1 });
    });

    it('chi legge vede solo il suo Ambito, e non scrive', async () => {
      await admin.query(`INSERT INTO letture.conto VALUES ('sebino', 'a', 1), ('altrove', 'b', 1)`);
      const lettore = pool(db.reader);
      expect((await lettore.query('SELECT FROM letture.conto')).rowCount).toBe(0);
      const client = await lettore.connect();
      await client.query(`BEGIN; SELECT set_config('cartella.ambito', 'sebino', true)`);
      expect((await client.query('SELECT tipo FROM letture.conto')).rows).toEqual([{ tipo: 'a' }]);
      await client.query('COMMIT');
      client.release();
      for (const sql of [
        `INSERT INTO letture.conto VALUES ('sebino', 'c', 1)`,
        'DELETE FROM letture.conto',
        `UPDATE letture.checkpoint SET posizione = 0`,
      ])
        await expect(lettore.query(sql)).rejects.toMatchObject({ code: '42501' });
    });
  });
});
