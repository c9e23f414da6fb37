import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import type { EventoDaScrivere, EventoNelLog } from '#event-store';
import { MIGRAZIONI_LOG, PostgresEventStore } from '#event-store';
import type { Correzione, Decider, EventoDeciso, EventoRegistrato, Storico } from '#storia';
import { statoAl } from '#storia';
import { type DatabaseDiProva, databaseDiProva } from '../../../test/ambiente/database-di-prova.js';
import { StatiVivi } from './stati-vivi.js';

type Evento = EventoDeciso<'Detto', { readonly parola: string }>;
type Registrato = EventoRegistrato<Evento | Correzione>;

/** Remembers what was said, in the order in which it happened: whatever is skipped, doubled or out of place shows. */
const memoria: Pick<Decider<readonly string[], never, Evento>, 'iniziale' | 'evolvi'> = {
  iniziale: [],
  evolvi: (dette, fatto) => [...dette, `${fatto.avvenutoIl} ${fatto.dati.parola}`],
};

/** What may happen next to one of the streams. `quale` picks an earlier event of that stream, if there is one. */
const passo = fc.record({
  stream: fc.nat(3),
  cosa: fc.constantFrom('dice', 'dice', 'dice', 'rettifica', 'sposta', 'annulla'),
  giorno: fc.integer({ min: 10, max: 28 }),
  quale: fc.nat(),
});
type Passo = typeof passo extends fc.Arbitrary<infer P> ? P : never;

