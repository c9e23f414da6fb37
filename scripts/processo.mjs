import { spawn } from 'node:child_process';
import { RADICE } from './radice.mjs';

/** Runs a program to its end in the root of the project; gives its exit code and, where it is not shown, what it said. */
export function processo(comando, argomenti, { muto = false, ambiente = {} } = {}) {
  return new Promise((risolvi, rifiuta) => {
    const figlio = spawn(comando, argomenti, {
      cwd: RADICE,
      env: { ...process.env, ...ambiente },
      stdio: muto ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let detto = '';
    for (const uscita of [figlio.stdout, figlio.stderr]) uscita?.on('data', (testo) => (detto += testo));
    figlio.on('error', rifiuta);
    figlio.on('close', (codice) => risolvi({ codice: codice ?? 1, detto }));
  });
}

/** npm, without the shell that Windows wants around it. */
export const npm = (argomenti, opzioni) =>
  process.env.npm_execpath?.endsWith('.js')
    ? processo(process.execPath, [process.env.npm_execpath, ...argomenti], opzioni)
    : processo('npm', argomenti, opzioni);
