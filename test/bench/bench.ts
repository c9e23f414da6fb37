import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ProgrammaVero } from '../crash/programma-vero.js';
import { confrontaAppend } from './confronto-append.js';
import { Emmett } from './emmett.js';
import { altroDatabase, conDati, conInstallazione } from './installazione.js';
import { descriviMacchina } from './macchina.js';
import { MessageDb } from './message-db.js';
import { misuraPagine } from './pagine.js';
import { alSecondo, daSola, type Misura } from './registro.js';
import { misuraScala } from './scala.js';
import { semina } from './semina.js';
import { stampa, stampaScala } from './stampa.js';

const { values: opzioni } = parseArgs({
  options: {
    eventi: { type: 'string', default: '100000' },
    clienti: { type: 'string', default: '1,8,32,128' },
    veloce: { type: 'boolean', default: false },
    scala: { type: 'boolean', default: false },
    grandezze: { type: 'string', default: '100000,2000000' },
    json: { type: 'string' },
  },
});

const numeri = (nome: 'eventi' | 'clienti' | 'grandezze'): number[] => {
  const letti = opzioni[nome].split(',').map(Number);
  if (letti.some((n) => !(n > 0))) throw new Error(`--${nome} vuole numeri, non «${opzioni[nome]}»`);
  return letti;
};
const [eventi] = numeri('eventi') as [number];
const clienti = numeri('clienti');
/** Enough to see that everything works; too little to believe the numbers. */
const VELOCE = { eventi: 4_000, giri: 2, secondi: 0.5, richieste: 50, clienti };
const INTERO = { eventi, giri: 5, secondi: 3, richieste: 500, clienti };
const quanto = opzioni.veloce ? VELOCE : INTERO;
/** Connections given to each of the others: more of them only get in each other's way. */
const CONNESSIONI = 32;

const dice = (testo: string): void => void process.stderr.write(`${testo}\n`);

const confronto = () =>
  conDati((dati) =>
    conInstallazione(dati, async ({ store }, adminUrl) => {
      const macchina = await descriviMacchina(adminUrl, dati);
      dice('Append, a turno con Emmett e message-db…');
      const emmett = await Emmett.apri(await altroDatabase(adminUrl, 'emmett'), CONNESSIONI);
      const messageDb = await MessageDb.apri(await altroDatabase(adminUrl, 'message_db'), CONNESSIONI);
      try {
        const append = await confrontaAppend(store, { Emmett: emmett, 'message-db': messageDb }, quanto);
        return {
          macchina,
          append,
          replayDiEmmett: await replayDiEmmett(await altroDatabase(adminUrl, 'emmett_viste')),
        };
      } finally {
        await emmett.chiudi();
        await messageDb.chiudi();
      }
    }),
  );

/** On a log of its own: that of the appends has as many events as it was quick to take, and its rebuild is slow. */
async function replayDiEmmett(url: string): Promise<{ eventi: number } & Misura> {
  const emmett = await Emmett.apri(url, CONNESSIONI);
  try {
    const append = emmett.append();
    const quanti = opzioni.veloce ? 1_000 : 10_000;
    const cliente = async (_: unknown, n: number): Promise<void> => {
      for (let fatti = n; fatti < quanti; fatti += CONNESSIONI) await append(n);
    };
    await Promise.all(Array.from({ length: CONNESSIONI }, cliente));
    dice('Emmett ricostruisce la sua vista…');
    const { eventi, secondi } = await emmett.ricostruisci();
    return { eventi, ...alSecondo(eventi, secondi) };
  } finally {
    await emmett.chiudi();
  }
}

const registro = () =>
  conDati(async (dati) => {
    const { cartelle, ...misure } = await conInstallazione(dati, async ({ store, vault }, adminUrl) => {
      dice(`Semino un registro di ${quanto.eventi} eventi…`);
      const cartelle = await semina(store, vault, quanto.eventi);
      dice(`${cartelle.length} cartelle. Replay e verifica…`);
      return {
        cartelle,
        eventi: await store.testa(),
        replay: await daSola('replay', dati, adminUrl),
        verifica: await daSola('verifica', dati, adminUrl),
      };
    });
    dice('Pagine, dal programma vero…');
    const programma = new ProgrammaVero(dati);
    await programma.accendi();
    try {
      const pagine = await misuraPagine(programma.indirizzo, cartelle, quanto.richieste);
      return { ...misure, cartelle: cartelle.length, pagine };
    } finally {
      await programma.spegni();
    }
  });

async function misura(): Promise<object> {
  const quando = new Date().toISOString();
  if (opzioni.scala) {
    const risultati = await conDati(async (dati) => ({
      quando,
      macchina: await conInstallazione(dati, (_, adminUrl) => descriviMacchina(adminUrl, dati)),
      scala: await misuraScala(dati, numeri('grandezze'), quanto.richieste, dice),
    }));
    stampaScala(risultati);
    return risultati;
  }
  const risultati = { quando, quanto, ...(await confronto()), log: await registro() };
  stampa(risultati);
  return risultati;
}

const risultati = await misura();
if (opzioni.json) writeFileSync(opzioni.json, `${JSON.stringify(risultati, null, 2)}\n`);
