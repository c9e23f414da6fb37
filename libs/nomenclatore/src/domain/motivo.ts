/** Different words, of two letters or more. */
export const PAROLE_MOTIVO = 3;

/** A reason in words, and not a key held down: long enough, of some words, not all the same. */
export function motivoSensato(motivo: string, caratteri: number): boolean {
  const parole = motivo.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return motivo.trim().replace(/\s+/g, ' ').length >= caratteri && new Set(parole).size >= PAROLE_MOTIVO;
}
