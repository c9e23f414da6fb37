import type { Catalogo, DataCivile, EventoDeciso } from '#storia';
import type {
  Area,
  AUTOSUFFICIENZE,
  BISOGNI,
  ClasseDiTutela,
  COMPLESSITA,
  Dominio,
  GenereNota,
  MotivoChiusura,
  ORIZZONTI_FOLLOW_UP,
  Percorso,
  Professione,
  QUALITA_FIRMA,
  RAGGIUNTI,
  SETTING,
  TipoEnte,
  TipoProgetto,
  TipoValutazione,
} from './vocabolario.js';

/** A member of an équipe, without the name: what rules and figures need. Names go in a sealed list, in the same order. */
export interface Componente {
  readonly professione: Professione;
  readonly tipoEnte: TipoEnte;
  readonly ente: string;
  readonly operatore?: string;
}

export interface Esito {
  readonly complessita: (typeof COMPLESSITA)[number];
  readonly bisogno: (typeof BISOGNI)[number];
  readonly autosufficienza: (typeof AUTOSUFFICIENZE)[number];
}

/** A goal. Its words are sealed, under its id, in `testiObiettivi`. */
export interface Obiettivo {
  readonly id: string;
  readonly dimensione: Dominio;
}
export interface TestiObiettivo {
  readonly descrizione: string;
  readonly partenza: string;
  readonly atteso: string;
}

/** A planned intervention of a progetto. `minutiMensili` is the quantity per calendar month. */
export interface InterventoPrevisto {
  readonly id: string;
  readonly prestazione: string;
  readonly minutiMensili: number;
}

/** One line of the budget; money in integer cents per month. */
export interface VoceBudget {
  readonly fonte: string;
  readonly centesimiMensili: number;
}

export interface ContenutoProgetto {
  readonly progetto: string;
  readonly versione: number;
  readonly tipo: TipoProgetto;
  readonly percorso: Percorso;
  /** The concluded valutazione it answers; null only with a written reason (urgent interventions). */
  readonly valutazione: string | null;
  readonly motivoSenzaValutazione?: string;
  readonly obiettivi: readonly Obiettivo[];
  readonly testiObiettivi: Readonly<Record<string, TestiObiettivo>>;
  readonly interventi: readonly InterventoPrevisto[];
  readonly budget: readonly VoceBudget[];
  readonly pianoUnicoIntegrato: boolean;
  readonly comprendeDimissioneProtetta: boolean;
}

export interface Firmatario {
  readonly qualita: (typeof QUALITA_FIRMA)[number];
}

type Di<T extends string, D extends object> = EventoDeciso<T, D>;

export type CartellaAperta = Di<
  'CartellaAperta',
  {
    readonly persona: string;
    readonly area: Area;
    /** Copied from the accesso, so that the case needs no other stream to tell its own beginning. */
    readonly accesso: string;
    readonly accessoIl: DataCivile;
    readonly accessoCanale: string;
  }
>;
export type InformativaConsegnata = Di<'InformativaConsegnata', { readonly modalita: 'cartacea' | 'digitale' }>;
export type PresaInCaricoAttivata = Di<'PresaInCaricoAttivata', { readonly percorso: Percorso }>;
export type CaseManagerIndividuato = Di<
  'CaseManagerIndividuato',
  { readonly operatore: string; readonly ambito: 'sociale' | 'sanitario' }
>;
export type CartellaAssegnata = Di<'CartellaAssegnata', { readonly operatore: string }>;
export type DiarioAnnotato = Di<
  'DiarioAnnotato',
  { readonly genere: GenereNota; readonly riservata: boolean; readonly testo: string }
>;

export type ValutazioneAvviata = Di<
  'ValutazioneAvviata',
  {
    readonly valutazione: string;
    readonly tipo: TipoValutazione;
    /** Inherited from the presa in carico; null for a preliminare made before it. */
    readonly percorso: Percorso | null;
    readonly motivo: string;
  }
>;
export type EquipeCostituita = Di<
  'EquipeCostituita',
  {
    readonly valutazione: string;
    readonly componenti: readonly Componente[];
    readonly nominativi: readonly string[];
  }
>;
export type StrumentoSomministrato = Di<
  'StrumentoSomministrato',
  {
    readonly valutazione: string;
    readonly strumento: string;
    readonly versioneStrumento: string;
    /** One answer per item: the index of the level chosen. */
    readonly risposte: readonly number[];
    readonly punteggio: number;
  }
