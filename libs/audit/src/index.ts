export { AuditModule } from './audit.module.js';
export { MIGRAZIONI_CONSULTAZIONI } from './consultazioni/migrazioni.js';
export * from './consultazioni/registro-consultazioni.js';
export * from './consultazioni/teste-delle-consultazioni.js';
export { type ConsultazioneVista, VediConsultazioni } from './consultazioni/vedi-consultazioni.js';
export { LogVerificabile, VerificaIntegrita } from './integrita/verifica-integrita.js';
