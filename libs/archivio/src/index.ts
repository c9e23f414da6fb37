export * from './archivio.js';
export * from './richiesta.js';
export * from './contesto-comando.js';
export * from './correzione.dto.js';
