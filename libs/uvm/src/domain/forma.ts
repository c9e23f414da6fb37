import type { FormeDi } from '#storia';
import { forma } from '#storia';
import type { EventoSeduta } from './eventi.js';
import { MODALITA } from './eventi.js';

const { controllo, facoltativo, giorno, intero, lista, oggetto, oNullo, testo, unoDi } = forma;

const ora = controllo('ora', (v) => typeof v === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(v));

export const FORME: FormeDi<EventoSeduta> = {
  SedutaConvocata: {
    giorno,
    dalle: ora,
    alle: ora,
    modalita: unoDi(MODALITA),
    componenti: lista(oggetto({ operatore: testo, professione: oNullo(testo), ente: testo })),
  },
  CasoPostoAllOrdineDelGiorno: { cartella: 'fisso', valutazione: 'fisso' },
  CasoToltoDallOrdineDelGiorno: { cartella: 'fisso' },
  PresenzaRegistrata: { operatore: 'fisso' },
  CasoDiscusso: {
    cartella: 'fisso',
    posizione: intero(1),
    presenti: lista(testo),
    decisione: testo,
    dissenso: facoltativo(testo),
  },
  SedutaConclusa: {},
};
