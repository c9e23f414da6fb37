import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** The file that auditors read and run. */
export const VERIFICATORE = resolve('apps/verificatore/verifica-fascicolo.mjs');

export interface Responso {
  readonly codice: number;
  readonly detto: string;
  readonly errori: string;
}

/** Runs it as an auditor would: a process of its own, nothing in the environment. */
export async function verificatore(...argomenti: string[]): Promise<Responso> {
  const processo = spawn(process.execPath, [VERIFICATORE, ...argomenti], { env: {}, cwd: '/' });
  let [detto, errori] = ['', ''];
  processo.stdout.setEncoding('utf8').on('data', (testo: string) => (detto += testo));
  processo.stderr.setEncoding('utf8').on('data', (testo: string) => (errori += testo));
  const [codice] = (await once(processo, 'close')) as [number];
  return { codice, detto, errori };
}
