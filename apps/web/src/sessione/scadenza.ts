/** One flag, outside React: any answer 401 raises it, and the dialog that asks to sign in again shows. */
let scaduta = false;
const ascoltatori = new Set<() => void>();

function imposta(valore: boolean): void {
  if (scaduta === valore) return;
  scaduta = valore;
  for (const ascolta of ascoltatori) ascolta();
}

export const segnalaScadenza = (): void => imposta(true);
export const sessioneRipresa = (): void => imposta(false);
export const eScaduta = (): boolean => scaduta;
export function ascoltaScadenza(ascolta: () => void): () => void {
  ascoltatori.add(ascolta);
  return () => ascoltatori.delete(ascolta);
}
