import './versione-node.mjs';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepara } from './prepara.mjs';
import { npm, processo } from './processo.mjs';
import { nella } from './radice.mjs';

const CHROMIUM = '/usr/bin/chromium';
const REDIS = '/usr/bin/redis-server';
const POSTGRES_15 = '/usr/lib/postgresql/15/bin/postgres';
const percorsi = process.argv.slice(2);
const conteggio = { riuscite: 0, fallite: 0 };

function segna(nome, riuscita) {
  conteggio[riuscita ? 'riuscite' : 'fallite']++;
  console.log(`${riuscita ? 'ok  ' : 'NO  '} ${nome}`);
}

async function passo(nome, lavoro) {
  try {
    const esito = await lavoro();
    const riuscita = esito === undefined || esito.codice === 0;
    if (!riuscita) console.error(esito.detto);
    segna(nome, riuscita);
  } catch (errore) {
    console.error(errore.message);
    segna(nome, false);
  }
}

/** Things the tests drive as Debian makes them: downloading others is not needed, and often not possible. */
async function pacchetto(nome, file, perche) {
  if (existsSync(file)) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installo ${nome}…`);
    // RUNLEVEL: what is installed is for the tests to start, not for the system.
    const ambiente = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    await processo('apt-get', ['update', '-q'], { muto: true, ambiente });
    await processo('apt-get', ['install', '-y', '-q', '--no-install-recommends', nome], { muto: true, ambiente });
    if (existsSync(file)) return;
  }
  throw new Error(`${perche} usano ${file}: installare il pacchetto «${nome}».`);
}

const chromium = () => pacchetto('chromium', CHROMIUM, 'Le prove nel browser');
const postgres15 = () => pacchetto('postgresql-15', POSTGRES_15, 'Le prove sul PostgreSQL più vecchio che si promette');
const redis = () => pacchetto('redis-server', REDIS, 'Le prove dei lavori');

async function jest() {
  const cartella = mkdtempSync(join(tmpdir(), 'cartella-esito-'));
  const esito = join(cartella, 'esito.json');
  try {
    await processo(
      process.execPath,
      [
        nella('node_modules/jest/bin/jest.js'),
        '--json',
        `--outputFile=${esito}`,
        '--testLocationInResults=false',
        ...percorsi,
      ],
      {
        ambiente: {
          NODE_OPTIONS:
            `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
        },
      },
    );
    if (!existsSync(esito)) return segna('jest non ha dato un esito', false);
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, success } = JSON.parse(
      readFileSync(esito, 'utf8'),
    );
    conteggio.riuscite += numPassedTests;
    conteggio.fallite += numFailedTests + numRuntimeErrorTestSuites;
    if (numPassedTests + numFailedTests === 0) segna('nessuna prova eseguita', false);
    else if (!success && numFailedTests + numRuntimeErrorTestSuites === 0) segna('jest non è riuscito', false);
  } finally {
    rmSync(cartella, { recursive: true, force: true });
  }
}

await passo('costruzione', prepara);
if (conteggio.fallite === 0) {
  await passo('chromium', chromium);
  await passo('postgresql-15', postgres15);
  await passo('redis-server', redis);
  if (percorsi.length === 0) {
    await passo('tipi', () => npm(['run', '--silent', 'typecheck'], { muto: true }));
    await passo('stile', () => npm(['run', '--silent', 'lint'], { muto: true }));
  }
  await jest();
}
console.log(`${conteggio.riuscite} passed, ${conteggio.fallite} failed`);
process.exitCode = conteggio.fallite === 0 ? 0 : 1;
