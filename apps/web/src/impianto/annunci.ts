/** What has just been done, said once to everyone: shown for a while, and read by screen readers. */
export interface Annuncio {
  readonly numero: number;
  readonly testo: string;
}
let corrente: Annuncio = { numero: 0, testo: '' };
const ascoltatori = new Set<() => void>();

export const annuncioCorrente = (): Annuncio => corrente;
export function annuncia(testo: string): void {
  corrente = { numero: corrente.numero + 1, testo };
  for (const ascolta of ascoltatori) ascolta();
}
export function ascoltaAnnunci(ascolta: () => void): () => void {
  ascoltatori.add(ascolta);
  return () => ascoltatori.delete(ascolta);
}
