import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { apriInstallazione, type Installazione, preparaDatabase } from '#installazione';
import { avviaPostgres, fermaPostgresOrfano, leggiConfigurazione, LOG_MUTO } from '#platform';

/** Each measure starts from a data folder of its own. */
export async function conDati<T>(lavoro: (dati: string) => Promise<T>): Promise<T> {
  const dati = mkdtempSync(join(tmpdir(), 'cartella-bench-'));
  chmodSync(dati, 0o711);
  try {
    return await lavoro(dati);
  } finally {
    await fermaPostgresOrfano(dati);
    rmSync(dati, { recursive: true, force: true });
  }
}

/** On a PostgreSQL that syncs to disk. */
export async function conInstallazione<T>(
  dati: string,
  lavoro: (installazione: Installazione, adminUrl: string) => Promise<T>,
): Promise<T> {
  const conf = leggiConfigurazione({ DATA_DIR: dati });
  const postgres = await avviaPostgres({ cartella: dati, log: LOG_MUTO, durevole: true });
  try {
    await preparaDatabase(conf, postgres.url);
    const installazione = await apriInstallazione(conf, postgres.url, LOG_MUTO);
    try {
      return await lavoro(installazione, postgres.url);
    } finally {
      await installazione.chiudi();
    }
  } finally {
    await postgres.ferma();
  }
}

/** @returns the address of another database of the same server, empty */
export async function altroDatabase(adminUrl: string, nome: string): Promise<string> {
  await comeAdmin(adminUrl, `CREATE DATABASE ${pg.escapeIdentifier(nome)}`);
  const url = new URL(adminUrl);
  url.pathname = `/${nome}`;
  return url.href;
}

export async function comeAdmin(adminUrl: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}
