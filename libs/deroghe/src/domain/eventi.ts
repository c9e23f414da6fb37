import type { Catalogo, EventoDeciso } from '#storia';

/** To whom an opening that does not convince is escalated. */
export const DESTINATARI_SEGNALAZIONE = [
  'coordinatore',
  'revisore',
  'ufficio-di-piano',
  'responsabile-protezione-dati',
  'ente-di-appartenenza',
] as const;

export const RAGIONI_SEGNALAZIONE = [
  'motivo-insufficiente',
  'nessun-bisogno-di-servizio',
  'aperture-ripetute',
  'possibile-interesse-personale',
] as const;

/** The glass is broken: who did is the `attore`, from when is `registratoIl`. */
export type DerogaAperta = EventoDeciso<
  'DerogaAperta',
  {
    readonly cartella: string;
    readonly motivo: string;
    /** UTC instant at which it is over. */
    readonly scade: string;
    /** The one before it by the same operator on the same case: two of them cannot follow the same one. */
    readonly precedente: string | null;
  }
>;
/** Ended before its time by who opened it. */
export type DerogaConclusa = EventoDeciso<'DerogaConclusa', object>;
/** Who answers for the case has read the notice. */
export type DerogaVista = EventoDeciso<'DerogaVista', object>;
export type DerogaEsaminata = EventoDeciso<'DerogaEsaminata', { readonly esito: 'legittima'; readonly nota?: string }>;
export type DerogaSegnalata = EventoDeciso<
  'DerogaSegnalata',
  {
    readonly a: (typeof DESTINATARI_SEGNALAZIONE)[number];
    readonly ragione: (typeof RAGIONI_SEGNALAZIONE)[number];
    readonly nota: string;
  }
>;

export type EventoDeroga = DerogaAperta | DerogaConclusa | DerogaVista | DerogaEsaminata | DerogaSegnalata;

export const CATALOGO_DEROGA: Catalogo<EventoDeroga> = {
  DerogaAperta: {
    versione: 1,
    titolo: 'Accesso fuori competenza aperto',
    traguardo: true,
    chiari: ['cartella', 'scade', 'precedente'],
    testi: ['motivo'],
  },
  DerogaConclusa: {
    versione: 1,
    titolo: 'Accesso fuori competenza concluso',
    traguardo: false,
    chiari: [],
    testi: [],
  },
  DerogaVista: {
    versione: 1,
    titolo: 'Avviso di accesso fuori competenza letto',
    traguardo: false,
    chiari: [],
    testi: [],
  },
  DerogaEsaminata: {
    versione: 1,
    titolo: 'Accesso fuori competenza esaminato',
    traguardo: true,
    chiari: ['esito'],
    testi: ['nota'],
  },
  DerogaSegnalata: {
    versione: 1,
    titolo: 'Accesso fuori competenza segnalato',
    traguardo: true,
    chiari: ['a', 'ragione'],
    testi: ['nota'],
  },
};
