export * from './chiavi-principali.js';
export { MIGRAZIONI_VAULT } from './migrazioni.js';
export { type Dati, type SchemaDi, separa } from './parti.js';
export { principaliInUso, ruotaChiavePrincipale } from './rotazione.js';
export * from './vault.js';
