/** True until the first move inside the app: on a fresh load the browser's own focus order is left alone. */
let primo = true;

export const primoIngresso = (): boolean => primo;
export function segnaNavigazione(): void {
  primo = false;
}
