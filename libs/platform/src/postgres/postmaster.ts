import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { processoVivo } from './processo-vivo.js';

/** What a server says of itself in `postmaster.pid`, in its data folder. */
export interface Postmaster {
  readonly pid: number;
  /** NaN while it is starting. */
  readonly porta: number;
}

const percorso = (cluster: string): string => join(cluster, 'postmaster.pid');

export async function leggiPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const righe = (await readFile(percorso(cluster), 'utf8').catch(() => '')).split('\n');
  const pid = Math.abs(Number(righe[0]));
  return Number.isInteger(pid) && pid > 0 ? { pid, porta: Number(righe[3] || NaN) } : undefined;
}

/**
 * Whether that pid is, now, a server of that data folder. A number alone proves nothing: after a restart of the machine,
 * or in a container, it belongs to anyone. The command line is readable by all; on a system where it cannot be read, only
 * a connection with our password can tell, so the answer is that it may be.
 */
export function serveQuesto(cluster: string, pid: number): boolean {
  if (!processoVivo(pid)) return false;
  if (process.platform === 'linux') {
    try {
      const argomenti = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return basename(argomenti[0] ?? '') === 'postgres' && argomenti[argomenti.indexOf('-D') + 1] === cluster;
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && stdout.includes('postgres') && stdout.includes(`-D ${cluster} `);
}

/**
 * A pid file left by a dead server whose number now belongs to an unrelated process of the same user stops PostgreSQL
 * from starting. Removing the file would also remove the check that no process is still attached to the old shared
 * memory; with the number of its own parent in the first line, a server goes on and still makes that check.
 */
export async function liberaPidRiusato(cluster: string): Promise<void> {
  const [, ...resto] = (await readFile(percorso(cluster), 'utf8')).split('\n');
  await writeFile(percorso(cluster), [String(process.pid), ...resto].join('\n'));
}
