import type { Catalogo, DataCivile, EventoDeciso } from '#storia';

/** What of a mandate rules and scopes need. What it is about is a text, kept apart and sealed. */
export interface TermineMandato {
  readonly dal: DataCivile;
  readonly al: DataCivile | null;
  /** ISTAT codes; null is the whole Ambito. */
  readonly comuni: readonly string[] | null;
}

/** In which capacity somebody works, from a day on. Codes only: they stay in clear, and for ever. */
export interface Incarico {
  readonly ruolo: string;
  readonly ente: string;
  readonly tipoEnte: string;
  readonly professione: string | null;
  readonly comuni: readonly string[];
  readonly squadra: string | null;
  /** Of a revisore, and of nobody else. */
  readonly mandato: TermineMandato | null;
}

/*
 * Each event happens on the day it is decided; from when it counts is in `dal` and `al`, which may be to come. All days are
 * whole, the last one included.
 */
export type OperatoreIscritto = EventoDeciso<
  'OperatoreIscritto',
  Incarico & {
    /** The stable id that travels in every `attore`. */
    readonly operatore: string;
    /** How the issuer names this operator. */
    readonly soggetto: string;
    readonly nome: string;
    readonly dal: DataCivile;
    readonly al: DataCivile | null;
    readonly oggettoMandato?: string;
  }
>;
export type OperatoreSospeso = EventoDeciso<
  'OperatoreSospeso',
  { readonly operatore: string; readonly dal: DataCivile; readonly al: DataCivile | null; readonly motivo: string }
>;
/** `dal` is the first day back; before a suspension has begun it takes it away. */
export type OperatoreRiammesso = EventoDeciso<
  'OperatoreRiammesso',
  { readonly operatore: string; readonly dal: DataCivile }
>;
export type OperatoreTrasferito = EventoDeciso<
  'OperatoreTrasferito',
  Incarico & { readonly operatore: string; readonly dal: DataCivile; readonly oggettoMandato?: string }
>;
/** `al` is the last day of work. */
export type OperatoreCessato = EventoDeciso<
  'OperatoreCessato',
  { readonly operatore: string; readonly al: DataCivile; readonly motivo: string }
>;

export type EventoOperatore =
  OperatoreIscritto | OperatoreSospeso | OperatoreRiammesso | OperatoreTrasferito | OperatoreCessato;

const INCARICO = ['ruolo', 'ente', 'tipoEnte', 'professione', 'comuni', 'squadra', 'mandato'] as const;

export const CATALOGO_OPERATORE: Catalogo<EventoOperatore> = {
  OperatoreIscritto: {
    versione: 1,
    titolo: 'Operatore iscritto',
    traguardo: true,
    chiari: ['operatore', 'dal', 'al', ...INCARICO],
    testi: ['oggettoMandato'],
  },
  OperatoreSospeso: {
    versione: 1,
    titolo: 'Operatore sospeso',
    traguardo: true,
    chiari: ['operatore', 'dal', 'al'],
    testi: ['motivo'],
  },
  OperatoreRiammesso: {
    versione: 1,
    titolo: 'Operatore riammesso',
    traguardo: true,
    chiari: ['operatore', 'dal'],
    testi: [],
  },
  OperatoreTrasferito: {
    versione: 1,
    titolo: 'Operatore trasferito',
    traguardo: true,
    chiari: ['operatore', 'dal', ...INCARICO],
    testi: ['oggettoMandato'],
  },
  OperatoreCessato: {
    versione: 1,
    titolo: 'Operatore cessato',
    traguardo: true,
    chiari: ['operatore', 'al'],
    testi: ['motivo'],
  },
};
