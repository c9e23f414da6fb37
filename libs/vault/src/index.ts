export { MIGRAZIONI_VAULT } from './migrazioni.js';
export type { Dati, SchemaDi } from './parti.js';
export * from './vault.js';
