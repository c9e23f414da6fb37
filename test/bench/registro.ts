import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { verificaLog } from '#event-store';
import type { Installazione } from '#installazione';
import { arrotonda, secondi } from './misura.js';

export interface Misura {
  readonly secondi: number;
  readonly eventiAlSecondo: number;
}

export const alSecondo = (eventi: number, s: number): Misura => ({
  secondi: arrotonda(s),
  eventiAlSecondo: Math.round(eventi / s),
});

/** In a process that did nothing before, as `cartella rebuild` and a worker are: what was measured first does not weigh on it. */
export async function daSola(quale: keyof typeof DA_SOLE, dati: string, adminUrl: string): Promise<Misura> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...process.execArgv, 'test/bench/misura-da-sola.ts', quale, dati],
    { env: { ...process.env, DATABASE_DA_MISURARE: adminUrl } },
  );
  return JSON.parse(stdout) as Misura;
}

/** All the read models made again from the whole log, as `cartella rebuild` does. */
async function misuraReplay({ store, runner }: Installazione): Promise<Misura> {
  const eventi = await store.testa();
  return alSecondo(eventi, await secondi(() => runner.ricostruzione.esegui(runner.proiezioni)));
}

async function misuraVerifica({ poolDelLog }: Installazione): Promise<Misura> {
  let eventi = 0;
  const s = await secondi(async () => {
    const esito = await verificaLog(poolDelLog);
    if (!esito.integra) throw new Error('Il registro seminato non è integro');
    eventi = esito.eventi;
  });
  return alSecondo(eventi, s);
}

export const DA_SOLE = { replay: misuraReplay, verifica: misuraVerifica } as const;
