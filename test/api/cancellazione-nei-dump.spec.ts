import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pg from 'pg';
import { apriInstallazione, type Installazione } from '#installazione';
import { type Configurazione, creaRuoli, LOG_MUTO } from '#platform';
import { SEGRETO_DI_PROVA } from '../ambiente/database-di-prova.js';
import { forme, neiFile, nelleTabelle } from '../ambiente/ricerca-dappertutto.js';
import { ServerDebian } from '../ambiente/server-debian.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { autorizzata, ripulita } from './cancellazione-autorizzata.js';
import { ANAGRAFICA, Caso } from './caso.js';
import { CHI, MARCHE, unaVitaMarcata } from './vita-marcata.js';

/**
 * What a person, a case and a text erased leave in the dumps of PostgreSQL: nothing in those made afterwards, and nothing
 * that the program gives back from those made before. On the oldest server that is supported, with the tools of its package.
 */

const DEL_CASO = 'Vvalzurrìna';
const DEL_TESTO = 'Ppettegolèzzo';
const TUTTE = [...MARCHE, DEL_CASO, DEL_TESTO];
const LENTO = 120_000;

let debian: ServerDebian;
let nuovo: ServerDebian;
let server: ServerDiProva;
let cartella: string;
let persona: Caso;
let caso: Caso;
let testo: Caso;

beforeAll(async () => {
  cartella = await mkdtemp(join(tmpdir(), 'cartella-dump-'));
  [debian, nuovo] = await Promise.all([ServerDebian.acceso(), ServerDebian.acceso()]);
  // Only for this file: the databases of its servers are made there.
  process.env['PROVA_POSTGRES_URL'] = debian.url();
  server = await ServerDiProva.acceso();
  persona = await unaVitaMarcata(server);
  caso = await Caso.aperto(server);
  await caso.fino('attiva-presa-in-carico');
  await caso.atto('annota-diario', { testo: `In ${DEL_CASO} da anni.` });
  await caso.atto('chiudi', { il: '2026-06-10', motivo: 'rinuncia', situazione: `Torna in ${DEL_CASO}.` });
  testo = await Caso.aperto(server, { contatto: { richiesta: `Solo un ${DEL_TESTO}.` } });
  await scaricato('prima');

  const perche = { fondamento: 'trattamento-illecito' };
  await autorizzata(server, persona.persona, { ...perche, oggetto: 'persona' }, 'DET 31/2026');
  await autorizzata(server, caso.persona, { ...perche, oggetto: 'cartella', cartella: caso.id }, 'DET 32/2026');
  const [primo] = await server.installazione.store.leggiStream('sebino', testo.accesso);
  const quello = { accesso: testo.accesso, evento: primo!.id, campo: 'richiesta' };
  await autorizzata(server, testo.persona, { ...perche, oggetto: 'testo', ...quello }, 'DET 33/2026');
  await ripulita(server, testo.persona);
  await scaricato('dopo');
}, LENTO);
afterAll(async () => {
  await server?.chiudi();
  await debian?.spegni();
  await nuovo?.spegni();
  await rm(cartella, { recursive: true, force: true });
});

const database = (): string => basename(new URL(server.adminUrl).pathname);

/** A checkpoint, and then the database dumped as SQL and in the custom format; of the latter also what it holds. */
async function scaricato(quando: 'prima' | 'dopo'): Promise<void> {
  await server.installazione.attestazione.sigillaOra();
  const in_ = join(cartella, quando);
  await mkdir(in_);
  await debian.scarica(database(), join(in_, 'semplice.sql'), 'plain');
  await debian.scarica(database(), join(in_, 'compresso.dump'));
  await debian.inSql(join(in_, 'compresso.dump'), join(in_, 'dal-compresso.sql'));
}

