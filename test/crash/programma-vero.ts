import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MAIN = join(process.cwd(), 'dist/apps/cli/src/main.js');
const LIMITE_AVVIO_MS = 60_000;

/** The built program in a process of its own, on one data folder: it can be killed, and started again on what is left. */
export class ProgrammaVero {
  private processo: ChildProcess | undefined;
  indirizzo = '';
  /** What it has written since it was last started: its errors, and where it answers. */
  detto = '';

  constructor(private readonly dati: string) {
    if (!existsSync(MAIN)) throw new Error('Manca dist/: queste prove uccidono il programma costruito, vedi npm test.');
  }

  async accendi(): Promise<void> {
    const processo = (this.processo = this.lancia('avvia'));
    this.detto = '';
    processo.stderr?.on('data', (testo: string) => (this.detto += testo));
    const troppo = setTimeout(() => processo.kill('SIGKILL'), LIMITE_AVVIO_MS);
    this.indirizzo = await new Promise<string>((risolvi, rifiuta) => {
      processo.stdout?.on('data', (testo: string) => {
        const indirizzo = /pronta: (\S+)/.exec((this.detto += testo))?.[1];
        if (indirizzo) risolvi(indirizzo);
      });
      processo.once('exit', (codice, segnale) =>
        rifiuta(new Error(`Non si è acceso (${codice ?? segnale}): ${this.detto}`)),
      );
    }).finally(() => clearTimeout(troppo));
  }

  /** Without a word of warning. */
  async uccidi(): Promise<void> {
    await this.finisci('SIGKILL');
  }

  /** As a Ctrl-C would. @returns its exit code */
  async spegni(): Promise<number | null> {
    return this.finisci('SIGINT');
  }

  /** Runs another command of the program to its end. */
  async esegui(...argomenti: string[]): Promise<{ codice: number | null; detto: string }> {
    const processo = this.lancia(...argomenti);
    let detto = '';
    for (const uscita of [processo.stdout, processo.stderr]) uscita?.on('data', (testo: string) => (detto += testo));
    return { codice: await new Promise((risolvi) => processo.once('close', risolvi)), detto };
  }

  /** The PostgreSQL of the data folder, as it says of itself; undefined when it was stopped, not when it was killed. */
  get postmaster(): { readonly pid: number; readonly porta: number } | undefined {
    const file = join(this.cluster, 'postmaster.pid');
    if (!existsSync(file)) return undefined;
    const righe = readFileSync(file, 'utf8').split('\n');
    return { pid: Number(righe[0]), porta: Number(righe[3]) };
  }

  /** Superuser, on the database of the program. */
  get databaseUrl(): string {
    return `postgres://postgres:${this.posto.password}@127.0.0.1:${this.postmaster?.porta}/cartella`;
  }

  /** Where PostgreSQL keeps its files: elsewhere, when the data folder is one that only root can enter. */
  private get cluster(): string {
    return this.posto.altrove ?? join(this.dati, 'postgres');
  }

  private get posto(): { password: string; altrove?: string } {
    return JSON.parse(readFileSync(join(this.dati, 'chiavi', 'postgres.json'), 'utf8'));
  }

  private lancia(...argomenti: string[]): ChildProcess {
    // As whoever starts it again would: at the same address, where the sessions of before are still good.
    const porta = this.indirizzo ? new URL(this.indirizzo).port : '0';
    const processo = spawn(process.execPath, [MAIN, ...argomenti], {
      env: {
        PATH: process.env['PATH'],
        PORT: porta,
        DATA_DIR: this.dati,
        LOG_LEVEL: 'error',
        // Who asks here is a program, and means to.
        LIMITI_OPERATORE: '1000000',
        LIMITI_INDIRIZZO: '1000000',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const uscita of [processo.stdout, processo.stderr]) uscita?.setEncoding('utf8');
    return processo;
  }

  private async finisci(segnale: NodeJS.Signals): Promise<number | null> {
    const processo = this.processo;
    this.processo = undefined;
    if (!processo || processo.exitCode !== null || processo.signalCode !== null) return processo?.exitCode ?? null;
    const uscita = new Promise<number | null>((risolvi) => processo.once('exit', risolvi));
    processo.kill(segnale);
    return uscita;
  }
}
