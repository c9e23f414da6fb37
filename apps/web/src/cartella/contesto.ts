import { createContext, useContext } from 'react';
import type { AttoPossibile, Istante, SchedaCartella } from '../api/tipi.ts';
import { useAtto, type Invio } from '../api/useAtto.ts';

export interface ContestoCartella {
  readonly id: string;
  readonly scheda: SchedaCartella;
  readonly istante: Istante;
  readonly suffisso: string;
  /** The live state is on screen, and not a stand-in while another instant is being read. */
  readonly viva: boolean;
  readonly puo: (atto: AttoPossibile) => boolean;
}

export const Contesto = createContext<ContestoCartella | null>(null);

export function useCartella(): ContestoCartella {
  const contesto = useContext(Contesto);
  if (!contesto) throw new Error('useCartella outside a case');
  return contesto;
}

export function useAttoCartella(atto: AttoPossibile, congedo = false): Invio {
  const { id, scheda } = useCartella();
  return useAtto(`/api/cartelle/${id}/atti/${atto}`, scheda.revision, congedo);
}
