import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/**
 * Looks for words wherever an installation may keep them, as who has the machine in hand would: every row of every table,
 * the statistics of the planner, the files.
 */

/**
 * As they are, with their accents apart or lost, escaped as JSON, an address or a dump would, in hexadecimal and in base64
 * at each of its three alignments: what a `bytea` or a token would hide.
 */
export function forme(parole: readonly string[]): string[] {
  return [...new Set(parole.flatMap(formeDi).map((p) => p.toLowerCase()))];
}

function formeDi(parola: string): string[] {
  const basi = [0, 1, 2].map((scarto) => {
    const base = Buffer.concat([Buffer.alloc(scarto, ' '), Buffer.from(parola)]).toString('base64');
    // The first and last characters also say what stands beside.
    return base.slice(scarto === 0 ? 0 : scarto + 1, -4);
  });
  const esadecimale = Buffer.from(parola).toString('hex');
  const separata = parola.normalize('NFD');
  const senzaSegni = separata.replace(/\p{M}/gu, '');
  return [parola, esadecimale, ...basi, ...(parola === senzaSegni ? [] : [separata, senzaSegni, ...protette(parola)])];
}

/** What is within JSON within a row of a dump has its backslashes doubled, each time. */
function protette(parola: string): string[] {
  const conBarre = (scrivi: (lettera: string, barra: string) => string): string[] =>
    ['\\', '\\\\', '\\\\\\\\'].map((barra) => parola.replace(/[^\x20-\x7e]/g, (l) => scrivi(l, barra)));
  return [
    encodeURIComponent(parola),
    ...conBarre((l, barra) => `${barra}u${l.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ...conBarre((l, barra) => [...Buffer.from(l)].map((b) => `${barra}${b.toString(8).padStart(3, '0')}`).join('')),
  ];
}

/** `schema.table: form` for each table, of every schema, in which a row holds one of the words. */
export async function nelleTabelle(admin: pg.Client, parole: readonly string[]): Promise<string[]> {
  const { rows: tabelle } = await admin.query<{ nome: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS nome FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm', 'p')
       AND (n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') OR c.relname = 'pg_statistic')`,
  );
  const trovate: string[] = [];
  for (const { nome } of tabelle) {
    const { rows } = await admin.query<{ forma: string }>(
      `SELECT forma FROM unnest($1::text[]) forma
       WHERE EXISTS (SELECT FROM ${nome} t WHERE strpos(lower(t::text), forma) > 0)`,
      [forme(parole)],
    );
    trovate.push(...rows.map((r) => `${nome}: ${r.forma}`));
  }
  return trovate;
}

/** Bytes as letters, one each, in which the 26 of the alphabet have one case. */
const inByte = (byte: Buffer): string => byte.toString('latin1').toLowerCase();

/** `path: word` for each file of a folder, however deep, whose bytes hold that word, in whatever form. */
export async function neiFile(cartella: string, parole: readonly string[]): Promise<string[]> {
  const cercate = parole.map((parola) => {
    const scritte = [...formeDi(parola), parola.toLowerCase(), parola.toUpperCase()];
    return { parola, forme: new Set(scritte.map((s) => inByte(Buffer.from(s)))) };
  });
  const trovati: string[] = [];
  for (const voce of await readdir(cartella, { recursive: true, withFileTypes: true })) {
    if (!voce.isFile()) continue;
    const percorso = join(voce.parentPath, voce.name);
    const byte = await readFile(percorso).catch((errore: NodeJS.ErrnoException) => {
      if (errore.code === 'ENOENT') return Buffer.alloc(0);
      throw errore;
    });
    const testo = inByte(byte);
    for (const { parola, forme } of cercate)
      if ([...forme].some((forma) => testo.includes(forma))) trovati.push(`${percorso}: ${parola}`);
  }
  return trovati;
}

/** The files of this database alone, and of the write-ahead log of its server. */
export async function neiFileDelDatabase(admin: pg.Client, parole: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ dati: string; oid: string }>(
    `SELECT current_setting('data_directory') AS dati, oid::text FROM pg_database WHERE datname = current_database()`,
  );
  const { dati, oid } = rows[0]!;
  return [...(await neiFile(join(dati, 'base', oid), parole)), ...(await neiFile(join(dati, 'pg_wal'), parole))];
}
