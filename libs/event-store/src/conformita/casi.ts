import { AMBITI } from './ambiti.js';
import { APPEND, GRANDI } from './append.js';
import { ASCOLTO } from './ascolto.js';
import type { Caso } from './caso.js';
import { COMMIT } from './commit.js';
import { CONTENUTO } from './contenuto.js';
import { GUASTI } from './guasti.js';
import { IDEMPOTENZA } from './idempotenza.js';
import { LETTURA } from './lettura.js';
import { ORDINE } from './ordine.js';
import { OROLOGIO } from './orologio.js';
import { PRENOTAZIONI } from './prenotazioni.js';
import { PROCESSI } from './processi.js';
import { VICINI } from './vicini.js';

/** What a log promises, case by case: whoever adapts another store runs those of the capabilities it declares. */
export const CASI: readonly Caso[] = [
  ...APPEND,
  ...ORDINE,
  ...OROLOGIO,
  ...IDEMPOTENZA,
  ...PRENOTAZIONI,
  ...LETTURA,
  ...CONTENUTO,
  ...GRANDI,
  ...AMBITI,
  ...ASCOLTO,
  ...PROCESSI,
  ...GUASTI,
  ...COMMIT,
  ...VICINI,
];
