import type { DataCivile } from '#storia';
import type { Componente, ContenutoProgetto, Esito, Responsabilita } from './eventi.js';
import type {
  Area,
  ClasseDiTutela,
  Dominio,
  Fase,
  GenereNota,
  MotivoChiusura,
  Percorso,
  QUALITA_FIRMA,
  RAGGIUNTI,
  SETTING,
  TipoValutazione,
} from './vocabolario.js';

/**
 * The case as a fold of its events. One state serves decisions, screens and figures. Rules and figures read only what
 * comes from clear fields, so it can be folded without opening a seal; words that are sealed, destroyed or withheld are
 * then `undefined`, and the fold is otherwise the same.
 * Each thing keeps the id of the event it comes from: a screen opens it, a correction names it.
 */
export interface StatoCartella {
  /** `inesistente` before the opening, or when the opening itself was annulled. */
  readonly condizione: 'inesistente' | 'aperta' | 'chiusa';
  readonly persona: string | null;
  readonly area: Area | null;
  readonly comune: string | null;
  readonly accesso: { readonly id: string; readonly il: DataCivile; readonly canale: string } | null;
  readonly percorso: Percorso | null;
  readonly informativaIl: DataCivile | null;
  readonly presaInCaricoIl: DataCivile | null;
  /** Oldest first; the last one gives `percorso`. It outlives a reopening, as the accesso does. */
  readonly preseInCarico: readonly PresaInCarico[];
  readonly caseManager: string | null;
  readonly assegnataA: string | null;
  /** On which days each was recorded: who has left the ente since does not answer for it any more. */
  readonly caseManagerDal: DataCivile | null;
  readonly assegnataDal: DataCivile | null;
  readonly fase: Fase;
  /** Since when the case is in its phase. */
  readonly faseDal: DataCivile | null;
  readonly cicli: readonly Ciclo[];
  readonly valutazioni: readonly Valutazione[];
  readonly progetti: readonly Progetto[];
  readonly interventi: readonly Intervento[];
  readonly diario: readonly Nota[];
  readonly valutazioneFinale: ValutazioneFinale | null;
  readonly followUp: readonly FollowUp[];
  /** Oldest first. */
  readonly consegne: readonly Consegna[];
  /** A stricter class, while it lasts. */
  readonly tutela: Tutela | null;
  readonly esclusi: readonly Esclusione[];
  /** Of the facts that whoever reads the case may know of: a nota riservata does not move it. */
  readonly ultimoFattoIl: DataCivile | null;
}

/** The case passed from an operator to another. */
export interface Consegna {
  readonly evento: string;
  readonly il: DataCivile;
  /** The id of who decided it. */
  readonly disposta: string;
  readonly da: string;
  readonly a: string;
  readonly responsabilita: readonly Responsabilita[];
  readonly puntiAperti?: readonly string[];
  readonly nota?: string;
  readonly altriPunti?: string;
}

export interface Tutela {
  readonly evento: string;
  readonly il: DataCivile;
  /** The day on which it was: whoever was named in it, and has left the ente since, no longer is. */
  readonly registrataIl: DataCivile;
  readonly da: string;
  readonly classe: ClasseDiTutela;
  /** Ids of operators who may know of the case besides who answers for it. */
  readonly abilitati: readonly string[];
  readonly revisioneIl: DataCivile | null;
  readonly motivo?: string;
}

/** An operator shut out of the case. */
export interface Esclusione {
  readonly evento: string;
  readonly il: DataCivile;
  readonly da: string;
  readonly operatore: string;
  readonly conflitto?: string;
}

/** From the opening, or a reopening, to the closing. */
export interface Ciclo {
  readonly apertoIl: DataCivile;
  readonly eventoApertura: string;
  readonly riapertura: boolean;
  readonly motivoRiapertura?: string;
  readonly chiusoIl: DataCivile | null;
  readonly eventoChiusura: string | null;
  readonly motivo: MotivoChiusura | null;
  readonly situazione?: string;
  /** The closing happened with the valutazione finale of this ciclo done. */
  readonly valutazioneFinale: string | null;
}

export interface PresaInCarico {
  readonly evento: string;
  readonly ciclo: number;
  readonly il: DataCivile;
  readonly percorso: Percorso;
}

export interface Valutazione {
  readonly id: string;
  /** Index of the ciclo it belongs to. */
  readonly ciclo: number;
  readonly tipo: TipoValutazione;
  /** Null for a preliminare made before the presa in carico. */
  readonly percorso: Percorso | null;
  readonly motivo?: string;
  readonly avviataIl: DataCivile;
  readonly eventoAvvio: string;
  readonly equipe: readonly (Componente & { readonly nome?: string })[];
  readonly strumenti: readonly StrumentoCompilato[];
  readonly conclusaIl: DataCivile | null;
  readonly eventoConclusione: string | null;
  readonly partecipanti: readonly (Componente & { readonly nome?: string })[];
  readonly domini?: Readonly<Partial<Record<Dominio, string>>>;
  readonly esito: Esito | null;
  readonly dimensioniCritiche: readonly Dominio[];
  readonly settingProposto: (typeof SETTING)[number] | null;
}

