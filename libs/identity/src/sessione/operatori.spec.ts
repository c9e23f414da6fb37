import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { databaseDiProva, type DatabaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { OPERATORI_ESEMPIO } from '../operatori-esempio.js';
import { Operatori, type VoceDelRegistro } from './operatori.js';
import { MIGRAZIONI_IDENTITY } from './migrazioni.js';

describe('Il registro degli operatori', () => {
  let db: DatabaseDiProva;
  let pool: pg.Pool;
  let operatori: Operatori;
  beforeAll(async () => {
    db = await databaseDiProva(MIGRAZIONI_IDENTITY);
    pool = new pg.Pool({ connectionString: db.writer, max: 8 });
    operatori = new Operatori(pool);
  });
  afterAll(async () => {
    await pool?.end();
    await db?.chiudi();
  });

  const voce = (id: string): VoceDelRegistro => {
    const { ruolo, ente, tipoEnte, professione, comuni, squadra = null } = OPERATORI_ESEMPIO[0]!;
    const tratto = { dal: '2020-01-01', al: null, attivo: true, ruolo, ente, tipoEnte, professione, comuni, squadra };
    return {
      id,
      stream: randomUUID(),
      revision: 0,
      soggetto: `soggetto-${id}`,
      nome: id,
      tratti: [{ ...tratto, mandato: null }],
    };
  };

  it('scritto insieme da chi iscrive e dalla proiezione che segue, lo tiene una volta e nessuno dei due fallisce', async () => {
    const voci = Array.from({ length: 300 }, (_, i) => voce(`nuovo-${i}`));
    for (const una of voci) {
      await Promise.all(Array.from({ length: 6 }, () => operatori.registra('sebino', [una])));
    }
    expect((await operatori.elenco('sebino')).length).toBe(voci.length);
  });
});
