/** Durations in milliseconds, summed up. */
export interface Durate {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export function durate(campioni: readonly number[]): Durate {
  const ordinati = Float64Array.from(campioni).sort();
  const quantile = (q: number): number =>
    arrotonda(ordinati[Math.min(ordinati.length - 1, Math.ceil(q * ordinati.length) - 1)] ?? NaN);
  return { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) };
}

export function mediana(numeri: readonly number[]): number {
  const ordinati = [...numeri].sort((a, b) => a - b);
  const meta = ordinati.length / 2;
  return Number.isInteger(meta)
    ? ((ordinati[meta - 1] as number) + (ordinati[meta] as number)) / 2
    : (ordinati[Math.floor(meta)] as number);
}

export const arrotonda = (n: number, cifre = 2): number => Number(n.toFixed(cifre));

/** Seconds a piece of work takes. */
export async function secondi(lavoro: () => Promise<unknown>): Promise<number> {
  const inizio = performance.now();
  await lavoro();
  return (performance.now() - inizio) / 1000;
}
