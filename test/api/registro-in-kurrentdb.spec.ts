import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { ServerKurrent } from '../../libs/event-store/src/kurrentdb/prova/server-kurrent.js';
import { apriInstallazione, avviaLavori, type LavoroVisto } from '#installazione';
import { creaLog, type Configurazione } from '#platform';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';

/**
 * The whole application with its log in KurrentDB, spoken to by its official client; the server is ours, on the loopback
 * interface. What it answers over HTTP is what it answers with PostgreSQL; what reads PostgreSQL's own log refuses.
 */

const REGISTRO = 'cartella.registro';
const indirizzo = ({ porta }: ServerKurrent): string => `kurrentdb://127.0.0.1:${porta}?tls=false`;

let kurrent: ServerKurrent;
let server: ServerDiProva;
let caso: Caso;

beforeAll(async () => {
  kurrent = await ServerKurrent.acceso();
  server = await ServerDiProva.acceso({
    ambiente: { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: indirizzo(kurrent) },
  });
  caso = await Caso.finoA(server, 'sottoscrivi-progetto');
});
afterAll(async () => {
  await server?.chiudi();
  kurrent?.spegni();
});

async function nelDatabase(sql: string): Promise<Record<string, unknown>> {
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    return (await admin.query<Record<string, unknown>>(sql)).rows[0]!;
  } finally {
    await admin.end();
  }
}

const integrita = async () => (await server.entra('rev-1')).leggi('/api/revisione/integrita');

describe('Con EVENT_STORE=kurrentdb', () => {
  it('un caso va dall’accesso al progetto firmato, e ogni suo evento è nel registro di KurrentDB e solo lì', async () => {
    expect(kurrent.archivio.ultima(REGISTRO) + 1).toBe(await server.testa());
    expect(await server.testa()).toBeGreaterThanOrEqual(caso.apertura.posizione + 12);
    expect(
      await nelDatabase('SELECT (SELECT count(*)::int FROM log.evento) AS eventi, posizione FROM log.testa'),
    ).toEqual({ eventi: 0, posizione: '0' });
  });

  it('le pagine si leggono dalle viste, com’è e com’era', async () => {
    const as = await server.entra('as-1');
    expect((await caso.scheda()).stato).toMatchObject({
      progetti: [{ id: caso.progetto, versioni: [{ stato: 'sottoscritta' }] }],
    });
    expect((await caso.cronologia())[0]).toMatchObject({ tipo: 'ProgettoSottoscritto' });
    const prima = await caso.scheda(`?modo=evento&posizione=${caso.apertura.posizione}`);
    expect(prima.stato).toMatchObject({ condizione: 'aperta', progetti: [] });
    expect(await as.leggi(`/api/persone/${caso.persona}`)).toMatchObject({ cognome: 'Rossèlli', nome: 'Ada' });
    expect(await as.leggi(`/api/accessi/${caso.accesso}`)).toMatchObject({ condizione: 'concluso' });
    const stato = await (await server.entra('sis-1')).get('/status');
    expect(stato.corpo).toMatchObject({ stato: 'attivo', testa: await server.testa() });
  });

  it('una figura LEPS è quella che si vedeva dopo un evento, anche di un evento che ha ancora da venire', async () => {
    const udp = await server.entra('udp-1');
    const adesso = await udp.leggi('/api/leps?anno=2026');
    const allora = await udp.leggi(`/api/leps?anno=2026&posizione=${await server.testa()}`);
    expect(allora.figure).toEqual(adesso.figure);
    const lontana = await udp.leggi(`/api/leps?anno=2026&posizione=${(await server.testa()) + 1_000}`);
    expect(lontana.figure).toEqual(adesso.figure);
    const prima = await udp.leggi(`/api/leps?anno=2026&posizione=${caso.apertura.posizione - 1}`);
    expect(prima.figure).not.toEqual(adesso.figure);
  });

  it('la stessa richiesta due volte avviene una volta; la stessa chiave con altro è rifiutata', async () => {
    const con = { 'idempotency-key': randomUUID() };
    const prima = await caso.prova('annota-diario', {}, 'as-1', con);
    const testa = await server.testa();
    const seconda = await caso.prova('annota-diario', {}, 'as-1', con);
    expect([prima.status, seconda.status]).toEqual([200, 200]);
    expect(seconda.corpo).toEqual({ ...prima.corpo, ripetuto: true });
    expect(await server.testa()).toBe(testa);
    await rifiutata(server, () => caso.prova('annota-diario', { testo: 'Altro.' }, 'as-1', con), 422, 'chiave-riusata');
  });

  it('sulla stessa revisione, nello stesso istante, passa una sola', async () => {
    const altro = await Caso.aperto(server);
    const insieme = await Promise.all(
      ['as-1', 'coord-1', 'as-1'].map((chi) => altro.prova('annota-diario', {}, chi, { 'if-match': '"0"' })),
    );
    expect(insieme.map((r) => r.status).sort()).toEqual([200, 412, 412]);
    const corpo = await rifiutata(
      server,
      () => altro.prova('annota-diario', {}, 'as-1', { 'if-match': '"0"' }),
      412,
      'revisione-superata',
    );
    expect(corpo).toMatchObject({ actual: 1, eventi: [{ tipo: expect.any(String) }] });
  });

  it('un codice fiscale è di una persona sola', async () => {
    const as = await server.entra('as-1');
    const mara = {
      ...ANAGRAFICA,
      cognome: 'Rossi',
      nome: 'Mara',
      codiceFiscale: 'RSSMRA45C12F205W',
      tipoCodiceFiscale: 'provvisorio',
    };
    const { id } = await as.scrivi('/api/persone', mara);
    const no = await rifiutata(server, () => as.post('/api/persone', mara), 409, 'codice-fiscale-gia-presente');
    expect(no.persona).toBe(id);
  });
});

