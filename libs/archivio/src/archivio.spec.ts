import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EsitoAppend, EventoNelLog, Prenotazione, RichiestaAppend, RispostaNota } from '#event-store';
import { EventStore, MIGRAZIONI_LOG, PostgresEventStore } from '#event-store';
import { OrologioSimulato, RifiutoHttp } from '#platform';
import type { Catalogo, Decider, EventoDeciso, Posizione, SchemaEvento, Stream } from '#storia';
import { rifiuto, SEMPRE } from '#storia';
import { MIGRAZIONI_VAULT, ChiaviPrincipali, Vault } from '#vault';
import { type DatabaseDiProva, databaseDiProva } from '../../../test/ambiente/database-di-prova.js';
import { Archivio } from './archivio.js';
import type { ContestoComando, Decisione, QualsiasiDecisione } from './richiesta.js';
import { decisione } from './richiesta.js';

/** The smallest case there can be: it opens, people meet, it closes; one open for each person. */
type Evento =
  | EventoDeciso<'Aperto', { readonly persona: string }>
  | EventoDeciso<'IncontroSvolto', { readonly minuti: number; readonly nota: string }>
  | EventoDeciso<'Chiuso', object>;
type Comando =
  | { readonly atto: 'apri'; readonly persona: string }
  | { readonly atto: 'incontra'; readonly il: string; readonly minuti: number; readonly nota: string }
  | { readonly atto: 'chiudi' };
interface Stato {
  readonly persona: string | null;
  readonly aperto: boolean;
  readonly minuti: number;
  /** The last one; sealed, so absent until it is opened. */
  readonly nota?: string;
}

const CATALOGO: Catalogo<Evento> = {
  Aperto: { versione: 1, titolo: 'Aperto', traguardo: true, chiari: ['persona'], testi: [] },
  IncontroSvolto: { versione: 3, titolo: 'Incontro svolto', traguardo: false, chiari: ['minuti'], testi: ['nota'] },
  Chiuso: { versione: 1, titolo: 'Chiuso', traguardo: true, chiari: [], testi: [] },
};

const incontri: Decider<Stato, Comando, Evento> = {
  iniziale: { persona: null, aperto: false, minuti: 0 },
  decidi(stato, comando, { oggi }) {
    if (comando.atto === 'apri')
      return [{ tipo: 'Aperto', avvenutoIl: '2026-03-30', dati: { persona: comando.persona } }];
    if (!stato.aperto) return rifiuto('non-aperto', 'Non è aperto.');
    if (comando.atto === 'chiudi') return [{ tipo: 'Chiuso', avvenutoIl: oggi, dati: {} }];
    return [{ tipo: 'IncontroSvolto', avvenutoIl: comando.il, dati: { minuti: comando.minuti, nota: comando.nota } }];
  },
  ammetti: (stato, fatto) =>
    fatto.tipo === 'Aperto' || stato.aperto ? undefined : rifiuto('non-aperto', 'Non era aperto a quella data.'),
  evolvi(stato, fatto) {
    if (fatto.tipo === 'Aperto') return { ...stato, persona: fatto.dati.persona, aperto: true };
    if (fatto.tipo === 'Chiuso') return { ...stato, aperto: false };
    return { ...stato, minuti: stato.minuti + fatto.dati.minuti, nota: fatto.dati.nota };
  },
};

const CONTESTO: ContestoComando = {
  attore: { id: 'as-1', ruolo: 'assistente-sociale', ente: 'ambito-sebino', livello: 2 },
  ambito: 'sebino',
  correlazione: 'corr-1',
  provenienza: { tipo: 'operatore' },
};
const DA_UN_ALTRO: ContestoComando = { ...CONTESTO, attore: { ...CONTESTO.attore, id: 'as-2' } };

const unaPersona = (): string => randomUUID();
const unaChiave = (corpo = 'corpo') => ({
  chiave: randomUUID(),
  impronta: createHash('sha256').update(corpo).digest('hex'),
});
const nuovoStream = (): Stream => ({ categoria: 'cartella', id: randomUUID() });

const su = (
  stream: Stream,
  comando: Comando,
  altro: Partial<Decisione<Stato, Comando, Evento>> = {},
): QualsiasiDecisione =>
  decisione({
    decider: incontri,
    catalogo: CATALOGO,
    stream,
    comando,
    soggetto: { tipo: 'cartella', id: stream.id },
    comune: () => '016086',
    prenotazioni: ({ aperto, persona }) => (aperto ? [{ spazio: 'cartella-aperta', valore: persona! }] : []),
    ...altro,
  });
