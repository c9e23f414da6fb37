import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { leggiNomenclatore } from '../api/letture.ts';

/** A code without a label is shown as it is, readable. */
export const comeParole = (codice: string): string => {
  const parole = codice.replaceAll('-', ' ');
  return parole.charAt(0).toUpperCase() + parole.slice(1);
};

const tipografica = (testo: string): string => testo.replaceAll("'", '’');

/** Several lists where the same field speaks of different things. */
export type Etichetta = (lista: string | readonly string[], codice: string | null | undefined) => string;

export function useEtichette(): Etichetta {
  const liste = useQuery(leggiNomenclatore()).data?.etichette;
  return useCallback(
    (lista, codice) => {
      if (!codice) return '–';
      const nomi = typeof lista === 'string' ? [lista] : lista;
      return tipografica(nomi.map((n) => liste?.[n]?.[codice]).find(Boolean) ?? comeParole(codice));
    },
    [liste],
  );
}

/** The codes of a list with their label, in the order of the nomenclatore. */
export function useLista(
  lista: string | readonly string[],
): readonly { readonly codice: string; readonly testo: string }[] {
  const liste = useQuery(leggiNomenclatore()).data?.etichette;
  const nomi = typeof lista === 'string' ? [lista] : lista;
  return nomi.flatMap((n) =>
    Object.entries(liste?.[n] ?? {}).map(([codice, testo]) => ({ codice, testo: tipografica(testo) })),
  );
}
