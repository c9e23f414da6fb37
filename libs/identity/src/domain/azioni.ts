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

/** Long work that the program does while nobody waits. They write nothing in the log. */
export const ATTI_LAVORI = [
  'avvia-checkpoint',
  'avvia-verifica',
  'avvia-rebuild',
  'esporta-registro',
  'esporta-ambito',
  'esporta-cartella',
] as const;

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
  'vedi-scrivania',
  'vedi-leps',
  'vedi-righe-leps',
  'verifica-integrita',
  'vedi-lavori',
  'vedi-nomenclatore',
  'vedi-operatori',
  'vedi-sessione',
] as const;

/** Everything that can be asked of the product: commands and queries. */
export const AZIONI = [
  ...ATTI_CARTELLA,
  ...CORREZIONI,
  ...ATTI_ACCESSO,
  ...ATTI_PERSONA,
  ...ATTI_CANCELLAZIONE,
  ...ATTI_LAVORI,
  ...INTERROGAZIONI,
] as const;
export type Azione = (typeof AZIONI)[number];
