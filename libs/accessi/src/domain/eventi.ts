import type { Catalogo, EventoDeciso } from '#storia';

export const CANALI = ['telefono', 'sportello', 'portale', 'domicilio', 'segnalazione-scritta', 'telematica'] as const;
export const PUNTI = [
  'segretariato',
  'pua-front-office',
  'pua-back-office-1',
  'pua-back-office-2',
  'pis',
  'sportello-tematico',
  'cot',
  'ospedale',
  'scuola',
  'cav',
  'autorita-giudiziaria',
] as const;
export const SEGNALANTI = [
  'persona-stessa',
  'familiare',
  'vicino-conoscente',
  'medico-medicina-generale',
  'ospedale',
  'scuola',
  'forze-ordine',
  'autorita-giudiziaria',
  'volontariato',
  'altro-servizio',
] as const;
export const NOTO = ['nuovo', 'gia-noto'] as const;
export const BISOGNI_ACCESSO = ['semplice', 'complesso'] as const;
/** What the operator may conclude with; `apertura-cartella` comes only with the cartella itself. */
export const ESITI_ACCESSO = [
  'informazione',
  'orientamento-altro-servizio',
  'appuntamento',
  'non-preso-in-carico',
] as const;
export type EsitoAccesso = (typeof ESITI_ACCESSO)[number] | 'apertura-cartella';

export type AccessoRegistrato = EventoDeciso<
  'AccessoRegistrato',
  {
    readonly canale: (typeof CANALI)[number];
    readonly punto: (typeof PUNTI)[number];
    readonly segnalante: (typeof SEGNALANTI)[number];
    /** Null for an anonymous contact. */
    readonly persona: string | null;
    readonly richiedente?: { readonly nome: string; readonly telefono?: string };
    readonly richiesta: string;
    readonly noto: (typeof NOTO)[number];
  }
>;
export type TriageCompilato = EventoDeciso<
  'TriageCompilato',
  {
    readonly strumento: string;
    readonly versioneStrumento: string;
    readonly risposte: readonly number[];
    readonly punteggio: number;
  }
>;
export type BisognoClassificato = EventoDeciso<
  'BisognoClassificato',
  { readonly bisogno: (typeof BISOGNI_ACCESSO)[number] }
>;
export type OrientamentoFornito = EventoDeciso<'OrientamentoFornito', { readonly orientamento: string }>;
export type AccessoConcluso = EventoDeciso<
  'AccessoConcluso',
  { readonly esito: EsitoAccesso; readonly motivo?: string; readonly cartella?: string }
>;

export type EventoAccesso =
  AccessoRegistrato | TriageCompilato | BisognoClassificato | OrientamentoFornito | AccessoConcluso;

export const CATALOGO_ACCESSO: Catalogo<EventoAccesso> = {
  AccessoRegistrato: {
    versione: 1,
    titolo: 'Accesso registrato',
    traguardo: true,
    chiari: ['canale', 'punto', 'segnalante', 'persona', 'noto'],
    testi: ['richiesta'],
  },
  TriageCompilato: {
    versione: 1,
    titolo: 'Triage compilato',
    traguardo: false,
    chiari: ['strumento', 'versioneStrumento', 'punteggio'],
    testi: [],
  },
  BisognoClassificato: {
    versione: 1,
    titolo: 'Bisogno classificato',
    traguardo: false,
    chiari: ['bisogno'],
    testi: [],
  },
  OrientamentoFornito: {
    versione: 1,
    titolo: 'Orientamento fornito',
    traguardo: false,
    chiari: [],
    testi: ['orientamento'],
  },
  AccessoConcluso: {
    versione: 1,
    titolo: 'Accesso concluso',
    traguardo: true,
    chiari: ['esito', 'cartella'],
    testi: ['motivo'],
  },
};
