/** The closed lists of the case, in the words of the field. Labels for people are in `etichette.ts` of nomenclatore. */

export const AREE = ['famiglia-minori', 'disabilita', 'anziani', 'poverta-inclusione', 'adulti'] as const;
export type Area = (typeof AREE)[number];

export const PERCORSI = [
  'sad',
  'prevenzione-allontanamento',
  'dimissione-protetta',
  'inclusione',
  'vita-indipendente',
] as const;
export type Percorso = (typeof PERCORSI)[number];

export const FASI = ['accesso', 'valutazione', 'progetto', 'erogazione', 'conclusione'] as const;
export type Fase = (typeof FASI)[number];

export const GENERI_NOTA = ['colloquio', 'visita-domiciliare', 'telefonata', 'rete'] as const;
export type GenereNota = (typeof GENERI_NOTA)[number];

export const PROFESSIONI = [
  'assistente-sociale',
  'infermiere',
  'medico',
  'psicologo',
  'educatore',
  'fisioterapista',
  'terapista-occupazionale',
  'oss',
] as const;
export type Professione = (typeof PROFESSIONI)[number];

export const TIPI_ENTE = ['comune', 'ambito', 'asst', 'ats', 'ets', 'altro'] as const;
export type TipoEnte = (typeof TIPI_ENTE)[number];

export const TIPI_VALUTAZIONE = ['preliminare', 'multidimensionale'] as const;
export type TipoValutazione = (typeof TIPI_VALUTAZIONE)[number];

export const DOMINI = ['biologico-clinico', 'psicologico', 'cognitivo', 'sociale', 'funzionale'] as const;
export type Dominio = (typeof DOMINI)[number];

export const COMPLESSITA = ['semplice', 'complesso'] as const;
export const BISOGNI = ['alto', 'basso'] as const;
export const AUTOSUFFICIENZE = ['autosufficiente', 'parzialmente-autosufficiente', 'non-autosufficiente'] as const;

export const SETTING = ['domicilio', 'semiresidenziale', 'residenziale'] as const;

export const TIPI_PROGETTO = [
  'pai',
  'sad',
  'pais',
  'progetto-di-vita',
  'progetto-quadro-minori',
  'dopo-di-noi',
  'vita-indipendente',
  'budget-di-salute',
  'care-leaver',
] as const;
export type TipoProgetto = (typeof TIPI_PROGETTO)[number];

export const QUALITA_FIRMA = [
  'persona',
  'familiare',
  'caregiver',
  'tutore',
  'amministratore-di-sostegno',
  'assistente-sociale',
  'sanitario',
  'ente-erogatore',
] as const;

export const MOTIVI_CHIUSURA = [
  'obiettivi-raggiunti',
  'fine-progetto',
  'altro-servizio',
  'decesso',
  'trasferimento',
  'irreperibilita',
  'rinuncia',
] as const;
export type MotivoChiusura = (typeof MOTIVI_CHIUSURA)[number];

/** Rule 7: closing for one of these excuses the missing valutazione finale. */
export const MOTIVI_CHE_ESCUSANO: readonly MotivoChiusura[] = [
  'decesso',
  'trasferimento',
  'irreperibilita',
  'rinuncia',
];

export const RAGGIUNTI = ['no', 'in-parte', 'si'] as const;
export const ORIZZONTI_FOLLOW_UP = ['30-giorni', '12-mesi', '18-mesi'] as const;

export const CLASSI_DI_TUTELA = ['minore-autorita-giudiziaria', 'violenza', 'collega', 'parente'] as const;
export type ClasseDiTutela = (typeof CLASSI_DI_TUTELA)[number];

/** SIUSS code of the SAD, "Assistenza domiciliare socio-assistenziale". */
export const PRESTAZIONE_SAD = 'A2.07';
