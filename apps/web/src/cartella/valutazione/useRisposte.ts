import { useState } from 'react';
import type { Strumento } from '../../api/tipi.ts';
import type { Errori } from '../../moduli/errori.ts';

/** The answers being given to an instrument, and which of them were copied from the time before. */
export function useRisposte(strumento: Strumento | undefined) {
  const [per, setPer] = useState<Record<string, { risposte: (number | null)[]; copiate: Set<number> }>>({});
  const codice = strumento?.codice ?? '';
  const voci = strumento?.voci.length ?? 0;
  const { risposte, copiate } = per[codice] ?? {
    risposte: new Array<number | null>(voci).fill(null),
    copiate: new Set<number>(),
  };
  return {
    risposte,
    copiate,
    rispondi(voce: number, livello: number, copiata: boolean): void {
      const nuove = new Set(copiate);
      if (copiata) nuove.add(voce);
      else nuove.delete(voce);
      setPer({ ...per, [codice]: { risposte: risposte.map((r, i) => (i === voce ? livello : r)), copiate: nuove } });
    },
    senzaRisposta(): Errori {
      return Object.fromEntries(
        risposte.flatMap((r, i) =>
          r === null ? [[`risposte.${i}`, `Rispondi a «${strumento?.voci[i]?.voce ?? i + 1}»`]] : [],
        ),
      );
    },
  };
}
