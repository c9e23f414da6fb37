export { generaEsempio, PassoRifiutato, type OpzioniEsempio, type RiepilogoEsempio } from './genera-esempio.js';
export { GUASTI, type CodiceGuasto, type Guasto } from './guasti.js';
export { PROFILI, type Profilo } from './profili.js';
