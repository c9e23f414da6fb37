import pg from 'pg';
import { RUOLI, type Ruolo } from '#platform';
import { bustaDi, improntaDi } from '../busta.js';
import { AmbientePostgres } from '../conformita/ambiente-postgres.js';
import { TESTI_OSTICI } from '../conformita/contenuto.js';
import {
  ALTROVE,
  evento,
  eventi,
  nonScriveNulla,
  nuovoStream,
  registrato,
  richiesta,
  scrivi,
  SEBINO,
  streamCon,
  suStream,
} from '../conformita/richiesta-di-prova.js';
import { formaCanonica } from '../forma-canonica.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { verificaLog } from './verifica.js';

const TABELLE = ['log.evento', 'log.prenotazione', 'log.idempotenza', 'log.testa'] as const;
const DELL_AMBITO = TABELLE.filter((t) => t !== 'log.testa');

describe('Il log in PostgreSQL si difende da sé', () => {
  let a: AmbientePostgres;
  let clienti: Record<Ruolo, pg.Client>;
  let superuser: pg.Pool;
  beforeAll(async () => {
    a = await AmbientePostgres.apri();
    superuser = a.pool({ connectionString: a.db.adminUrl });
    const scritti = await streamCon(a.store, 3, { idempotenza: { chiave: 'k', impronta: '00' } });
    await streamCon(a.store, 2, { ambito: ALTROVE });
    await scrivi(
      a.store,
      richiesta([suStream(scritti, 2)], { prenota: [{ spazio: 's', valore: 'v', stream: scritti.id }] }),
    );
    clienti = Object.fromEntries(
      RUOLI.map((ruolo) => [ruolo, new pg.Client({ connectionString: a.db[ruolo] })]),
    ) as typeof clienti;
    await Promise.all(Object.values(clienti).map((c) => c.connect()));
  });
  afterAll(async () => {
    await Promise.all(Object.values(clienti).map((c) => c.end()));
    await a.chiudi();
  });

  /** As a role, with an Ambito set or none, in a transaction that leaves nothing behind. */
  const come = async (
    ruolo: Ruolo,
    ambito: string | null,
    sql: string,
    valori: unknown[] = [],
  ): Promise<Record<string, unknown>[]> => {
    const cliente = clienti[ruolo];
    await cliente.query('BEGIN');
    try {
      if (ambito !== null) await cliente.query(`SELECT set_config('cartella.ambito', $1, true)`, [ambito]);
      return (await cliente.query<Record<string, unknown>>(sql, valori)).rows;
    } finally {
      await cliente.query('ROLLBACK');
    }
  };

  const MODIFICHE: Record<(typeof TABELLE)[number], string> = {
    'log.evento': 'UPDATE log.evento SET tipo = tipo',
    'log.prenotazione': 'UPDATE log.prenotazione SET spazio = spazio',
    'log.idempotenza': 'UPDATE log.idempotenza SET chiave = chiave',
    'log.testa': 'UPDATE log.testa SET posizione = posizione + 1',
  };

  describe.each(RUOLI)('il ruolo %s', (ruolo) => {
    it.each(['UPDATE', 'DELETE', 'TRUNCATE'])('non può %s sugli eventi', async (come_) => {
      const sql = {
        UPDATE: MODIFICHE['log.evento'],
        DELETE: 'DELETE FROM log.evento',
        TRUNCATE: 'TRUNCATE log.evento CASCADE',
      }[come_]!;
      for (const ambito of [null, SEBINO]) {
        await expect(come(ruolo, ambito, sql)).rejects.toMatchObject({ code: '42501' });
        await expect(
          come(ruolo, ambito, `${sql.startsWith('TRUNC') ? sql : `${sql} WHERE false`}`),
        ).rejects.toMatchObject({ code: '42501' });
      }
    });

    it('non può togliere nemmeno la testa e le risposte date', async () => {
      for (const tabella of ['log.testa', 'log.idempotenza']) {
        await expect(come(ruolo, SEBINO, `DELETE FROM ${tabella}`)).rejects.toMatchObject({ code: '42501' });
        await expect(come(ruolo, SEBINO, `TRUNCATE ${tabella}`)).rejects.toMatchObject({ code: '42501' });
      }
    });

    it('non è superuser e non scavalca la sicurezza per riga', async () => {
      const [riga] = await come(
        ruolo,
        null,
        'SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
      );
      expect(riga).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    });

    if (ruolo === 'owner') return;

    it.each(TABELLE)('non scrive direttamente in %s', async (tabella) => {
      for (const sql of [
        `INSERT INTO ${tabella} SELECT * FROM ${tabella}`,
        MODIFICHE[tabella],
        `DELETE FROM ${tabella}`,
        `TRUNCATE ${tabella}`,
      ])
        await expect(come(ruolo, SEBINO, sql)).rejects.toMatchObject({ code: '42501' });
    });

    it('non cambia lo schema, i privilegi, i guardiani', async () => {
      for (const sql of [
        'ALTER TABLE log.evento DISABLE TRIGGER solo_aggiunte',
        'ALTER TABLE log.evento DISABLE ROW LEVEL SECURITY',
        'DROP TRIGGER solo_aggiunte ON log.evento',
        'DROP TABLE log.evento',
        'CREATE TABLE log.altra ()',
        'CREATE FUNCTION log.mia() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
        'CREATE POLICY mia ON log.evento USING (true)',
        `SET session_replication_role = 'replica'`,
        'SET ROLE postgres',
      ])
        await expect(come(ruolo, SEBINO, sql)).rejects.toThrow(/permission denied|must be owner/);
    });

    if (ruolo === 'writer') return;

    it('non può registrare', async () => {
      const chiamata = `SELECT log.registra('sebino', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`;
      await expect(come(ruolo, SEBINO, chiamata)).rejects.toMatchObject({ code: '42501' });
    });
  });

  describe('senza un Ambito, o con un altro,', () => {
    it.each(['writer', 'owner'] as const)('%s non vede nulla, anche se dimentica il filtro', async (ruolo) => {
      for (const tabella of DELL_AMBITO) {
        expect(await come(ruolo, null, `SELECT * FROM ${tabella}`)).toEqual([]);
        expect(await come(ruolo, '', `SELECT * FROM ${tabella}`)).toEqual([]);
        expect(await come(ruolo, 'uno che non c’è', `SELECT * FROM ${tabella}`)).toEqual([]);
        expect(await come(ruolo, SEBINO, `SELECT DISTINCT ambito FROM ${tabella}`)).toEqual([{ ambito: SEBINO }]);
      }
    });

    it('reader risponde dalle viste, e del log non vede nulla', async () => {
      for (const tabella of ['log.testa', ...DELL_AMBITO])
        await expect(come('reader', SEBINO, `SELECT * FROM ${tabella}`)).rejects.toMatchObject({ code: '42501' });
    });

    it('projector legge tutto il log, e non chi ha chiesto che cosa', async () => {
      expect(await come('projector', null, 'SELECT DISTINCT ambito FROM log.evento ORDER BY 1')).toEqual([
        { ambito: SEBINO },
        { ambito: ALTROVE },
      ]);
      for (const tabella of ['log.prenotazione', 'log.idempotenza'])
        await expect(come('projector', SEBINO, `SELECT * FROM ${tabella}`)).rejects.toMatchObject({ code: '42501' });
    });

    it('una connessione restituita non porta con sé l’Ambito di chi l’ha usata', async () => {
      const una = a.pool({ connectionString: a.db.writer, max: 1 });
      const store = new PostgresEventStore(una, una, Buffer.alloc(32));
      const stream = await streamCon(store, 1);
      expect(await store.leggiStream(SEBINO, stream.id)).toHaveLength(1);
      expect((await una.query('SELECT FROM log.evento')).rowCount).toBe(0);
      expect(await store.leggiStream(ALTROVE, stream.id)).toEqual([]);
      expect((await una.query('SELECT FROM log.evento')).rowCount).toBe(0);
      expect(await store.rispostaNota(SEBINO, 'as-1', 'k')).toBeDefined();
      expect((await una.query('SELECT FROM log.idempotenza')).rowCount).toBe(0);
      expect(await store.rispostaNota(ALTROVE, 'as-1', 'k')).toBeUndefined();
      expect((await una.query(`SELECT current_setting('cartella.ambito', true) AS ambito`)).rows).toEqual([
        { ambito: '' },
      ]);
    });
  });

  describe('log.registra', () => {
    interface Altro {
      ambito?: string;
      stream?: string;
      attesa?: number;
      scritture?: number[];
      comandi?: number[];
    }
    /** One command, with one write of these events. */
    const chiama = (buste: object[], altro: Altro = {}) => {
      const byte = buste.map((b) => Buffer.from(formaCanonica(b)));
      let fine = 0;
      return clienti.writer.query(
        `SELECT * FROM log.registra($1, ARRAY[now()], '{as-1}', '{NULL}', '{NULL}', $2, $3, $4, $5, $6, $7,
           '{}', '{}', '{}', '{}', '{}', '{}', '{}')`,
        [
          altro.ambito ?? SEBINO,
          altro.comandi ?? [1],
          [altro.stream ?? (buste[0] as { stream: { id: string } }).stream.id],
          [altro.attesa ?? -1],
          altro.scritture ?? buste.map(() => 1),
          byte.map((b) => (fine += b.length)),
          Buffer.concat(byte),
        ],
      );
    };
    const buona = () => ({ ...evento(), ambito: SEBINO, revision: 0, stream: nuovoStream() });

    it.each([
      ['di un altro Ambito', () => ({ ...buona(), ambito: ALTROVE }), {}],
      ['di un’altra revisione', () => ({ ...buona(), revision: 1 }), {}],
      ['di un altro stream', buona, { stream: nuovoStream().id }],
      ['senza stream', () => ({ ...buona(), stream: {} }), {}],
      ['di una scrittura che non c’è', buona, { scritture: [2] }],
      ['di un comando che non c’è', buona, { comandi: [2] }],
    ])('rifiuta un evento %s da quello dell’append', async (_, busta, altro) => {
      await nonScriveNulla(a.store, () =>
        expect(chiama([busta()], altro)).rejects.toMatchObject({ code: expect.any(String) }),
      );
    });

    it('rifiuta quello che non è JSON, o a cui manca qualcosa', async () => {
      const { id: _, ...senzaId } = buona();
      const { tipo: __, ...senzaTipo } = buona();
      for (const busta of [senzaId, senzaTipo]) {
        await nonScriveNulla(a.store, () => expect(chiama([busta])).rejects.toThrow());
      }
    });

    it('rifiuta eventi dello stesso stream che si dicono di categorie diverse', async () => {
      const uno = buona();
      const due = { ...buona(), revision: 1, stream: { ...uno.stream, categoria: 'persona' } };
      await nonScriveNulla(a.store, () => expect(chiama([uno, due])).rejects.toMatchObject({ code: '22000' }));
    });

    it('accetta quello giusto', async () => {
      expect((await chiama([buona()])).rows).toMatchObject([{ esito: 'ok' }]);
    });
  });

  it('tiene i byte che ha avuto: la forma canonica di tutto ciò che sa chi scrive', async () => {
    const stream = nuovoStream();
    const scrittura = suStream(
      stream,
      -1,
      Object.values(TESTI_OSTICI).map((testo) => evento({ dati: { z: 1, [testo]: testo, a: 0.1 + 0.2 } })),
    );
    const domanda = richiesta([scrittura], { causazione: 'c', provenienza: { tipo: 'sistema', sistema: 's' } });
    await scrivi(a.store, domanda);
    const { rows } = await a.admin.query<{ busta: string; impronta: Buffer }>(
      'SELECT busta, impronta FROM log.evento WHERE stream = $1 ORDER BY revision',
      [stream.id],
    );
    expect(rows).toHaveLength(scrittura.eventi.length);
    for (const [i, { busta, impronta }] of rows.entries()) {
      expect(busta).toBe(bustaDi(domanda, scrittura, i));
      expect(busta).toBe(formaCanonica(JSON.parse(busta)));
      expect(JSON.parse(busta)).toEqual({
        ...scrittura.eventi[i],
        ambito: SEBINO,
        attore: domanda.attore,
        causazione: 'c',
        correlazione: 'corr-1',
        provenienza: { tipo: 'sistema', sistema: 's' },
        revision: i,
        stream,
      });
      expect(impronta).toEqual(improntaDi(busta));
    }
    await expect(verificaLog(a.pool({ connectionString: a.db.projector }))).resolves.toMatchObject({ integra: true });
  });

  it('di ciò che è prenotato tiene solo un’impronta con chiave', async () => {
    const stream = nuovoStream();
    await scrivi(
      a.store,
      richiesta([suStream(stream, -1)], {
        prenota: [{ spazio: 'codice-fiscale', valore: 'UN-CODICE-RARO', stream: stream.id }],
      }),
    );
    const { rows } = await a.admin.query<{ testo: string; chiave: Buffer }>(
      'SELECT p::text AS testo, chiave FROM log.prenotazione p WHERE stream = $1',
      [stream.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.chiave).toHaveLength(32);
    expect(rows[0]!.chiave.toString('latin1') + rows[0]!.testo).not.toContain('RARO');
  });

  it('una transazione rimasta aperta altrove, anche con un suo numero, non ferma nulla', async () => {
    const altrove = await AmbientePostgres.apri();
    await altrove.admin.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    await altrove.admin.query('CREATE TABLE aperta AS SELECT pg_current_xact_id()');
    await clienti.owner.query('BEGIN');
    await clienti.owner.query('CREATE TABLE public.aperta AS SELECT pg_current_xact_id()');
    try {
      const testa = await a.store.testa();
      for (let i = 1; i <= 5; i++) {
        expect(await scrivi(a.store, richiesta([suStream(nuovoStream(), -1)]))).toEqual([testa + i]);
        expect(await a.altro().leggiTutto({ dopo: testa, limite: 10 })).toHaveLength(i);
      }
    } finally {
      await clienti.owner.query('ROLLBACK');
      await altrove.admin.query('ROLLBACK');
      await altrove.chiudi();
    }
  });

  describe('quando il server interrompe un append', () => {
    /** An append that waits for its turn: somebody holds the head of the log. */
    const inAttesa = async (interrompi: 'pg_terminate_backend' | 'pg_cancel_backend') => {
      const domanda = richiesta([suStream(nuovoStream(), -1, eventi(2))]);
      await a.admin.query('BEGIN');
      await a.admin.query('SELECT FROM log.testa FOR UPDATE');
      const append = a.store.append(domanda);
      for (let fermati = 0, giri = 0; fermati === 0 && giri < 1_000; giri++) {
        const { rows } = await superuser.query(
          `SELECT ${interrompi}(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'`,
        );
        fermati = rows.length;
      }
      const esito = await append;
      await a.admin.query('ROLLBACK');
      return { domanda, esito };
    };

    it('uccidendo la connessione: non si sa; non c’è, e rimandarlo lo scrive una volta', async () => {
      const { domanda, esito } = await nonScriveNulla(a.store, () => inAttesa('pg_terminate_backend'));
      expect(esito).toMatchObject({ esito: 'unknown' });
      expect(registrato(await a.store.append(domanda)).ripetuto).toBe(false);
      expect(registrato(await a.store.append(domanda)).ripetuto).toBe(true);
    });

    it('annullando la richiesta: non è scritto, e si sa', async () => {
      const { domanda, esito } = await nonScriveNulla(a.store, () => inAttesa('pg_cancel_backend'));
      expect(esito).toMatchObject({ esito: 'not-persisted', causa: { code: '57014' } });
      expect(registrato(await a.store.append(domanda)).ripetuto).toBe(false);
    });

    it('la risposta si perde ma la richiesta è ancora in corsa: rimandata nel frattempo, vale una volta', async () => {
      const domanda = richiesta([suStream(nuovoStream(), -1, eventi(2))]);
      const rotto = await a.guasti.lineaSpezzata('risposta');
      const [primo, secondo] = await Promise.all([rotto.append(domanda), a.store.append(domanda)]);
      expect(primo).toMatchObject({ esito: 'unknown' });
      const terzo = registrato(await a.store.append(domanda));
      expect(terzo).toEqual({ ...registrato(secondo), ripetuto: true });
      expect(await a.store.leggiStream(SEBINO, domanda.scritture[0]!.stream.id)).toHaveLength(2);
    });
  });
});