const apre = (stream: Stream, persona = unaPersona()) => su(stream, { atto: 'apri', persona }, { nuovo: true });
const incontra = (stream: Stream, nota = 'una nota', il = '2026-04-01') =>
  su(stream, { atto: 'incontra', il, minuti: 30, nota });
const chiude = (stream: Stream) => su(stream, { atto: 'chiudi' });

/** Everything goes through to the real log, but for what each test changes. */
class Davanti extends EventStore {
  append: (richiesta: RichiestaAppend) => Promise<EsitoAppend>;
  rispostaNota: (ambito: string, attore: string, chiave: string) => Promise<RispostaNota | undefined>;
  leggiStream: (ambito: string, stream: string) => Promise<EventoNelLog[]>;

  constructor(private readonly vero: EventStore) {
    super();
    this.append = (r) => vero.append(r);
    this.rispostaNota = (...a) => vero.rispostaNota(...a);
    this.leggiStream = (...a) => vero.leggiStream(...a);
  }

  override detentore(ambito: string, prenotazione: Prenotazione): Promise<string | null> {
    return this.vero.detentore(ambito, prenotazione);
  }

  override leggiStreams(streams: readonly string[], finoA: Posizione): Promise<Map<string, EventoNelLog[]>> {
    return this.vero.leggiStreams(streams, finoA);
  }

  override leggiTutto(r: Parameters<EventStore['leggiTutto']>[0]): Promise<EventoNelLog[]> {
    return this.vero.leggiTutto(r);
  }

  override ultimoFinoA(ambito: string, posizione: number): Promise<EventoNelLog | undefined> {
    return this.vero.ultimoFinoA(ambito, posizione);
  }

  override testa(): Promise<Posizione> {
    return this.vero.testa();
  }

  override ascolta(quando: () => void): Promise<() => Promise<void>> {
    return this.vero.ascolta(quando);
  }
}

