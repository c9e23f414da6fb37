import { spawnSync } from 'node:child_process';
import { AvvioImpossibile } from '../avvio-impossibile.js';

/** Where things go that an unprivileged user must reach, when the program is started by root. */
export const CARTELLA_DI_SISTEMA = '/var/lib/cartella-sociale';

/** PostgreSQL refuses to run as root: whoever runs it instead. */
export interface UtenteDiSistema {
  readonly nome: string;
  readonly uid: number;
  readonly gid: number;
}

export const sonoRoot = (): boolean => process.getuid?.() === 0;

/** Options of a process run by that user (by the current one, if undefined), in a folder that any user can be in. */
export const comeUtente = (utente: UtenteDiSistema | undefined): { uid?: number; gid?: number; cwd: string } =>
  utente === undefined
    ? { cwd: process.platform === 'win32' ? 'C:\\' : '/' }
    : { uid: utente.uid, gid: utente.gid, cwd: '/' };

/** The `postgres` user, made if the system has none; `nobody` where users cannot be made. */
export function utenteNonPrivilegiato(): UtenteDiSistema {
  const trovato = utenteDiNome('postgres');
  if (trovato) return trovato;
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/bin/false',
    'postgres',
  ]);
  const utente = utenteDiNome('postgres') ?? utenteDiNome('nobody');
  if (!utente)
    throw new AvvioImpossibile(
      "PostgreSQL non si può eseguire come root e su questo sistema non c'è un altro utente: " +
        'avviare il programma con un utente normale, oppure indicare un database con DATABASE_URL.',
    );
  return utente;
}

/** Whose files those are. initdb wants a user with a name. */
export function utenteDiUid(uid: number): UtenteDiSistema | undefined {
  const nome = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' });
  return nome.status === 0 ? utenteDiNome(nome.stdout.trim()) : undefined;
}

function utenteDiNome(nome: string): UtenteDiSistema | undefined {
  const [uid, gid] = ['-u', '-g'].map((opzione) => spawnSync('id', [opzione, nome], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { nome, uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
