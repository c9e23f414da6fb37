export * from './attesa.js';
export * from './lettura.js';
export * from './migrazioni.js';
export * from './proiezione.js';
export * from './runner.js';
export * from './stati-vivi.js';
export * from './http/attesa.interceptor.js';
export * from './http/lettura.dto.js';
