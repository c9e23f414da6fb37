/** One append that waits for its turn. */
export interface InAttesa {
  /** Only appends of one Ambito can share a transaction. */
  readonly ambito: string;
  /** All that it touches and another could touch too: streams, events, keys, reservations. */
  readonly contesi: readonly string[];
  readonly byte: number;
}

interface Posto<C, O> {
  readonly comando: C;
  readonly rispondi: (esito: O) => void;
}

/** A commit does not carry more than this: it holds the head of the log until it is done. */
export const COMANDI_MASSIMI = 256;
export const BYTE_MASSIMI = 1024 * 1024;
/** While one is being made durable, the next is made ready. */
const LOTTI_IN_CORSO = 2;
/** As many as these, with nothing under way, leave in two halves: or no next would ever be made ready. */
const DA_DIVIDERE = 24;

/**
 * Makes one durable commit of appends that come together. It waits for nobody: an append that finds nothing under way
 * leaves at once and alone; those that arrive meanwhile leave together as soon as they can, in the order they came.
 * Appends that touch the same thing are never under way together, and keep the order of the calls: each gets the answer
 * that it would get if they were made one after the other.
 */
export class Accorpamento<C extends InAttesa, O> {
  private coda: Posto<C, O>[] = [];
  private readonly occupati = new Set<string>();
  private inCorso = 0;
  private ascolta = false;

  /** @param invia carries out what may go together, and answers for each in the same order; it never rejects */
  constructor(private readonly invia: (lotto: readonly C[]) => Promise<readonly O[]>) {}

  append(comando: C): Promise<O> {
    return new Promise((rispondi) => {
      this.coda.push({ comando, rispondi });
      if (!this.ascolta) this.parti();
    });
  }

  private parti(): void {
    while (this.inCorso < LOTTI_IN_CORSO) {
      const lotto = this.prossimi();
      if (lotto.length === 0) return;
      void this.porta(lotto);
    }
  }

  private async porta(lotto: readonly Posto<C, O>[]): Promise<void> {
    this.inCorso++;
    const contesi = lotto.flatMap(({ comando }) => comando.contesi);
    for (const conteso of contesi) this.occupati.add(conteso);
    const esiti = await this.invia(lotto.map(({ comando }) => comando));
    for (const conteso of contesi) this.occupati.delete(conteso);
    this.inCorso--;
    for (const [i, { rispondi }] of lotto.entries()) rispondi(esiti[i] as O);
    if (this.ascolta) return;
    if (lotto.length === 1) return this.parti();
    // Those just answered may have more to say: heard first, they leave together and not one ahead of the others.
    this.ascolta = true;
    setImmediate(() => {
      this.ascolta = false;
      this.parti();
    });
  }

  /** From the oldest on, all that can share a transaction. Who is passed over is not overtaken on what it touches. */
  private prossimi(): Posto<C, O>[] {
    const dividi = this.inCorso === 0 && this.coda.length >= DA_DIVIDERE;
    const quanti = Math.min(dividi ? this.coda.length >> 1 : this.coda.length, COMANDI_MASSIMI);
    const presi: Posto<C, O>[] = [];
    const restano: Posto<C, O>[] = [];
    const sbarrati = new Set<string>();
    let byte = 0;
    let visti = 0;
    for (const posto of this.coda) {
      if (presi.length === quanti) break;
      visti++;
      const { comando } = posto;
      const insieme =
        (presi.length === 0 || (comando.ambito === presi[0]?.comando.ambito && byte + comando.byte <= BYTE_MASSIMI)) &&
        !comando.contesi.some((conteso) => this.occupati.has(conteso) || sbarrati.has(conteso));
      (insieme ? presi : restano).push(posto);
      if (insieme) byte += comando.byte;
      for (const conteso of comando.contesi) sbarrati.add(conteso);
    }
    this.coda = restano.concat(this.coda.slice(visti));
    return presi;
  }
}
