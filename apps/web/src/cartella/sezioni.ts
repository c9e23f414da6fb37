import type { Atto, Permesso } from '../api/tipi.ts';

interface SezioneCartella {
  readonly percorso: string;
  readonly testo: string;
  /** Where reading the case is not enough. */
  readonly permesso?: Permesso;
}

export const SEZIONI = [
  { percorso: '', testo: 'Cronologia' },
  { percorso: 'presa-in-carico', testo: 'Presa in carico' },
  { percorso: 'valutazione', testo: 'Valutazione' },
  { percorso: 'progetto', testo: 'Progetto' },
  { percorso: 'interventi', testo: 'Interventi' },
  { percorso: 'diario', testo: 'Diario' },
  { percorso: 'chiusura', testo: 'Chiusura' },
  { percorso: 'riservatezza', testo: 'Riservatezza', permesso: 'vedi-passi' },
  { percorso: 'letture', testo: 'Chi ha letto', permesso: 'vedi-consultazioni' },
] as const satisfies readonly SezioneCartella[];

/** In which section each act is done. */
export const SEDE: Record<Exclude<Atto, 'apri'>, (typeof SEZIONI)[number]['percorso']> = {
  'consegna-informativa': 'presa-in-carico',
  'attiva-presa-in-carico': 'presa-in-carico',
  'individua-case-manager': 'presa-in-carico',
  assegna: 'presa-in-carico',
  consegna: 'presa-in-carico',
  'annota-diario': 'diario',
  'avvia-valutazione': 'valutazione',
  'costituisci-equipe': 'valutazione',
  'somministra-strumento': 'valutazione',
  'concludi-valutazione': 'valutazione',
  'redigi-progetto': 'progetto',
  'rimodula-progetto': 'progetto',
  'richiedi-approvazione': 'progetto',
  'ritira-richiesta': 'progetto',
  'apri-richiesta': 'progetto',
  'approva-progetto': 'progetto',
  'respingi-progetto': 'progetto',
  'sottoscrivi-progetto': 'progetto',
  'autorizza-intervento': 'interventi',
  'attiva-intervento': 'interventi',
  'sospendi-intervento': 'interventi',
  'riprendi-intervento': 'interventi',
  'cessa-intervento': 'interventi',
  'registra-erogazione': 'interventi',
  'svolgi-valutazione-finale': 'chiusura',
  chiudi: 'chiusura',
  riapri: 'chiusura',
  'rileva-follow-up': 'chiusura',
  'disponi-tutela': 'riservatezza',
  'revoca-tutela': 'riservatezza',
  'escludi-operatore': 'riservatezza',
  'revoca-esclusione': 'riservatezza',
};
