import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { AmbientePostgres } from '../conformita/ambiente-postgres.js';
import {
  ALTROVE,
  ATTORE,
  evento,
  eventi,
  intervallo,
  nuovoStream,
  posizioni,
  registrato,
  richiesta,
  scrivi,
  SEBINO,
  suStream,
  tuttoDa,
} from '../conformita/richiesta-di-prova.js';
import type { EsitoAppend, EventStore, RichiestaAppend } from '../event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { verificaLog } from './verifica.js';

describe('Append che arrivano insieme', () => {
  let a: AmbientePostgres;
  let uguale: AmbientePostgres;
  beforeAll(async () => {
    [a, uguale] = await Promise.all([AmbientePostgres.apri(), AmbientePostgres.apri()]);
  });
  afterAll(() => Promise.all([a.chiudi(), uguale.chiudi()]));

  /** How many transactions wrote the events after a position. */
  const transazioni = async (dopo: number): Promise<number> => {
    const { rows } = await a.admin.query<{ n: number }>(
      'SELECT count(DISTINCT xmin::text)::int AS n FROM log.evento WHERE posizione > $1',
      [dopo],
    );
    return rows[0]!.n;
  };

  const nuova = (altro: Partial<RichiestaAppend> = {}) => richiesta([suStream(nuovoStream(), -1)], altro);

  it('cento da chiamanti diversi sono poche transazioni', async () => {
    const testa = await a.store.testa();
    const esiti = await Promise.all(intervallo(1, 100).map(() => a.store.append(nuova())));
    expect(esiti.flatMap((e) => registrato(e).posizioni).sort((x, y) => x - y)).toEqual(
      intervallo(testa + 1, testa + 100),
    );
    expect(await transazioni(testa)).toBeLessThanOrEqual(5);
  });

  it('uno solo è un viaggio solo fino al server, e così leggere uno stream o una risposta', async () => {
    let viaggi = 0;
    const pool = a.pool({ connectionString: a.db.writer, max: 1 });
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...argomenti: unknown[]) => unknown;
      Object.assign(client, { query: (...argomenti: unknown[]) => (viaggi++, query(...argomenti)) });
    });
    const store = new PostgresEventStore(pool, pool, Buffer.alloc(32));
    const stream = nuovoStream();
    const idempotenza = { chiave: 'una', impronta: '00' };
    await scrivi(store, richiesta([suStream(stream, -1)], { idempotenza }));
    expect(viaggi).toBe(1);
    expect(await store.leggiStream(SEBINO, stream.id)).toHaveLength(1);
    expect(viaggi).toBe(2);
    expect(await store.rispostaNota(SEBINO, ATTORE.id, 'una')).toBeDefined();
    expect(viaggi).toBe(3);
  });

  it('una domanda impossibile in mezzo alle altre non ne porta con sé nessuna', async () => {
    const testa = await a.store.testa();
    const doppio = evento();
    const impossibili = [
      richiesta([suStream({ categoria: 'cartella', id: 'non è un uuid' }, -1)]),
      richiesta([suStream(nuovoStream(), -1, [doppio, doppio])]),
      nuova({ attore: { ...ATTORE, id: 'con un \u0000' }, idempotenza: { chiave: 'k', impronta: '00' } }),
    ];
    const domande = intervallo(0, 59).map((i) => (i % 20 === 7 ? impossibili[(i - 7) / 20]! : nuova()));
    const esiti = await Promise.all(domande.map((d) => a.store.append(d)));
    for (const [i, esito] of esiti.entries()) expect(esito.esito).toBe(i % 20 === 7 ? 'not-persisted' : 'ok');
    expect(posizioni(await tuttoDa(a.store, testa))).toEqual(intervallo(testa + 1, testa + 57));
  });

  it('quelli di un cliente su uno stream, mandati senza aspettare, restano nel loro ordine', async () => {
    const streams = intervallo(1, 6).map(() => nuovoStream());
    const esiti = await Promise.all(
      intervallo(-1, 8).flatMap((attesa) => streams.map((s) => a.store.append(richiesta([suStream(s, attesa)])))),
    );
    for (const esito of esiti) registrato(esito);
    for (const s of streams) expect(await a.store.leggiStream(SEBINO, s.id)).toHaveLength(10);
  });

  describe('con una connessione uccisa a metà', () => {
    it('chi era in corso non sa; chi aspettava va avanti; rimandati, valgono una volta', async () => {
      const testa = await a.store.testa();
      const domande = intervallo(1, 40).map(() => richiesta([suStream(nuovoStream(), -1, eventi(2))]));
      await a.admin.query('BEGIN');
      await a.admin.query('SELECT FROM log.testa FOR UPDATE');
      const risposte = Promise.all(domande.map((d) => a.store.append(d)));
      const superuser = a.pool({ connectionString: a.db.adminUrl });
      for (let uccisi = 0, giri = 0; uccisi === 0 && giri < 1_000; giri++) {
        const { rows } = await superuser.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'`,
        );
        uccisi = rows.length;
      }
      await a.admin.query('ROLLBACK');
      const esiti = await risposte;
      const ignoti = esiti.filter((e) => e.esito === 'unknown').length;
      expect(ignoti).toBeGreaterThan(0);
      expect(esiti.filter((e) => e.esito === 'ok')).toHaveLength(40 - ignoti);
      const rimandati = await Promise.all(domande.map((d) => a.store.append(d)));
      for (const [i, esito] of rimandati.entries()) {
        expect(registrato(esito).ripetuto).toBe(esiti[i]!.esito === 'ok');
      }
      expect(posizioni(await tuttoDa(a.store, testa))).toEqual(intervallo(testa + 1, testa + 80));
    });
  });

  it('qualunque miscuglio: a ciascuno quello che avrebbe avuto da solo, uno dopo l’altro', async () => {
    const talvolta = <T>(su: number, cosa: fc.Arbitrary<T>) =>
      fc.oneof({ weight: su - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: cosa });
    const scrittura = fc.record({
      stream: fc.nat(5),
      attesa: fc.constantFrom(-1, -1, -1, 0, 0, 1),
      eventi: fc.array(fc.nat(29), { maxLength: 2 }),
    });
    const comando = fc.record({
      ambito: fc.constantFrom(SEBINO, SEBINO, SEBINO, ALTROVE),
      scritture: fc.uniqueArray(scrittura, { minLength: 1, maxLength: 2, selector: (s) => s.stream }),
      chiave: talvolta(3, fc.record({ chiave: fc.nat(2), impronta: fc.constantFrom('00', '00', '01') })),
      prenota: talvolta(2, fc.nat(1)),
      libera: talvolta(8, fc.nat(1)),
      guasto: talvolta(12, fc.constantFrom('stream', 'doppio', 'NaN', 'ambito')),
    });
    const visti = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(comando, { minLength: 2, maxLength: 30 }), async (comandi) => {
        // The same names for both logs, never used before: what an index means in this run.
        const [streams, ids, nomi] = [
          intervallo(0, 5).map(() => nuovoStream()),
          intervallo(0, 29).map(() => uuidv7()),
          intervallo(0, 2).map(() => randomUUID()),
        ];
        const domande = comandi.map(({ ambito, scritture, chiave, prenota, libera, guasto }) => {
          const daScrivere = scritture.map((s) =>
            suStream(
              guasto === 'stream' ? { categoria: 'cartella', id: 'x' } : streams[s.stream]!,
              s.attesa,
              (guasto === 'doppio' ? [0, 0] : s.eventi).map((e) =>
                evento({ id: ids[e]!, ...(guasto === 'NaN' && { dati: { n: NaN } }) }),
              ),
            ),
          );
          return richiesta(daScrivere, {
            ambito: guasto === 'ambito' ? '' : ambito,
            ...(chiave && { idempotenza: { chiave: nomi[chiave.chiave]!, impronta: chiave.impronta } }),
            ...(prenota !== null && {
              prenota: [{ spazio: 's', valore: nomi[prenota]!, stream: daScrivere[0]!.stream.id }],
            }),
            ...(libera !== null && { libera: [{ spazio: 's', valore: nomi[libera]! }] }),
          });
        });
        const insieme = await racconta(a.store, (s) => Promise.all(domande.map((d) => s.append(d))));
        const unoAllaVolta = await racconta(uguale.store, async (s) => {
          const esiti: EsitoAppend[] = [];
          for (const d of domande) esiti.push(await s.append(d));
          return esiti;
        });
        expect(insieme.esiti).toEqual(unoAllaVolta.esiti);
        for (const e of insieme.esiti) visti.add('ripetuto' in e && e.ripetuto ? 'repeated' : e.esito);
        expect(new Set(insieme.scritti)).toEqual(new Set(unoAllaVolta.scritti));
      }),
      { numRuns: 80 },
    );
    const TUTTI = ['ok', 'repeated', 'conflict', 'reservation-taken', 'key-reused', 'id-reused', 'not-persisted'];
    expect([...visti].sort()).toEqual([...TUTTI].sort());
    for (const ambiente of [a, uguale]) {
      const esito = await verificaLog(ambiente.pool({ connectionString: ambiente.db.projector }));
      expect(esito).toMatchObject({ integra: true });
    }
  });

  /** What was answered and written, positions told by the events that are there. */
  async function racconta(store: EventStore, fai: (store: EventStore) => Promise<EsitoAppend[]>) {
    const testa = await store.testa();
    const esiti = await fai(store);
    const letti = await tuttoDa(store, testa);
    expect(posizioni(letti)).toEqual(intervallo(testa + 1, testa + letti.length));
    return {
      esiti: esiti.map((e) => {
        if (e.esito === 'ok') return { ...e, posizioni: e.posizioni.map((p) => letti[p - testa - 1]!.id) };
        return 'causa' in e ? { esito: e.esito } : e;
      }),
      scritti: letti.map((e) => `${e.stream.id} ${e.revision} ${e.id}`),
    };
  }
});
