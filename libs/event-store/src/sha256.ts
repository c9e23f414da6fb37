import { hash } from 'node:crypto';

/** SHA-256. By way of a string, which takes node two thirds of the time that handing over a Buffer does. */
export const sha256 = (dati: string | Buffer): Buffer => Buffer.from(hash('sha256', dati, 'binary'), 'latin1');
