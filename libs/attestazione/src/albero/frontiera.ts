import { nodoDi, RADICE_VUOTA } from './nodo.js';

/**
 * What is left of a Merkle tree that only grows: the roots of its perfect subtrees, largest first, one for each bit set
 * in the number of leaves. Adding a leaf and taking the root cost O(log n), whatever came before.
 */
export class Frontiera {
  private constructor(
    private quante: number,
    private readonly cime: Buffer[],
  ) {}

  static vuota(): Frontiera {
    return new Frontiera(0, []);
  }

  /** @throws RangeError when the subtrees are not those of a tree of that size */
  static da({ dimensione, cime }: { readonly dimensione: number; readonly cime: readonly Buffer[] }): Frontiera {
    const attese = dimensione.toString(2).replaceAll('0', '').length;
    if (!Number.isSafeInteger(dimensione) || dimensione < 0 || cime.length !== attese)
      throw new RangeError('la frontiera non è quella di un albero di questa dimensione');
    return new Frontiera(dimensione, [...cime]);
  }

  get dimensione(): number {
    return this.quante;
  }

  get sottoalberi(): readonly Buffer[] {
    return this.cime;
  }

  aggiungi(leaf: Buffer): void {
    let cima = leaf;
    // As in a binary counter: each trailing one is a subtree as large as the one that arrives.
    for (let resto = this.quante; resto % 2 === 1; resto = (resto - 1) / 2) cima = nodoDi(this.cime.pop()!, cima);
    this.cime.push(cima);
    this.quante++;
  }

  radice(): Buffer {
    return this.cime.length === 0
      ? RADICE_VUOTA
      : this.cime.reduceRight((destra, sinistra) => nodoDi(sinistra, destra));
  }
}
