import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs from the sources, each in a process of its own, told that they are in production. */

describe('In produzione, senza un gestore dell’identità', () => {
  let dove: string;
  beforeEach(async () => {
    dove = await mkdtemp(join(tmpdir(), 'cartella-produzione-'));
  });
  afterEach(() => rm(dove, { recursive: true, force: true }));

  const esegui = (ambiente: Readonly<Record<string, string>>, programma: string, ...argomenti: string[]) =>
    new Promise<{ codice: number | null; detto: string }>((risolvi) => {
      const processo = spawn(
        process.execPath,
        ['--conditions=sorgente', '--import', './scripts/typescript-al-volo.mjs', programma, ...argomenti],
        { env: { PATH: process.env['PATH'], DATA_DIR: join(dove, 'dati'), PORT: '0', ...ambiente } },
      );
      let detto = '';
      for (const uscita of [processo.stdout, processo.stderr]) uscita.on('data', (t: Buffer) => (detto += String(t)));
      processo.once('close', (codice) => risolvi({ codice, detto }));
    });
  const RIFIUTO = /L'accesso di prova incorporato .* non si avvia con NODE_ENV=production.*OIDC_ISSUER/;
  const CLI = 'apps/cli/src/main.ts';
  /** Nothing listens there: whoever got as far as a database would say so. */
  const ALTROVE = { DATABASE_URL: 'postgres://nessuno:nessuno@127.0.0.1:9/nessuno' };

  it.each([
    ['npm start', {}, CLI, ['avvia']],
    ['npm start con l’esempio', {}, CLI, ['avvia', '--esempio']],
    ['l’esempio', {}, CLI, ['esempio']],
    ['npm start su un database suo', ALTROVE, CLI, ['avvia']],
    ['il servizio delle API', ALTROVE, 'apps/api/src/main.ts', []],
  ] as const)('%s si rifiuta prima di scrivere qualcosa', async (_, ambiente, programma, argomenti) => {
    const { codice, detto } = await esegui({ NODE_ENV: 'production', ...ambiente }, programma, ...argomenti);
    expect([codice, detto]).toEqual([1, expect.stringMatching(RIFIUTO)]);
    expect(await readdir(dove)).toEqual([]);
  });

  it('ciò che non fa entrare nessuno non vuole un gestore', async () => {
    const { codice, detto } = await esegui({ NODE_ENV: 'production', ...ALTROVE }, CLI, 'migra');
    expect(detto).not.toMatch(RIFIUTO);
    expect([codice, detto]).toEqual([1, expect.stringContaining('127.0.0.1:9')]);
  });
});
