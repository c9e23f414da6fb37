export * from './busta.js';
export * from './event-store.js';
export { formaCanonica } from './forma-canonica.js';
export { MIGRAZIONI_LOG } from './postgres/migrazioni.js';
export { PostgresEventStore } from './postgres/postgres-event-store.js';
export * from './postgres/verifica.js';
