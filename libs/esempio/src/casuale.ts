/** 32 bits out of a text (FNV-1a, then a final mix so that seeds that differ by one character start far apart). */
function impronta(testo: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < testo.length; i++) h = Math.imul(h ^ testo.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Chance that comes out the same from the same seed (mulberry32). Each life takes a branch of its own, and each thing in
 * a life a branch of that: drawing once more in one place moves nothing anywhere else. Never for secrets.
 */
export class Casuale {
  private stato: number;

  constructor(private readonly seme: string) {
    this.stato = impronta(seme);
  }

  ramo(nome: string | number): Casuale {
    return new Casuale(`${this.seme}/${nome}`);
  }

  /** From 0, included, to 1, excluded. */
  numero(): number {
    this.stato = (this.stato + 0x6d2b79f5) >>> 0;
    let t = this.stato;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** Both ends included. */
  intero(da: number, a: number): number {
    return da + Math.floor(this.numero() * (a - da + 1));
  }

  vero(probabilita: number): boolean {
    return this.numero() < probabilita;
  }

  uno<T>(lista: readonly T[]): T {
    return lista[this.intero(0, lista.length - 1)] as T;
  }

  /** So many different ones, in the order of the list. */
  alcuni<T>(lista: readonly T[], quanti: number): T[] {
    const presi = new Set<number>();
    while (presi.size < Math.min(quanti, lista.length)) presi.add(this.intero(0, lista.length - 1));
    return lista.filter((_, i) => presi.has(i));
  }

  pesato<T>(scelte: readonly (readonly [T, number])[]): T {
    return secondoQuota(this.numero(), scelte);
  }

  /**
   * The k-th share of a sequence that fills 0..1 evenly: over n lives a condition `quota < p` holds for very nearly p·n of
   * them, while each life still depends on its own place alone. `passo` is irrational; two sequences follow each other
   * unless their steps differ.
   */
  quota(nome: string, k: number, passo: number): number {
    return (impronta(`${this.seme}/quota/${nome}`) / 0x1_0000_0000 + k * passo) % 1;
  }
}

/** Which of the weighted choices a share from 0 to 1 falls on. */
export function secondoQuota<T>(quota: number, scelte: readonly (readonly [T, number])[]): T {
  let resto = quota * scelte.reduce((somma, [, peso]) => somma + peso, 0);
  for (const [scelta, peso] of scelte) if ((resto -= peso) < 0) return scelta;
  return (scelte.at(-1) as readonly [T, number])[0];
}

/** So many things over so many shares, whole numbers that add up (largest remainders). */
export function ripartisci(totale: number, pesi: readonly number[]): number[] {
  const somma = pesi.reduce((a, b) => a + b, 0);
  const esatti = pesi.map((p) => (totale * p) / somma);
  const interi = esatti.map(Math.floor);
  const resti = esatti
    .map((e, i) => [i, e - (interi[i] as number)] as const)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const mancano = totale - interi.reduce((a, b) => a + b, 0);
  for (const [i] of resti.slice(0, mancano)) interi[i] = (interi[i] as number) + 1;
  return interi;
}