export interface StrumentoCompilato {
  readonly evento: string;
  readonly il: DataCivile;
  readonly strumento: string;
  readonly versioneStrumento: string;
  readonly risposte?: readonly number[];
  readonly punteggio: number;
}

export type StatoVersione = 'bozza' | 'in-approvazione' | 'in-esame' | 'approvata' | 'respinta' | 'sottoscritta';

export interface VersioneDiProgetto extends Omit<ContenutoProgetto, 'progetto' | 'testiObiettivi'> {
  readonly testiObiettivi?: ContenutoProgetto['testiObiettivi'];
  readonly evento: string;
  readonly redattaIl: DataCivile;
  readonly redattaDa: string;
  /** Who rewrote part of it with a rettifica: authors too, for the four eyes of rule 5. */
  readonly rettificataDa: readonly string[];
  readonly motivo?: string;
  readonly stato: StatoVersione;
  readonly richiestaIl: DataCivile | null;
  readonly decisaIl: DataCivile | null;
  readonly decisaDa: string | null;
  readonly motivoDecisione?: string;
  readonly sottoscrittaIl: DataCivile | null;
  readonly eventoFirma: string | null;
  readonly anzianoAllaFirma: boolean | null;
  readonly firmatari: readonly { readonly qualita: (typeof QUALITA_FIRMA)[number]; readonly nome?: string }[];
}

export interface Progetto {
  readonly id: string;
  readonly ciclo: number;
  /** Oldest first; the last signed one is in force. */
  readonly versioni: readonly VersioneDiProgetto[];
}

export interface Autorizzazione {
  readonly evento: string;
  readonly il: DataCivile;
  readonly dal: DataCivile;
  readonly al: DataCivile;
  readonly minutiMensili: number;
  readonly centesimiOra: number;
  readonly fonte: string;
  readonly erogatore: string;
}

export interface Erogazione {
  readonly id: string;
  readonly evento: string;
  readonly dal: DataCivile;
  readonly al: DataCivile;
  readonly minuti: number;
  readonly centesimi: number;
  readonly erogatore: string;
}

export interface Intervento {
  readonly id: string;
  readonly ciclo: number;
  readonly progetto: string | null;
  readonly urgente: boolean;
  readonly motivoUrgenza?: string;
  readonly prestazione: string;
  readonly erogatore: string;
  readonly stato: 'autorizzato' | 'attivo' | 'sospeso' | 'cessato';
  readonly autorizzazioni: readonly Autorizzazione[];
  readonly attivatoIl: DataCivile | null;
  /** `al` is null while the suspension lasts; the day of `al` is again a day of service. */
  readonly sospensioni: readonly {
    readonly dal: DataCivile;
    readonly al: DataCivile | null;
    readonly motivo?: string;
  }[];
  readonly cessatoIl: DataCivile | null;
  readonly motivoCessazione?: string;
  readonly erogazioni: readonly Erogazione[];
}

export interface Nota {
  readonly evento: string;
  readonly il: DataCivile;
  readonly autore: string;
  readonly genere: GenereNota;
  readonly riservata: boolean;
  readonly testo?: string;
}

export interface FollowUp {
  readonly evento: string;
  readonly il: DataCivile;
  readonly orizzonte: string;
  readonly riammesso: boolean;
  readonly note?: string;
}

/** The last one; it belongs to `ciclo`, which a reopening may have left behind. */
export interface ValutazioneFinale {
  readonly evento: string;
  readonly ciclo: number;
  readonly il: DataCivile;
  readonly obiettivi: readonly { readonly obiettivo: string; readonly raggiunto: (typeof RAGGIUNTI)[number] }[];
  readonly soddisfazionePersona: number;
  readonly soddisfazioneOperatori: number;
  readonly considerazioni?: string;
}

export const CARTELLA_INESISTENTE: StatoCartella = {
  condizione: 'inesistente',
  persona: null,
  area: null,
  comune: null,
  accesso: null,
  percorso: null,
  informativaIl: null,
  presaInCaricoIl: null,
  preseInCarico: [],
  caseManager: null,
  assegnataA: null,
  caseManagerDal: null,
  assegnataDal: null,
  fase: 'accesso',
  faseDal: null,
  cicli: [],
  valutazioni: [],
  progetti: [],
  interventi: [],
  diario: [],
  valutazioneFinale: null,
  followUp: [],
  consegne: [],
  tutela: null,
  esclusi: [],
  ultimoFattoIl: null,
};
