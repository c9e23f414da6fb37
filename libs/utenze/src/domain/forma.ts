import type { FormeDi } from '#storia';
import { forma } from '#storia';
import type { EventoOperatore } from './eventi.js';
import { PROFESSIONI, RUOLI, TIPI_ENTE } from './vocabolario.js';

const { codiceComune, controllo, facoltativo, giorno, lista, oggetto, oNullo, riga, testo, unoDi } = forma;

/** Short, in small letters: the name of an ente or of a team, never that of a person. */
export const CODICE = /^[a-z0-9][a-z0-9-]{0,39}$/;
const codice = controllo('codice minuscolo', (v) => typeof v === 'string' && CODICE.test(v));

const incarico = {
  ruolo: unoDi(RUOLI),
  ente: codice,
  tipoEnte: unoDi(TIPI_ENTE),
  professione: oNullo(unoDi(PROFESSIONI)),
  comuni: lista(codiceComune),
  squadra: oNullo(codice),
  mandato: oNullo(oggetto({ dal: giorno, al: oNullo(giorno), comuni: oNullo(lista(codiceComune)) })),
};

export const FORME: FormeDi<EventoOperatore> = {
  OperatoreIscritto: {
    operatore: codice,
    soggetto: riga,
    nome: riga,
    dal: giorno,
    al: oNullo(giorno),
    oggettoMandato: facoltativo(testo),
    ...incarico,
  },
  OperatoreSospeso: { operatore: codice, dal: giorno, al: oNullo(giorno), motivo: testo },
  OperatoreRiammesso: { operatore: codice, dal: giorno },
  OperatoreTrasferito: { operatore: codice, dal: giorno, oggettoMandato: facoltativo(testo), ...incarico },
  OperatoreCessato: { operatore: codice, al: giorno, motivo: testo },
};
