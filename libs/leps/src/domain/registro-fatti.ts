import type { Posizione } from '#storia';
import type { FattoLeps, FattoVero } from './fatto.js';

/** Same value whatever the order of the keys: a stored fact comes back with its own. */
function uguali(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [chiaviA, chiaviB] = [Object.keys(a), Object.keys(b)];
  return (
    chiaviA.length === chiaviB.length &&
    chiaviA.every((k) => k in b && uguali((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k]))
  );
}

const stesso = ({ notoDa: _, notoFino: __, ...aperto }: FattoLeps, vero: FattoVero): boolean => uguali(aperto, vero);

export interface MovimentoFatti {
  /** Facts that were open, with the position from which they no longer hold. */
  readonly chiusi: readonly FattoLeps[];
  readonly aperti: readonly FattoLeps[];
}

/**
 * The register of one case at a new position: what was open and is no longer true is closed there, what is true and was
 * not is opened there; a fact whose content changed is closed and opened again. Rows are never removed, so a figure as
 * known at any position can always be read again.
 */
export function aggiornaRegistro(
  aperti: readonly FattoLeps[],
  veri: readonly FattoVero[],
  posizione: Posizione,
): MovimentoFatti {
  const rimasti = new Map(veri.map((v) => [v.chiave, v]));
  const chiusi: FattoLeps[] = [];
  for (const aperto of aperti) {
    const vero = rimasti.get(aperto.chiave);
    if (vero && stesso(aperto, vero)) rimasti.delete(aperto.chiave);
    else chiusi.push({ ...aperto, notoFino: posizione });
  }
  return { chiusi, aperti: [...rimasti.values()].map((v) => ({ ...v, notoDa: posizione, notoFino: null })) };
}
