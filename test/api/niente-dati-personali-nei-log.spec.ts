import { setTimeout as attesa } from 'node:timers/promises';
import pg from 'pg';
import { urlDi } from '#platform';
import { SEGRETO_DI_PROVA } from '../ambiente/database-di-prova.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO } from './caso.js';

/**
 * Every name and every text carries a mark. Whatever happens, what goes well and what breaks, the mark is in no line of
 * the log and in no address.
 */

const MARCA = 'Zzmarca';
const ANAGRAFICA_MARCATA = {
  cognome: `${MARCA}cognome`,
  nome: `${MARCA}nome`,
  telefono: `${MARCA} 030`,
  indirizzo: `via ${MARCA} 3`,
  codiceFiscale: `${MARCA}CF`,
  tipoCodiceFiscale: 'provvisorio',
};
const TESTO = `Un testo su ${MARCA}.`;
const NOMI = [`${MARCA} Uno`, `${MARCA} Due`];

let server: ServerDiProva;
let admin: pg.Client;
let caso: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await server?.chiudi();
});

/** Here and now the log holds something, and nothing of anybody. */
function niente(): void {
  expect(server.log.length).toBeGreaterThan(0);
  expect(server.log.filter((riga) => riga.toLowerCase().includes(MARCA.toLowerCase()))).toEqual([]);
  expect(server.chiesti.filter((url) => url.toLowerCase().includes(MARCA.toLowerCase()))).toEqual([]);
}

const ruolo = (nome: 'writer' | 'projector' | 'reader') =>
  pg.escapeIdentifier(decodeURIComponent(new URL(urlDi(server.adminUrl, nome, SEGRETO_DI_PROVA)).username));

async function mentre<T>(rompi: string, ripara: string, fai: () => Promise<T>): Promise<T> {
  await admin.query(rompi);
  try {
    return await fai();
  } finally {
    await admin.query(ripara);
  }
}

