const LARGHEZZA = 30;

/** A progress bar on a terminal; one line at the end anywhere else. */
export class Avanzamento {
  private readonly inizio = Date.now();
  private fatti = 0;
  private ultimo = 0;

  constructor(private readonly nome: string) {}

  mostra(fatti: number, totale: number): void {
    this.fatti = fatti;
    if (!process.stdout.isTTY || (Date.now() - this.ultimo < 100 && fatti < totale)) return;
    this.ultimo = Date.now();
    const piene = totale === 0 ? LARGHEZZA : Math.round((LARGHEZZA * fatti) / totale);
    process.stdout.write(
      `\r${this.nome.padEnd(12)} ${'█'.repeat(piene)}${'░'.repeat(LARGHEZZA - piene)} ${fatti}/${totale}`,
    );
  }

  fine(): void {
    const secondi = ((Date.now() - this.inizio) / 1000).toFixed(1);
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
    process.stdout.write(`${this.nome.padEnd(12)} ${this.fatti} in ${secondi} s\n`);
  }
}
