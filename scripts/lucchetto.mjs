import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as attesa } from 'node:timers/promises';

/** No preparation takes this long: a number that seems alive after it belongs to another process by now. */
const SCADENZA_MS = 20 * 60_000;

/**
 * One process at a time, and never none for ever: the file holds the number of its owner, and is taken over from one that
 * has died. It is linked in place when already written, so it is never seen empty.
 */
export async function conLucchetto(file, quandoAttende, lavoro) {
  const mio = `${file}.${process.pid}`;
  writeFileSync(mio, String(process.pid));
  try {
    for (let attende = false; !prendi(mio, file); await attesa(200)) {
      if (!attende) quandoAttende();
      attende = true;
    }
    try {
      return await lavoro();
    } finally {
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(mio, { force: true });
  }
}

function prendi(mio, file) {
  try {
    linkSync(mio, file);
    return true;
  } catch (errore) {
    if (errore.code !== 'EEXIST') throw errore;
  }
  const padrone = letto(file);
  if (padrone !== undefined && !inVita(padrone, file)) togli(file, padrone);
  return false;
}

/** Renaming tells whose it was: if a third process took it meanwhile, it gets it back. */
function togli(file, padrone) {
  const tolto = `${file}.tolto-${process.pid}`;
  try {
    renameSync(file, tolto);
    if (letto(tolto) !== padrone) linkSync(tolto, file);
  } catch (errore) {
    if (errore.code !== 'ENOENT' && errore.code !== 'EEXIST') throw errore;
  } finally {
    rmSync(tolto, { force: true });
  }
}

function letto(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function inVita(pid, file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > SCADENZA_MS) return false;
    process.kill(Number(pid), 0);
    return true;
  } catch (errore) {
    return errore.code === 'EPERM';
  }
}
