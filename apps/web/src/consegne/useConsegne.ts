import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { invia } from '../api/client.ts';
import { annotaPosizione } from '../api/posizione-nota.ts';
import { comeProblema } from '../api/problema.ts';
import { uuid } from '../api/uuid.ts';

export interface EsitoConsegna {
  readonly cartella: string;
  readonly nome: string;
  /** Null when it was handed over; otherwise why not. */
  readonly rifiuto: string | null;
}

export interface Andamento {
  readonly totale: number;
  readonly esiti: readonly EsitoConsegna[];
  readonly inCorso: boolean;
}

/**
 * One command for each case, one after the other: each has its own outcome, and one that is refused does not stop the next.
 * Sent again, a case whose answer was lost keeps its key, and happens once.
 */
export function useConsegne() {
  const magazzino = useQueryClient();
  const [andamento, setAndamento] = useState<Andamento | null>(null);
  const chiavi = useRef(new Map<string, string>());

  async function consegna(
    casi: readonly { readonly cartella: string; readonly nome: string }[],
    corpo: object,
  ): Promise<readonly EsitoConsegna[]> {
    const esiti: EsitoConsegna[] = [];
    setAndamento({ totale: casi.length, esiti: [], inCorso: true });
    for (const { cartella, nome } of casi) {
      const tentativo = `${cartella} ${JSON.stringify(corpo)}`;
      const chiave = chiavi.current.get(tentativo) ?? uuid();
      chiavi.current.set(tentativo, chiave);
      try {
        const { posizione } = await invia(`/api/cartelle/${cartella}/atti/consegna`, { chiave, corpo });
        annotaPosizione(posizione);
        chiavi.current.delete(tentativo);
        esiti.push({ cartella, nome, rifiuto: null });
      } catch (errore) {
        const problema = comeProblema(errore);
        if (!problema.esitoIgnoto) chiavi.current.delete(tentativo);
        esiti.push({ cartella, nome, rifiuto: problema.message });
      }
      setAndamento({ totale: casi.length, esiti: [...esiti], inCorso: esiti.length < casi.length });
    }
    await magazzino.invalidateQueries({
      predicate: (q) => q.queryKey[0] !== 'nomenclatore' && q.queryKey[0] !== 'sessione',
    });
    return esiti;
  }

  return { andamento, consegna };
}
