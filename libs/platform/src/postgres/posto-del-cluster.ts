import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AvvioImpossibile } from '../avvio-impossibile.js';
import type { Log } from '../logger.js';
import { scrittoUnaVolta } from '../segreto-in-file.js';
import { CARTELLA_DI_SISTEMA, comeUtente, type UtenteDiSistema } from './utente-di-sistema.js';

/** `chiavi/postgres.json` in the data folder: where its cluster is and how to get into it. */
export interface PostoDelCluster {
  readonly password: string;
  /** Absolute, when the cluster could not be in the data folder. Decided once: it must not be looked for elsewhere later. */
  readonly altrove?: string;
  /** The cluster has been there: if it is not, data were lost, and a new one must not be made in silence. */
  readonly creato?: true;
}

const file = (cartella: string): string => join(cartella, 'chiavi', 'postgres.json');

export const cartellaDelCluster = (cartella: string, posto: PostoDelCluster): string =>
  posto.altrove ?? join(cartella, 'postgres');

/** The folder of a cluster already placed, if any. */
export async function clusterDi(cartella: string): Promise<string | undefined> {
  const testo = await readFile(file(cartella), 'utf8').catch(() => undefined);
  return testo === undefined ? undefined : cartellaDelCluster(await realpath(cartella), JSON.parse(testo));
}

/** Decides the place the first time, and remembers it. */
export async function postoDelCluster(
  cartella: string,
  utente: UtenteDiSistema | undefined,
  log: Log,
): Promise<PostoDelCluster> {
  const testo = await scrittoUnaVolta(file(cartella), () => {
    const raggiungibile =
      utente === undefined || spawnSync('/bin/ls', ['-d', `${cartella}/.`], comeUtente(utente)).status === 0;
    const posto: PostoDelCluster = {
      password: randomBytes(32).toString('hex'),
      ...(raggiungibile ? {} : { altrove: postoDiSistema(cartella) }),
    };
    return JSON.stringify(posto);
  });
  const posto = JSON.parse(testo) as PostoDelCluster;
  if (posto.altrove !== undefined) {
    if (utente === undefined)
      throw new AvvioImpossibile(
        `I dati di PostgreSQL sono in ${posto.altrove} perché il programma era stato avviato da root: avviarlo ancora da root.`,
      );
    log.info(
      `${cartella} non è raggiungibile dall'utente «${utente.nome}»: i dati di PostgreSQL stanno in ${posto.altrove}`,
    );
    await mkdir(CARTELLA_DI_SISTEMA, { recursive: true, mode: 0o755 });
    await mkdir(join(posto.altrove, '..'), { recursive: true, mode: 0o755 });
  }
  return posto;
}

export async function segnaCreato(cartella: string, posto: PostoDelCluster): Promise<void> {
  const provvisorio = `${file(cartella)}.${process.pid}`;
  await writeFile(provvisorio, JSON.stringify({ ...posto, creato: true }), { mode: 0o600 });
  await rename(provvisorio, file(cartella));
}

/** Absolute and without links: the path by which a running server is recognised. */
export async function preparaCartellaDati(cartella: string, root: boolean): Promise<string> {
  if (!existsSync(cartella)) {
    await mkdir(cartella, { recursive: true });
    // Root's server runs as another user, who has to pass through to its own folder and sees nothing else.
    await chmod(cartella, root ? 0o711 : 0o700);
  }
  return await realpath(cartella);
}

const postoDiSistema = (cartella: string): string =>
  join(CARTELLA_DI_SISTEMA, createHash('sha256').update(cartella).digest('hex').slice(0, 16), 'postgres');
