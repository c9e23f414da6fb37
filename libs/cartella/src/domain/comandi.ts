import type { DataCivile } from '#storia';
import type {
  CartellaAperta,
  CaseManagerIndividuato,
  Componente,
  ConsegnaEffettuata,
  ContenutoProgetto,
  DiarioAnnotato,
  ErogazioneRegistrata,
  FollowUpRilevato,
  InformativaConsegnata,
  InterventoAutorizzato,
  OperatoreEscluso,
  ProgettoSottoscritto,
  StrumentoSomministrato,
  TutelaDisposta,
  ValutazioneConclusa,
  ValutazioneFinaleSvolta,
} from './eventi.js';
import type { ChiSeguirebbe } from './chi-segue.js';
import type { MotivoChiusura, Percorso, TipoValutazione } from './vocabolario.js';

/** Everything a person may ask of a case. `il` is when it happened (a civil date of Rome). */
type Comando<A extends string, D extends object = object> = { readonly atto: A; readonly il: DataCivile } & Readonly<D>;

type Con<N> = { componenti: readonly Componente[]; nominativi: readonly N[] };
type Progetto = Omit<ContenutoProgetto, 'versione' | 'percorso'>;
type Versione = { progetto: string };
/** Who would take the case over, as the register of operators knows them today; absent if it knows nobody of that id. */
type ConChiRiceve = {
  readonly chiRiceve?: ChiSeguirebbe;
  /** The role of who hands over, where it may pass to somebody of the same. */
  readonly ruoloDi?: string;
};
/** Who is put in charge, in the same way: never typed and never written. */
type ConIncaricato = { readonly incaricato?: ChiSeguirebbe };
/** Who coordinates the Comune of the case today: worked out by the handler, never typed and never written. */
type ConCoordinatori = { readonly coordinatori: readonly string[] };

export type ComandoCartella =
  | Comando<'apri', CartellaAperta['dati']>
  | Comando<'consegna-informativa', InformativaConsegnata['dati']>
  | Comando<'attiva-presa-in-carico', { percorso: Percorso }>
  | Comando<'individua-case-manager', CaseManagerIndividuato['dati'] & ConIncaricato>
  | Comando<'assegna', { operatore: string } & ConIncaricato>
  | Comando<'annota-diario', DiarioAnnotato['dati']>
  | Comando<'avvia-valutazione', { valutazione: string; tipo: TipoValutazione; motivo: string }>
  | Comando<'costituisci-equipe', { valutazione: string } & Con<string>>
  /** The score is never in the command: rule 8. */
  | Comando<'somministra-strumento', Pick<StrumentoSomministrato['dati'], 'valutazione' | 'strumento' | 'risposte'>>
  | Comando<'concludi-valutazione', Omit<ValutazioneConclusa['dati'], 'tipo' | 'percorso'>>
  | Comando<'redigi-progetto', Progetto>
  | Comando<'rimodula-progetto', Progetto & { motivo: string }>
  | Comando<'richiedi-approvazione', Versione>
  | Comando<'ritira-richiesta', Versione & { motivo: string }>
  | Comando<'apri-richiesta', Versione>
  | Comando<'approva-progetto', Versione & { motivo: string; motivoSenzaObiettivo?: string }>
  | Comando<'respingi-progetto', Versione & { motivo: string }>
  /** `anzianoAllaData` is worked out by the handler from the person's record, never typed. */
  | Comando<'sottoscrivi-progetto', Versione & Omit<ProgettoSottoscritto['dati'], 'progetto' | 'versione'>>
  | Comando<'autorizza-intervento', InterventoAutorizzato['dati']>
  | Comando<'attiva-intervento', { intervento: string }>
  | Comando<'sospendi-intervento', { intervento: string; motivo: string }>
  | Comando<'riprendi-intervento', { intervento: string }>
  | Comando<'cessa-intervento', { intervento: string; motivo: string }>
  /** `il` is ignored: an erogazione happened on the last day of its period. */
  | Comando<
      'registra-erogazione',
      Pick<ErogazioneRegistrata['dati'], 'erogazione' | 'intervento' | 'dal' | 'al' | 'minuti'>
    >
  | Comando<'svolgi-valutazione-finale', ValutazioneFinaleSvolta['dati']>
  | Comando<'chiudi', { motivo: MotivoChiusura; situazione: string }>
  | Comando<'riapri', { motivo: string }>
  | Comando<'rileva-follow-up', FollowUpRilevato['dati']>
  | Comando<'consegna', Pick<ConsegnaEffettuata['dati'], 'da' | 'a' | 'nota' | 'altriPunti'> & ConChiRiceve>
  | Comando<'disponi-tutela', TutelaDisposta['dati'] & ConCoordinatori>
  | Comando<'revoca-tutela', { motivo: string }>
  | Comando<'escludi-operatore', OperatoreEscluso['dati'] & ConCoordinatori>
  | Comando<'revoca-esclusione', { operatore: string; motivo: string }>;

export type Atto = ComandoCartella['atto'];
export type ComandoDi<A extends Atto> = Extract<ComandoCartella, { atto: A }>;
