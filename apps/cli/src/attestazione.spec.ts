import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { PostgresEventStore } from '#event-store';
import { urlDi } from '#platform';
import { verificatore } from '../../../libs/attestazione/src/prova/verificatore.js';
import { databaseVuoto, type DatabaseVuoto, SEGRETO_DI_PROVA } from '../../../test/ambiente/database-di-prova.js';
import { richiestaDiFascicolo } from './attestazione.js';

const CARTELLA = '0a2b3c4d-0000-4000-8000-000000000001';

describe('Dalla riga di comando', () => {
  let db: DatabaseVuoto;
  let dati: string;
  let pool: pg.Pool;
  const in_ = (nome: string) => join(dati, nome);

  /** The command line, from the sources, in a process of its own. */
  const cartella = (argomenti: readonly string[], ambiente: Readonly<Record<string, string>>) =>
    new Promise<{ codice: number; detto: string }>((risolvi) => {
      const programma = [
        '--conditions=sorgente',
        '--import',
        './scripts/typescript-al-volo.mjs',
        'apps/cli/src/main.ts',
      ];
      const env = { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...ambiente };
      execFile(process.execPath, [...programma, ...argomenti], { env }, (errore, stdout, stderr) =>
        risolvi({ codice: errore ? Number(errore.code) : 0, detto: stdout + stderr }),
      );
    });
  const esegui = (...argomenti: string[]) =>
    cartella(argomenti, { DATABASE_URL: db.adminUrl, DATA_DIR: in_('dati'), SEGRETO_RUOLI: SEGRETO_DI_PROVA });

  const scrivi = async (da: number, a: number): Promise<void> => {
    const store = new PostgresEventStore(pool, pool, Buffer.alloc(32, 7));
    for (let revision = da; revision <= a; revision++) {
      const esito = await store.append({
        ambito: 'sebino',
        attore: { id: 'as-1', ruolo: 'assistente-sociale', ente: 'ambito-sebino', livello: 2 },
        provenienza: { tipo: 'operatore' },
        correlazione: 'c',
        causazione: null,
        adesso: new Date(),
        scritture: [
          {
            stream: { categoria: 'cartella', id: CARTELLA },
            attesa: revision - 1,
            eventi: [
              {
                id: uuidv7(),
                tipo: 'Prova',
                versione: 1,
                avvenutoIl: '2026-03-30',
                comune: '016086',
                dati: { revision },
              },
            ],
          },
        ],
      });
      expect(esito.esito).toBe('ok');
    }
  };

  beforeAll(async () => {
    db = await databaseVuoto();
    dati = await mkdtemp(join(tmpdir(), 'cartella-cli-'));
    expect((await esegui('migra')).codice).toBe(0);
    pool = new pg.Pool({ connectionString: urlDi(db.adminUrl, 'writer', SEGRETO_DI_PROVA), max: 2 });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await db.chiudi();
    await rm(dati, { recursive: true });
  });

  it('si firma, si esporta, si verifica; e un registro tagliato non passa', async () => {
    await scrivi(0, 3);
    expect(await esegui('checkpoint')).toMatchObject({
      codice: 0,
      detto: expect.stringMatching(/Firmato checkpoint alla posizione 4/),
    });
    await scrivi(4, 5);
    expect(await esegui('verifica')).toMatchObject({
      codice: 0,
      detto: expect.stringMatching(/integro: 6 eventi.*Ultima posizione provata: 4\./s),
    });
    expect(await esegui('esporta', '--in', in_('registro.jsonl'))).toMatchObject({
      codice: 0,
      detto: expect.stringContaining('6 eventi'),
    });
    const conservato = join(
      in_('dati/checkpoint'),
      readdirSync(in_('dati/checkpoint')).find((n) => n.endsWith('.checkpoint'))!,
    );
    const della = ['esporta', '--cartella', CARTELLA, '--in', in_('cartella.jsonl'), '--coerenza', conservato];
    expect(await esegui(...della)).toMatchObject({ codice: 0 });

    // Verified on a machine that has nothing else: no configuration, and nothing is made.
    const chiave = in_('dati/checkpoint/chiave-pubblica.txt');
    const verificato = { codice: 0, detto: expect.stringMatching(/confrontati: 1\.\nEsito: IN REGOLA/) };
    const come = ['--chiave-pubblica', chiave, '--checkpoint', conservato];
    const altrove = { DATA_DIR: in_('nessuno'), DATABASE_URL: 'non è un indirizzo' };
    expect(await cartella(['verifica', in_('registro.jsonl'), ...come], altrove)).toMatchObject(verificato);
    expect(await verificatore(in_('cartella.jsonl'), ...come)).toMatchObject(verificato);
    expect(existsSync(in_('nessuno'))).toBe(false);

    const admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
    await admin.query(`SET session_replication_role = 'replica'; DELETE FROM log.evento WHERE posizione > 5;
      UPDATE log.testa SET posizione = 5, chain = (SELECT chain FROM log.evento WHERE posizione = 5)`);
    await admin.end();
    expect(await esegui('verifica')).toMatchObject({
      codice: 3,
      detto: expect.stringContaining('la coda è stata tagliata'),
    });
    const rifiuto =
      /Non attesto questo registro\. Il registro ha 5 eventi, ma l’ultimo checkpoint firmato ne attesta 6/;
    expect(await esegui('esporta', '--in', in_('dopo.jsonl'))).toMatchObject({
      codice: 3,
      detto: expect.stringMatching(rifiuto),
    });
    expect(existsSync(in_('dopo.jsonl'))).toBe(false);
  }, 120_000);

  it('non sovrascrive un fascicolo, e lo dice prima di cominciare', async () => {
    const prima = readFileSync(in_('registro.jsonl'), 'utf8');
    await expect(richiestaDiFascicolo(['--in', in_('registro.jsonl')])).rejects.toThrow(
      'esiste già: non lo sovrascrivo',
    );
    expect(readFileSync(in_('registro.jsonl'), 'utf8')).toBe(prima);
  });

  it.each([
    [[], 'Uso: esporta'],
    [['--in'], 'Uso: esporta'],
    [['--cartella', CARTELLA], 'Uso: esporta'],
    [['--in', '/nuovo', '--cartella', CARTELLA, '--ambito', 'sebino'], 'Uso: esporta'],
    [['--in', '/nuovo', '--cartella', 'QUELLA'], 'deve essere un UUID'],
    [['--in', '/nuovo', '--coerenza', '/assente'], 'non si può leggere'],
  ])('non esporta con gli argomenti %j', async (argomenti, detto) => {
    await expect(richiestaDiFascicolo(argomenti)).rejects.toMatchObject({
      codiceUscita: 2,
      message: expect.stringContaining(detto),
    });
  });
});
