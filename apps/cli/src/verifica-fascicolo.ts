import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const VERIFICATORE = fileURLToPath(new URL('../../verificatore/verifica-fascicolo.mjs', import.meta.url));

/** Runs the very file that auditors read, as they would run it: no configuration, no database, no code of ours in between. */
export async function verificaFascicolo(argomenti: readonly string[]): Promise<number> {
  const processo = spawn(process.execPath, [VERIFICATORE, ...argomenti], { stdio: 'inherit' });
  const [codice] = (await once(processo, 'close')) as [number | null];
  return codice ?? 2;
}
