import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AvvioImpossibile } from './avvio-impossibile.js';
import { apertoAdAltri } from './file-riservato.js';

/** For its owner only. */
const RISERVATO = 0o600;

/**
 * The text of a file that is written once and never again. Two processes that start together must agree on it, and a
 * process killed half-way must not leave half of it: it is written whole and synced under another name, then linked,
 * which fails if the name is taken.
 * @throws AvvioImpossibile if it is for its owner only, and others can read it
 */
export async function scrittoUnaVolta(percorso: string, genera: () => string, permessi = RISERVATO): Promise<string> {
  try {
    return await letto(percorso, permessi);
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code !== 'ENOENT') throw errore;
  }
  await mkdir(dirname(percorso), { recursive: true, mode: 0o700 });
  const provvisorio = `${percorso}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    const file = await open(provvisorio, 'wx', permessi);
    try {
      await file.writeFile(genera());
      await file.sync();
    } finally {
      await file.close();
    }
    await link(provvisorio, percorso).catch((errore: NodeJS.ErrnoException) => {
      if (errore.code !== 'EEXIST') throw errore;
    });
    await sincronizzaCartella(dirname(percorso));
  } finally {
    await unlink(provvisorio).catch(() => undefined);
  }
  return await letto(percorso, permessi);
}

async function letto(percorso: string, permessi: number): Promise<string> {
  const testo = await readFile(percorso, 'utf8');
  const aperto = permessi === RISERVATO ? apertoAdAltri(await stat(percorso)) : undefined;
  if (aperto !== undefined) throw new AvvioImpossibile(`Il segreto in ${percorso} ${aperto}.`);
  return testo;
}

/** A name is durable when its folder is. Windows cannot open one, and does not need to. */
async function sincronizzaCartella(cartella: string): Promise<void> {
  if (process.platform === 'win32') return;
  const aperta = await open(cartella, 'r');
  try {
    await aperta.sync();
  } finally {
    await aperta.close();
  }
}

/** A random secret of 32 bytes, in hexadecimal, readable by its owner only; made the first time it is asked for. */
export async function segretoInFile(percorso: string): Promise<string> {
  return esadecimale(percorso, await scrittoUnaVolta(percorso, () => `${randomBytes(32).toString('hex')}\n`));
}

/** The same for who may not make it; undefined if nobody has. */
export async function segretoGiaInFile(percorso: string): Promise<string | undefined> {
  try {
    return esadecimale(percorso, await letto(percorso, RISERVATO));
  } catch (errore) {
    if ((errore as NodeJS.ErrnoException).code !== 'ENOENT') throw errore;
    return undefined;
  }
}

function esadecimale(percorso: string, scritto: string): string {
  const testo = scritto.trim();
  if (!/^[0-9a-f]{64}$/.test(testo)) throw new Error(`${percorso} non contiene un segreto di 32 byte in esadecimale`);
  return testo;
}
