export * from './domain/accesso.js';
export * from './domain/eventi.js';
export * from './domain/stato.js';
export { AccessiModule } from './accessi.module.js';
export { ApriCartella, AttoSullAccesso, CorreggiAccesso, RegistraAccesso } from './application/atti.js';
export { type AccessoInElenco, type AccessoVisto, ElencaAccessi, VediAccesso } from './application/interrogazioni.js';
export { AccessoLetto } from './readmodel/accesso.entity.js';
export { MIGRAZIONI_ACCESSI } from './readmodel/migrazioni.js';
export { ProiezioneAccessi } from './readmodel/proiezione-accessi.js';