describe('L’integrità di un registro in KurrentDB', () => {
  it('è del registro vero, ricalcolato tutto', async () => {
    const eventi = await server.testa();
    expect(eventi).toBeGreaterThan(20);
    expect(await integrita()).toMatchObject({ integra: true, eventi, testa: { posizione: eventi }, rottura: null });
  });

  it('nomina l’evento che qualcuno ha cambiato', async () => {
    const registro = kurrent.archivio.storia(REGISTRO)! as unknown as { data: Uint8Array }[];
    const prima = registro.findIndex(({ data }) => Buffer.from(data).includes('2026-01'));
    const evento = registro[prima]!;
    const { data } = evento;
    evento.data = Buffer.from(Buffer.from(data).toString('utf8').replaceAll('2026-01', '2025-01'));
    try {
      expect(evento.data).not.toEqual(data);
      expect(await integrita()).toMatchObject({
        integra: false,
        eventi: prima,
        rottura: { posizione: prima + 1, motivo: expect.stringContaining('non è quello che fu scritto') },
      });
    } finally {
      evento.data = data;
    }
  });

  it.each([0, 9])('non dice integro un registro di cui restano solo i primi %i eventi', async (restano) => {
    const testa = await server.testa();
    await (await server.entra('as-1')).get(`/api/persone/${caso.persona}?attendi=${testa}`);
    const registro = kurrent.archivio.storia(REGISTRO) as unknown[];
    const tolti = registro.splice(restano);
    try {
      const esito = (await (await server.entra('rev-1')).get('/api/revisione/integrita')).corpo;
      expect(esito).toMatchObject({
        integra: false,
        eventi: restano,
        rottura: { posizione: restano + 1, evento: null },
      });
      expect(esito.rottura.motivo).toMatch(
        new RegExp(
          `^Il registro finisce alla posizione ${restano}, ma le viste hanno già letto fino alla ${testa}\\.$`,
        ),
      );
    } finally {
      registro.push(...tolti);
    }
    expect(await integrita()).toMatchObject({ integra: true, eventi: testa });
  });
});

describe('Ciò che legge il registro di PostgreSQL', () => {
  it('si rifiuta: un checkpoint o un fascicolo non attestano una tabella vuota', async () => {
    const { attestazione, conf } = server.installazione;
    expect(attestazione.possibile).toBe(false);
    const file = join(conf.cartellaDati, 'fascicolo.ndjson');
    for (const lavoro of [
      () => attestazione.prepara(),
      () => attestazione.sigillaOra(),
      () => attestazione.verifica(),
      () => attestazione.esporta({ selezione: null, file, coerenza: [] }),
    ]) {
      await expect(lavoro()).rejects.toThrow(
        /^Il registro è in KurrentDB: .* leggono solo un registro in PostgreSQL\.$/,
      );
    }
  });
});

