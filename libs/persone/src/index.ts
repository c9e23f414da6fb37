export * from './domain/codice-fiscale.js';
export * from './domain/eventi.js';
export * from './domain/persona.js';
export { AttoSullaPersona, RegistraPersona } from './application/atti.js';
export { CercaPersone, type EsitoRicerca, type PersonaVista, VediPersona } from './application/interrogazioni.js';
export { PersoneModule } from './persone.module.js';
export { MIGRAZIONI_PERSONE } from './readmodel/migrazioni.js';
export { PersonaLetta } from './readmodel/persona.entity.js';
export { ProiezionePersone } from './readmodel/proiezione-persone.js';
