import pg from 'pg';
import type { Consultazione, Mostrato } from '#identity';
import { leggiInAmbito, OrologioSimulato } from '#platform';
import { ChiaviPrincipali, MIGRAZIONI_VAULT, Vault } from '#vault';
import { type DatabaseDiProva, databaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { MIGRAZIONI_CONSULTAZIONI } from './migrazioni.js';
import { lettureDi } from './prova/letture-di.js';
import { RegistroConsultazioni } from './registro-consultazioni.js';
import { cercaConsultazioni, type FiltroConsultazioni } from './ricerca-consultazioni.js';

const CARTELLA = '0190a000-0000-7000-8000-000000000001';

const lettura = (altro: Partial<Consultazione> = {}): Consultazione => ({
  ambito: 'sebino',
  operatore: 'as-1',
  ruolo: 'assistente-sociale',
  ente: 'ambito-sebino',
  livello: 2,
  azione: 'vedi-cartella',
  soggetto: { tipo: 'cartella', id: CARTELLA },
  nesso: 'responsabile',
  mostrati: [{ tipo: 'cartella', id: CARTELLA }],
  cosa: {},
  parole: null,
  motivo: null,
  correlazione: 'corr-1',
  ...altro,
});

describe('Il registro delle consultazioni', () => {
  let db: DatabaseDiProva;
  let writer: pg.Pool;
  let owner: pg.Client;
  let orologio: OrologioSimulato;
  let registro: RegistroConsultazioni;
  let vault: Vault;

  beforeEach(async () => {
    db = await databaseDiProva([...MIGRAZIONI_VAULT, ...MIGRAZIONI_CONSULTAZIONI]);
    writer = new pg.Pool({ connectionString: db.writer });
    owner = new pg.Client({ connectionString: db.owner });
    await owner.connect();
    orologio = new OrologioSimulato('2026-04-01T08:00:00Z');
    vault = new Vault(writer, ChiaviPrincipali.di(Buffer.alloc(32, 5)));
    registro = new RegistroConsultazioni(writer, orologio, vault);
  });
  afterEach(async () => {
    await writer.end();
    await owner.end();
    await db.chiudi();
  });

  const dellaCartella = (filtro: Partial<FiltroConsultazioni> = {}) =>
    lettureDi(writer, registro, 'sebino', { tipo: 'cartella', id: CARTELLA }, filtro);

  /** What only the owner of the tables can do, and only by disarming them first. */
  const manomette = async (sql: string): Promise<void> => {
    await owner.query(`
      ALTER TABLE consultazioni.consultazione DISABLE TRIGGER solo_aggiunte, NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE consultazioni.mostrato DISABLE TRIGGER solo_aggiunte, NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE consultazioni.testa DISABLE TRIGGER mai_meno, NO FORCE ROW LEVEL SECURITY`);
    await owner.query(sql);
  };

  it('numera senza buchi anche chi legge nello stesso momento, e tiene la catena', async () => {
    const posti = await Promise.all(
      Array.from({ length: 60 }, (_, i) => registro.registra(lettura({ operatore: `as-${i % 3}` }))),
    );
    expect(posti.map((p) => p.seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(await registro.verifica('sebino')).toMatchObject({ integra: true, consultazioni: 60, rottura: null });
  });

  const PERSONA = '0190a000-0000-7000-8000-0000000000a1';
  const cartella = (n: number): Mostrato => ({ tipo: 'cartella', id: `0190a000-0000-7000-8000-00000000b${100 + n}` });

  it('dice chi ha letto una cartella, aprendola o vedendola in un elenco, gli ultimi per primi', async () => {
    const questa: Mostrato = { tipo: 'cartella', id: CARTELLA };
    const elenco = { soggetto: { tipo: 'elenco', id: null }, azione: 'elenca-cartelle' } as const;
    await registro.registra(lettura());
    await registro.registra(lettura({ mostrati: [{ tipo: 'persona', id: CARTELLA }] }));
    await registro.registra(lettura({ ...elenco, mostrati: [cartella(1), questa, cartella(2)] }));
    await registro.registra(lettura({ ...elenco, mostrati: [cartella(1)] }));
    await registro.registra(lettura({ ...elenco, mostrati: [] }));
    orologio.avanza(60_000);
    await registro.registra(lettura({ operatore: 'coord-1', motivo: 'richiesta «urgente» di A\u0300' }));
    const righe = await dellaCartella();
    expect(righe.map(({ seq, quando, operatore, motivo }) => ({ seq, quando, operatore, motivo }))).toEqual([
      { seq: 6, quando: '2026-04-01T08:01:00.000Z', operatore: 'coord-1', motivo: 'richiesta «urgente» di A\u0300' },
      { seq: 3, quando: '2026-04-01T08:00:00.000Z', operatore: 'as-1', motivo: null },
      { seq: 1, quando: '2026-04-01T08:00:00.000Z', operatore: 'as-1', motivo: null },
    ]);
    expect(righe.map((r) => r.mostrati)).toEqual([1, 3, 1]);
    expect(await dellaCartella({ per: 1 })).toHaveLength(1);
    expect(await registro.verifica('sebino')).toMatchObject({ integra: true, consultazioni: 6 });
  });

  it('chi copia tutto ha letto ogni cartella che c’era', async () => {
    const tutto = lettura({ soggetto: { tipo: 'nessuna', id: null }, azione: 'esporta-ambito', mostrati: 'tutto' });
    await registro.registra(tutto);
    orologio.avanza(60_000);
    await registro.registra(tutto);
    expect((await dellaCartella({ daQuando: '2026-04-01T08:00:30.000Z' })).map((c) => c.seq)).toEqual([2]);
    expect(await dellaCartella()).toEqual([]);
  });

  it('gli stessi casi mostrati mille volte si scrivono una volta sola', async () => {
    const mostrati = Array.from({ length: 60 }, (_, i) => cartella(i));
    const dellaScrivania = lettura({ soggetto: { tipo: 'elenco', id: null }, azione: 'vedi-scrivania', mostrati });
    await Promise.all(Array.from({ length: 20 }, () => registro.registra(dellaScrivania)));
    // In another order, and twice the same: it is the same set.
    await registro.registra({ ...dellaScrivania, mostrati: [...mostrati, ...mostrati].reverse() });
    await owner.query(`SELECT set_config('cartella.ambito', 'sebino', false)`);
    const { rows } = await owner.query('SELECT count(*)::int AS n FROM consultazioni.mostrato');
    expect(rows).toEqual([{ n: 60 }]);
    const lette = await lettureDi(writer, registro, 'sebino', mostrati[7]!);
    expect(lette.map((c) => c.mostrati)).toEqual(Array(21).fill(60));
  });

  describe('le parole', () => {
    const ricerca = (parole: string, mostrati: Consultazione['mostrati'] = []): Consultazione =>
      lettura({ soggetto: { tipo: 'elenco', id: null }, azione: 'cerca-persone', nesso: null, mostrati, parole });
    const cercate = async () => {
      const { voci } = await leggiInAmbito(writer, 'sebino', (client) =>
        cercaConsultazioni(async (sql, v) => (await client.query(sql, [...v])).rows, 'sebino', { pagina: 1, per: 9 }),
      );
      return (await registro.apri('sebino', voci)).map((c) => c.parole);
    };

    it('cercate non sono in nessuna tabella, neppure quando non si trova nessuno', async () => {
      await registro.registra(ricerca('Zibellini Ermengarda', [{ tipo: 'persona', id: PERSONA }]));
      await registro.registra(ricerca('Zibellini Gualtiero'));
      await registro.registra(lettura({ motivo: 'lo chiede la signora Zibellini' }));
      const { rows: tabelle } = await owner.query<{ t: string }>(
        `SELECT format('%I.%I', table_schema, table_name) AS t FROM information_schema.tables
          WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
      );
      const admin = new pg.Client({ connectionString: db.adminUrl });
      await admin.connect();
      for (const { t } of tabelle) {
        const { rows } = await admin.query(`SELECT x::text AS riga FROM ${t} x WHERE x::text ILIKE '%zibellini%'`);
        expect([t, rows]).toEqual([t, []]);
      }
      await admin.end();
      expect(tabelle.map((r) => r.t)).toContain('consultazioni.consultazione');
      expect(await cercate()).toEqual([null, 'Zibellini Gualtiero', 'Zibellini Ermengarda']);
    });

    it('se ne vanno con la chiave della persona trovata', async () => {
      await registro.registra(ricerca('Zibellini Ermengarda', [{ tipo: 'persona', id: PERSONA }]));
      const chiavi = await vault.chiaviDi('sebino', [{ tipo: 'persona', id: PERSONA }]);
      await vault.distruggi('sebino', chiavi, 'aut-1', orologio.adesso());
      expect(await cercate()).toEqual([null]);
      // Nothing more can be closed with that key: the reading is on record all the same, without its words.
      await registro.registra(ricerca('Zibellini Ermengarda', [{ tipo: 'persona', id: PERSONA }]));
      expect(await cercate()).toEqual([null, null]);
      expect(await registro.verifica('sebino')).toMatchObject({ integra: true, consultazioni: 2 });
    });

    it('un motivo che nessuno chiedeva, per un elenco, non si tiene; quello di una copia sì', async () => {
      const elenco = { soggetto: { tipo: 'elenco', id: null }, nesso: null, motivo: 'per Zibellini' } as const;
      const copia = { ...elenco, soggetto: { tipo: 'nessuna', id: null }, mostrati: 'tutto' } as const;
      await registro.registra(lettura({ ...elenco, azione: 'elenca-cartelle' }));
      await registro.registra(lettura({ ...copia, azione: 'esporta-ambito' }));
      const { voci } = await leggiInAmbito(writer, 'sebino', (client) =>
        cercaConsultazioni(async (sql, v) => (await client.query(sql, [...v])).rows, 'sebino', { pagina: 1, per: 9 }),
      );
      expect((await registro.apri('sebino', voci)).map((c) => c.motivo)).toEqual(['per Zibellini', null]);
    });

    it('di nessuno durano due anni dalla fine del mese, e quelle dopo restano', async () => {
      await registro.registra(ricerca('Zibellini Gualtiero'));
      orologio.imposta('2026-05-02T08:00:00Z');
      await registro.registra(ricerca('Zibellini Oddone'));
      orologio.imposta('2028-04-30T08:00:00Z');
      expect(await registro.dimentica('sebino')).toBe(0);
      expect(await cercate()).toEqual(['Zibellini Oddone', 'Zibellini Gualtiero']);
      orologio.imposta('2028-05-01T08:00:00Z');
      expect(await registro.dimentica('sebino')).toBe(1);
      expect(await registro.dimentica('sebino')).toBe(0);
      expect(await cercate()).toEqual(['Zibellini Oddone', null]);
    });
  });

  it('il tempo del registro non torna indietro con quello dell’orologio', async () => {
    await registro.registra(lettura());
    orologio.avanza(-3_600_000);
    await registro.registra(lettura());
    const [seconda] = await dellaCartella();
    expect(seconda!.quando).toBe('2026-04-01T08:00:00.000Z');
  });

  it('un Ambito non vede le consultazioni di un altro, neppure se dimentica il filtro', async () => {
    await registro.registra(lettura());
    await registro.registra(lettura({ ambito: 'altro' }));
    expect((await lettureDi(writer, registro, 'altro', { tipo: 'cartella', id: CARTELLA })).map((c) => c.seq)).toEqual([
      1,
    ]);
    expect(await registro.verifica('altro')).toMatchObject({ integra: true, consultazioni: 1 });
    for (const tabella of ['consultazione', 'testa', 'mostrato']) {
      expect((await writer.query(`SELECT FROM consultazioni.${tabella}`)).rowCount).toBe(0);
    }
  });

  it.each([
    ['writer', `UPDATE consultazioni.consultazione SET contenuto = '{}'`, 'permission denied'],
    ['writer', `DELETE FROM consultazioni.consultazione`, 'permission denied'],
    ['writer', `TRUNCATE consultazioni.consultazione`, 'permission denied'],
    [
      'writer',
      `INSERT INTO consultazioni.consultazione (ambito, seq, contenuto, chain) VALUES ('sebino', 9, '{}', '')`,
      'permission denied',
    ],
    ['writer', `UPDATE consultazioni.testa SET seq = 0`, 'permission denied'],
    ['reader', `SELECT consultazioni.registra('sebino', now(), '{}', '{}', '{}')`, 'permission denied'],
    ['writer', `DELETE FROM consultazioni.mostrato`, 'permission denied'],
    [
      'writer',
      `INSERT INTO consultazioni.mostrato SELECT 'sebino', insieme, tipo, gen_random_uuid() FROM consultazioni.mostrato`,
      'permission denied',
    ],
    ['projector', `SELECT * FROM consultazioni.mostrato`, 'permission denied'],
    ['owner', `DELETE FROM consultazioni.mostrato`, 'append-only'],
    ['owner', `UPDATE consultazioni.mostrato SET id = gen_random_uuid()`, 'append-only'],
    ['projector', `SELECT * FROM consultazioni.consultazione`, 'permission denied'],
    ['owner', `UPDATE consultazioni.consultazione SET contenuto = '{}'`, 'append-only'],
    ['owner', `DELETE FROM consultazioni.consultazione`, 'append-only'],
    ['owner', `TRUNCATE consultazioni.consultazione`, 'append-only'],
    ['owner', `DELETE FROM consultazioni.testa`, 'append-only'],
  ] as const)('il database rifiuta a %s: %s', async (ruolo, sql, perche) => {
    await registro.registra(lettura());
    const client = new pg.Client({ connectionString: db[ruolo] });
    await client.connect();
    await expect(client.query(sql)).rejects.toThrow(perche);
    await client.end();
    expect(await registro.verifica('sebino')).toMatchObject({ integra: true, consultazioni: 1 });
  });

  it.each([{ operatore: '' }, { ente: null as never }, { ruolo: undefined as never }, { correlazione: '' }])(
    'una consultazione senza il suo chi non si registra: %j',
    async (monca) => {
      await expect(registro.registra(lettura(monca))).rejects.toThrow();
      expect((await registro.verifica('sebino')).consultazioni).toBe(0);
    },
  );

  it.each([
    [
      'un nome cambiato',
      `UPDATE consultazioni.consultazione SET contenuto = replace(contenuto, 'as-1', 'as-2') WHERE seq = 3`,
      { seq: 3, motivo: 'La consultazione 3 non è più quella registrata.' },
    ],
    [
      'un nome cambiato rifacendo la sua catena',
      `UPDATE consultazioni.consultazione c SET contenuto = replace(c.contenuto, 'as-1', 'as-2'), chain = sha256('\\x01'::bytea || p.chain
        || sha256('\\x00'::bytea || convert_to(replace(c.contenuto, 'as-1', 'as-2'), 'UTF8')))
        FROM consultazioni.consultazione p WHERE c.seq = 3 AND p.seq = 2`,
      { seq: 4, motivo: 'La consultazione 4 non è più quella registrata.' },
    ],
    [
      'una tolta',
      `DELETE FROM consultazioni.consultazione WHERE seq = 2`,
      { seq: 2, motivo: 'Manca la consultazione 2.' },
    ],
    [
      'la coda tagliata',
      `DELETE FROM consultazioni.consultazione WHERE seq > 3`,
      { seq: 4, motivo: 'Mancano le consultazioni dopo la 3: la coda è stata tagliata.' },
    ],
    [
      'una aggiunta a mano',
      `INSERT INTO consultazioni.consultazione (ambito, seq, contenuto, chain)
        SELECT ambito, 6, replace(contenuto, '"seq": 5', '"seq": 6'), chain FROM consultazioni.consultazione WHERE seq = 5`,
      { seq: 6, motivo: 'Dopo la testa della catena ci sono consultazioni aggiunte fuori dalla procedura.' },
    ],
    [
      'la testa riscritta',
      `UPDATE consultazioni.testa SET chain = sha256('x')`,
      { seq: 6, motivo: 'La testa della catena non è quella dell’ultima consultazione.' },
    ],
    [
      'uno che era mostrato, tolto dall’elenco',
      `DELETE FROM consultazioni.mostrato`,
      { seq: 1, motivo: 'Di chi mostrava la consultazione 1 non c’è più l’elenco registrato.' },
    ],
    [
      'uno aggiunto a un elenco',
      `INSERT INTO consultazioni.mostrato SELECT ambito, insieme, tipo, gen_random_uuid() FROM consultazioni.mostrato`,
      { seq: 1, motivo: 'Di chi mostrava la consultazione 1 non c’è più l’elenco registrato.' },
    ],
  ])('chi amministra il database lascia traccia: %s', async (_, sql, rottura) => {
    for (let i = 0; i < 5; i++) await registro.registra(lettura());
    await manomette(sql);
    expect(await registro.verifica('sebino')).toMatchObject({ integra: false, rottura });
  });

  it('le colonne non possono dire altro da ciò che è attestato', async () => {
    await registro.registra(lettura());
    await expect(manomette(`UPDATE consultazioni.consultazione SET soggetto_id = 'altro'`)).rejects.toThrow(
      'can only be updated to DEFAULT',
    );
    await expect(manomette(`UPDATE consultazioni.consultazione SET ambito = 'altro'`)).rejects.toThrow(
      'check constraint',
    );
  });
});
