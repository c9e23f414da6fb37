import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as attesa } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const RADICE = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

function prove(temporanea: string): ChildProcess {
  return spawn(
    process.execPath,
    ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'test/ambiente/database-di-prova'],
    {
      cwd: RADICE,
      env: { ...process.env, TMPDIR: temporanea, PROVA_POSTGRES_URL: '' },
      stdio: 'ignore',
    },
  );
}

const uscita = (processo: ChildProcess): Promise<number | null> =>
  new Promise((risolvi) => processo.once('exit', risolvi));

function vivo(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe('L’ambiente delle prove', () => {
  it('se le prove vengono uccise, le prossime fermano e tolgono quel che era rimasto', async () => {
    const temporanea = mkdtempSync(join(tmpdir(), 'cartella-uccise-'));
    chmodSync(temporanea, 0o711);
    const prime = prove(temporanea);
    const filePid = (): string | undefined =>
      readdirSync(temporanea)
        .filter((nome) => nome.startsWith('cartella-prove-'))
        .map((nome) => join(temporanea, nome, 'postgres/postmaster.pid'))
        .find((file) => existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.startsWith('ready'));
    while (!filePid()) await attesa(20);
    const rimasto = Number(readFileSync(filePid()!, 'utf8').split('\n')[0]);
    prime.kill('SIGKILL');
    await uscita(prime);
    expect(vivo(rimasto)).toBe(true);

    expect(await uscita(prove(temporanea))).toBe(0);
    expect(vivo(rimasto)).toBe(false);
    expect(readdirSync(temporanea).filter((nome) => nome.startsWith('cartella-prove-'))).toEqual([]);
    rmSync(temporanea, { recursive: true, force: true });
  });
});
