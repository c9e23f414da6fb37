import type { Posizione } from '#storia';
import type { EventoNelLog, EventStore } from './event-store.js';

const LOTTO = 20_000;

/**
 * The events of a few categories, followed as the log grows and read on to its head at every question: what was written a
 * moment ago, by whatever process, counts at once. For what is rare enough to be kept in memory, folded by `piega`.
 */
export class Seguito {
  private letto: Posizione = 0;
  private corrente: Promise<void> = Promise.resolve();
  private prossimo: Promise<void> | undefined;

  /** @param di the Ambito, read with its own rights, or none: all of them, which is for who serves them all */
  constructor(
    private readonly store: Pick<EventStore, 'testa' | 'leggiTutto'>,
    private readonly di: { readonly ambito?: string; readonly categorie: readonly string[] },
    private readonly piega: (evento: EventoNelLog) => void,
  ) {}

  /**
   * Reads on to the head as it is after being asked: whoever asks during a reading waits for the next one, which they share.
   * @returns how far it has read
   */
  async finoInTesta(): Promise<Posizione> {
    this.prossimo ??= this.corrente
      .catch(() => undefined)
      .then(() => {
        this.prossimo = undefined;
        return (this.corrente = this.leggi());
      });
    await this.prossimo;
    return this.letto;
  }

  private async leggi(): Promise<void> {
    const testa = await this.store.testa();
    while (this.letto < testa) {
      const eventi = await this.store.leggiTutto({ ...this.di, dopo: this.letto, finoA: testa, limite: LOTTO });
      for (const evento of eventi) this.piega(evento);
      this.letto = eventi.length < LOTTO ? testa : (eventi.at(-1)?.posizione ?? testa);
    }
  }
}
