import { spawn } from 'node:child_process';
import { MOTORE } from './motore.mjs';
import { prepara } from './prepara.mjs';
import { nella } from './radice.mjs';

const SEGNALI = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Prepares what is missing, then is the program: its terminal, its signals, its exit code. */
export async function programma(argomenti) {
  try {
    await prepara();
  } catch (errore) {
    console.error(errore.message);
    process.exit(1);
  }
  const figlio = spawn(process.execPath, [...MOTORE, nella('dist/apps/cli/src/main.js'), ...argomenti], {
    stdio: 'inherit',
  });
  const chiesti = new Set();
  const ferma = (segnale) => {
    chiesti.add(segnale);
    figlio.kill(segnale === 'SIGHUP' ? 'SIGTERM' : segnale);
  };
  // A Ctrl-C reaches the program by itself too: it stops once, however often it is told.
  for (const segnale of SEGNALI) process.on(segnale, () => ferma(segnale));
  const orfano = fermaSeMuoreNpm(() => ferma('SIGTERM'));
  figlio.on('error', (errore) => {
    console.error(errore.message);
    process.exit(1);
  });
  figlio.on('exit', (codice, segnale) => {
    clearInterval(orfano);
    // Asked to stop before it could listen: it is what was asked.
    process.exit(codice ?? (chiesti.has(segnale) ? 0 : 1));
  });
}

/** npm passes a signal to the shell it starts us with, and that shell dies of it without a word. */
function fermaSeMuoreNpm(ferma) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const genitore = process.ppid;
  const controllo = setInterval(() => {
    if (process.ppid === genitore) return;
    clearInterval(controllo);
    ferma();
  }, 300);
  return controllo;
}