>;
export type ValutazioneConclusa = Di<
  'ValutazioneConclusa',
  {
    readonly valutazione: string;
    readonly tipo: TipoValutazione;
    readonly percorso: Percorso | null;
    /** Who was there, not who was invited: rule 2 and L4.2 are judged on these. */
    readonly partecipanti: readonly Componente[];
    readonly nominativi: readonly string[];
    readonly domini: Readonly<Partial<Record<Dominio, string>>>;
    readonly esito: Esito;
    readonly dimensioniCritiche: readonly Dominio[];
    readonly settingProposto: (typeof SETTING)[number];
  }
>;

export type ProgettoRedatto = Di<'ProgettoRedatto', ContenutoProgetto>;
/** A new version of a progetto already signed. */
export type ProgettoRimodulato = Di<'ProgettoRimodulato', ContenutoProgetto & { readonly motivo: string }>;
type VersioneProgetto = { readonly progetto: string; readonly versione: number };
export type ApprovazioneRichiesta = Di<'ApprovazioneRichiesta', VersioneProgetto>;
export type RichiestaRitirata = Di<'RichiestaRitirata', VersioneProgetto & { readonly motivo: string }>;
export type RichiestaAperta = Di<'RichiestaAperta', VersioneProgetto>;
export type ProgettoApprovato = Di<
  'ProgettoApprovato',
  VersioneProgetto & {
    readonly motivo: string;
    /** Rule 4: why it is approved although a critical dimension has no goal. */
    readonly motivoSenzaObiettivo?: string;
    readonly dimensioniScoperte: readonly Dominio[];
  }
>;
export type ProgettoRespinto = Di<'ProgettoRespinto', VersioneProgetto & { readonly motivo: string }>;
export type ProgettoSottoscritto = Di<
  'ProgettoSottoscritto',
  VersioneProgetto & {
    readonly firmatari: readonly Firmatario[];
    readonly nominativi: readonly string[];
    /** 65 or older on the day of the signature: a figure needs it, and the birth date stays sealed. */
    readonly anzianoAllaData: boolean;
  }
>;

export type InterventoAutorizzato = Di<
  'InterventoAutorizzato',
  {
    readonly intervento: string;
    /** Null only for an urgent one. */
    readonly progetto: string | null;
    readonly urgente: boolean;
    readonly motivoUrgenza?: string;
    readonly prestazione: string;
    readonly erogatore: string;
    readonly dal: DataCivile;
    readonly al: DataCivile;
    readonly minutiMensili: number;
    readonly centesimiOra: number;
    readonly fonte: string;
  }
>;
type DiIntervento = { readonly intervento: string };
export type InterventoAttivato = Di<'InterventoAttivato', DiIntervento>;
export type InterventoSospeso = Di<'InterventoSospeso', DiIntervento & { readonly motivo: string }>;
export type InterventoRipreso = Di<'InterventoRipreso', DiIntervento>;
export type InterventoCessato = Di<'InterventoCessato', DiIntervento & { readonly motivo: string }>;
/** `avvenutoIl` is `al`: the period is judged by the state of its last day. */
export type ErogazioneRegistrata = Di<
  'ErogazioneRegistrata',
  {
    readonly erogazione: string;
    readonly intervento: string;
    readonly prestazione: string;
    readonly dal: DataCivile;
    readonly al: DataCivile;
    readonly minuti: number;
    readonly centesimi: number;
    readonly erogatore: string;
  }
>;

export type ValutazioneFinaleSvolta = Di<
  'ValutazioneFinaleSvolta',
  {
    readonly obiettivi: readonly { readonly obiettivo: string; readonly raggiunto: (typeof RAGGIUNTI)[number] }[];
    /** 1 (per niente) to 5 (molto). */
    readonly soddisfazionePersona: number;
    readonly soddisfazioneOperatori: number;
    readonly considerazioni: string;
  }
>;
export type CartellaChiusa = Di<'CartellaChiusa', { readonly motivo: MotivoChiusura; readonly situazione: string }>;
export type CartellaRiaperta = Di<'CartellaRiaperta', { readonly motivo: string }>;
export type FollowUpRilevato = Di<
  'FollowUpRilevato',
  { readonly orizzonte: (typeof ORIZZONTI_FOLLOW_UP)[number]; readonly riammesso: boolean; readonly note: string }
>;

/** Of what who hands over a case answered for. */
export type Responsabilita = 'case-manager' | 'assegnataria';

export type ConsegnaEffettuata = Di<
  'ConsegnaEffettuata',
  {
    /** Ids of operators. */
    readonly da: string;
    readonly a: string;
    readonly responsabilita: readonly Responsabilita[];
    /** What the case still missed on that day, in the words of then. */
    readonly puntiAperti: readonly string[];
    readonly nota: string;
    readonly altriPunti?: string;
  }
>;

