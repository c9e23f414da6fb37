import { divisione, nodoDi, RADICE_VUOTA } from './nodo.js';

const BYTE = 32;

/**
 * A whole tree, to draw proofs from: RFC 6962, 2.1.1 and 2.1.2. It keeps the roots of all perfect subtrees, twice the
 * space of the leaves; any other subtree is on the right edge and costs O(log n).
 */
export class Albero {
  /** At level k, the roots of the perfect subtrees of 2^k leaves, one after the other. */
  private readonly livelli: Buffer[];

  /** @param foglie the leaf hashes, one after the other */
  constructor(foglie: Buffer) {
    this.livelli = [foglie];
    for (let sotto = foglie; sotto.length >= 2 * BYTE;) {
      const sopra = Buffer.alloc(Math.floor(sotto.length / BYTE / 2) * BYTE);
      for (let i = 0; i < sopra.length; i += BYTE) {
        const [sinistro, destro] = [
          sotto.subarray(2 * i, 2 * i + BYTE),
          sotto.subarray(2 * i + BYTE, 2 * i + 2 * BYTE),
        ];
        nodoDi(sinistro, destro).copy(sopra, i);
      }
      this.livelli.push(sopra);
      sotto = sopra;
    }
  }

  get dimensione(): number {
    return this.livelli[0]!.length / BYTE;
  }

  /** Root of the first `n` leaves. */
  radice(n = this.dimensione): Buffer {
    return n === 0 ? RADICE_VUOTA : this.sottoalbero(0, n);
  }

  /** Proof that leaf `indice` (0-based) is in the tree of the first `n` leaves: PATH(m, D[n]). */
  inclusione(indice: number, n = this.dimensione): Buffer[] {
    const prova: Buffer[] = [];
    for (let [da, quante] = [0, n]; quante > 1;) {
      const k = divisione(quante);
      if (indice < da + k) {
        prova.unshift(this.sottoalbero(da + k, quante - k));
        quante = k;
      } else {
        prova.unshift(this.sottoalbero(da, k));
        da += k;
        quante -= k;
      }
    }
    return prova;
  }

  /** Proof that the tree of the first `n` leaves begins with that of the first `m`: PROOF(m, D[n]), for 0 < m <= n. */
  coerenza(m: number, n = this.dimensione): Buffer[] {
    const prova: Buffer[] = [];
    let [da, quante, resto] = [0, n, m];
    while (resto !== quante) {
      const k = divisione(quante);
      if (resto <= k) {
        prova.unshift(this.sottoalbero(da + k, quante - k));
        quante = k;
      } else {
        prova.unshift(this.sottoalbero(da, k));
        da += k;
        quante -= k;
        resto -= k;
      }
    }
    // The old tree itself is known to who checks; a part of it is not.
    if (da > 0) prova.unshift(this.sottoalbero(da, quante));
    return prova;
  }

  private sottoalbero(da: number, quante: number): Buffer {
    const livello = Math.log2(quante);
    if (Number.isInteger(livello)) {
      const inizio = (da / quante) * BYTE;
      return this.livelli[livello]!.subarray(inizio, inizio + BYTE);
    }
    const k = divisione(quante);
    return nodoDi(this.sottoalbero(da, k), this.sottoalbero(da + k, quante - k));
  }
}
