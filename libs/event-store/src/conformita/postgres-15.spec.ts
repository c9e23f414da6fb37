import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { creaRuoli, migra, urlDi } from '#platform';
import { ServerDebian } from '../../../../test/ambiente/server-debian.js';
import type { EventoNelLog } from '../event-store.js';
import { MIGRAZIONI_LOG } from '../postgres/migrazioni.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import { verificaLog } from '../postgres/verifica.js';
import { AmbientePostgres } from './ambiente-postgres.js';
import { conformita } from './conformita.js';
import {
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
} from './richiesta-di-prova.js';

/** The oldest supported server, with the tools of its own package. Everything is promised on it too. */
let vecchio: ServerDebian;
beforeAll(async () => {
  vecchio = await ServerDebian.acceso();
  // Only for this file: databases of these tests are made there.
  process.env['PROVA_POSTGRES_URL'] = vecchio.url();
});
afterAll(() => vecchio?.spegni());

conformita('PostgresEventStore su PostgreSQL 15', () => AmbientePostgres.apri());

describe('Il log scaricato da un PostgreSQL 15 e ripristinato su un altro, nuovo', () => {
  const SEGRETO = 'non è un segreto: vale solo per questa prova';
  const aperti: pg.Pool[] = [];
  let nuovo: ServerDebian;
  let cartella: string;

  const prepara = async (server: ServerDebian): Promise<void> => {
    const admin = new pg.Client({ connectionString: server.url() });
    await admin.connect();
    await admin.query('CREATE DATABASE cartella');
    await admin.end();
    await creaRuoli(server.url('cartella'), SEGRETO);
  };
  const pool = (server: ServerDebian, ruolo: 'writer' | 'projector'): pg.Pool => {
    const aperto = new pg.Pool({ connectionString: urlDi(server.url('cartella'), ruolo, SEGRETO), max: 4 });
    aperti.push(aperto);
    return aperto.on('error', () => undefined);
  };
  const deposito = (server: ServerDebian): PostgresEventStore =>
    new PostgresEventStore(pool(server, 'writer'), pool(server, 'projector'), Buffer.alloc(32, 7));

  beforeAll(async () => {
    nuovo = await ServerDebian.acceso();
    cartella = await mkdtemp(join(tmpdir(), 'cartella-dump-'));
  });
  afterAll(async () => {
    for (const p of aperti) await p.end();
    await nuovo?.spegni();
    await rm(cartella, { recursive: true, force: true });
  });

  it('ha la storia per prima, nello stesso ordine, e si continua a scrivere dopo', async () => {
    await prepara(vecchio);
    await migra(urlDi(vecchio.url('cartella'), 'owner', SEGRETO), MIGRAZIONI_LOG);
    const prima = deposito(vecchio);
    const [stream, conteso] = [nuovoStream(), { spazio: 'codice-fiscale', valore: 'uno' }];
    const domanda = richiesta([suStream(stream, -1, eventi(3))], { prenota: [{ ...conteso, stream: stream.id }] });
    await scrivi(prima, domanda);
    // Many transactions and few events: a fresh server counts its transactions again from the start.
    for (let i = 0; i < 30; i++) {
      await Promise.all(
        [0, 1, 2].map((n) => prima.append(richiesta([suStream(nuovoStream(), n === 2 ? 5 : -1, eventi(2))]))),
      );
    }
    const storia = await tuttoDa(prima, 0);
    expect(posizioni(storia)).toEqual(intervallo(1, 123));

    const file = join(cartella, 'cartella.dump');
    await vecchio.scarica('cartella', file);
    await prepara(nuovo);
    await nuovo.ripristina('cartella', file);

    const dopo = deposito(nuovo);
    const letta: EventoNelLog[] = await tuttoDa(dopo, 0);
    expect(letta).toEqual(storia);
    let sveglie = 0;
    const smetti = await dopo.ascolta(() => sveglie++);
    expect(await scrivi(dopo, richiesta([suStream(stream, 2), suStream(nuovoStream(), -1)]))).toEqual([124, 125]);
    expect(posizioni(await tuttoDa(dopo, 120))).toEqual([121, 122, 123, 124, 125]);
    expect((await dopo.leggiStream(SEBINO, stream.id)).map((e) => e.posizione)).toEqual([1, 2, 3, 124]);
    expect(sveglie).toBeGreaterThan(0);
    await smetti();

    // What it knew of repeats and reservations came along, and so did its refusals.
    expect(registrato(await dopo.append(domanda))).toEqual({ esito: 'ok', posizioni: [1, 2, 3], ripetuto: true });
    const altro = nuovoStream();
    const presa = { prenota: [{ ...conteso, stream: altro.id }] };
    expect(await dopo.append(richiesta([suStream(altro, -1)], presa))).toEqual({
      esito: 'reservation-taken',
      spazio: conteso.spazio,
      da: stream.id,
    });
    await expect(pool(nuovo, 'writer').query('UPDATE log.evento SET tipo = tipo')).rejects.toThrow('permission denied');
  });

  it('si verifica dal primo evento all’ultimo, attraverso il ripristino', async () => {
    const esito = await verificaLog(pool(nuovo, 'projector'));
    expect(esito).toMatchObject({ integra: true, eventi: 125, rottura: null });
  });
});
