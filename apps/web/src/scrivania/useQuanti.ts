import { useState } from 'react';

const PRIMI = 5;

/** The first few of a list, and the rest on demand: a long list must not push the others out of sight. */
export function useQuanti<T>(voci: readonly T[]) {
  const [tutti, setTutti] = useState(false);
  return {
    mostrati: tutti ? voci : voci.slice(0, PRIMI),
    altri: tutti ? 0 : Math.max(0, voci.length - PRIMI),
    mostraTutti: () => setTutti(true),
  };
}
