import { useCallback, useState } from 'react';

export interface Legame<N extends string, V> {
  readonly nome: N;
  readonly valore: V;
  readonly onCambia: (valore: V) => void;
}

/** The values of a form, and for each field what ties it to its control. Initial values are read once: a sheet that is read again does not undo what was typed. */
export function useCampi<T extends object>(iniziali: T | (() => T)) {
  const [valori, setValori] = useState<T>(iniziali);
  const imposta = useCallback((parte: Partial<T>) => setValori((v) => ({ ...v, ...parte })), []);
  const lega = <K extends keyof T & string>(nome: K): Legame<K, T[K]> => ({
    nome,
    valore: valori[nome],
    onCambia: (valore) => setValori((v) => ({ ...v, [nome]: valore })),
  });
  return { valori, imposta, lega, setValori };
}
