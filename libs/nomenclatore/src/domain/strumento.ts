import type { Datata } from './validita.js';

/** One possible answer to an item. */
export interface Livello {
  readonly testo: string;
  readonly punti: number;
}

export interface Voce {
  readonly voce: string;
  readonly livelli: readonly Livello[];
}

/** How answers become a score. `barthel-shah`: the sum, where the wheelchair counts only if walking scores 0. */
export type RegolaPunteggio = 'somma' | 'barthel-shah';

export type CodiceStrumento = 'adl-katz' | 'iadl-lawton' | 'barthel-shah' | 'triage';

/** An instrument as it is rendered, answered and scored. A changed item, level or point is a new `versione`. */
export interface DefinizioneStrumento extends Datata {
  readonly codice: CodiceStrumento;
  readonly versione: string;
  readonly nome: string;
  readonly regola: RegolaPunteggio;
  readonly minimo: number;
  readonly massimo: number;
  readonly voci: readonly Voce[];
  /** How to read the score. */
  readonly lettura: string;
  /** Ranges of score with a name, both ends included. */
  readonly fasce?: readonly { readonly da: number; readonly a: number; readonly testo: string }[];
}

/** Items of the Barthel (Shah) that its rule names. */
export const DEAMBULAZIONE = 'Deambulazione';
export const CARROZZINA = 'Uso della carrozzina';

/**
 * The score of a full set of answers, one index of level per item; undefined if an answer is missing, in excess or not
 * among the levels, because an instrument half filled has no score.
 */
export function punteggio(definizione: DefinizioneStrumento, risposte: readonly number[]): number | undefined {
  if (risposte.length !== definizione.voci.length) return undefined;
  const punti = new Map<string, number>();
  for (const [i, voce] of definizione.voci.entries()) {
    const livello = voce.livelli[risposte[i] as number];
    if (!livello) return undefined;
    punti.set(voce.voce, livello.punti);
  }
  if (definizione.regola === 'barthel-shah' && punti.get(DEAMBULAZIONE) !== 0) punti.delete(CARROZZINA);
  return [...punti.values()].reduce((somma, p) => somma + p, 0);
}

/** The name of the range a score falls in. */
export const fasciaDi = (definizione: DefinizioneStrumento, punti: number): string | undefined =>
  definizione.fasce?.find((f) => punti >= f.da && punti <= f.a)?.testo;