describe('Nei log e negli indirizzi non c’è niente di nessuno', () => {
  it('quando tutto va bene', async () => {
    caso = await Caso.aperto(server, {
      anagrafica: ANAGRAFICA_MARCATA,
      contatto: { richiesta: TESTO, richiedente: { nome: NOMI[0], telefono: `${MARCA} 030` } },
    });
    await caso.fino('avvia-valutazione');
    await caso.atto('annota-diario', { riservata: true, testo: TESTO });
    await caso.atto('costituisci-equipe', { nominativi: NOMI });
    await caso.atto('concludi-valutazione', { nominativi: NOMI, domini: { sociale: TESTO } });
    const obiettivi = (caso.corpo('redigi-progetto')['obiettivi'] as object[]).map((o) => ({
      ...o,
      descrizione: TESTO,
    }));
    await caso.atto('redigi-progetto', { obiettivi });
    await caso.fino('richiedi-approvazione', 'redigi-progetto');
    await caso.atto('approva-progetto', { motivo: TESTO });
    await caso.atto('sottoscrivi-progetto', { nominativi: NOMI });
    await caso.atto('rettifica-evento', {
      evento: await caso.evento('DiarioAnnotato'),
      motivo: TESTO,
      modifiche: { testo: `${TESTO} Due.` },
    });
    await caso.atto('chiudi', { motivo: 'rinuncia', situazione: TESTO });

    const coord = await server.entra('coord-1');
    const trovate = await coord.post(`/api/persone/ricerca?attendi=${server.ultima}`, {
      ...ANAGRAFICA_MARCATA,
      telefono: undefined,
      indirizzo: undefined,
      tipoCodiceFiscale: undefined,
    });
    expect(trovate.corpo.persone).toHaveLength(1);
    for (const percorso of ['', '/cronologia', '/passi', '/consultazioni']) {
      const { testo } = await coord.get(`/api/cartelle/${caso.id}${percorso}`, { 'x-motivo': TESTO });
      expect(testo).toContain(MARCA);
    }
    for (const percorso of [
      '/api/scrivania',
      '/api/cartelle',
      `/api/persone/${caso.persona}`,
      `/api/accessi/${caso.accesso}`,
    ])
      await coord.leggi(percorso);
    niente();
  });

  it('quando la richiesta è rifiutata', async () => {
    const as = await server.entra('as-1');
    const grezzo = `{"cognome":"${MARCA}", "nome": `;
    const rifiutate = [
      await as.chiedi('POST', '/api/persone', { grezzo, headers: { 'content-type': 'application/json' } }),
      await as.chiedi('POST', '/api/persone', { grezzo, headers: { 'content-type': 'text/plain' } }),
      await as.post('/api/persone', { ...ANAGRAFICA, ...ANAGRAFICA_MARCATA }),
      await as.post('/api/persone', {
        ...ANAGRAFICA,
        cognome: [MARCA],
        inventato: MARCA,
        sesso: MARCA,
        comune: MARCA,
        nascita: MARCA,
      }),
      await as.post('/api/accessi', { ...CONTATTO, persona: MARCA, canale: MARCA }),
      await as.post('/api/accessi', { ...CONTATTO, richiesta: MARCA.repeat(40_000) }),
      await caso.prova('annota-diario', { testo: TESTO }),
      await caso.prova('rettifica-evento', {
        evento: await caso.evento('CartellaChiusa'),
        motivo: TESTO,
        modifiche: { [MARCA]: MARCA },
      }),
      await caso.prova('annota-diario', { testo: TESTO }, 'as-1', { 'if-match': '"0"' }),
      await caso.prova('annota-diario', { testo: TESTO }, 'as-1', { 'idempotency-key': `${MARCA} con spazi` }),
      await caso.prova('annota-diario', { testo: TESTO }, 'as-2'),
      await server.senzaSessione().post('/api/persone/ricerca', { cognome: MARCA }),
    ];
    expect(rifiutate.map((r) => r.status)).toEqual([400, 415, 409, 400, 400, 413, 409, 409, 412, 400, 403, 401]);
    niente();
  });

  it('quando qualcosa si rompe: la causa va nel log, i dati no', async () => {
    const as = await server.entra('as-1');
    const righe = server.log.length;
    const rotte = [
      await mentre(
        'ALTER TABLE letture.persona RENAME TO persona_rotta',
        'ALTER TABLE letture.persona_rotta RENAME TO persona',
        () => as.post('/api/persone/ricerca', { cognome: MARCA }),
      ),
      await mentre(
        `REVOKE ALL ON vault.chiave FROM ${ruolo('writer')}`,
        `GRANT SELECT, INSERT ON vault.chiave TO ${ruolo('writer')}`,
        () => as.post('/api/persone', { ...ANAGRAFICA, ...ANAGRAFICA_MARCATA, codiceFiscale: `${MARCA}2` }),
      ),
      await mentre(
        `REVOKE EXECUTE ON FUNCTION log.registra FROM ${ruolo('writer')}`,
        `GRANT EXECUTE ON FUNCTION log.registra TO ${ruolo('writer')}`,
        () => as.post('/api/persone', { ...ANAGRAFICA, ...ANAGRAFICA_MARCATA, codiceFiscale: `${MARCA}3` }),
      ),
      // A value that the database refuses, and quotes when it says so.
      await mentre(
        `ALTER TABLE letture.accesso RENAME COLUMN stato TO stato_vero; ALTER TABLE letture.accesso ADD COLUMN stato int DEFAULT 0`,
        `ALTER TABLE letture.accesso DROP COLUMN stato; ALTER TABLE letture.accesso RENAME COLUMN stato_vero TO stato`,
        async () => {
          const { posizione } = await as.scrivi('/api/accessi', { ...CONTATTO, richiesta: TESTO });
          return as.get(`/api/accessi?attendi=${posizione}`);
        },
      ),
    ];
    expect(rotte.map((r) => r.status)).toEqual([500, 503, 503, 200]);
    for (const { testo } of rotte) expect(testo.toLowerCase()).not.toContain(MARCA.toLowerCase());
    const errori = server.log.slice(righe).map((r) => JSON.parse(r) as { level: number; messaggio: string });
    expect(errori.filter((e) => e.level >= 50).map((e) => e.messaggio)).toEqual(
      expect.arrayContaining([
        'Errore imprevisto',
        'Un evento non si può leggere: la vista lo mette da parte, con quelli che lo seguono',
      ]),
    );
    const stato = await server.senzaSessione().get('/status');
    expect(stato.corpo.stato).toBe('allarme');
    expect(stato.testo.toLowerCase()).not.toContain(MARCA.toLowerCase());
    niente();
    // What was put aside is tried again when the projector starts.
    await server.installazione.runner.ferma();
    await server.installazione.runner.avvia();
    await as.leggi('/api/accessi');
    // What is parked is tried again by itself, in its own time.
    const parcheggiati = async (): Promise<unknown[]> =>
      (await server.senzaSessione().get('/status')).corpo.proiezioni.find((p: { nome: string }) => p.nome === 'accessi')
        .parcheggiati;
    for (const fine = Date.now() + 20_000; (await parcheggiati()).length > 0 && Date.now() < fine;) await attesa(50);
    expect(await parcheggiati()).toEqual([]);
  });

  it('ogni richiesta lascia una riga, con la rotta e senza parametri', () => {
    const righe = server.log
      .map((r) => JSON.parse(r) as Record<string, unknown>)
      .filter((r) => r['percorso'] !== undefined);
    expect(righe.length).toBeGreaterThan(30);
    for (const { percorso } of righe) expect(percorso).not.toMatch(/[?#]|[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});