describe('I lavori, con il registro in KurrentDB', () => {
  it('verificano il registro vero; un checkpoint chiesto a mano è rifiutato, e da sé non se ne fanno', async () => {
    const lavori = await avviaLavori(server.installazione);
    try {
      const finito = async (tipo: 'verifica' | 'checkpoint'): Promise<LavoroVisto> => {
        const { id } = await lavori.bacheca.chiedi({ tipo }, { operatore: { ambito: 'sebino', id: 'sis-1' } });
        for (;;) {
          const visto = (await lavori.bacheca.uno('sebino', id))!.visto;
          if (visto.stato === 'fatto' || visto.stato === 'non-riuscito') return visto;
          await attendi(50);
        }
      };
      expect(await finito('verifica')).toMatchObject({
        stato: 'fatto',
        esito: { integra: true, eventi: await server.testa(), provataFinoA: 0 },
      });
      expect(await finito('checkpoint')).toMatchObject({
        stato: 'non-riuscito',
        errore: expect.stringMatching(/^Il registro è in KurrentDB/),
      });
      expect(await lavori.bacheca.coda('checkpoint').getJobSchedulersCount()).toBe(0);
    } finally {
      await lavori.ferma();
    }
  });
});

describe('Un’installazione non cambia registro senza dirlo', () => {
  const apre = (diverso: Partial<Configurazione>, di: ServerDiProva = server): Promise<unknown> =>
    apriInstallazione(
      { ...di.installazione.conf, ...diverso },
      di.adminUrl,
      creaLog({ livello: 'error', destinazione: { write: () => undefined } }),
      di.orologio,
    );

  it('da KurrentDB a PostgreSQL, o a un altro KurrentDB, non parte', async () => {
    await expect(apre({ kurrentdbUrl: null })).rejects.toThrow(
      /^Il registro in PostgreSQL è vuoto, ma le viste hanno già letto fino alla posizione \d+: .*EVENT_STORE/,
    );
    const altro = await ServerKurrent.acceso();
    try {
      await expect(apre({ kurrentdbUrl: indirizzo(altro) })).rejects.toThrow(/^Il registro in KurrentDB è vuoto/);
      expect(altro.archivio.tutti).toEqual([]);
    } finally {
      altro.spegni();
    }
  });

  it('da PostgreSQL a KurrentDB non parte', async () => {
    const suPostgres = await ServerDiProva.acceso();
    try {
      await (await suPostgres.entra('as-1')).scrivi('/api/persone', ANAGRAFICA);
      await expect(apre({ kurrentdbUrl: indirizzo(kurrent) }, suPostgres)).rejects.toThrow(
        'Il registro di questa installazione è in PostgreSQL',
      );
    } finally {
      await suPostgres.chiudi();
    }
  });

  it('con un indirizzo a cui nessuno risponde, o che non si legge, non parte e lo dice senza ripeterlo', async () => {
    const spento = await ServerKurrent.acceso();
    spento.spegni();
    await expect(apre({ kurrentdbUrl: indirizzo(spento) })).rejects.toThrow(
      "KurrentDB non risponde all'indirizzo di KURRENTDB_URL.",
    );
    const rotto = apre({ kurrentdbUrl: 'kurrentdb://u:riservatissimo@127.0.0.1:porta?tls=forse' });
    await expect(rotto).rejects.toThrow(/^KURRENTDB_URL non è un indirizzo/);
    await expect(rotto).rejects.not.toThrow('riservatissimo');
  });
});

describe('Quando KurrentDB non risponde', () => {
  it('chi chiede una pagina o fa un atto lo sa, e il servizio dice di essere guasto', async () => {
    const as = await server.entra('as-1');
    kurrent.spegni();
    expect((await as.get(`/api/cartelle/${caso.id}`)).status).toBe(503);
    expect((await caso.prova('annota-diario', {}, 'as-1')).status).toBe(503);
    const stato = await as.get('/status');
    expect([stato.status, stato.corpo.stato]).toEqual([503, 'guasto']);
  });
});
