export * from './busta.js';
export * from './event-store.js';
export { CAPACITA, type Capacita } from './capacita.js';
export { apriKurrentdb } from './kurrentdb/apri-kurrentdb.js';
export { CAPACITA_KURRENTDB, NON_DI_KURRENTDB } from './kurrentdb/capacita.js';
export { formaCanonica } from './forma-canonica.js';
export { MIGRAZIONI_LOG } from './postgres/migrazioni.js';
export { PostgresEventStore } from './postgres/postgres-event-store.js';
export * from './postgres/verifica.js';
