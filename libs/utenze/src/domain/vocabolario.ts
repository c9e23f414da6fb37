/*
 * The closed lists an enrolment names. Roles are those of the permission matrix, professions and kinds of ente those of the
 * case: a test holds them together, because this domain imports neither.
 */
export const RUOLI = [
  'operatore-pua',
  'assistente-sociale',
  'coordinatore',
  'componente-uvm',
  'ente-erogatore',
  'ufficio-di-piano',
  'amministratore-locale',
  'revisore',
  'amministratore-sistema',
] as const;

export const UFFICIO_DI_PIANO = 'ufficio-di-piano';
export const REVISORE = 'revisore';
export const COORDINATORE = 'coordinatore';

/** Roles whose permissions are cut by Comune: without one they could do nothing. */
export const RUOLI_DI_TERRITORIO: readonly string[] = [
  'operatore-pua',
  'assistente-sociale',
  'coordinatore',
  'amministratore-locale',
];

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

export const TIPI_ENTE = ['comune', 'ambito', 'asst', 'ats', 'ets', 'altro'] as const;

export const ENTE_DEL_TERZO_SETTORE = 'ets';

/**
 * What may be done for an organisation that delivers: to record what it gave, and to sit in an équipe. Who conducts cases, leads
 * or watches over them does it for a public body, whoever pays them: the diario is not the organisation's.
 */
export const RUOLI_DEL_TERZO_SETTORE: readonly string[] = ['ente-erogatore', 'componente-uvm'];

/** In the facts of a case it stands for whoever is in no list: who works for it would be of every one of those. */
export const ENTE_SENZA_CODICE = 'altro';
