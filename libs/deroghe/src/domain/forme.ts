import type { FormeDi } from '#storia';
import { forma } from '#storia';
import type { EventoDeroga } from './eventi.js';
import { DESTINATARI_SEGNALAZIONE, RAGIONI_SEGNALAZIONE } from './eventi.js';

const { facoltativo, testo, unoDi } = forma;

/** A deroga is evidence: none of its facts is ever rectified. */
export const FORME: FormeDi<EventoDeroga> = {
  DerogaAperta: { cartella: 'fisso', motivo: testo, scade: 'fisso', precedente: 'fisso' },
  DerogaConclusa: {},
  DerogaVista: {},
  DerogaEsaminata: { esito: unoDi(['legittima']), nota: facoltativo(testo) },
  DerogaSegnalata: {
    a: unoDi(DESTINATARI_SEGNALAZIONE),
    ragione: unoDi(RAGIONI_SEGNALAZIONE),
    nota: testo,
  },
};
