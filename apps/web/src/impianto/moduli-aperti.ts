/** Forms with something typed and not sent. While there is one, leaving asks first. */
const aperti = new Set<string>();

export const segnaScritto = (modulo: string): void => void aperti.add(modulo);
export const segnaPulito = (modulo: string): void => void aperti.delete(modulo);
export const cosaSiPerderebbe = (): boolean => aperti.size > 0;
export const dimenticaTutti = (): void => aperti.clear();
