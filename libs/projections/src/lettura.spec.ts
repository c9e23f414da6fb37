import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { databaseIrraggiungibile } from '#platform';
import { type DatabaseDiProva, databaseDiProva } from '../../../test/ambiente/database-di-prova.js';
import { leggi, Letture } from './lettura.js';

describe('Una lettura', () => {
  let db: DatabaseDiProva;
  let letture: Letture;
  let admin: pg.Pool;

  beforeAll(async () => {
    db = await databaseDiProva([]);
    admin = new pg.Pool({ connectionString: db.adminUrl, max: 1 });
    letture = new Letture({ type: 'postgres', url: db.reader });
    await letture.initialize();
  });
  afterAll(async () => {
    await letture.destroy();
    await admin.end();
    await db.chiudi();
  });

  const taglia = async (pid: number) => {
    await admin.query('SELECT pg_terminate_backend($1)', [pid]);
    await attendi(200);
  };

  it.each([
    ['fra una domanda e l’altra', false],
    ['mentre aspetta la risposta', true],
  ])('a cui cade la connessione %s dice che il database non c’è, e quella dopo riesce', async (_, intanto) => {
    const caduta = leggi(letture, 'sebino', async (m) => {
      const [{ pid }] = (await m.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
      if (!intanto) await taglia(pid);
      const lenta = m.query('SELECT pg_sleep(5)');
      if (intanto) await taglia(pid);
      return lenta;
    }).catch((errore: unknown) => errore);
    const errore = await caduta;
    expect([String(errore), databaseIrraggiungibile(errore)]).toEqual([String(errore), true]);
    expect(await leggi(letture, 'sebino', (m) => m.query('SELECT 1 AS uno'))).toEqual([{ uno: 1 }]);
  });
});
