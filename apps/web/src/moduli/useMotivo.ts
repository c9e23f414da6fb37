import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';

/** How a reason is written, and what is wrong with one: as the server judges it. */
export function useMotivo() {
  const { data } = useQuery(leggiNomenclatore());
  const [caratteri, diverse] = [data?.caratteriMotivo ?? 0, data?.paroleMotivo ?? 0];
  return {
    /** How long it must be; nothing is said of it until that is known. */
    regola: caratteri > 0 ? `Almeno ${caratteri} caratteri` : 'Con parole tue',
    difettoDi(motivo: string): string | undefined {
      const parole = new Set(motivo.toLowerCase().match(/\p{L}{2,}/gu));
      const lunghezza = motivo.trim().replace(/\s+/g, ' ').length;
      if (lunghezza === 0) return 'Va scritto il motivo.';
      return lunghezza < caratteri || parole.size < diverse
        ? `Scrivi il motivo con parole tue: almeno ${caratteri} caratteri, e ${diverse} parole diverse.`
        : undefined;
    },
  };
}
