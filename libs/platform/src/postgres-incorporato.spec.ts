import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as attesa } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { fermaPostgresOrfano } from './postgres-incorporato.js';
import { clusterDi } from './postgres/posto-del-cluster.js';
import { leggiPostmaster, serveQuesto } from './postgres/postmaster.js';
import { processoVivo } from './postgres/processo-vivo.js';

const RADICE = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const modulo = (nome: string): string => JSON.stringify(new URL(`./${nome}.ts`, import.meta.url).href);

/** A program reduced to its embedded database, to be killed: says where the database is, and stops when told. */
const PROGRAMMA = `
  import { Arresto } from ${modulo('arresto')};
  import { LOG_MUTO } from ${modulo('logger')};
  import { avviaPostgres } from ${modulo('postgres-incorporato')};
  const [cartella, durevole] = process.argv.slice(1);
  const arresto = new Arresto(LOG_MUTO);
  arresto.ascolta();
  try {
    const { url, adottato, ferma } = await avviaPostgres({ cartella, log: LOG_MUTO, durevole: durevole === 'durevole' });
    arresto.registra('postgres', ferma);
    console.log(JSON.stringify({ url, adottato }));
  } catch (errore) {
    console.error(errore.message);
    process.exit(errore.codiceUscita ?? 99);
  }
`;
const ARGOMENTI = [
  '--import',
  join(RADICE, 'scripts/typescript-al-volo.mjs'),
  '--input-type=module',
  '--eval',
  PROGRAMMA,
  '--',
];
const SONO_ROOT = process.getuid?.() === 0;

