import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as attesa } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const RADICE = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** A whole project with a program of three lines, to try its start-up without waiting for the real one. */
const PROGRAMMA = `
import { saluto } from '#saluto';
const vivo = setInterval(() => {}, 1000);
const sorda = process.argv.includes('--sorda');
if (!sorda) for (const s of ['SIGINT', 'SIGTERM'] as const) process.on(s, () => setTimeout(() => { console.log('fermato'); clearInterval(vivo); }, 100));
console.log(saluto, ...process.argv.slice(2));
if (process.argv.includes('--rotta')) process.exit(2);
`;

let progetto: string;
let lanciati: ChildProcess[];

beforeEach(() => {
  lanciati = [];
  progetto = mkdtempSync(join(tmpdir(), 'cartella-progetto-'));
  for (const nome of ['scripts', 'package-lock.json', '.swcrc'])
    cpSync(join(RADICE, nome), join(progetto, nome), { recursive: true });
  symlinkSync(join(RADICE, 'node_modules'), join(progetto, 'node_modules'));
  scrivi(
    'package.json',
    JSON.stringify({
      type: 'module',
      imports: { '#saluto': './dist/libs/saluto/src/index.js', '#identity': './dist/libs/identity/src/index.js' },
      scripts: { start: 'node scripts/avvia.mjs' },
    }),
  );
  scrivi('libs/saluto/src/index.ts', `export const saluto: string = 'pronto';`);
  // No routes, and nothing that they could be compared with.
  scrivi('libs/identity/src/index.ts', 'export const eController = () => false; export const fuoriMatrice = () => [];');
  scrivi('libs/saluto/src/index.spec.ts', 'prova');
  scrivi('apps/cli/src/main.ts', PROGRAMMA);
  scrivi('apps/web/index.html', '<!doctype html><title>prova</title>');
});

afterEach(async () => {
  for (const p of lanciati) if (p.exitCode === null && p.signalCode === null) p.kill('SIGKILL');
  await attesa(50);
  rmSync(progetto, { recursive: true, force: true, maxRetries: 5 });
});

function scrivi(file: string, testo: string): void {
  mkdirSync(dirname(join(progetto, file)), { recursive: true });
  writeFileSync(join(progetto, file), testo);
}

interface Lancio {
  readonly processo: ChildProcess;
  readonly detto: () => string;
  readonly uscita: Promise<number | null>;
  dice(che: string): Promise<void>;
}

function lancia(comando: string, ...argomenti: string[]): Lancio {
  const { npm_lifecycle_event: _, ...ambiente } = process.env;
  const processo = spawn(comando, argomenti, { cwd: progetto, env: ambiente, stdio: ['ignore', 'pipe', 'pipe'] });
  lanciati.push(processo);
  let detto = '';
  for (const uscita of [processo.stdout, processo.stderr])
    uscita.on('data', (testo: Buffer) => (detto += testo.toString()));
  const uscita = new Promise<number | null>((risolvi) => processo.once('close', risolvi));
  return {
    processo,
    detto: () => detto,
    uscita,
    async dice(che) {
      while (!detto.includes(che)) {
        if (processo.exitCode !== null) throw new Error(`uscito con ${processo.exitCode}: ${detto}`);
        await attesa(20);
      }
    },
  };
}

const avvia = (...argomenti: string[]): Lancio => lancia(process.execPath, 'scripts/avvia.mjs', ...argomenti);
const costruisci = (): Lancio => lancia(process.execPath, 'scripts/costruisci.mjs');

async function fermato(lancio: Lancio): Promise<string> {
  lancio.processo.kill('SIGINT');
  expect(await lancio.uscita).toBe(0);
  return lancio.detto();
}

describe('npm start', () => {
  it('costruisce il programma la prima volta, lo avvia con i suoi argomenti, e un Ctrl-C lo chiude bene', async () => {
    const primo = avvia('--esempio', 'sebino');
    await primo.dice('pronto avvia --esempio sebino');
    expect(await fermato(primo)).toBe('Costruisco il programma…\npronto avvia --esempio sebino\nfermato\n');
    expect(readdirSync(join(progetto, 'dist')).sort()).toEqual(['.impronta-sorgenti', 'apps', 'libs', 'web']);
    expect(existsSync(join(progetto, 'dist/libs/saluto/src/index.spec.js'))).toBe(false);

    const secondo = avvia();
    await secondo.dice('pronto');
    expect(await fermato(secondo)).not.toContain('Costruisco');
  });

  it('costruisce di nuovo quando un sorgente cambia, e non per una prova', async () => {
    await costruisci().uscita;
    appendFileSync(join(progetto, 'libs/saluto/src/index.spec.ts'), '// altra');
    expect(await fermatoDopoPronto()).not.toContain('Costruisco');
    scrivi('libs/saluto/src/index.ts', `export const saluto = 'pronto, e nuovo';`);
    expect(await fermatoDopoPronto()).toContain('Costruisco il programma…\npronto, e nuovo');
  });

  const fermatoDopoPronto = async (): Promise<string> => {
    const lancio = avvia();
    await lancio.dice('pronto');
    return await fermato(lancio);
  };

  it('fermato da un Ctrl-C prima che il programma ascolti, esce lo stesso con 0', async () => {
    const lancio = avvia('--sorda');
    await lancio.dice('pronto');
    await fermato(lancio);
  });

  it('esce con il codice del programma', async () => {
    expect(await avvia('--rotta').uscita).toBe(2);
  });

  it('se npm viene terminato, il programma non resta acceso', async () => {
    const lancio = lancia('npm', 'start');
    await lancio.dice('pronto');
    lancio.processo.kill('SIGTERM');
    await lancio.dice('fermato').catch(() => undefined);
    await lancio.uscita;
    expect(lancio.detto()).toContain('fermato');
  });

  it('se i sorgenti non si costruiscono lo dice, ed esce con 1 lasciando stare quel che c’era', async () => {
    await costruisci().uscita;
    scrivi('libs/saluto/src/index.ts', 'export const = ;');
    const lancio = avvia();
    expect(await lancio.uscita).toBe(1);
    expect(lancio.detto()).toContain('La costruzione del programma non è riuscita');
    expect(existsSync(join(progetto, 'dist/apps/cli/src/main.js'))).toBe(true);
  });
});

describe('La costruzione', () => {
  it('chiesta da molti insieme è fatta da uno, e gli altri la aspettano', async () => {
    const lanci = Array.from({ length: 4 }, costruisci);
    expect(await Promise.all(lanci.map((l) => l.uscita))).toEqual([0, 0, 0, 0]);
    expect(lanci.filter((l) => l.detto().includes('Costruisco'))).toHaveLength(1);
    expect(lanci.filter((l) => l.detto().includes('attendo che finisca')).length).toBeGreaterThan(0);
    expect(readdirSync(progetto).filter((nome) => nome.startsWith('dist'))).toEqual(['dist']);
    expect(readdirSync(join(progetto, '.preparazione'))).toEqual([]);
  });

  it('uccisa a metà non lascia un programma rotto, né blocca la prossima', async () => {
    const prima = costruisci();
    while (!readdirSync(progetto).some((nome) => nome.startsWith('dist.nuovo-'))) await attesa(2);
    prima.processo.kill('SIGKILL');
    await prima.uscita;
    expect(existsSync(join(progetto, 'dist'))).toBe(false);
    expect(await costruisci().uscita).toBe(0);
    expect(existsSync(join(progetto, 'dist/apps/cli/src/main.js'))).toBe(true);
    await attesa(500);
    expect(readdirSync(progetto).filter((nome) => nome.startsWith('dist'))).toEqual(['dist']);
  });
});
