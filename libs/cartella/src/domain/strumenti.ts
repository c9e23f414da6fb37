import type { Rifiuto } from '#storia';
import { rifiuto } from '#storia';

/** An instrument as data: each item with the points of its levels. An answer is the index of the level chosen. */
export interface DefinizioneStrumento {
  readonly codice: string;
  readonly versione: string;
  readonly nome: string;
  readonly regola: 'somma' | 'barthel-shah';
  readonly voci: readonly { readonly voce: string; readonly punti: readonly number[] }[];
}

/** The definition in use of each instrument. */
export type DefinizioniStrumenti = (codice: string) => DefinizioneStrumento | undefined;

/** The two items of the modified Barthel (Shah) that exclude each other. */
const DEAMBULAZIONE = /^deambulazione/i;
const CARROZZINA = /^uso della carrozzina/i;

/** Rule 8: a score comes from the answers, all of them, and from nowhere else. */
export function punteggio(definizione: DefinizioneStrumento, risposte: readonly number[]): number | Rifiuto {
  const { voci, regola } = definizione;
  if (risposte.length !== voci.length) {
    return rifiuto('risposte-incomplete', `Lo strumento ha ${voci.length} voci: serve una risposta per ciascuna.`, {
      attese: voci.length,
      ricevute: risposte.length,
    });
  }
  const punti: number[] = [];
  for (const [i, { voce, punti: livelli }] of voci.entries()) {
    const valore = Number.isInteger(risposte[i]) ? livelli[risposte[i] as number] : undefined;
    if (valore === undefined) {
      return rifiuto('risposta-non-valida', `La risposta alla voce «${voce}» non è tra quelle previste.`, { voce: i });
    }
    punti.push(valore);
  }
  if (regola === 'barthel-shah') {
    const deambulazione = voci.findIndex(({ voce }) => DEAMBULAZIONE.test(voce));
    const carrozzina = voci.findIndex(({ voce }) => CARROZZINA.test(voce));
    // The wheelchair is scored only for who cannot walk at all.
    if (carrozzina >= 0 && punti[deambulazione] !== 0) punti[carrozzina] = 0;
  }
  return punti.reduce((somma, p) => somma + p, 0);
}
