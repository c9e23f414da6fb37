import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const RADICE = process.cwd();

/** One of our programs in a process of its own, from the sources: it can be killed. */
export class ProcessoDaiSorgenti {
  private readonly processo: ChildProcess;
  /** What it logged, and what else it said. */
  readonly righe: { readonly level: number; readonly messaggio: string }[] = [];
  detto = '';

  constructor(programma: string, ambiente: Readonly<Record<string, string>>, argomenti: readonly string[] = []) {
    this.processo = spawn(
      process.execPath,
      [
        '--conditions=sorgente',
        '--import',
        join(RADICE, 'scripts/typescript-al-volo.mjs'),
        join(RADICE, programma),
        ...argomenti,
      ],
      { env: { PATH: process.env['PATH'], ...ambiente }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let resto = '';
    this.processo.stdout?.setEncoding('utf8').on('data', (testo: string) => {
      const righe = (resto + testo).split('\n');
      resto = righe.pop() ?? '';
      for (const riga of righe) {
        if (riga.startsWith('{')) this.righe.push(JSON.parse(riga) as (typeof this.righe)[number]);
        else this.detto += `${riga}\n`;
      }
    });
    this.processo.stderr?.setEncoding('utf8').on('data', (testo: string) => {
      this.righe.push({ level: 50, messaggio: testo });
    });
  }

  get errori(): string[] {
    return this.righe.filter((r) => r.level >= 50).map((r) => r.messaggio);
  }

  get vivo(): boolean {
    return this.processo.exitCode === null && this.processo.signalCode === null;
  }

  /** Without a word of warning, unless another signal is given. */
  async finisci(segnale: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!this.vivo) return;
    const uscita = this.codice();
    this.processo.kill(segnale);
    await uscita;
  }

  /** Waits for its end. */
  async codice(): Promise<number | null> {
    if (!this.vivo) return this.processo.exitCode;
    return new Promise((risolvi) => this.processo.once('close', risolvi));
  }
}
