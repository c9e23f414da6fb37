import { useSearchParams } from 'react-router';
import type { AttoPossibile } from '../api/tipi.ts';

/** Which form is open, and on what, is in the address: "what is missing" links straight to it, and Back closes it. */
export function useAttoAperto() {
  const [parametri, imposta] = useSearchParams();
  return {
    atto: parametri.get('atto') as AttoPossibile | null,
    su: parametri.get('su'),
    apri(atto: AttoPossibile, su?: string): void {
      imposta(
        (p) => {
          p.set('atto', atto);
          if (su) p.set('su', su);
          else p.delete('su');
          return p;
        },
        { preventScrollReset: true },
      );
    },
    chiudi(): void {
      imposta(
        (p) => {
          p.delete('atto');
          p.delete('su');
          return p;
        },
        { preventScrollReset: true, replace: true },
      );
    },
  };
}
