// Jest's global set-up: one PostgreSQL for the whole run, in a folder of its own, gone at the end. It does not sync to
// disk, which makes tests several times faster; nothing here has to survive.
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import '../../scripts/typescript-al-volo.mjs';

const PREFISSO = 'cartella-prove-';
const platform = new URL('../../libs/platform/src/', import.meta.url);

export default async function avvia() {
  const { avviaPostgres } = await import(new URL('postgres-incorporato.ts', platform));
  const { LOG_MUTO } = await import(new URL('logger.ts', platform));
  await rimuoviRestiDiProveUccise();
  const cartella = await mkdtemp(join(tmpdir(), `${PREFISSO}${process.pid}-`));
  // When root runs the tests the server belongs to another user, who has to pass through here.
  await chmod(cartella, 0o711);
  const postgres = await avviaPostgres({ cartella, log: LOG_MUTO, durevole: false });
  process.env.PROVA_POSTGRES_URL = postgres.url;
  globalThis.postgresDiProva = { ferma: () => postgres.ferma().then(() => elimina(cartella)) };
}

async function rimuoviRestiDiProveUccise() {
  const { fermaPostgresOrfano } = await import(new URL('postgres-incorporato.ts', platform));
  for (const nome of await readdir(tmpdir())) {
    const pid = nome.startsWith(PREFISSO) ? parseInt(nome.slice(PREFISSO.length), 10) : NaN;
    if (Number.isNaN(pid) || inEsecuzione(pid)) continue;
    const cartella = join(tmpdir(), nome);
    await fermaPostgresOrfano(cartella);
    await elimina(cartella);
  }
}

async function elimina(cartella) {
  const { clusterDi } = await import(new URL('postgres/posto-del-cluster.ts', platform));
  const cluster = await clusterDi(cartella).catch(() => undefined);
  // It is elsewhere when the temporary folder is one that only root can enter.
  if (cluster && !cluster.includes(PREFISSO)) await rm(dirname(cluster), { recursive: true, force: true });
  await rm(cartella, { recursive: true, force: true });
}

function inEsecuzione(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (errore) {
    return errore.code === 'EPERM';
  }
}
