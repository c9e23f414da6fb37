import { useSearchParams } from 'react-router';
import type { SceltaLeps } from '../api/tipi.ts';
import { oggi } from '../parole/date.ts';
import { useSessione } from '../sessione/sessione.ts';

/** Year, Comune and, for a figure as it was known, position: all in the address. */
export function useSceltaLeps() {
  const [parametri, imposta] = useSearchParams();
  const anno = Number(parametri.get('anno')) || Number(oggi().slice(0, 4));
  const { operatore } = useSessione();
  // Who answers for one Comune only begins there: the whole Ambito may not be his to read.
  const proprio = operatore.comuni.length === 1 ? operatore.comuni[0]! : '';
  const comune = parametri.get('comune') ?? proprio;
  const posizione = Number(parametri.get('posizione')) || undefined;
  const scelta: SceltaLeps & { anno: number } = {
    anno,
    ...(comune && { comune }),
    ...(posizione && { posizione }),
  };
  const suffisso = `?${new URLSearchParams(
    Object.entries(scelta).map(([nome, valore]) => [nome, String(valore)]),
  ).toString()}`;
  return {
    scelta,
    comune,
    suffisso,
    cambia(nome: 'anno' | 'comune' | 'posizione', valore: string): void {
      imposta(
        (p) => {
          if (valore || nome === 'comune') p.set(nome, valore);
          else p.delete(nome);
          return p;
        },
        { replace: true, preventScrollReset: true },
      );
    },
  };
}
