import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { AMBITI_ESEMPIO, OPERATORI_ESEMPIO } from '#identity';
import { avviaLavori, type Lavori } from '#installazione';
import { urlDi } from '#platform';
import { SEGRETO_DI_PROVA } from '../ambiente/database-di-prova.js';
import { neiFile, nelleTabelle } from '../ambiente/ricerca-dappertutto.js';
import { CHIAVE_DI_PROVA, type Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO } from '../api/caso.js';
import { Api, type Rotta, type Schema } from '../api/rotte.js';

/**
 * The whole product is driven with a mark in everything that may be of a person: what goes well, what is refused and what
 * breaks, over HTTP, in the jobs and on the command line. Then the mark is looked for in everything that comes out of it.
 * It is in the pages of who may read them and in the read models, which are purged; nowhere else.
 */

const MARCA = 'Zzmarcato';
const MARCHE = [MARCA, 'ZZMRCT40A41Z999Q', '0309911882277'];
const CHI = {
  cognome: `${MARCA}cognome`,
  nome: `${MARCA}nome`,
  telefono: MARCHE[2]!,
  indirizzo: `via ${MARCA} 7`,
  codiceFiscale: MARCHE[1]!,
  tipoCodiceFiscale: 'provvisorio',
};
const TESTO = `Un testo su ${MARCA}, al ${MARCHE[2]}.`;
/** The read models, those of before a rebuild included, and nothing else, hold in clear what is of persone. */
const CHIARI = /^letture(_precedente)?\./;
const CLI = join(process.cwd(), 'dist/apps/cli/src/main.js');
const LENTO = 240_000;

let server: ServerDiProva;
let api: Api;
let admin: pg.Client;
let lavori: Lavori;
let caso: Caso;
/** Of the log of PostgreSQL, how much was there before. */
let registroPrima: number;
const risposte: { readonly dove: string; readonly risposta: Risposta }[] = [];

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  api = await Api.di(server);
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  registroPrima = (await readFile(await registroDiPostgres())).length;
  lavori = await avviaLavori(server.installazione);
}, LENTO);
afterAll(async () => {
  await lavori?.ferma();
  await admin?.end();
  await server?.chiudi();
});

async function registroDiPostgres(): Promise<string> {
  const { rows } = await admin.query<{ dati: string }>(`SELECT current_setting('data_directory') AS dati`);
  return `${rows[0]!.dati}.log`;
}

const marcato = (testo: string): string[] => MARCHE.filter((m) => testo.toLowerCase().includes(m.toLowerCase()));

/** Sends it as that operator, with a reason that names the person as well, and keeps what was answered. */
async function manda(chi: string, metodo: string, dove: string, corpo?: unknown, headers = {}): Promise<Risposta> {
  const cliente = await server.entra(chi);
  const risposta = await cliente.chiedi(metodo, dove, {
    ...(corpo !== undefined && { corpo }),
    headers: { 'x-motivo': encodeURIComponent(TESTO), ...headers },
  });
  risposte.push({ dove: `${chi} ${metodo} ${dove}`, risposta });
  return risposta;
}

/** A body with the mark wherever a text may be written, and where a code should be if `anche` says so. */
function corpoMarcato(schema: Schema, anche: 'testi' | 'codici'): Record<string, unknown> {
  const corpo = api.esempio(schema) as Record<string, unknown>;
  for (const { percorso, schema: s } of api.campi(schema)) {
    const [nome] = percorso;
    if (percorso.length !== 1 || typeof nome !== 'string') continue;
    const valore = valoreMarcato(s, anche);
    if (valore !== undefined) corpo[nome] = valore;
  }
  return corpo;
}

function valoreMarcato(s: Schema, anche: 'testi' | 'codici'): unknown {
  if (s.type === 'string' && !s.enum && s.format !== 'uuid' && s.example === undefined)
    return s.pattern === undefined ? TESTO : anche === 'codici' ? `${MARCA}1` : undefined;
  if (s.type === 'array' && s.items?.type === 'string' && !s.items.enum) return [TESTO, TESTO];
  if (s.type === 'object' && s.additionalProperties) return { testo: TESTO, sociale: TESTO, [MARCA]: TESTO };
  return undefined;
}

const conId = ({ percorso }: Rotta): string =>
  percorso
    .replace('{id}', { persone: caso.persona, accessi: caso.accesso }[percorso.split('/')[2] as string] ?? caso.id)
    .replace(/\{\w+\}/g, 'L5.3');