describe('L’archivio', () => {
  const principale = randomBytes(32);
  const pools: pg.Pool[] = [];
  let db: DatabaseDiProva;
  let store: PostgresEventStore;
  let vault: Vault;
  let archivio: Archivio;
  const orologio = new OrologioSimulato('2026-04-01T08:00:00Z');

  const pool = (url: string): pg.Pool => {
    const p = new pg.Pool({ connectionString: url, max: 6 });
    p.on('error', () => undefined);
    pools.push(p);
    return p;
  };
  const archivioSu = (log: EventStore, custodia = vault): Archivio =>
    new Archivio(log, custodia, orologio, CATALOGO as unknown as Record<string, SchemaEvento>);

  beforeAll(async () => {
    db = await databaseDiProva([...MIGRAZIONI_LOG, ...MIGRAZIONI_VAULT]);
    const scrittura = pool(db.writer);
    store = new PostgresEventStore(scrittura, pool(db.projector), Buffer.alloc(32, 1));
    vault = new Vault(scrittura, ChiaviPrincipali.di(principale));
    archivio = archivioSu(store);
  });
  afterAll(async () => {
    await Promise.all(pools.map((p) => p.end()));
    await db.chiudi();
  });

  const aperto = async (): Promise<Stream> => {
    const stream = nuovoStream();
    await archivio.esegui(CONTESTO, [apre(stream)]);
    return stream;
  };

  const quanti = async (stream: Stream): Promise<number> => (await store.leggiStream('sebino', stream.id)).length;

  const rifiutoDi = async (
    esecuzione: Promise<unknown>,
  ): Promise<{ status: number; codice: string; dettagli: object }> => {
    const errore = await esecuzione.then(
      () => undefined,
      (e: unknown) => e,
    );
    if (!(errore instanceof RifiutoHttp)) throw new Error(`Doveva essere rifiutato: ${String(errore)}`);
    return { status: errore.status, codice: errore.rifiuto.codice, dettagli: errore.rifiuto.dettagli };
  };

  const nonScrive = async <T>(fai: () => Promise<T>): Promise<T> => {
    const testa = await store.testa();
    const esito = await fai();
    expect(await store.testa()).toBe(testa);
    return esito;
  };

  describe('esegue un comando', () => {
    it('registra quello che è deciso, sigillato, e dice dove', async () => {
      const stream = await aperto();
      const testa = await store.testa();
      const esito = await archivio.esegui(CONTESTO, [incontra(stream, 'parole riservate')]);
      expect(esito).toEqual({
        id: stream.id,
        posizione: testa + 1,
        revision: 1,
        eventi: [{ id: expect.any(String), tipo: 'IncontroSvolto', posizione: testa + 1 }],
        ripetuto: false,
      });
      const [, nelLog] = await store.leggiStream('sebino', stream.id);
      expect(nelLog).toMatchObject({
        tipo: 'IncontroSvolto',
        versione: 3,
        attore: CONTESTO.attore,
        comune: '016086',
        correlazione: 'corr-1',
        dati: { minuti: 30 },
      });
      expect(JSON.stringify(nelLog)).not.toContain('riservate');
      const [, aperta] = await archivio.storia<Evento>('sebino', stream.id);
      expect(aperta).toMatchObject({ dati: { minuti: 30, nota: 'parole riservate' }, oscurati: [] });
    });

    it('lo stato è quello di adesso, o di un istante', async () => {
      const stream = await aperto();
      const primo = await archivio.esegui(CONTESTO, [incontra(stream)]);
      await archivio.esegui(CONTESTO, [incontra(stream)]);
      expect(await archivio.stato(incontri, 'sebino', stream.id)).toMatchObject({ aperto: true, minuti: 60 });
      expect(
        await archivio.stato(incontri, 'sebino', stream.id, { ...SEMPRE, posizione: primo.posizione }),
      ).toMatchObject({ minuti: 30 });
      expect(await archivio.stato(incontri, 'altrove', stream.id)).toEqual(incontri.iniziale);
    });

    it('su più stream, tutti o nessuno; la risposta è sull’ultimo', async () => {
      const [uno, due, mai] = [await aperto(), await aperto(), nuovoStream()];
      expect(await archivio.esegui(CONTESTO, [chiude(uno), incontra(due)])).toMatchObject({
        id: due.id,
        revision: 1,
        eventi: [{ tipo: 'Chiuso' }, { tipo: 'IncontroSvolto' }],
      });
      const no = await nonScrive(() => rifiutoDi(archivio.esegui(CONTESTO, [apre(mai), chiude(uno)])));
      expect(no).toMatchObject({ status: 409, codice: 'non-aperto' });
    });

    it('la regola che dice no è un 409, la data futura un 422, lo stream che non c’è un 404', async () => {
      const stream = await aperto();
      await archivio.esegui(CONTESTO, [chiude(stream)]);
      await nonScrive(async () => {
        expect(await rifiutoDi(archivio.esegui(CONTESTO, [chiude(stream)]))).toMatchObject({
          status: 409,
          codice: 'non-aperto',
        });
        expect(await rifiutoDi(archivio.esegui(CONTESTO, [incontra(nuovoStream())]))).toMatchObject({
          status: 404,
          codice: 'non-trovato',
        });
        expect(await rifiutoDi(archivio.esegui({ ...CONTESTO, ambito: 'altrove' }, [incontra(stream)]))).toMatchObject({
          status: 404,
        });
        expect(
          await rifiutoDi(archivio.esegui(CONTESTO, [incontra({ ...stream, categoria: 'persona' })])),
        ).toMatchObject({ status: 404 });
      });
      const altro = await aperto();
      expect(
        await nonScrive(() => rifiutoDi(archivio.esegui(CONTESTO, [incontra(altro, 'n', '2026-04-02')]))),
      ).toMatchObject({
        status: 422,
        codice: 'data-futura',
      });
    });

    it('corregge: la rettifica cambia lo stato, e ciò che cambia è sigillato', async () => {
      const stream = await aperto();
      const { eventi } = await archivio.esegui(CONTESTO, [incontra(stream, 'testo sbagliato')]);
      const rettifica = {
        atto: 'rettifica-evento' as const,
        evento: eventi[0]!.id,
        motivo: 'svista',
        modifiche: { minuti: 45 },
      };
      await archivio.esegui(CONTESTO, [su(stream, rettifica as never)]);
      expect(await archivio.stato(incontri, 'sebino', stream.id)).toMatchObject({ minuti: 45 });
      expect(JSON.stringify(await store.leggiStream('sebino', stream.id))).not.toMatch(/sbagliato|svista/);
    });

    it('senza custodia non registra, e dice che è lei a mancare', async () => {
      const stream = await aperto();
      const senza = archivioSu(store, new Vault(pool('postgres://127.0.0.1:1/x'), ChiaviPrincipali.di(principale)));
      expect(await nonScrive(() => rifiutoDi(senza.esegui(CONTESTO, [incontra(stream)])))).toMatchObject({
        status: 503,
        codice: 'custodia-irraggiungibile',
      });
    });
  });

  describe('quando qualcuno scrive nel frattempo', () => {
    it('senza If-Match decide di nuovo, e passano tutti', async () => {
      const stream = await aperto();
      const esiti = await Promise.all([1, 2, 3].map(() => archivio.esegui(CONTESTO, [incontra(stream)])));
      expect(esiti.map((e) => e.revision).sort()).toEqual([1, 2, 3]);
      expect(await archivio.stato(incontri, 'sebino', stream.id)).toMatchObject({ minuti: 90 });
    });

    it('decide di nuovo su ciò che è vero adesso: se la regola non lo ammette più, è un no', async () => {
      const stream = await aperto();
      const davanti = new Davanti(store);
      davanti.append = async (r) => {
        davanti.append = (x) => store.append(x);
        await archivio.esegui(DA_UN_ALTRO, [chiude(stream)]);
        return store.append(r);
      };
      expect(await rifiutoDi(archivioSu(davanti).esegui(CONTESTO, [incontra(stream)]))).toMatchObject({
        status: 409,
        codice: 'non-aperto',
      });
      expect(await quanti(stream)).toBe(2);
    });

    it('se non smettono mai, alla fine è un 412 e non ha scritto nulla', async () => {
      const stream = await aperto();
      const davanti = new Davanti(store);
      let volte = 0;
      davanti.append = async (r) => {
        volte++;
        await archivio.esegui(DA_UN_ALTRO, [incontra(stream)]);
        return store.append(r);
      };
      const no = await rifiutoDi(archivioSu(davanti).esegui(CONTESTO, [incontra(stream)]));
      expect(no).toMatchObject({ status: 412, codice: 'revisione-superata', dettagli: { actual: volte } });
      expect(await quanti(stream)).toBe(1 + volte);
    });

    it('con If-Match è un 412 che dice che cosa è cambiato', async () => {
      const stream = await aperto();
      expect(await archivio.esegui({ ...CONTESTO, seRevision: 0 }, [incontra(stream)])).toMatchObject({ revision: 1 });
      const altrui = await archivio.esegui(DA_UN_ALTRO, [incontra(stream, 'n', '2026-03-31')]);
      const no = await nonScrive(() => rifiutoDi(archivio.esegui({ ...CONTESTO, seRevision: 1 }, [incontra(stream)])));
      expect(no).toEqual({
        status: 412,
        codice: 'revisione-superata',
        dettagli: {
          actual: 2,
          eventi: [
            {
              tipo: 'IncontroSvolto',
              titolo: 'Incontro svolto',
              attore: 'as-2',
              avvenutoIl: '2026-03-31',
              posizione: altrui.posizione,
            },
          ],
        },
      });
      expect(await rifiutoDi(archivio.esegui({ ...CONTESTO, seRevision: 9 }, [incontra(stream)]))).toMatchObject({
        status: 412,
        dettagli: { actual: 2, eventi: [] },
      });
    });

    it('con If-Match è un 412 che dice che cosa è cambiato anche se cambia all’ultimo istante', async () => {
      const stream = await aperto();
      const davanti = new Davanti(store);
      davanti.append = async (r) => {
        await archivio.esegui(DA_UN_ALTRO, [incontra(stream)]);
        return store.append(r);
      };
      const no = await rifiutoDi(archivioSu(davanti).esegui({ ...CONTESTO, seRevision: 0 }, [incontra(stream)]));
      expect(no).toMatchObject({
        status: 412,
        dettagli: { actual: 1, eventi: [{ tipo: 'IncontroSvolto', attore: 'as-2' }] },
      });
      expect(await quanti(stream)).toBe(2);
    });
  });

  describe('la stessa richiesta con la stessa chiave', () => {
    it('risponde come la prima volta e non scrive, anche se lo stream è andato avanti o la regola ora direbbe no', async () => {
      const stream = await aperto();
      const contesto = { ...CONTESTO, idempotenza: unaChiave(), seRevision: 0 };
      const prima = await archivio.esegui(contesto, [incontra(stream)]);
      await archivio.esegui(DA_UN_ALTRO, [chiude(stream)]);
      expect(await nonScrive(() => archivio.esegui(contesto, [incontra(stream)]))).toEqual({
        ...prima,
        ripetuto: true,
      });
    });

    it('risponde come la prima volta anche per uno stream fatto allora, su più stream', async () => {
      const [uno, due] = [nuovoStream(), await aperto()];
      const contesto = { ...CONTESTO, idempotenza: unaChiave() };
      const prima = await archivio.esegui(contesto, [chiude(due), apre(uno)]);
      const seconda = await nonScrive(() => archivio.esegui(contesto, [chiude(due), apre(nuovoStream())]));
      expect(seconda).toEqual({ ...prima, ripetuto: true });
    });

    it('con un altro corpo è un 422', async () => {
      const stream = await aperto();
      const idempotenza = unaChiave();
      await archivio.esegui({ ...CONTESTO, idempotenza }, [incontra(stream)]);
      const altra = { ...idempotenza, impronta: unaChiave('altro').impronta };
      expect(
        await nonScrive(() => rifiutoDi(archivio.esegui({ ...CONTESTO, idempotenza: altra }, [incontra(stream)]))),
      ).toMatchObject({
        status: 422,
        codice: 'chiave-riusata',
      });
      expect(await archivio.esegui({ ...DA_UN_ALTRO, idempotenza: altra }, [incontra(stream)])).toMatchObject({
        ripetuto: false,
      });
    });

    it.each<[string, (stream: Stream) => QualsiasiDecisione, object]>([
      ['un fatto che si può ripetere', (s) => incontra(s), {}],
      ['un fatto che si può fare una volta sola', (s) => chiude(s), {}],
      ['un fatto deciso guardando una revisione', (s) => incontra(s), { seRevision: 0 }],
    ])('due volte nello stesso momento scrive una volta, con la stessa risposta: %s', async (_, cosa, altro) => {
      for (let giro = 0; giro < 5; giro++) {
        const stream = await aperto();
        const contesto = { ...CONTESTO, ...altro, idempotenza: unaChiave() };
        const esiti = await Promise.all([1, 2, 3].map(() => archivio.esegui(contesto, [cosa(stream)])));
        expect(esiti.filter((e) => !e.ripetuto)).toHaveLength(1);
        expect(new Set(esiti.map((e) => JSON.stringify({ ...e, ripetuto: null }))).size).toBe(1);
        expect(await quanti(stream)).toBe(2);
      }
    });

    it.each<[string, (stream: Stream) => QualsiasiDecisione, object]>([
      ['la regola', (s) => chiude(s), {}],
      ['la revisione', (s) => incontra(s), { seRevision: 0 }],
    ])('arrivata mentre la prima finiva non è rifiutata per ciò che la prima ha fatto: %s', async (_, cosa, altro) => {
      const stream = await aperto();
      const contesto = { ...CONTESTO, ...altro, idempotenza: unaChiave() };
      const davanti = new Davanti(store);
      // Nobody has used the key yet, it reads; and right then the first request gets to its end.
      let prima: unknown;
      davanti.rispostaNota = async () => {
        davanti.rispostaNota = (...a) => store.rispostaNota(...a);
        prima = await archivio.esegui(contesto, [cosa(stream)]);
        return undefined;
      };
      expect(await archivioSu(davanti).esegui(contesto, [cosa(stream)])).toEqual({
        ...(prima as object),
        ripetuto: true,
      });
      expect(await quanti(stream)).toBe(2);
    });
  });

  describe('quando il log non risponde', () => {
    /** Loses so many answers: before the log has written, or after. */
    const perdendo = (volte: number, scritto: boolean): { archivio: Archivio; richieste: RichiestaAppend[] } => {
      const davanti = new Davanti(store);
      const richieste: RichiestaAppend[] = [];
      davanti.append = async (r) => {
        richieste.push(structuredClone(r));
        if (richieste.length > volte) return store.append(r);
        if (scritto) await store.append(r);
        return { esito: 'unknown', causa: new Error('la linea è caduta') };
      };
      return { archivio: archivioSu(davanti), richieste };
    };

    it.each([
      ['l’aveva scritto', true, {}],
      ['l’aveva scritto, e c’era una chiave', true, { idempotenza: unaChiave() }],
      ['non l’aveva scritto', false, {}],
    ])('rimanda gli stessi byte e il fatto è uno solo: %s', async (_, scritto, altro) => {
      const stream = await aperto();
      const { archivio: sfortunato, richieste } = perdendo(1, scritto);
      const testa = await store.testa();
      const esito = await sfortunato.esegui({ ...CONTESTO, ...altro }, [incontra(stream)]);
      expect(esito).toMatchObject({
        id: stream.id,
        posizione: testa + 1,
        revision: 1,
        eventi: [{ tipo: 'IncontroSvolto', posizione: testa + 1 }],
      });
      expect(richieste).toHaveLength(2);
      expect(richieste[1]).toEqual(richieste[0]);
      expect(await quanti(stream)).toBe(2);
    });

    it('se non risponde più lo dice; richiesto con la stessa chiave, risponde come se avesse risposto', async () => {
      const stream = await aperto();
      const contesto = { ...CONTESTO, idempotenza: unaChiave() };
      const { archivio: sfortunato } = perdendo(99, true);
      expect(await rifiutoDi(sfortunato.esegui(contesto, [incontra(stream)]))).toMatchObject({
        status: 503,
        codice: 'esito-ignoto',
      });
      expect(await archivio.esegui(contesto, [incontra(stream)])).toMatchObject({ revision: 1, ripetuto: true });
      expect(await quanti(stream)).toBe(2);
    });

    it('se certamente non ha scritto lo dice, e non riprova da sé', async () => {
      const stream = await aperto();
      const davanti = new Davanti(store);
      davanti.append = () => Promise.resolve({ esito: 'not-persisted', causa: new Error('chiuso') });
      expect(await rifiutoDi(archivioSu(davanti).esegui(CONTESTO, [incontra(stream)]))).toMatchObject({
        status: 503,
        codice: 'non-registrato',
      });
    });
  });

  describe('ciò che dev’essere unico', () => {
    it('si prende, si libera e si riprende con gli stati', async () => {
      const persona = unaPersona();
      const [uno, due] = [nuovoStream(), nuovoStream()];
      await archivio.esegui(CONTESTO, [apre(uno, persona)]);
      expect(await nonScrive(() => rifiutoDi(archivio.esegui(CONTESTO, [apre(due, persona)])))).toMatchObject({
        status: 409,
        codice: 'cartella-gia-aperta',
        dettagli: { cartella: uno.id },
      });
      await archivio.esegui(CONTESTO, [incontra(uno)]);
      await archivio.esegui(CONTESTO, [chiude(uno)]);
      await archivio.esegui(CONTESTO, [apre(due, persona)]);
      // Reopening is a correction: the closing is annulled, and the place is no longer free.
      const chiusura = (await store.leggiStream('sebino', uno.id)).at(-1)!;
      const riapre = su(uno, { atto: 'annulla-evento', evento: chiusura.id, motivo: 'errore' } as never);
      expect(await nonScrive(() => rifiutoDi(archivio.esegui(CONTESTO, [riapre])))).toMatchObject({
        codice: 'cartella-gia-aperta',
      });
      await archivio.esegui(CONTESTO, [chiude(due)]);
      await archivio.esegui(CONTESTO, [riapre]);
      expect(await rifiutoDi(archivio.esegui(CONTESTO, [apre(nuovoStream(), persona)]))).toMatchObject({
        dettagli: { cartella: uno.id },
      });
    });

    it('in un comando solo passa da uno stream all’altro', async () => {
      const persona = unaPersona();
      const [uno, due] = [nuovoStream(), nuovoStream()];
      await archivio.esegui(CONTESTO, [apre(uno, persona)]);
      await archivio.esegui(CONTESTO, [chiude(uno), apre(due, persona)]);
      expect(await rifiutoDi(archivio.esegui(CONTESTO, [apre(nuovoStream(), persona)]))).toMatchObject({
        dettagli: { cartella: due.id },
      });
    });

    it('può essere sigillato: la storia si apre solo per saperlo', async () => {
      const [codice, altroCodice] = [randomUUID(), randomUUID()];
      const [uno, due] = [await aperto(), await aperto()];
      const prende = (s: Stream, nota: string) =>
        archivio.esegui(CONTESTO, [
          su(
            s,
            { atto: 'incontra', il: '2026-04-01', minuti: 1, nota },
            {
              prenotazioni: (stato) => (stato.nota ? [{ spazio: 'codice-fiscale', valore: stato.nota }] : []),
              prenotazioniSigillate: true,
            },
          ),
        ]);
      await prende(uno, codice);
      await prende(uno, codice);
      expect(await nonScrive(() => rifiutoDi(prende(due, codice)))).toMatchObject({
        status: 409,
        codice: 'codice-fiscale-gia-presente',
        dettagli: { persona: uno.id },
      });
      await prende(uno, altroCodice);
      await prende(due, codice);
      expect(await rifiutoDi(prende(due, altroCodice))).toMatchObject({ dettagli: { persona: uno.id } });
    });
  });
});