/** Only `abilitati`, who answers for the case, the coordinatore of its Comune and the revisore know of it from then on. */
export type TutelaDisposta = Di<
  'TutelaDisposta',
  {
    readonly classe: ClasseDiTutela;
    /** Ids of operators. */
    readonly abilitati: readonly string[];
    readonly revisioneIl?: DataCivile;
    readonly motivo: string;
  }
>;
export type TutelaRevocata = Di<'TutelaRevocata', { readonly motivo: string }>;
/** Conflict of interest: the case is no longer there for this operator. */
export type OperatoreEscluso = Di<'OperatoreEscluso', { readonly operatore: string; readonly conflitto: string }>;
export type EsclusioneRevocata = Di<'EsclusioneRevocata', { readonly operatore: string; readonly motivo: string }>;

export type EventoCartella =
  | CartellaAperta
  | InformativaConsegnata
  | PresaInCaricoAttivata
  | CaseManagerIndividuato
  | CartellaAssegnata
  | DiarioAnnotato
  | ValutazioneAvviata
  | EquipeCostituita
  | StrumentoSomministrato
  | ValutazioneConclusa
  | ProgettoRedatto
  | ProgettoRimodulato
  | ApprovazioneRichiesta
  | RichiestaRitirata
  | RichiestaAperta
  | ProgettoApprovato
  | ProgettoRespinto
  | ProgettoSottoscritto
  | InterventoAutorizzato
  | InterventoAttivato
  | InterventoSospeso
  | InterventoRipreso
  | InterventoCessato
  | ErogazioneRegistrata
  | ValutazioneFinaleSvolta
  | CartellaChiusa
  | CartellaRiaperta
  | FollowUpRilevato
  | ConsegnaEffettuata
  | TutelaDisposta
  | TutelaRevocata
  | OperatoreEscluso
  | EsclusioneRevocata;

const PROGETTO_CHIARI = [
  'progetto',
  'versione',
  'tipo',
  'percorso',
  'valutazione',
  'obiettivi',
  'interventi',
  'budget',
  'pianoUnicoIntegrato',
  'comprendeDimissioneProtetta',
] as const;