async function mentre<T>(rompi: string, ripara: string, fai: () => Promise<T>): Promise<T> {
  await admin.query(rompi);
  try {
    return await fai();
  } finally {
    await admin.query(ripara);
  }
}

describe('Tutto il programma, con una persona marcata', () => {
  it(
    'vive un caso intero',
    async () => {
      caso = await Caso.aperto(server, {
        anagrafica: CHI,
        contatto: { richiesta: TESTO, richiedente: { nome: `${MARCA} figlia`, telefono: CHI.telefono } },
      });
      const nomi = [`${MARCA} Uno`, `${MARCA} Due`];
      await caso.fino('avvia-valutazione');
      await caso.atto('annota-diario', { riservata: true, testo: TESTO });
      await caso.atto('costituisci-equipe', { nominativi: nomi });
      await caso.atto('somministra-strumento');
      await caso.atto('concludi-valutazione', { nominativi: nomi, domini: { funzionale: TESTO, sociale: TESTO } });
      const obiettivi = (caso.corpo('redigi-progetto')['obiettivi'] as object[]).map((o) => ({
        ...o,
        descrizione: TESTO,
      }));
      await caso.atto('redigi-progetto', { obiettivi });
      await caso.fino('apri-richiesta', 'redigi-progetto');
      await caso.atto('approva-progetto', { motivo: TESTO });
      await caso.atto('sottoscrivi-progetto', { nominativi: nomi });
      await caso.fino('svolgi-valutazione-finale', 'sottoscrivi-progetto');
      await caso.atto('chiudi', { situazione: TESTO });
    },
    LENTO,
  );

  it(
    'riceve la marca in ogni campo di ogni rotta, da ogni ruolo: testi, e codici che nomi non sono',
    async () => {
      const ruoli = [...new Map(OPERATORI_ESEMPIO.map((o) => [o.ruolo, o.soggetto])).values(), 'as-1'];
      const altrove = AMBITI_ESEMPIO.at(-1)!.operatori[0]!.soggetto;
      for (const rotta of api.rotte.filter((r) => r.percorso !== '/api/sessione/esci')) {
        const dove = conId(rotta);
        const corpi = rotta.corpo
          ? [corpoMarcato(rotta.corpo, 'testi'), corpoMarcato(rotta.corpo, 'codici'), { [MARCA]: TESTO }]
          : [undefined];
        for (const corpo of corpi) {
          for (const chi of rotta.metodo === 'GET' ? [...ruoli, altrove] : ruoli) {
            const { status } = await manda(chi, rotta.metodo, `${dove}${/leps/.test(dove) ? '?anno=2026' : ''}`, corpo);
            // The others would be refused as this one was.
            if (rotta.metodo !== 'GET' && status !== 403) break;
          }
        }
      }
      expect(risposte.some(({ risposta: r }) => r.status < 300 && marcato(r.testo).length > 0)).toBe(true);
    },
    LENTO,
  );

  it(
    'è rifiutato in ogni modo: malformato, in conflitto, non permesso, senza sessione',
    async () => {
      const grezzo = `{"cognome":"${MARCA}", "nome": `;
      const as = await server.entra('as-1');
      const note = (headers: object, corpo: object = { testo: TESTO }) =>
        manda('as-1', 'POST', caso.percorso('annota-diario'), { ...caso.corpo('annota-diario'), ...corpo }, headers);
      for (const risposta of [
        await as.chiedi('POST', '/api/persone', { grezzo, headers: { 'content-type': 'application/json' } }),
        await as.chiedi('POST', '/api/persone', { grezzo, headers: { 'content-type': 'text/plain' } }),
        await manda('as-1', 'POST', '/api/persone', { ...ANAGRAFICA, ...CHI }),
        await manda('as-1', 'POST', '/api/accessi', { ...CONTATTO, richiesta: MARCA.repeat(40_000) }),
        await note({}),
        await note({ 'if-match': '"0"' }),
        await note({ 'idempotency-key': `${MARCA} con spazi` }),
        await note({ 'if-match': MARCA }),
        await manda('as-2', 'GET', `/api/cartelle/${caso.id}`),
        await manda('as-1', 'GET', `/api/cartelle/${encodeURIComponent(MARCA)}`),
        await manda('as-1', 'GET', `/api/${MARCA}/${MARCA}`),
        await manda('as-1', 'GET', `/${MARCA}`),
        await manda('as-1', 'GET', `/oidc/${MARCA}`),
        await manda('as-1', 'GET', `/api/cartelle?comune=${MARCA}&fase=${MARCA}&${MARCA}=1`),
        await manda('as-1', 'GET', `/api/sessione/entra?operatore=${MARCA}`),
        await manda('as-1', 'GET', `/api/sessione/ritorno?code=${MARCA}&state=${MARCA}&error=${MARCA}`),
        await manda('as-1', 'GET', `/status?${MARCA}`),
        await server.senzaSessione().post('/api/persone/ricerca', { cognome: MARCA }),
      ]) {
        expect(risposta.status).toBeLessThan(500);
      }
    },
    LENTO,
  );

  it(
    'incontra guasti veri: tabelle sparite, privilegi tolti, connessioni uccise a metà',
    async () => {
      const writer = pg.escapeIdentifier(
        decodeURIComponent(new URL(urlDi(server.adminUrl, 'writer', SEGRETO_DI_PROVA)).username),
      );
      const nuova = (cf: string) =>
        manda('as-1', 'POST', '/api/persone', { ...ANAGRAFICA, ...CHI, codiceFiscale: `${MARCHE[1]}${cf}` });
      const cerca = () => manda('as-1', 'POST', '/api/persone/ricerca', { cognome: CHI.cognome });
      const stati = [
        await mentre(
          'ALTER TABLE letture.persona RENAME TO persona_via',
          'ALTER TABLE letture.persona_via RENAME TO persona',
          cerca,
        ),
        await mentre(
          `REVOKE EXECUTE ON FUNCTION log.registra FROM ${writer}`,
          `GRANT EXECUTE ON FUNCTION log.registra TO ${writer}`,
          () => nuova('1'),
        ),
      ].map((r) => r.status);
      expect(stati).toEqual([500, 503]);
      // A row that the database refuses, and quotes whole when it says so.
      await mentre(
        `ALTER TABLE letture.persona ADD CONSTRAINT rotta CHECK (cognome = '') NOT VALID`,
        `ALTER TABLE letture.persona DROP CONSTRAINT rotta`,
        async () => {
          const { corpo } = await nuova('2');
          await manda('as-1', 'GET', `/api/persone/${corpo.id}?attendi=${corpo.posizione}`);
        },
      );
      // The database goes away under who is writing.
      const uccidi = async () => {
        for (let i = 0; i < 40; i++) {
          await admin.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
          );
          await attendi(3);
        }
      };
      const scritture = Array.from({ length: 30 }, (_, i) => nuova(`X${i}`));
      const ricerche = Array.from({ length: 30 }, cerca);
      const [, ...esiti] = await Promise.all([uccidi(), ...scritture, ...ricerche]);
      for (const { status } of esiti as Risposta[]) expect([200, 201, 409, 500, 503]).toContain(status);
      await server.installazione.runner.ferma();
      await server.installazione.runner.avvia();
    },
    LENTO,
  );

  it(
    'fa i suoi lavori: checkpoint, verifica, ricostruzione, ed esportazioni che si scaricano',
    async () => {
      const chiesti = [
        ['sis-1', 'checkpoint', {}],
        ['sis-1', 'verifica', {}],
        ['sis-1', 'rebuild', { vista: 'persone' }],
        ['rev-1', 'esporta', { contenuto: 'ambito' }],
        ['rev-1', 'esporta', { contenuto: 'cartella', cartella: caso.id }],
      ] as const;
      for (const [chi, tipo, corpo] of chiesti) {
        const { status, corpo: lavoro } = await manda(chi, 'POST', `/api/lavori/${tipo}`, corpo);
        expect([tipo, status]).toEqual([tipo, 202]);
        const dove = `/api/lavori/${lavoro.id}`;
        let stato = '';
        for (const fine = Date.now() + 60_000; Date.now() < fine; await attendi(50)) {
          ({ stato } = (await (await server.entra(chi)).get(dove)).corpo);
          if (stato === 'fatto' || stato === 'non-riuscito') break;
        }
        expect([tipo, stato]).toEqual([tipo, 'fatto']);
        if (tipo !== 'esporta') continue;
        const fascicolo = await manda(chi, 'GET', `${dove}/fascicolo`);
        expect(fascicolo.status).toBe(200);
        expect(fascicolo.testo.length).toBeGreaterThan(5_000);
        expect(marcato(fascicolo.testo)).toEqual([]);
      }
    },
    LENTO,
  );

  it(
    'si governa dalla riga di comando, che non dice niente di nessuno',
    async () => {
      if (!existsSync(CLI))
        throw new Error('Il programma non è costruito: «npm run build», oppure le prove con «npm test».');
      const cartella = await mkdtemp(join(tmpdir(), 'cartella-marcata-'));
      const { cartellaDati } = server.installazione.conf;
      const ambiente = {
        PATH: process.env['PATH'],
        DATABASE_URL: server.adminUrl,
        SEGRETO_RUOLI: SEGRETO_DI_PROVA,
        MASTER_KEY: CHIAVE_DI_PROVA.toString('hex'),
        DATA_DIR: cartellaDati,
        LOG_LEVEL: 'debug',
      };
      for (const [argomenti, atteso] of [
        [['verifica'], 0],
        [['checkpoint'], 0],
        [['esporta', '--cartella', caso.id, '--in', join(cartella, 'caso.jsonl')], 0],
        [['rebuild', 'persone', '--confronta'], 0],
        [['esporta', '--cartella', MARCA, '--in', join(cartella, 'no.jsonl')], 2],
        [[MARCA], 2],
      ] as const) {
        const { codice, detto } = await comando(argomenti, ambiente);
        // What was typed may be repeated to who typed it; what is in the database, never.
        const suo = argomenti.some((a) => a === MARCA) ? [] : marcato(detto);
        expect([argomenti, codice === 0, suo]).toEqual([argomenti, atteso === 0, []]);
      }
      expect(await neiFile(cartella, MARCHE)).toEqual([]);
      await rm(cartella, { recursive: true });
    },
    LENTO,
  );
});

