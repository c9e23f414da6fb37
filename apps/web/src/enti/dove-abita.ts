import type { InterventoDellEnte } from '../api/tipi.ts';

/** Address and Comune on one line; nothing once the service is over. */
export const doveAbita = (
  { indirizzo, comune }: InterventoDellEnte['persona'],
  nomeComune: (istat: string | undefined) => string,
): string => [indirizzo, comune && nomeComune(comune)].filter(Boolean).join(', ');
