/** Who works with the product. What each may do is in `matrice.ts`; the words for people are in the nomenclatore. */
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
export type Ruolo = (typeof RUOLI)[number];