/** How each event of the case is kept: what is listed as clear is readable for ever, all the rest can be destroyed. */
export const CATALOGO_CARTELLA: Catalogo<EventoCartella> = {
  CartellaAperta: {
    versione: 1,
    titolo: 'Cartella aperta',
    traguardo: true,
    chiari: ['persona', 'area', 'accesso', 'accessoIl', 'accessoCanale'],
    testi: [],
  },
  InformativaConsegnata: {
    versione: 1,
    titolo: 'Informativa consegnata',
    traguardo: false,
    chiari: ['modalita'],
    testi: [],
  },
  PresaInCaricoAttivata: {
    versione: 1,
    titolo: 'Presa in carico attivata',
    traguardo: true,
    chiari: ['percorso'],
    testi: [],
  },
  CaseManagerIndividuato: {
    versione: 1,
    titolo: 'Case manager individuato',
    traguardo: false,
    chiari: ['operatore', 'ambito'],
    testi: [],
  },
  CartellaAssegnata: {
    versione: 1,
    titolo: 'Cartella assegnata',
    traguardo: false,
    chiari: ['operatore'],
    testi: [],
  },
  DiarioAnnotato: {
    versione: 1,
    titolo: 'Nota di diario',
    traguardo: false,
    chiari: ['genere', 'riservata'],
    testi: ['testo'],
  },
  ValutazioneAvviata: {
    versione: 1,
    titolo: 'Valutazione avviata',
    traguardo: true,
    chiari: ['valutazione', 'tipo', 'percorso'],
    testi: ['motivo'],
  },
  EquipeCostituita: {
    versione: 1,
    titolo: 'Équipe costituita',
    traguardo: false,
    chiari: ['valutazione', 'componenti'],
    testi: [],
  },
  StrumentoSomministrato: {
    versione: 1,
    titolo: 'Strumento somministrato',
    traguardo: false,
    chiari: ['valutazione', 'strumento', 'versioneStrumento', 'punteggio'],
    testi: [],
  },
  ValutazioneConclusa: {
    versione: 1,
    titolo: 'Valutazione conclusa',
    traguardo: true,
    chiari: ['valutazione', 'tipo', 'percorso', 'partecipanti', 'esito', 'dimensioniCritiche', 'settingProposto'],
    testi: ['domini'],
  },
  ProgettoRedatto: {
    versione: 1,
    titolo: 'Progetto redatto',
    traguardo: true,
    chiari: PROGETTO_CHIARI,
    testi: ['motivoSenzaValutazione'],
  },
  ProgettoRimodulato: {
    versione: 1,
    titolo: 'Progetto rimodulato',
    traguardo: true,
    chiari: PROGETTO_CHIARI,
    testi: ['motivoSenzaValutazione', 'motivo'],
  },
  ApprovazioneRichiesta: {
    versione: 1,
    titolo: 'Approvazione richiesta',
    traguardo: false,
    chiari: ['progetto', 'versione'],
    testi: [],
  },
  RichiestaRitirata: {
    versione: 1,
    titolo: 'Richiesta di approvazione ritirata',
    traguardo: false,
    chiari: ['progetto', 'versione'],
    testi: ['motivo'],
  },
  RichiestaAperta: {
    versione: 1,
    titolo: 'Richiesta di approvazione aperta',
    traguardo: false,
    chiari: ['progetto', 'versione'],
    testi: [],
  },
  ProgettoApprovato: {
    versione: 1,
    titolo: 'Progetto approvato',
    traguardo: true,
    chiari: ['progetto', 'versione', 'dimensioniScoperte'],
    testi: ['motivo', 'motivoSenzaObiettivo'],
  },
  ProgettoRespinto: {
    versione: 1,
    titolo: 'Progetto respinto',
    traguardo: true,
    chiari: ['progetto', 'versione'],
    testi: ['motivo'],
  },
  ProgettoSottoscritto: {
    versione: 1,
    titolo: 'Progetto sottoscritto',
    traguardo: true,
    chiari: ['progetto', 'versione', 'firmatari', 'anzianoAllaData'],
    testi: [],
  },
  InterventoAutorizzato: {
    versione: 1,
    titolo: 'Intervento autorizzato',
    traguardo: false,
    chiari: [
      'intervento',
      'progetto',
      'urgente',
      'prestazione',
      'erogatore',
      'dal',
      'al',
      'minutiMensili',
      'centesimiOra',
      'fonte',
    ],
    testi: ['motivoUrgenza'],
  },
  InterventoAttivato: {
    versione: 1,
    titolo: 'Intervento attivato',
    traguardo: true,
    chiari: ['intervento'],
    testi: [],
  },
  InterventoSospeso: {
    versione: 1,
    titolo: 'Intervento sospeso',
    traguardo: false,
    chiari: ['intervento'],
    testi: ['motivo'],
  },
  InterventoRipreso: {
    versione: 1,
    titolo: 'Intervento ripreso',
    traguardo: false,
    chiari: ['intervento'],
    testi: [],
  },
  InterventoCessato: {
    versione: 1,
    titolo: 'Intervento cessato',
    traguardo: true,
    chiari: ['intervento'],
    testi: ['motivo'],
  },
  ErogazioneRegistrata: {
    versione: 1,
    titolo: 'Erogazione registrata',
    traguardo: false,
    chiari: ['erogazione', 'intervento', 'prestazione', 'dal', 'al', 'minuti', 'centesimi', 'erogatore'],
    testi: [],
  },
  ValutazioneFinaleSvolta: {
    versione: 1,
    titolo: 'Valutazione finale svolta',
    traguardo: true,
    chiari: ['obiettivi', 'soddisfazionePersona', 'soddisfazioneOperatori'],
    testi: ['considerazioni'],
  },
  CartellaChiusa: {
    versione: 1,
    titolo: 'Cartella chiusa',
    traguardo: true,
    chiari: ['motivo'],
    testi: ['situazione'],
  },
  CartellaRiaperta: {
    versione: 1,
    titolo: 'Cartella riaperta',
    traguardo: true,
    chiari: [],
    testi: ['motivo'],
  },
  FollowUpRilevato: {
    versione: 1,
    titolo: 'Follow-up rilevato',
    traguardo: false,
    chiari: ['orizzonte', 'riammesso'],
    testi: ['note'],
  },
  ConsegnaEffettuata: {
    versione: 1,
    titolo: 'Caso consegnato',
    traguardo: true,
    chiari: ['da', 'a', 'responsabilita'],
    testi: ['nota', 'altriPunti'],
  },
  TutelaDisposta: {
    versione: 1,
    titolo: 'Tutela disposta',
    traguardo: false,
    chiari: ['classe', 'abilitati', 'revisioneIl'],
    testi: ['motivo'],
  },
  TutelaRevocata: {
    versione: 1,
    titolo: 'Tutela revocata',
    traguardo: false,
    chiari: [],
    testi: ['motivo'],
  },
  OperatoreEscluso: {
    versione: 1,
    titolo: 'Operatore escluso dal caso',
    traguardo: false,
    chiari: ['operatore'],
    testi: ['conflitto'],
  },
  EsclusioneRevocata: {
    versione: 1,
    titolo: 'Esclusione revocata',
    traguardo: false,
    chiari: ['operatore'],
    testi: ['motivo'],
  },
};
