import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Istante } from '../api/tipi.ts';

export interface IstanteChiesto {
  readonly istante: Istante;
  readonly viva: boolean;
  /** To put after every address of the case: the instant goes with the person from section to section. */
  readonly suffisso: string;
}

/** The instant asked for is in the address: it can be sent to a colleague, and the back button works. */
export function useIstante(): IstanteChiesto {
  const [parametri] = useSearchParams();
  const [modo, al, posizione] = [parametri.get('modo'), parametri.get('al'), parametri.get('posizione')];
  return useMemo(() => {
    if ((modo === 'accaduto' || modo === 'noto') && al) {
      return { istante: { modo, al }, viva: false, suffisso: `?modo=${modo}&al=${al}` };
    }
    if (modo === 'evento' && posizione && /^\d+$/.test(posizione)) {
      return {
        istante: { modo, posizione: Number(posizione) },
        viva: false,
        suffisso: `?modo=evento&posizione=${posizione}`,
      };
    }
    // What is not an instant is not the living case either: the server says what is wrong with it.
    if (modo !== null || al !== null || posizione !== null) {
      const chiesti = Object.entries({ modo, al, posizione }).filter((p): p is [string, string] => p[1] !== null);
      return {
        istante: Object.fromEntries(chiesti) as unknown as Istante,
        viva: false,
        suffisso: `?${new URLSearchParams(chiesti)}`,
      };
    }
    return { istante: {}, viva: true, suffisso: '' };
  }, [modo, al, posizione]);
}
