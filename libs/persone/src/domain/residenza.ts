import { comuneEsistente } from '#nomenclatore';
import type { Rifiuto } from '#storia';
import { rifiutaSe } from '#storia';

/** Of what is being written now, and not of what was written: Comuni merge, and where somebody lived is not disputed for it. */
export const seComuneInesistente = (comune: unknown): Rifiuto | undefined =>
  rifiutaSe(
    typeof comune === 'string' && !comuneEsistente(comune),
    'comune-inesistente',
    'Nessun Comune ha questo codice ISTAT: controlla le sei cifre.',
    { campo: 'comune' },
  );
