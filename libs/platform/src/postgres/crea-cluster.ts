import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AvvioImpossibile } from '../avvio-impossibile.js';
import type { BinariPostgres } from './binari.js';
import { processoVivo } from './processo-vivo.js';
import { comeUtente, type UtenteDiSistema } from './utente-di-sistema.js';

export const SUPERUSER = 'postgres';

const IN_CORSO = '.in-corso-';

/**
 * Makes an empty cluster, whole or not at all: initdb works in a folder named after this process, which then takes its
 * place. Folders of processes that died half-way are removed first.
 */
export async function creaCluster(
  cluster: string,
  password: string,
  binari: BinariPostgres,
  utente: UtenteDiSistema | undefined,
  durevole: boolean,
): Promise<void> {
  await rimuoviIncompiuti(cluster);
  const inCorso = `${cluster}${IN_CORSO}${process.pid}`;
  const filePassword = `${inCorso}.password`;
  try {
    await mkdir(inCorso, { mode: 0o700 });
    await writeFile(filePassword, `${password}\n`, { mode: 0o600 });
    if (utente) for (const percorso of [inCorso, filePassword]) await chown(percorso, utente.uid, utente.gid);
    await initdb(binari.initdb, inCorso, filePassword, utente, durevole);
    await rename(inCorso, cluster).catch((errore: NodeJS.ErrnoException) => {
      // Someone else's came first: that one is as good.
      if (!existsSync(join(cluster, 'PG_VERSION'))) throw errore;
    });
  } finally {
    await rm(filePassword, { force: true });
    await rm(inCorso, { recursive: true, force: true });
  }
}

async function initdb(
  programma: string,
  cartella: string,
  filePassword: string,
  utente: UtenteDiSistema | undefined,
  durevole: boolean,
): Promise<void> {
  const processo = spawn(
    programma,
    [
      `--pgdata=${cartella}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${filePassword}`,
      '--auth=scram-sha-256',
      '--locale=C.UTF-8',
      '--lc-messages=C',
      '--encoding=UTF8',
      ...(durevole ? [] : ['--no-sync']),
    ],
    { ...comeUtente(utente), env: AMBIENTE_POSTGRES, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let lamentele = '';
  processo.stderr.setEncoding('utf8').on('data', (testo: string) => (lamentele += testo));
  const codice = await new Promise<number | string>((risolvi, rifiuta) => {
    processo.on('error', rifiuta);
    processo.on('close', (c, segnale) => risolvi(c ?? segnale ?? 'ignoto'));
  });
  if (codice !== 0)
    throw new AvvioImpossibile(
      `Non è stato possibile creare il database in ${cartella} (initdb: ${codice}).\n${lamentele.trim()}`,
    );
}

async function rimuoviIncompiuti(cluster: string): Promise<void> {
  const cartella = dirname(cluster);
  const prefisso = `${basename(cluster)}${IN_CORSO}`;
  for (const nome of await readdir(cartella)) {
    if (!nome.startsWith(prefisso)) continue;
    const pid = parseInt(nome.slice(prefisso.length), 10);
    if (pid !== process.pid && processoVivo(pid)) continue;
    // An initdb that outlived its parent may still be writing there.
    await rm(join(cartella, nome), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** A folder restored or copied by root has lost its owner; PostgreSQL only opens its own. */
export function restituisci(cluster: string, utente: UtenteDiSistema): void {
  spawnSync('chown', ['-R', `${utente.uid}:${utente.gid}`, cluster]);
}

/** Nothing of the caller's environment (PGDATA, PGPORT, LC_ALL, LD_PRELOAD…) reaches the server. */
export const AMBIENTE_POSTGRES: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'], TEMP: process.env['TEMP'] } : {}),
};