const comando = (argomenti: readonly string[], env: Record<string, string | undefined>) =>
  new Promise<{ codice: number; detto: string }>((risolvi) => {
    execFile(process.execPath, [CLI, ...argomenti], { env, maxBuffer: 2 ** 24 }, (errore, fuori, male) =>
      risolvi({ codice: errore ? Number(errore.code ?? 1) : 0, detto: `${fuori}${male}` }),
    );
  });

describe('Dopo, la marca', () => {
  it(
    'è nelle viste, dove deve essere: chi non la trova altrove ha cercato davvero',
    async () => {
      const trovate = await nelleTabelle(admin, MARCHE);
      for (const vista of ['letture.persona', 'letture.accesso', 'letture.cartella'])
        expect(trovate.filter((t) => t.startsWith(`${vista}:`)).length).toBeGreaterThan(0);
    },
    LENTO,
  );

  it(
    'non è in nessun’altra tabella, né nelle statistiche del pianificatore',
    async () => {
      await admin.query('ANALYZE');
      expect((await nelleTabelle(admin, MARCHE)).filter((t) => !CHIARI.test(t))).toEqual([]);
    },
    LENTO,
  );

  it('non è in nessuna riga dei log del programma, a debug', () => {
    expect(server.log.length).toBeGreaterThan(200);
    expect(server.log.filter((riga) => marcato(riga).length > 0)).toEqual([]);
  });

  it('non è nel log di PostgreSQL', async () => {
    const scritto = (await readFile(await registroDiPostgres())).subarray(registroPrima).toString();
    expect(scritto).toMatch(/ERROR|FATAL/);
    expect(scritto.split('\n').filter((riga) => marcato(riga).length > 0)).toEqual([]);
  });

  it('non è in nessun rifiuto e in nessun header, e negli indirizzi che il programma chiede di aprire', () => {
    const rifiuti = risposte.filter(({ risposta }) => risposta.status >= 400);
    expect(new Set(rifiuti.map(({ risposta }) => risposta.status))).toEqual(
      new Set([...new Set(rifiuti.map((r) => r.risposta.status)), 400, 403, 409]),
    );
    const conMarca = rifiuti.filter(({ risposta: { corpo, testo } }) => {
      // A field that is not one is told by its name, to who has just sent it.
      const senzaNomi = Array.isArray(corpo?.errori)
        ? JSON.stringify({ ...corpo, errori: corpo.errori.map((e: { messaggio: string }) => e.messaggio) })
        : testo;
      return marcato(senzaNomi).length > 0;
    });
    expect(conMarca.map(({ dove, risposta }) => `${dove}: ${risposta.testo.slice(0, 300)}`)).toEqual([]);
    const header = risposte.flatMap(({ dove, risposta }) =>
      [...risposta.headers].filter(([, v]) => marcato(v).length > 0).map(([n, v]) => `${dove}: ${n}: ${v}`),
    );
    // The address of the issuer carries the hint of who asked for it by name.
    expect(header.filter((h) => !h.includes('/api/sessione/entra?operatore='))).toEqual([]);
  });

  it('non è nello stato del servizio, né nei file dei dati', async () => {
    expect(marcato((await server.senzaSessione().get('/status')).testo)).toEqual([]);
    expect(await neiFile(server.installazione.conf.cartellaDati, MARCHE)).toEqual([]);
  });
});