interface Utente {
  readonly chi: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** Whoever runs the tests; and, when that is root, a user without privileges too, if it can reach this checkout. */
const UTENTI: Utente[] = [{ chi: SONO_ROOT ? 'root' : 'un utente normale' }];
if (SONO_ROOT && spawnSync('ls', [RADICE], { uid: 65534, gid: 65534, cwd: '/' }).status === 0)
  UTENTI.push({ chi: 'un utente normale', uid: 65534, gid: 65534 });

interface Programma {
  readonly processo: ChildProcess;
  readonly url: string;
  readonly adottato: boolean;
}

const processi: ChildProcess[] = [];
const cartelle: string[] = [];

function cartellaDati(utente: Utente, permessi = 0o711): string {
  const cartella = mkdtempSync(join(tmpdir(), 'cartella-incorporato-'));
  cartelle.push(cartella);
  if (utente.uid !== undefined) chownSync(cartella, utente.uid, utente.gid!);
  chmodSync(cartella, permessi);
  return join(cartella, 'dati');
}

function lancia(cartella: string, { uid, gid }: Utente, durevole = false): ChildProcess {
  const chi = uid === undefined ? {} : { uid, gid };
  const processo = spawn(process.execPath, [...ARGOMENTI, cartella, durevole ? 'durevole' : 'effimero'], {
    ...chi,
    cwd: RADICE,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processi.push(processo);
  return processo;
}

async function avviato(processo: ChildProcess): Promise<Programma> {
  let detto = '';
  let lamentele = '';
  processo.stdout!.on('data', (testo: Buffer) => (detto += testo.toString()));
  processo.stderr!.on('data', (testo: Buffer) => (lamentele += testo.toString()));
  while (!detto.includes('\n')) {
    if (processo.exitCode !== null) {
      await attesa(50);
      throw new Error(`uscito con ${processo.exitCode}: ${lamentele}`);
    }
    await attesa(20);
  }
  return { processo, ...(JSON.parse(detto) as { url: string; adottato: boolean }) };
}

const avvia = (cartella: string, utente: Utente): Promise<Programma> => avviato(lancia(cartella, utente));

async function termina(processo: ChildProcess, segnale: NodeJS.Signals): Promise<number | null> {
  if (processo.exitCode !== null || processo.signalCode !== null) return processo.exitCode;
  const uscita = new Promise<number | null>((risolvi) => processo.once('exit', risolvi));
  processo.kill(segnale);
  return await uscita;
}

async function interroga(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterDi(cartella: string): Promise<number> {
  const postmaster = await leggiPostmaster((await clusterDi(cartella))!);
  return postmaster!.pid;
}

afterEach(async () => {
  for (const processo of processi.splice(0)) await termina(processo, 'SIGKILL');
  for (const cartella of cartelle.splice(0)) {
    const dati = join(cartella, 'dati');
    await fermaPostgresOrfano(dati);
    const cluster = await clusterDi(dati).catch(() => undefined);
    if (cluster && !cluster.startsWith(cartella)) rmSync(dirname(cluster), { recursive: true, force: true });
    rmSync(cartella, { recursive: true, force: true });
  }
});

describe.each(UTENTI)('PostgreSQL incorporato, avviato da $chi', (utente) => {
  it('nasce in una cartella vuota, durevole, e risponde solo su questa macchina', async () => {
    const { url, adottato, processo } = await avviato(lancia(cartellaDati(utente), utente, true));
    expect(adottato).toBe(false);
    const [impostazioni] = await interroga(
      url,
      `SELECT current_database() AS database, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('listen_addresses') AS ascolta, current_setting('unix_socket_directories') AS socket,
              current_setting('server_encoding') AS codifica, (SELECT datctype FROM pg_database WHERE datname = current_database()) AS lingua`,
    );
    expect(impostazioni).toEqual({
      database: 'cartella',
      fsync: 'on',
      commit: 'on',
      ascolta: '127.0.0.1',
      socket: '',
      codifica: 'UTF8',
      lingua: 'C.UTF-8',
    });
    expect(await termina(processo, 'SIGTERM')).toBe(0);
    await expect(interroga(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('non lascia entrare senza la sua password, che solo chi lo avvia può leggere', async () => {
    const cartella = cartellaDati(utente);
    const { url } = await avvia(cartella, utente);
    const senza = new URL(url);
    senza.password = 'postgres';
    await expect(interroga(senza.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    for (const nome of readdirSync(join(cartella, 'chiavi')))
      expect((statSync(join(cartella, 'chiavi', nome)).mode & 0o077).toString(8)).toBe('0');
    expect((statSync((await clusterDi(cartella))!).mode & 0o077).toString(8)).toBe('0');
  });

  it('al secondo avvio ritrova i dati', async () => {
    const cartella = cartellaDati(utente);
    const primo = await avvia(cartella, utente);
    await interroga(primo.url, 'CREATE TABLE ricordo AS SELECT 42 AS n');
    await termina(primo.processo, 'SIGINT');
    const secondo = await avvia(cartella, utente);
    expect(secondo.adottato).toBe(false);
    expect(await interroga(secondo.url, 'SELECT n FROM ricordo')).toEqual([{ n: 42 }]);
  });

  it('ucciso il programma, il prossimo avvio adotta il server rimasto, e poi lo sa fermare', async () => {
    const cartella = cartellaDati(utente);
    const primo = await avvia(cartella, utente);
    await interroga(primo.url, 'CREATE TABLE ricordo AS SELECT 42 AS n');
    const pid = await postmasterDi(cartella);
    await termina(primo.processo, 'SIGKILL');
    expect(processoVivo(pid)).toBe(true);

    const secondo = await avvia(cartella, utente);
    expect(secondo.adottato).toBe(true);
    expect(secondo.url).toBe(primo.url);
    expect(await interroga(secondo.url, 'SELECT n FROM ricordo')).toEqual([{ n: 42 }]);
    expect(await termina(secondo.processo, 'SIGTERM')).toBe(0);
    expect(serveQuesto((await clusterDi(cartella))!, pid)).toBe(false);
  });
});

describe('PostgreSQL incorporato', () => {
  const utente = UTENTI.at(-1)!;

  it('uccisi programma e server, riparte e recupera quanto era stato confermato', async () => {
    const cartella = cartellaDati(utente);
    const primo = await avviato(lancia(cartella, utente, true));
    await interroga(primo.url, 'CREATE TABLE ricordo AS SELECT 42 AS n');
    const pid = await postmasterDi(cartella);
    await termina(primo.processo, 'SIGKILL');
    process.kill(pid, 'SIGKILL');
    const secondo = await avvia(cartella, utente);
    expect(secondo.adottato).toBe(false);
    expect(await interroga(secondo.url, 'SELECT n FROM ricordo')).toEqual([{ n: 42 }]);
  });

  it('non scambia per suo un altro processo che ha ereditato il numero del server morto', async () => {
    const cartella = cartellaDati(utente);
    const primo = await avvia(cartella, utente);
    const pid = await postmasterDi(cartella);
    await termina(primo.processo, 'SIGKILL');
    process.kill(pid, 'SIGKILL');
    const filePid = join((await clusterDi(cartella))!, 'postmaster.pid');
    const { uid, gid } = statSync(filePid);
    const estraneo = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
    processi.push(estraneo);
    const [, ...resto] = readFileSync(filePid, 'utf8').split('\n');
    writeFileSync(filePid, [String(estraneo.pid), ...resto].join('\n'));

    const secondo = await avvia(cartella, utente);
    expect(secondo.adottato).toBe(false);
    expect(estraneo.exitCode).toBeNull();
  });

  it('ucciso mentre prepara il database la prima volta, ricomincia da capo', async () => {
    const cartella = cartellaDati(utente);
    const primo = lancia(cartella, utente);
    const aMeta = (): string[] =>
      existsSync(cartella) ? readdirSync(cartella).filter((nome) => nome.startsWith('postgres.in-corso-')) : [];
    while (!aMeta().some((nome) => existsSync(join(cartella, nome, 'global')))) await attesa(2);
    await termina(primo, 'SIGKILL');
    const secondo = await avvia(cartella, utente);
    expect(await interroga(secondo.url, 'SELECT 1 AS uno')).toEqual([{ uno: 1 }]);
    expect(aMeta()).toEqual([]);
  });

  it('due cartelle di dati vivono fianco a fianco', async () => {
    const [uno, altro] = await Promise.all([avvia(cartellaDati(utente), utente), avvia(cartellaDati(utente), utente)]);
    await interroga(uno.url, 'CREATE TABLE mio ()');
    await expect(interroga(altro.url, 'SELECT * FROM mio')).rejects.toThrow('does not exist');
    expect(await Promise.all([termina(uno.processo, 'SIGTERM'), termina(altro.processo, 'SIGTERM')])).toEqual([0, 0]);
  });

  it('un secondo avvio sulla stessa cartella è rifiutato e non disturba il primo', async () => {
    const cartella = cartellaDati(utente);
    const primo = await avvia(cartella, utente);
    await expect(avvia(cartella, utente)).rejects.toThrow(/uscito con 1: La cartella dei dati .* è già in uso/);
    expect(await interroga(primo.url, 'SELECT 1 AS uno')).toEqual([{ uno: 1 }]);
  });

  it('di due primi avvii nello stesso momento uno solo vince, su un database intero', async () => {
    const cartella = cartellaDati(utente);
    const esiti = await Promise.allSettled([avvia(cartella, utente), avvia(cartella, utente)]);
    const riusciti = esiti.filter((e) => e.status === 'fulfilled');
    const respinti = esiti.filter((e) => e.status === 'rejected');
    expect(respinti.map((e) => String(e.reason))).toEqual([expect.stringContaining('è già in uso')]);
    expect(await interroga(riusciti[0]!.value.url, 'SELECT 1 AS uno')).toEqual([{ uno: 1 }]);
  });

  it('se i dati spariscono non ne crea altri in silenzio', async () => {
    const cartella = cartellaDati(utente);
    const { processo } = await avvia(cartella, utente);
    await termina(processo, 'SIGTERM');
    rmSync((await clusterDi(cartella))!, { recursive: true });
    await expect(avvia(cartella, utente)).rejects.toThrow(/I dati di PostgreSQL erano in .* e non ci sono più/);
  });
});

if (SONO_ROOT)
  describe('PostgreSQL incorporato, avviato da root dove solo root può entrare', () => {
    it('tiene i dati in una cartella di sistema e li ritrova', async () => {
      const root = UTENTI[0]!;
      const cartella = cartellaDati(root, 0o700);
      const primo = await avvia(cartella, root);
      await interroga(primo.url, 'CREATE TABLE ricordo AS SELECT 42 AS n');
      expect(await clusterDi(cartella)).toMatch(/^\/var\/lib\/cartella-sociale\/[0-9a-f]{16}\/postgres$/);
      await termina(primo.processo, 'SIGTERM');
      chmodSync(dirname(cartella), 0o711);
      const secondo = await avvia(cartella, root);
      expect(await interroga(secondo.url, 'SELECT n FROM ricordo')).toEqual([{ n: 42 }]);
    });

    it('prende in carico i dati creati da un utente normale senza cambiarne il padrone', async () => {
      for (const utente of UTENTI.slice(1)) {
        const cartella = cartellaDati(utente);
        const primo = await avvia(cartella, utente);
        await interroga(primo.url, 'CREATE TABLE ricordo AS SELECT 42 AS n');
        await termina(primo.processo, 'SIGTERM');
        const secondo = await avvia(cartella, UTENTI[0]!);
        expect(await interroga(secondo.url, 'SELECT n FROM ricordo')).toEqual([{ n: 42 }]);
        expect(statSync((await clusterDi(cartella))!).uid).toBe(utente.uid);
      }
    });
  });
