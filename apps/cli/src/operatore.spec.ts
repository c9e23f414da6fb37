import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { Operatori, Sessioni } from '#identity';
import { OrologioDiSistema, urlDi } from '#platform';
import { databaseVuoto, type DatabaseVuoto, SEGRETO_DI_PROVA } from '../../../test/ambiente/database-di-prova.js';
import { chiediChi, richiestaDiIscrizione } from './operatore.js';

describe('Il primo operatore dell’Ufficio di Piano, dalla riga di comando', () => {
  let db: DatabaseVuoto;
  let dati: string;
  let pool: pg.Pool;

  /** The command line, from the sources, in a process of its own, with something on its standard input. */
  const operatore = (ingresso: string, ...argomenti: string[]) =>
    new Promise<{ codice: number | null; detto: string }>((risolvi) => {
      const processo = spawn(
        process.execPath,
        [
          '--conditions=sorgente',
          '--import',
          './scripts/typescript-al-volo.mjs',
          'apps/cli/src/main.ts',
          'operatore',
          ...argomenti,
        ],
        {
          env: {
            PATH: process.env['PATH'],
            LOG_LEVEL: 'debug',
            DATABASE_URL: db.adminUrl,
            DATA_DIR: join(dati, 'dati'),
            SEGRETO_RUOLI: SEGRETO_DI_PROVA,
          },
        },
      );
      let detto = '';
      for (const uscita of [processo.stdout, processo.stderr])
        uscita.on('data', (t: Buffer) => (detto += t.toString()));
      processo.once('close', (codice) => risolvi({ codice, detto }));
      processo.stdin.end(ingresso);
    });
  const PRIMA = ['iscrivi', '--ambito', 'valle', '--nome-ambito', 'Ambito della Valle', '--ente', 'ambito-valle'];

  beforeAll(async () => {
    db = await databaseVuoto();
    dati = await mkdtemp(join(tmpdir(), 'cartella-cli-'));
  });
  afterAll(async () => {
    await pool?.end();
    await db?.chiudi();
    await rm(dati, { recursive: true, force: true });
  });

  it('entra, e del nome e delle credenziali non resta nulla in ciò che il programma scrive', async () => {
    const { codice, detto } = await operatore('Marcatonome Ontàvi\nmarcatosub\n', ...PRIMA);
    expect([codice, detto]).toEqual([0, expect.stringMatching(/Ambito valle con l’identificativo op-[a-z0-9]{8}\.\n/)]);
    expect(detto).not.toMatch(/marcato/i);
    pool = new pg.Pool({ connectionString: urlDi(db.adminUrl, 'writer', SEGRETO_DI_PROVA), max: 2 });
    const sessioni = new Sessioni(pool, new OrologioDiSistema());
    const token = await sessioni.apri('marcatosub', 2);
    expect(await sessioni.viva(token!)).toMatchObject({
      operatore: { nome: 'Marcatonome Ontàvi', ruolo: 'ufficio-di-piano', ente: 'ambito-valle', ambito: 'valle' },
      ambito: { nome: 'Ambito della Valle' },
    });
  }, 60_000);

  it('ce n’è già uno: il secondo lo iscrive il primo, salvo emergenza', async () => {
    const no = await operatore('Un Altro\naltro\n', ...PRIMA);
    expect([no.codice, no.detto]).toEqual([1, expect.stringContaining('le altre utenze le iscrive lui')]);
    expect((await operatore('Un Altro\naltro\n', ...PRIMA, '--emergenza')).codice).toBe(0);
    expect(await new Operatori(pool).elenco('valle')).toHaveLength(2);
  }, 60_000);

  it.each([
    ['senza ente', ['iscrivi', '--ambito', 'valle']],
    ['senza dire che cosa', PRIMA.slice(1)],
    ['con il nome fra gli argomenti', [...PRIMA, 'Mario']],
    ['con un’opzione che non c’è', [...PRIMA, '--nome', 'Mario']],
    ['con un codice che non lo è', ['iscrivi', '--ambito', 'La Valle', '--ente', 'x']],
    ['con una data che non esiste', [...PRIMA, '--dal', '2026-02-30']],
  ])('%s dice come si usa', (_, argomenti) => {
    expect(() => richiestaDiIscrizione(argomenti)).toThrow(/^operatore iscrivi --ambito/);
  });

  it('senza il soggetto non va avanti, e non ripete il nome', async () => {
    await expect(chiediChi(Readable.from('Un nome solo\n'))).rejects.toThrow(/^Servono due righe/);
    await expect(chiediChi(Readable.from(' Un nome \n sub-1\n'))).resolves.toEqual({
      nome: 'Un nome',
      soggetto: 'sub-1',
    });
  });
});
