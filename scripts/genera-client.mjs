// Asks the built application for its OpenAPI and writes it, with the TypeScript types of the web client, in apps/web.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const radice = fileURLToPath(new URL('..', import.meta.url));
const dati = await mkdtemp(join(tmpdir(), 'cartella-genera-'));
const server = spawn(process.execPath, [join(radice, 'dist/apps/cli/src/main.js'), 'avvia'], {
  env: { ...process.env, PORT: '0', DATA_DIR: dati, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const indirizzo = await new Promise((trovato, fallito) => {
    let testo = '';
    server.stdout.on('data', (pezzo) => {
      testo += pezzo;
      const url = /http:\/\/\S+/.exec(testo);
      if (url) trovato(url[0]);
    });
    server.on('exit', () => fallito(new Error('The application did not start')));
  });
  const documento = await (await fetch(`${indirizzo}/api/openapi.json`)).json();
  const ast = await openapiTS(structuredClone(documento));
  await writeFile(join(radice, 'apps/web/src/api/openapi.json'), `${JSON.stringify(documento, null, 2)}\n`);
  await writeFile(
    join(radice, 'apps/web/src/api/schema.d.ts'),
    `// Generated from openapi.json by \`npm run genera\`: do not edit.\n${astToString(ast)}`,
  );
} finally {
  server.kill('SIGTERM');
  await new Promise((finito) => server.once('exit', finito));
  await rm(dati, { recursive: true, force: true });
}
