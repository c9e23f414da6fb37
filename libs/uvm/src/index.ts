export * from './domain/eventi.js';
export { FORME as FORME_SEDUTA } from './domain/forma.js';
export { type ComandoSeduta, seduta } from './domain/seduta.js';
export * from './domain/stato.js';
export { AttoSulCasoInSeduta, AttoSullaSeduta, ConvocaSeduta } from './application/atti.js';
export {
  type CasoDellaSeduta,
  ElencaSedute,
  type SedutaInElenco,
  type SedutaVista,
  VediSeduta,
} from './application/interrogazioni.js';
export { MIGRAZIONI_UVM } from './readmodel/migrazioni.js';
export { ProiezioneSedute } from './readmodel/proiezione-sedute.js';
export { SeduteNelLog } from './registro/sedute-nel-log.js';
export { UvmModule } from './uvm.module.js';
