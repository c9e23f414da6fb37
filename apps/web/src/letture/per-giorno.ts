import { giornoDellIstante } from '../parole/date.ts';

/** In the order given, day by day. */
export function perGiorno<T extends { readonly quando: string }>(voci: readonly T[]): [giorno: string, voci: T[]][] {
  const giorni = new Map<string, T[]>();
  for (const voce of voci) {
    const giorno = giornoDellIstante(voce.quando);
    giorni.set(giorno, [...(giorni.get(giorno) ?? []), voce]);
  }
  return [...giorni];
}