describe('Gli stati vivi', () => {
  let db: DatabaseDiProva;
  let pool: pg.Pool;
  let lettura: pg.Pool;
  let store: PostgresEventStore;
  beforeAll(async () => {
    db = await databaseDiProva(MIGRAZIONI_LOG);
    pool = new pg.Pool({ connectionString: db.writer });
    lettura = new pg.Pool({ connectionString: db.projector });
    store = new PostgresEventStore(pool, lettura, Buffer.alloc(32));
  });
  afterAll(async () => {
    await Promise.all([pool.end(), lettura.end()]);
    await db.chiudi();
  });

  const apri = (eventi: readonly EventoNelLog[]): Promise<Registrato[]> =>
    Promise.resolve(eventi.map((e) => ({ ...e, oscurati: [] }) as unknown as Registrato));

  /** Writes a history of several streams, each event in its append. */
  async function scrive(passi: readonly Passo[]): Promise<number> {
    const da = await store.testa();
    const streams = Array.from({ length: 4 }, () => ({ categoria: 'cartella' as const, id: randomUUID() }));
    const scritti = streams.map(() => [] as EventoDaScrivere[]);
    for (const [i, { stream, cosa, giorno, quale }] of passi.entries()) {
      const suoi = scritti[stream]!;
      const sotto = suoi[quale % (suoi.length || 1)];
      const evento: EventoDaScrivere = {
        id: randomUUID(),
        tipo: 'Detto',
        versione: 1,
        avvenutoIl: `2026-01-${giorno}`,
        comune: '016086',
        dati: { parola: `p${i}` },
      };
      const correzione = sotto && { evento: sotto.id, tipoCorretto: sotto.tipo, motivo: 'm' };
      if (correzione && cosa === 'rettifica')
        Object.assign(evento, { tipo: 'EventoRettificato', dati: { ...correzione, modifiche: { parola: `r${i}` } } });
      if (correzione && cosa === 'sposta')
        Object.assign(evento, { tipo: 'EventoRettificato', dati: { ...correzione, avvenutoIl: `2026-01-${giorno}` } });
      if (correzione && cosa === 'annulla') Object.assign(evento, { tipo: 'EventoAnnullato', dati: correzione });
      const esito = await store.append({
        ambito: 'sebino',
        attore: { id: 'as-1', ruolo: 'r', ente: 'e', livello: 2 },
        provenienza: { tipo: 'operatore' },
        correlazione: 'c',
        causazione: null,
        scritture: [{ stream: streams[stream]!, attesa: suoi.length - 1, eventi: [evento] }],
        adesso: new Date('2026-02-01T00:00:00Z'),
      });
      expect(esito.esito).toBe('ok');
      suoi.push(evento);
    }
    return da;
  }

  const folded = (storia: readonly Registrato[]) =>
    statoAl(memoria, storia as unknown as readonly Storico<Evento | Correzione>[]);

  it('sono il fold dell’intera storia, comunque si tagli il log, si dimentichi o manchi il posto', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(passo, { minLength: 1, maxLength: 30 }),
        fc.array(fc.record({ lungo: fc.integer({ min: 1, max: 7 }), riparte: fc.boolean() }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.constantFrom(0, 1, 5, 1_000),
        async (passi, tagli, capienza) => {
          const da = await scrive(passi);
          const log = await store.leggiTutto({ dopo: da, limite: 100 });
          let vivi = new StatiVivi<readonly string[], Evento>(store, apri, memoria, capienza);
          for (let letti = 0, i = 0; letti < log.length; i++) {
            const { lungo, riparte } = tagli[i % tagli.length]!;
            if (riparte && i % 2) vivi.dimentica();
            else if (riparte) vivi = new StatiVivi(store, apri, memoria, capienza);
            const lotto = log.slice(letti, letti + lungo);
            const finoA = (posizione: number, stream: string) =>
              log.filter((e) => e.stream.id === stream && e.posizione <= posizione) as unknown as Registrato[];
            const visti: number[] = [];
            const toccati = await vivi.avanza(lotto, (vivo, e) => {
              visti.push(e.posizione);
              expect(vivo.id).toBe(e.stream.id);
              expect(vivo.stato).toEqual(folded(finoA(e.posizione, vivo.id)));
            });
            letti += lotto.length;
            expect(visti).toEqual(lotto.map((e) => e.posizione));
            expect(toccati.map((v) => v.id).sort()).toEqual([...new Set(lotto.map((e) => e.stream.id))].sort());
            for (const vivo of toccati) {
              const storia = finoA(lotto.at(-1)!.posizione, vivo.id);
              expect(vivo.storia.map((e) => e.id)).toEqual(storia.map((e) => e.id));
              expect(vivo.stato).toEqual(folded(storia));
              expect(vivo.ambito).toBe('sebino');
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('di parti lasciate in posti diversi: uno stream è già oltre il posto da cui un altro riprende', async () => {
    const dice = (stream: number): Passo => ({ stream, cosa: 'dice', giorno: 10, quale: 0 });
    const da = await scrive([dice(0), dice(1), dice(0), dice(1), dice(0), dice(1)]);
    const log = await store.leggiTutto({ dopo: da, limite: 10 });
    const vivi = new StatiVivi<readonly string[], Evento>(store, apri, memoria);
    // Of the first stream one event was folded, of the second two.
    const toccati = await vivi.avanza([log[2]!, log[4]!, log[5]!]);
    expect(toccati.map((v) => v.storia.map((e) => e.revision))).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  it('non tengono in memoria più di quanto sta, e rileggono solo ciò che manca', async () => {
    const detti = (stream: number, quanti: number): Passo[] =>
      Array.from({ length: quanti }, () => ({ stream, cosa: 'dice', giorno: 10, quale: 0 }));
    const da = await scrive([...detti(0, 6), ...detti(1, 6), ...detti(0, 1), ...detti(1, 1)]);
    const log = await store.leggiTutto({ dopo: da, limite: 100 });
    const riletti: number[] = [];
    const conta = (eventi: readonly EventoNelLog[]) => {
      riletti.push(eventi.length);
      return apri(eventi);
    };
    const stretti = new StatiVivi<readonly string[], Evento>(store, conta, memoria, 8);
    for (const e of log.slice(0, 12)) await stretti.avanza([e]);
    riletti.length = 0;
    // The second stream is still there; the first had to leave.
    await stretti.avanza([log[13]!]);
    expect(riletti).toEqual([1]);
    await stretti.avanza([log[12]!]);
    expect(riletti).toEqual([1, 6, 1]);
  });
});
