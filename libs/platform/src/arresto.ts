import type { Log } from './logger.js';

/**
 * Stops the program in the reverse order in which its parts were started, once, whatever asks for it and however often:
 * a Ctrl-C reaches the whole process group and is forwarded by the launcher too. What does not stop in time is left
 * behind: the log loses nothing when a process dies.
 */
export class Arresto {
  private readonly passi: { nome: string; ferma: () => unknown }[] = [];
  private inCorso: Promise<boolean> | undefined;

  constructor(
    private readonly log: Log,
    private readonly limiteMs = 20_000,
  ) {}

  registra(nome: string, ferma: () => unknown): void {
    this.passi.push({ nome, ferma });
  }

  /** From now on SIGINT and SIGTERM stop everything and end the process: 0 when all stopped well, 1 otherwise. */
  ascolta(): void {
    for (const segnale of ['SIGINT', 'SIGTERM'] as const)
      process.on(segnale, () => {
        void this.ferma(segnale).then((bene) => process.exit(bene ? 0 : 1));
      });
  }

  /** True when every part stopped, without errors and in time. */
  ferma(motivo: string): Promise<boolean> {
    this.inCorso ??= this.entroIlLimite(motivo);
    return this.inCorso;
  }

  private async entroIlLimite(motivo: string): Promise<boolean> {
    // At the end of a command there is nothing to tell.
    this.log[motivo.startsWith('SIG') ? 'info' : 'debug']('Arresto in corso', { codice: motivo });
    let timer: NodeJS.Timeout | undefined;
    const scaduto = new Promise<false>((risolvi) => {
      timer = setTimeout(() => {
        this.log.error(`L'arresto non si è concluso entro ${this.limiteMs / 1000} secondi: esco comunque`);
        risolvi(false);
      }, this.limiteMs);
    });
    const bene = await Promise.race([this.inOrdineInverso(), scaduto]);
    clearTimeout(timer);
    return bene;
  }

  private async inOrdineInverso(): Promise<boolean> {
    let bene = true;
    for (let passo = this.passi.pop(); passo; passo = this.passi.pop()) {
      try {
        await passo.ferma();
      } catch (errore) {
        bene = false;
        this.log.error(`Arresto non riuscito: ${passo.nome}`, { errore });
      }
    }
    return bene;
  }
}
