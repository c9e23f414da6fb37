export { AttoDiCancellazione } from './application/atti.js';
export {
  type AltroTesto,
  type CancellazioneVista,
  type Tracce,
  VediCancellazione,
} from './application/vedi-cancellazione.js';
export { CancellazioneModule } from './cancellazione.module.js';
export { CancellazioniNelLog } from './esecuzione/cancellazioni-nel-log.js';
export { CATALOGO_DISTRUZIONE } from './esecuzione/distruzione.js';
export { ElencoDistrutte } from './esecuzione/elenco-distrutte.js';
export { EsecuzioneCancellazioni } from './esecuzione/esecuzione-cancellazioni.js';
export { Ripulitura } from './esecuzione/ripulitura.js';
export { MIGRAZIONI_CANCELLAZIONE } from './migrazioni.js';
