import type { Strumento } from '../../api/tipi.ts';

/** In the Barthel (Shah) the wheelchair counts only for who does not walk. */
const DEAMBULAZIONE = 'Deambulazione';
const CARROZZINA = 'Uso della carrozzina';

/** The score while one answers, for the eyes only: the one that counts is computed by the server. */
export function punteggioDi(strumento: Strumento, risposte: readonly (number | null)[]): number {
  const punti = new Map(strumento.voci.map((v, i) => [v.voce, v.livelli[risposte[i] ?? -1]?.punti ?? 0] as const));
  if (strumento.codice === 'barthel-shah' && punti.get(DEAMBULAZIONE) !== 0) punti.delete(CARROZZINA);
  return [...punti.values()].reduce((somma, p) => somma + p, 0);
}
