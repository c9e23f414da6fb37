import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { creaRuoli, migra, urlDi } from '#platform';
import { ServerDebian } from '../../../../test/ambiente/server-debian.js';
import { MIGRAZIONI_LOG } from '../postgres/migrazioni.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import {
  eventi,
  intervallo,
  nuovoStream,
  posizioni,
  registrato,
  richiesta,
  suStream,
  tuttoDa,
} from './richiesta-di-prova.js';

const SEGRETO = 'non è un segreto: vale solo per questa prova';

/**
 * A server that confirms without the disk, and dies with what it had only in memory: one of its processes is killed, and it
 * drops all of them and its buffers, and begins again from what was written.
 */
describe('Un server impostato per non aspettare il disco, ucciso appena ha confermato', () => {
  const aperti: pg.Pool[] = [];
  let server: ServerDebian;
  beforeAll(async () => {
    server = await ServerDebian.acceso();
  });
  afterAll(async () => {
    for (const pool of aperti) await pool.end();
    await server?.spegni();
  });

  const pool = (connectionString: string): pg.Pool => {
    const aperto = new pg.Pool({ connectionString, max: 4 });
    aperti.push(aperto);
    return aperto.on('error', () => undefined);
  };
  const deposito = (): PostgresEventStore => {
    const url = (ruolo: 'writer' | 'projector') => urlDi(server.url('cartella'), ruolo, SEGRETO);
    return new PostgresEventStore(pool(url('writer')), pool(url('projector')), Buffer.alloc(32, 7));
  };
  const interroga = async <R extends object>(sql: string, database = 'cartella'): Promise<R[]> => {
    const client = new pg.Client({ connectionString: server.url(database) });
    await client.connect();
    try {
      return (await client.query<R>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const quandoRisponde = async (): Promise<void> => {
    for (const fine = Date.now() + 30_000; ; await attendi(50)) {
      try {
        await interroga('SELECT 1');
        return;
      } catch (errore) {
        if (Date.now() > fine) throw errore;
      }
    }
  };

  it('ha ancora tutto quello che il log ha confermato, e perde quello che ha confermato ad altri', async () => {
    await interroga('CREATE DATABASE cartella', 'postgres');
    await creaRuoli(server.url('cartella'), SEGRETO);
    await migra(urlDi(server.url('cartella'), 'owner', SEGRETO), MIGRAZIONI_LOG);
    // Nobody comes by to write what is in memory, for as long as this takes.
    await interroga("ALTER SYSTEM SET wal_writer_delay = '10s'");
    await interroga('SELECT pg_reload_conf()');
    await interroga('ALTER DATABASE cartella SET synchronous_commit = off');
    await interroga('CREATE TABLE testimone (n int); INSERT INTO testimone VALUES (0); CHECKPOINT');

    const testimone = new pg.Client({ connectionString: server.url('cartella') });
    testimone.on('error', () => undefined);
    await testimone.connect();
    const { rows } = await testimone.query<{ pid: number; synchronous_commit: string }>(
      "SELECT pg_backend_pid() AS pid, current_setting('synchronous_commit') AS synchronous_commit",
    );
    expect(rows[0]?.synchronous_commit).toBe('off');

    const prima = deposito();
    const domande = intervallo(1, 20).map(() => richiesta([suStream(nuovoStream(), -1, eventi(2))]));
    const esiti = await Promise.all(domande.map((d) => prima.append(d)));
    const confermate = esiti.flatMap((e) => registrato(e).posizioni);
    await testimone.query('INSERT INTO testimone VALUES (1)');
    process.kill(rows[0]!.pid, 'SIGKILL');
    await testimone.end().catch(() => undefined);
    await quandoRisponde();

    expect(await interroga('SELECT n FROM testimone')).toEqual([{ n: 0 }]);
    const dopo = deposito();
    const storia = await tuttoDa(dopo, 0);
    expect(posizioni(storia)).toEqual(confermate.sort((a, b) => a - b));
    for (const [i, domanda] of domande.entries()) {
      const { posizioni: sue } = registrato(esiti[i]!);
      expect(await dopo.append(domanda)).toEqual({ esito: 'ok', posizioni: sue, ripetuto: true });
    }
  });
});
