export * from './installazione.js';
export * from './migrazioni.js';
export { descriviApi } from './openapi.js';
export * from './server.js';
export { INSTALLAZIONE } from './token.js';
export type { Nomenclatore } from './http/nomenclatore.controller.js';
export type { StatoServizio } from './http/stato.controller.js';
