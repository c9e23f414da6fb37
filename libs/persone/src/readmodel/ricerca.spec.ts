import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Archivio, type ContestoComando, decisione } from '#archivio';
import { PostgresEventStore } from '#event-store';
import { MIGRAZIONI } from '#installazione';
import { LOG_MUTO, OrologioSimulato } from '#platform';
import { leggi, Letture, Runner } from '#projections';
import type { EventoRegistrato, SchemaEvento } from '#storia';
import { ChiaviPrincipali, Vault } from '#vault';
import { type DatabaseDiProva, databaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import type { EventoPersona } from '../domain/eventi.js';
import { CATALOGO_PERSONA } from '../domain/eventi.js';
import { persona } from '../domain/persona.js';
import { CODICE, ISEO, registra } from '../domain/prova/una-persona.js';
import { prenotazioniDi } from '../domain/stato.js';
import type { CioCheVede } from './persone-visibili.js';
import { ProiezionePersone } from './proiezione-persone.js';
import type { CriteriDiRicerca, PersonaTrovata } from './ricerca.js';
import { cercaPersone } from './ricerca.js';

const QUI = 'sebino';
const ALTROVE = 'altrove';

type Dati = Partial<Parameters<typeof registra>[0]>;

/** People who do not exist. */
const ABITANTI: Readonly<Record<string, Dati>> = {
  zara: {
    cognome: 'Ontàvi',
    nome: 'Zara',
    nascita: '1940-05-01',
    codiceFiscale: CODICE,
    tipoCodiceFiscale: 'definitivo',
  },
  gianni: { cognome: 'Bressanelli', nome: 'Giovanni Battista', nascita: '1952-03-04' },
  niccolo: { cognome: "D'Ontàno", nome: 'Niccolò', nascita: '1961-11-30' },
  ida: { cognome: 'Po', nome: 'Ida', nascita: '1935-01-09' },
  mariapia: { cognome: 'Cattivelli', nome: 'Mariapia', nascita: '1948-07-15' },
  mariarosa: { cognome: 'Cattivelli', nome: 'Mariarosa', nascita: '1950-02-02' },
  malgorzata: { cognome: 'Łukaszewicz', nome: 'Małgorzata', nascita: '1979-09-09' },
  ostile: { cognome: "O'%_\\\\", nome: '李 🧓🏽', nascita: '1950-01-01' },
  ...Object.fromEntries(
    Array.from({ length: 25 }, (_, i) => [
      `molti${i}`,
      { cognome: 'Zanzottera', nome: `Ugo ${'abcdefghijklmnopqrstuvwxy'[i]}`, nascita: '1966-06-06' },
    ]),
  ),
};

let db: DatabaseDiProva;
let letture: Letture;
const daChiudere: (() => Promise<unknown>)[] = [];
const id: Record<string, string> = Object.fromEntries(Object.keys(ABITANTI).map((chi) => [chi, randomUUID()]));

beforeAll(async () => {
  db = await databaseDiProva(MIGRAZIONI);
  const [scrittura, proiettore] = [db.writer, db.projector].map(
    (url) => new pg.Pool({ connectionString: url, max: 4 }),
  ) as [pg.Pool, pg.Pool];
  daChiudere.push(
    () => scrittura.end(),
    () => proiettore.end(),
  );
  const [segreto, principale] = [randomBytes(32), randomBytes(32)];
  const store = new PostgresEventStore(scrittura, proiettore, segreto);
  const schemi = CATALOGO_PERSONA as unknown as Record<string, SchemaEvento>;
  const archivio = new Archivio(
    store,
    new Vault(scrittura, ChiaviPrincipali.di(principale)),
    new OrologioSimulato('2026-09-30T10:00:00Z'),
    schemi,
  );
  const registrano = (ambito: string, chi: readonly (readonly [string, Dati])[]) =>
    archivio.esegui(
      {
        attore: { id: 'pua-1', ruolo: 'operatore-pua', ente: 'ambito-sebino', livello: 1 },
        ambito,
        correlazione: 'prova',
        provenienza: { tipo: 'operatore' },
      } satisfies ContestoComando,
      chi.map(([stream, dati]) =>
        decisione({
          decider: persona,
          catalogo: CATALOGO_PERSONA,
          stream: { categoria: 'persona', id: stream },
          comando: registra(dati),
          soggetto: { tipo: 'persona', id: stream },
          comune: () => ISEO,
          prenotazioni: prenotazioniDi,
          prenotazioniSigillate: true,
          nuovo: true,
        }),
      ),
    );
  await registrano(
    QUI,
    Object.entries(ABITANTI).map(([chi, dati]) => [id[chi] as string, dati]),
  );
  await registrano(ALTROVE, [[randomUUID(), ABITANTI['zara'] as Dati]]);

  const vault = new Vault(proiettore, ChiaviPrincipali.di(principale), true);
  const proiezione = new ProiezionePersone(store, async (eventi) => {
    const aperti = await vault.apri(eventi);
    return eventi.map((e, i) => ({ ...e, ...aperti[i] })) as unknown as EventoRegistrato<EventoPersona>[];
  });
  const proiezioni = await new DataSource({ type: 'postgres', url: db.projector, poolSize: 2 }).initialize();
  await new Runner(proiezioni, store, [proiezione], LOG_MUTO).raggiungi(proiezione);
  await proiezioni.destroy();
  letture = new Letture({ type: 'postgres', url: db.reader, poolSize: 2 });
  await letture.initialize();
  daChiudere.push(() => letture.destroy());
});

afterAll(async () => {
  for (const chiudi of daChiudere.reverse()) await chiudi();
  await db.chiudi();
});

/** Somebody from whom nobody is hidden: who may know of whom is proved where the cases are. */
const TUTTI: CioCheVede = { persona: () => 'true', cartella: () => 'true' };

const cerca = (criteri: CriteriDiRicerca, ambito = QUI): Promise<PersonaTrovata[]> =>
  leggi(letture, ambito, (m) => cercaPersone(m, criteri, TUTTI));

const trovati = async (criteri: CriteriDiRicerca, ambito = QUI): Promise<string[]> => {
  const chi = new Map(Object.entries(id).map(([nome, suo]) => [suo, nome]));
  return (await cerca(criteri, ambito)).map((p) => chi.get(p.id) ?? 'di un altro Ambito');
};

const somiglianza = async (chi: string, criteri: CriteriDiRicerca): Promise<number> =>
  (await cerca(criteri)).find((p) => p.id === id[chi])?.somiglianza ?? 0;

describe('la ricerca di una persona', () => {
  it.each([
    ['com’è scritta', 'zara', { cognome: 'Ontàvi', nome: 'Zara' }],
    ['con nome e cognome scambiati', 'zara', { cognome: 'Zara', nome: 'Ontàvi' }],
    ['con tutto nel cognome', 'gianni', { cognome: 'giovanni battista bressanelli' }],
    ['con il solo cognome', 'ida', { cognome: 'Po' }],
    ['con il solo nome, sbagliato', 'gianni', { nome: 'Giovani' }],
    ['senza accenti, in maiuscolo', 'zara', { cognome: 'ONTAVI' }],
    ['con un accento di troppo', 'ida', { cognome: 'Pò', nome: 'Ída' }],
    ['senza apostrofo', 'niccolo', { cognome: 'Dontano', nome: 'Nicolo' }],
    ['con una lettera in meno', 'zara', { cognome: 'Onavi', nome: 'Zara' }],
    ['con il solo cognome monco, e la nascita', 'zara', { cognome: 'Ontvi', nascita: '1940-05-01' }],
    ['con una lettera diversa', 'ida', { cognome: 'Pi', nome: 'Ida' }],
    ['con due lettere diverse', 'zara', { cognome: 'Ontabi', nome: 'Sara' }],
    ['con una doppia in più', 'zara', { cognome: 'Onttavi' }],
    ['senza una doppia', 'gianni', { cognome: 'Bresanelli' }],
    ['senza due doppie, e un altro nome', 'gianni', { cognome: 'Bresaneli', nome: 'Gianni' }],
    ['con due nomi scritti in uno', 'gianni', { cognome: 'Bressanelli', nome: 'Giovannibattista' }],
    ['con un nome scritto in due', 'mariapia', { cognome: 'Cattivelli', nome: 'Maria Pia' }],
    ['con le lettere che qui non ci sono', 'malgorzata', { cognome: 'Lukasevic', nome: 'Malgorzata' }],
    ['in un altro alfabeto', 'ostile', { nome: '李' }],
  ])('la trova %s, per prima', async (_come, chi, criteri) => {
    expect((await trovati(criteri))[0]).toBe(chi);
  });

  it('trova anche chi somiglia, dopo', async () => {
    expect(await trovati({ cognome: 'Cativelli', nome: 'Maria Pia' })).toEqual(['mariapia', 'mariarosa']);
    const due = await cerca({ cognome: 'Kattivelli' });
    expect(due.map((p) => p.somiglianza).every((s) => s > 0.3 && s < 0.9)).toBe(true);
  });

  it.each([{ cognome: 'Ferrari', nome: 'Luca' }, { cognome: 'Xyz' }, { cognome: 'Qwkz' }])(
    'non trova chi ha un altro nome: %j',
    async (criteri) => {
      expect(await trovati(criteri)).toEqual([]);
    },
  );

  it('la stessa data di nascita avvicina, un’altra allontana; nessuna basta o esclude', async () => {
    const criteri = { cognome: 'Cativelli', nome: 'Maria' };
    const senza = await somiglianza('mariapia', criteri);
    const stessa = await somiglianza('mariapia', { ...criteri, nascita: '1948-07-15' });
    const altra = await somiglianza('mariapia', { ...criteri, nascita: '1948-07-16' });
    expect(stessa).toBeGreaterThan(senza);
    expect(altra).toBeLessThan(senza);
    expect(altra).toBeGreaterThan(0);
    expect(await trovati({ ...criteri, nascita: '1950-02-02' })).toEqual(['mariarosa', 'mariapia']);
    expect(await somiglianza('mariapia', { cognome: 'Cattivelli', nome: 'Mariapia', nascita: '1948-07-15' })).toBe(
      0.99,
    );
  });

  it('con la sola data di nascita trova chi è nato quel giorno, e non dice che somigli', async () => {
    expect(await trovati({ nascita: '1952-03-04' })).toEqual(['gianni']);
    expect(await somiglianza('gianni', { nascita: '1952-03-04' })).toBe(0.5);
    expect(await trovati({ nascita: '1952-03-05' })).toEqual([]);
  });

  it('il codice fiscale è certezza, qualunque nome gli stia accanto', async () => {
    expect(await somiglianza('zara', { codiceFiscale: CODICE })).toBe(1);
    const [prima, ...altri] = await cerca({ codiceFiscale: CODICE, cognome: 'Bressanelli', nascita: '1952-03-04' });
    expect(prima).toMatchObject({ id: id['zara'], somiglianza: 1, codiceFiscale: CODICE });
    expect(altri.map((p) => p.id)).toEqual([id['gianni']]);
    expect(altri[0]?.somiglianza).toBeLessThan(1);
    expect(await trovati({ codiceFiscale: `${CODICE.slice(0, 15)}_` })).toEqual([]);
  });

  it('resta nel proprio Ambito: lo stesso codice, altrove, è di un’altra persona', async () => {
    expect(await trovati({ codiceFiscale: CODICE })).toEqual(['zara']);
    expect(await trovati({ codiceFiscale: CODICE }, ALTROVE)).toEqual(['di un altro Ambito']);
    expect(await trovati({ cognome: 'Bressanelli' }, ALTROVE)).toEqual([]);
    expect(await trovati({ cognome: 'Bressanelli' }, 'inesistente')).toEqual([]);
  });

  it('ne mostra dieci al più, sempre le stesse', async () => {
    const dieci = await trovati({ cognome: 'Zanzotera' });
    expect(dieci).toHaveLength(10);
    expect(new Set(dieci).size).toBe(10);
    expect(await trovati({ cognome: 'Zanzotera' })).toEqual(dieci);
    expect((await trovati({ nascita: '1966-06-06' })).length).toBe(10);
  });

  it('prende per lettere i caratteri che altrove comandano', async () => {
    for (const cognome of [
      "'; DROP TABLE letture.persona; --",
      '%',
      '_%_',
      '\\',
      '$1',
      ':ambito',
      '(',
      '<->',
      '🧓🏽',
      'x'.repeat(100),
    ]) {
      for (const criteri of [
        { cognome },
        { nome: cognome },
        { codiceFiscale: cognome },
        { cognome, nascita: cognome },
      ]) {
        expect((await trovati(criteri)).filter((chi) => chi !== 'ostile')).toEqual([]);
      }
    }
    expect(await trovati({ cognome: 'Bressanelli' })).toEqual(['gianni']);
  });
});