/** On a server that never saw it, in the place of what was restored there before. @returns its superuser's address */
async function ripristinato(quando: 'prima' | 'dopo'): Promise<string> {
  await conAdmin(nuovo.url(), async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${database()} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${database()}`);
  });
  await creaRuoli(nuovo.url(database()), SEGRETO_DI_PROVA);
  await nuovo.ripristina(database(), join(cartella, quando, 'compresso.dump'));
  return nuovo.url(database());
}

async function conAdmin<T>(url: string, fai: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  return fai(admin).finally(() => admin.end());
}

async function conInstallazione<T>(
  conf: Configurazione,
  adminUrl: string,
  fai: (installazione: Installazione) => Promise<T>,
): Promise<T> {
  const installazione = await apriInstallazione(conf, adminUrl, LOG_MUTO, server.orologio);
  return fai(installazione).finally(() => installazione.chiudi());
}

/** All that the log tells of them, to whoever has the keys. */
async function storie({ archivio }: Installazione): Promise<string> {
  const stream = [persona.persona, persona.accesso, persona.id, caso.id, testo.accesso];
  return JSON.stringify(await Promise.all(stream.map((id) => archivio.storia('sebino', id)))).toLowerCase();
}

const contiene = (dove: string, parole: readonly string[]): string[] => forme(parole).filter((f) => dove.includes(f));

describe('Il dump fatto prima della cancellazione', () => {
  it.each(['semplice.sql', 'dal-compresso.sql'])(
    'ha tutte le parole in chiaro, in %s: chi non le trova dopo ha cercato davvero',
    async (file) => {
      const trovati = await neiFile(join(cartella, 'prima'), TUTTE);
      expect(TUTTE.filter((p) => trovati.includes(`${join(cartella, 'prima', file)}: ${p}`))).toEqual(TUTTE);
    },
  );

  it(
    'rimesso dove si sa che cosa fu distrutto, non lo fa più leggere: né dal registro né dalle pagine',
    async () => {
      const adminUrl = await ripristinato('prima');
      const { conf } = server.installazione;
      // Whoever lost the list of destroyed keys too would read everything: what follows does not find it by itself.
      const ignara = { ...conf, cartellaDati: join(cartella, 'senza-elenco') };
      const lette = await conInstallazione(ignara, adminUrl, storie);
      expect(TUTTE.filter((p) => lette.includes(p.toLowerCase()))).toEqual(TUTTE);
      expect(await conAdmin(adminUrl, (admin) => nelleTabelle(admin, TUTTE))).not.toEqual([]);

      const riaperto = await ServerDiProva.acceso({ posto: { adminUrl, cartellaDati: conf.cartellaDati } });
      try {
        const coord = await riaperto.entra('coord-1');
        for (const percorso of [
          `/api/persone/${persona.persona}`,
          `/api/persone/${persona.persona}/cancellazione`,
          `/api/accessi/${persona.accesso}`,
          `/api/cartelle/${persona.id}`,
          `/api/cartelle/${persona.id}/cronologia`,
          `/api/cartelle/${caso.id}`,
          `/api/cartelle/${caso.id}/cronologia`,
          `/api/accessi/${testo.accesso}`,
          '/api/cartelle',
          '/api/accessi',
        ]) {
          const risposta = await coord.get(percorso);
          expect([percorso, risposta.status]).toEqual([percorso, 200]);
          expect([percorso, contiene(risposta.testo.toLowerCase(), TUTTE)]).toEqual([percorso, []]);
        }
        expect(contiene(await storie(riaperto.installazione), TUTTE)).toEqual([]);
        await riaperto.installazione.cancellazioni.riprendi();
        expect(await conAdmin(adminUrl, (admin) => nelleTabelle(admin, TUTTE))).toEqual([]);
        // The same person, if it comes back, has a record of its own: nothing tells that there was another.
        const { codiceFiscale, tipoCodiceFiscale } = CHI;
        const tornata = await coord.post('/api/persone', { ...ANAGRAFICA, codiceFiscale, tipoCodiceFiscale });
        expect([tornata.status, tornata.corpo.code]).toEqual([201, undefined]);
        // Not the log that was attested since: that is said too.
        expect(await riaperto.installazione.verifica()).toMatchObject({ integra: false });
      } finally {
        await riaperto.chiudi();
      }
      // Once is enough.
      await conInstallazione(conf, adminUrl, async ({ store, cancellazioni }) => {
        const testa = await store.testa();
        await cancellazioni.riattesta();
        expect(await store.testa()).toBe(testa);
      });
    },
    LENTO,
  );
});

describe('Il dump fatto dopo la cancellazione', () => {
  it('non ha nulla, in nessun formato e in nessuna scrittura', async () => {
    expect(await neiFile(join(cartella, 'dopo'), TUTTE)).toEqual([]);
  });

  it(
    'rimesso, ha il registro che era stato attestato, e chi non fu cancellato si legge',
    async () => {
      const adminUrl = await ripristinato('dopo');
      await conInstallazione(server.installazione.conf, adminUrl, async (installazione) => {
        const testa = await server.testa();
        expect(await installazione.verifica()).toMatchObject({ integra: true, eventi: testa, provataFinoA: testa });
        const [registrata] = await installazione.archivio.storia('sebino', caso.persona);
        expect(registrata!.dati).toMatchObject({ cognome: 'Rossèlli' });
        expect(contiene(await storie(installazione), TUTTE)).toEqual([]);
      });
    },
    LENTO,
  );
});
