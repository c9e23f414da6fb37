import 'reflect-metadata';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { verificaLog } from '#event-store';
import { apriInstallazione, preparaDatabase } from '#installazione';
import { avviaPostgres, fermaPostgresOrfano, leggiConfigurazione, LOG_MUTO } from '#platform';
import { Vault } from '#vault';
import { ProgrammaVero } from '../crash/programma-vero.js';
import { confrontaAppend } from './confronto-append.js';
import { descriviMacchina } from './macchina.js';
import { arrotonda, secondi } from './misura.js';
import { misuraPagine } from './pagine.js';
import { semina } from './semina.js';
import { stampa } from './stampa.js';

const { values: opzioni } = parseArgs({
  options: {
    eventi: { type: 'string', default: '100000' },
    veloce: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

/** Enough to see that everything works; too little to believe the numbers. */
const VELOCE = { eventi: 4_000, giri: 2, secondi: 0.5, richieste: 50 };
const INTERO = { eventi: Number(opzioni.eventi), giri: 5, secondi: 3, richieste: 500 };
const quanto = opzioni.veloce ? VELOCE : INTERO;
if (!(quanto.eventi > 0)) throw new Error(`--eventi vuole un numero, non «${opzioni.eventi}»`);

/** Each measure starts from a data folder of its own, with a PostgreSQL that syncs to disk. */
async function conDati<T>(lavoro: (dati: string) => Promise<T>): Promise<T> {
  const dati = mkdtempSync(join(tmpdir(), 'cartella-bench-'));
  chmodSync(dati, 0o711);
  try {
    return await lavoro(dati);
  } finally {
    await fermaPostgresOrfano(dati);
    rmSync(dati, { recursive: true, force: true });
  }
}

async function conInstallazione<T>(
  dati: string,
  lavoro: (i: Awaited<ReturnType<typeof apriInstallazione>>, adminUrl: string) => Promise<T>,
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

const dice = (testo: string): void => void process.stderr.write(`${testo}\n`);

const append = await conDati((dati) =>
  conInstallazione(dati, async ({ store }, adminUrl) => {
    dice('Append, a turno con Emmett…');
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    await admin.query('CREATE DATABASE emmett');
    await admin.end();
    const urlEmmett = new URL(adminUrl);
    urlEmmett.pathname = '/emmett';
    return {
      macchina: await descriviMacchina(adminUrl, dati),
      ...(await confrontaAppend(store, urlEmmett.href, { ...quanto, clienti: [1, 8, 32] })),
    };
  }),
);

const log = await conDati(async (dati) => {
  const { cartelle, ...misure } = await conInstallazione(dati, async ({ store, runner, scrittura, poolDelLog }) => {
    dice(`Semino un registro di ${quanto.eventi} eventi…`);
    const principale = readFileSync(join(dati, 'chiavi', 'principale.key'), 'utf8').trim();
    const cartelle = await semina(store, new Vault(scrittura, Buffer.from(principale, 'hex')), quanto.eventi);
    const eventi = await store.testa();
    dice(`${eventi} eventi, ${cartelle.length} cartelle. Replay…`);
    const viste: { nome: string; secondi: number }[] = [];
    for (const proiezione of runner.proiezioni) {
      await runner.azzera(proiezione);
      const s = await secondi(() => runner.raggiungi(proiezione));
      viste.push({ nome: proiezione.nome, secondi: arrotonda(s) });
    }
    const totale = viste.reduce((somma, v) => somma + v.secondi, 0);
    dice('Verifica…');
    const verifica = await secondi(async () => {
      const { integra } = await verificaLog(poolDelLog);
      if (!integra) throw new Error('Il registro seminato non è integro');
    });
    return {
      cartelle,
      eventi,
      replay: { viste, secondi: arrotonda(totale), eventiAlSecondo: Math.round(eventi / totale) },
      verifica: { secondi: arrotonda(verifica), eventiAlSecondo: Math.round(eventi / verifica) },
    };
  });
  dice('Pagine, dal programma vero…');
  const programma = new ProgrammaVero(dati);
  await programma.accendi();
  try {
    return {
      ...misure,
      cartelle: cartelle.length,
      pagine: await misuraPagine(programma.indirizzo, cartelle, quanto.richieste),
    };
  } finally {
    await programma.spegni();
  }
});

const { macchina, ...confronto } = append;
const risultati = { quando: new Date().toISOString(), quanto, macchina, append: confronto, log };
stampa(risultati);
if (opzioni.json) writeFileSync(opzioni.json, `${JSON.stringify(risultati, null, 2)}\n`);
