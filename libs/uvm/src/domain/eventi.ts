import type { Catalogo, DataCivile, EventoDeciso, Posizione } from '#storia';

export const MODALITA = ['in-presenza', 'a-distanza', 'mista'] as const;
export type Modalita = (typeof MODALITA)[number];

/** Who is called, as the register of operators knew them that day. */
export interface Convocato {
  readonly operatore: string;
  readonly professione: string | null;
  readonly ente: string;
}

export type SedutaConvocata = EventoDeciso<
  'SedutaConvocata',
  {
    readonly giorno: DataCivile;
    /** `HH:MM`, in Rome. */
    readonly dalle: string;
    readonly alle: string;
    readonly modalita: Modalita;
    readonly componenti: readonly Convocato[];
  }
>;
export type CasoPostoAllOrdineDelGiorno = EventoDeciso<
  'CasoPostoAllOrdineDelGiorno',
  { readonly cartella: string; readonly valutazione: string }
>;
export type CasoToltoDallOrdineDelGiorno = EventoDeciso<'CasoToltoDallOrdineDelGiorno', { readonly cartella: string }>;
export type PresenzaRegistrata = EventoDeciso<'PresenzaRegistrata', { readonly operatore: string }>;
export type CasoDiscusso = EventoDeciso<
  'CasoDiscusso',
  {
    readonly cartella: string;
    /** The last event of the case that was on screen: later readers open it exactly as the équipe saw it. */
    readonly posizione: Posizione;
    /** Who was there when it was discussed. */
    readonly presenti: readonly string[];
    readonly decisione: string;
    readonly dissenso?: string;
  }
>;
export type SedutaConclusa = EventoDeciso<'SedutaConclusa', Record<string, never>>;

export type EventoSeduta =
  | SedutaConvocata
  | CasoPostoAllOrdineDelGiorno
  | CasoToltoDallOrdineDelGiorno
  | PresenzaRegistrata
  | CasoDiscusso
  | SedutaConclusa;

/** What was said of a case is closed with the key of that case, and goes with it: the rest of a seduta is codes. */
export const CATALOGO_SEDUTA: Catalogo<EventoSeduta> = {
  SedutaConvocata: {
    versione: 1,
    titolo: 'Seduta convocata',
    traguardo: true,
    chiari: ['giorno', 'dalle', 'alle', 'modalita', 'componenti'],
    testi: [],
  },
  CasoPostoAllOrdineDelGiorno: {
    versione: 1,
    titolo: 'Caso posto all’ordine del giorno',
    traguardo: false,
    chiari: ['cartella', 'valutazione'],
    testi: [],
  },
  CasoToltoDallOrdineDelGiorno: {
    versione: 1,
    titolo: 'Caso tolto dall’ordine del giorno',
    traguardo: false,
    chiari: ['cartella'],
    testi: [],
  },
  PresenzaRegistrata: {
    versione: 1,
    titolo: 'Presenza registrata',
    traguardo: false,
    chiari: ['operatore'],
    testi: [],
  },
  CasoDiscusso: {
    versione: 1,
    titolo: 'Caso discusso',
    traguardo: true,
    chiari: ['cartella', 'posizione', 'presenti'],
    testi: ['decisione', 'dissenso'],
  },
  SedutaConclusa: { versione: 1, titolo: 'Seduta conclusa', traguardo: true, chiari: [], testi: [] },
};
