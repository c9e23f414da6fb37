import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { conLucchetto } from './lucchetto.mjs';
import { processo } from './processo.mjs';
import { nella, RADICE } from './radice.mjs';

const DIST = nella('dist');
const IMPRONTA = join(DIST, '.impronta-sorgenti');
const SORGENTI = ['apps', 'libs', 'package.json', 'package-lock.json', '.swcrc', 'scripts/costruisci.mjs'];

/** By content: a checkout touches every file and changes few. */
function impronta() {
  const somma = createHash('sha256');
  for (const file of SORGENTI.flatMap((nome) => [...fileSotto(nella(nome))]).sort())
    somma.update(`${relative(RADICE, file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  return somma.digest('hex');
}

function* fileSotto(percorso) {
  let voci;
  try {
    voci = readdirSync(percorso, { withFileTypes: true });
  } catch (errore) {
    if (errore.code === 'ENOTDIR') yield percorso;
    return;
  }
  for (const voce of voci) {
    if (voce.isDirectory()) {
      if (voce.name !== 'node_modules') yield* fileSotto(join(percorso, voce.name));
    } else if (!voce.name.endsWith('.spec.ts')) yield join(percorso, voce.name);
  }
}

export const costruito = () => existsSync(IMPRONTA) && readFileSync(IMPRONTA, 'utf8') === impronta();

/** Builds beside `dist` and takes its place at the end: whoever is killed half-way leaves the last good one, or none. */
export async function costruisci() {
  console.log('Costruisco il programma…');
  const inizio = impronta();
  for (const nome of readdirSync(RADICE))
    if (/^dist\.(nuovo|vecchio)-/.test(nome)) rmSync(nella(nome), { recursive: true });
  const nuovo = `dist.nuovo-${process.pid}`;
  const vecchio = nella(`dist.vecchio-${process.pid}`);
  await strumento(
    '@swc/cli/bin/swc.js',
    'libs',
    'apps',
    '-d',
    nuovo,
    '--config-file',
    '.swcrc',
    // What is not TypeScript is copied: the verifier that auditors read is run as it is.
    '--extensions',
    '.ts',
    '--copy-files',
    '--ignore',
    'apps/web/**,**/*.spec.ts,**/prova/**,**/conformita/**',
  );
  await strumento(
    'vite/bin/vite.js',
    'build',
    'apps/web',
    '--outDir',
    nella(nuovo, 'web'),
    '--emptyOutDir',
    '--logLevel',
    'warn',
  );
  writeFileSync(nella(nuovo, '.impronta-sorgenti'), inizio);
  if (existsSync(DIST)) renameSync(DIST, vecchio);
  renameSync(nella(nuovo), DIST);
  // It imports the program by its own name, hence where it stands.
  await passo(nella('scripts/controlla-rotte.mjs')).catch((errore) => {
    rmSync(DIST, { recursive: true });
    if (existsSync(vecchio)) renameSync(vecchio, DIST);
    throw errore;
  });
  rmSync(vecchio, { recursive: true, force: true });
}

const strumento = (programma, ...argomenti) => passo(nella('node_modules', programma), ...argomenti);

async function passo(programma, ...argomenti) {
  const { codice, detto } = await processo(process.execPath, [programma, ...argomenti], { muto: true });
  if (codice !== 0)
    throw new Error(`${detto.trim()}\n\nLa costruzione del programma non è riuscita (${relative(RADICE, programma)}).`);
}

/** Installing and building change what every process of this clone runs from. */
export function unoAllaVolta(lavoro) {
  mkdirSync(nella('.preparazione'), { recursive: true });
  const attende = () => console.log('Un altro avvio sta preparando il programma: attendo che finisca…');
  return conLucchetto(nella('.preparazione', 'lucchetto'), attende, lavoro);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  unoAllaVolta(async () => {
    if (!costruito()) await costruisci();
  }).catch((errore) => {
    console.error(errore.message);
    process.exitCode = 1;
  });
