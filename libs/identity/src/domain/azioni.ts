/** The acts on a case. A case is opened from an accesso: `apri` is the fact that `apri-cartella` leads to. */
export const ATTI_CARTELLA = [
  'apri',
  'consegna-informativa',
  'attiva-presa-in-carico',
  'individua-case-manager',
  'assegna',
  'annota-diario',
  'avvia-valutazione',
  'costituisci-equipe',
  'somministra-strumento',
  'concludi-valutazione',
  'redigi-progetto',
  'rimodula-progetto',
  'richiedi-approvazione',
  'ritira-richiesta',
  'apri-richiesta',
  'approva-progetto',
  'respingi-progetto',
  'sottoscrivi-progetto',
  'autorizza-intervento',
  'attiva-intervento',
  'sospendi-intervento',
  'riprendi-intervento',
  'cessa-intervento',
  'registra-erogazione',
  'svolgi-valutazione-finale',
  'chiudi',
  'riapri',
  'rileva-follow-up',
  'consegna',
  'disponi-tutela',
  'revoca-tutela',
  'escludi-operatore',
  'revoca-esclusione',
] as const;

/** On a case; on an accesso and on a person they are actions of their own, for who may do those acts. */
export const CORREZIONI = ['rettifica-evento', 'annulla-evento'] as const;

export const ATTI_ACCESSO = [
  'registra-accesso',
  'compila-triage',
  'classifica-bisogno',
  'fornisci-orientamento',
  'concludi-accesso',
  'apri-cartella',
  'rettifica-evento-accesso',
  'annulla-evento-accesso',
] as const;

export const ATTI_PERSONA = [
  'registra-persona',
  'aggiorna-anagrafica',
  'varia-residenza',
  'attribuisci-codice-fiscale',
  'rettifica-evento-persona',
  'annulla-evento-persona',
] as const;

/** Erasure of personal data: two people, one who asks and another who authorises. */
export const ATTI_CANCELLAZIONE = [
  'chiedi-cancellazione',
  'autorizza-cancellazione',
  'respingi-cancellazione',
  'poni-blocco-legale',
  'togli-blocco-legale',
] as const;

/** A session of the équipe (UVM, EVM). */
export const ATTI_SEDUTA = [
  'convoca-seduta',
  'poni-all-ordine-del-giorno',
  'togli-dall-ordine-del-giorno',
  'registra-presenza',
  'discuti-caso',
  'concludi-seduta',
] as const;

/** The operators of the Ambito: who may enter, as what, from when to when. */
export const ATTI_UTENZE = [
  'iscrivi-operatore',
  'sospendi-operatore',
  'riammetti-operatore',
  'trasferisci-operatore',
  'cessa-operatore',
] as const;

export const INTERROGAZIONI_UTENZE = ['elenca-utenze', 'vedi-utenza', 'elenca-consegne'] as const;

/** Long work that the program does while nobody waits. They write nothing in the log. */
export const ATTI_LAVORI = [
  'avvia-checkpoint',
  'avvia-verifica',
  'avvia-rebuild',
  'esporta-registro',
  'esporta-ambito',
  'esporta-cartella',
] as const;

/** Access beyond one's scope: who opens it, who is told, who reviews it. */
export const ATTI_DEROGA = [
  'apri-deroga',
  'concludi-deroga',
  'prendi-visione-deroga',
  'esamina-deroga',
  'segnala-deroga',
] as const;

export const INTERROGAZIONI_DEROGA = ['elenca-deroghe', 'vedi-deroghe', 'vedi-mie-deroghe'] as const;

export const INTERROGAZIONI = [
  'cerca-persone',
  'vedi-persona',
  'vedi-cancellazione',
  'vedi-accesso',
  'elenca-accessi',
  'elenca-cartelle',
  'vedi-cartella',
  'vedi-cronologia',
  'vedi-passi',
  'vedi-consultazioni',
  'vedi-consultazioni-persona',
  'cerca-consultazioni',
  'vedi-scrivania',
  'elenca-interventi-ente',
  'vedi-intervento-ente',
  'elenca-sedute',
  'vedi-seduta',
  'vedi-leps',
  'vedi-righe-leps',
  'verifica-integrita',
  'vedi-lavori',
  'vedi-nomenclatore',
  'vedi-operatori',
  'vedi-sessione',
  'vedi-permessi',
] as const;

/** Everything that can be asked of the product: commands and queries. */
export const AZIONI = [
  ...ATTI_CARTELLA,
  ...CORREZIONI,
  ...ATTI_ACCESSO,
  ...ATTI_PERSONA,
  ...ATTI_CANCELLAZIONE,
  ...ATTI_SEDUTA,
  ...ATTI_UTENZE,
  ...ATTI_LAVORI,
  ...ATTI_DEROGA,
  ...INTERROGAZIONI_DEROGA,
  ...INTERROGAZIONI_UTENZE,
  ...INTERROGAZIONI,
] as const;
export type Azione = (typeof AZIONI)[number];
