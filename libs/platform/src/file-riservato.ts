import type { Stats } from 'node:fs';

const GRUPPO_LEGGE = 0o040;
const GRUPPO_SCRIVE_O_ESEGUE = 0o030;
const ALTRI = 0o007;

/**
 * Why a file that holds a secret may be read by others; undefined if only its owner can. Who hands secrets over as files of
 * root for the group of the program (Kubernetes with an `fsGroup`) has no other way than that group: there it may read.
 */
export function apertoAdAltri({ mode, uid }: Pick<Stats, 'mode' | 'uid'>): string | undefined {
  // Windows has no such bits: there its folders say who reads.
  if (process.platform === 'win32') return undefined;
  const consegnato = uid === 0 && process.getuid?.() !== 0;
  const vietati = ALTRI | GRUPPO_SCRIVE_O_ESEGUE | (consegnato ? 0 : GRUPPO_LEGGE);
  if ((mode & vietati) === 0) return undefined;
  return `può essere letto o scritto da altri utenti (permessi ${(mode & 0o777).toString(8)}): toglierli con chmod 600`;
}
