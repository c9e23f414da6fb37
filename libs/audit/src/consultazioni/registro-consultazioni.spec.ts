import pg from 'pg';
import type { Consultazione } from '#identity';
import { OrologioSimulato } from '#platform';
import { ChiaviPrincipali, MIGRAZIONI_VAULT, Vault } from '#vault';
import { type DatabaseDiProva, databaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { MIGRAZIONI_CONSULTAZIONI } from './migrazioni.js';
import { RegistroConsultazioni } from './registro-consultazioni.js';

const CARTELLA = '0190a000-0000-7000-8000-000000000001';

const lettura = (altro: Partial<Consultazione> = {}): Consultazione => ({
  ambito: 'sebino',
  operatore: 'as-1',
  ruolo: 'assistente-sociale',
  ente: 'ambito-sebino',
  livello: 2,
  azione: 'vedi-cartella',
  soggetto: { tipo: 'cartella', id: CARTELLA },
  cosa: {},
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

  beforeEach(async () => {
    db = await databaseDiProva([...MIGRAZIONI_VAULT, ...MIGRAZIONI_CONSULTAZIONI]);
    writer = new pg.Pool({ connectionString: db.writer });
    owner = new pg.Client({ connectionString: db.owner });
    await owner.connect();
    orologio = new OrologioSimulato('2026-04-01T08:00:00Z');
    registro = new RegistroConsultazioni(writer, orologio, new Vault(writer, ChiaviPrincipali.di(Buffer.alloc(32, 5))));
  });
  afterEach(async () => {
    await writer.end();
    await owner.end();
    await db.chiudi();
  });

  /** What only the owner of the tables can do, and only by disarming them first. */
  const manomette = async (sql: string): Promise<void> => {
    await owner.query(`
      ALTER TABLE consultazioni.consultazione DISABLE TRIGGER solo_aggiunte, NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE consultazioni.testa DISABLE TRIGGER mai_meno, NO FORCE ROW LEVEL SECURITY`);
    await owner.query(sql);
  };

  it('numera senza buchi anche chi legge nello stesso momento, e tiene la catena', async () => {
    const posti = await Promise.all(
      Array.from({ length: 60 }, (_, i) => registro.registra(lettura({ operatore: `as-${i % 3}` }))),
    );
    expect(posti.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(await registro.verifica('sebino')).toMatchObject({ integra: true, consultazioni: 60, rottura: null });
  });

  it('dice chi ha letto una cartella, gli ultimi per primi', async () => {
    await registro.registra(lettura());
    await registro.registra(lettura({ soggetto: { tipo: 'persona', id: CARTELLA } }));
    await registro.registra(lettura({ soggetto: { tipo: 'elenco', id: null }, azione: 'elenca-cartelle' }));
    orologio.avanza(60_000);
    await registro.registra(lettura({ operatore: 'coord-1', motivo: 'richiesta «urgente» di A\u0300' }));
    const righe = await registro.diCartella('sebino', CARTELLA);
    expect(righe.map(({ seq, quando, operatore, motivo }) => ({ seq, quando, operatore, motivo }))).toEqual([
      { seq: 4, quando: '2026-04-01T08:01:00.000Z', operatore: 'coord-1', motivo: 'richiesta «urgente» di A\u0300' },
      { seq: 1, quando: '2026-04-01T08:00:00.000Z', operatore: 'as-1', motivo: null },
    ]);
    expect(await registro.diCartella('sebino', CARTELLA, { limite: 1 })).toHaveLength(1);
  });

  it('il tempo del registro non torna indietro con quello dell’orologio', async () => {
    await registro.registra(lettura());
    orologio.avanza(-3_600_000);
    await registro.registra(lettura());
    const [seconda] = await registro.diCartella('sebino', CARTELLA);
    expect(seconda!.quando).toBe('2026-04-01T08:00:00.000Z');
  });

  it('un Ambito non vede le consultazioni di un altro, neppure se dimentica il filtro', async () => {
    await registro.registra(lettura());
    await registro.registra(lettura({ ambito: 'altro' }));
    expect((await registro.diCartella('altro', CARTELLA)).map((c) => c.seq)).toEqual([1]);
    expect(await registro.verifica('altro')).toMatchObject({ integra: true, consultazioni: 1 });
    for (const tabella of ['consultazione', 'testa']) {
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
    ['reader', `SELECT consultazioni.registra('sebino', now(), '{}')`, 'permission denied'],
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
