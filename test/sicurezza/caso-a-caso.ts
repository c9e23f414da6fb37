/** Chance that can be repeated: the same seed gives the same choices (mulberry32). */
export class CasoACaso {
  constructor(private seme: number) {}

  /** From 0 to 1, excluded. */
  numero(): number {
    this.seme = (this.seme + 0x6d2b79f5) | 0;
    let n = Math.imul(this.seme ^ (this.seme >>> 15), 1 | this.seme);
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n;
    return ((n ^ (n >>> 14)) >>> 0) / 4_294_967_296;
  }

  intero(fino: number): number {
    return Math.floor(this.numero() * fino);
  }

  uno<T>(tra: readonly T[]): T {
    return tra[this.intero(tra.length)] as T;
  }

  /** True so many times out of a hundred. */
  volte(suCento: number): boolean {
    return this.numero() * 100 < suCento;
  }
}
