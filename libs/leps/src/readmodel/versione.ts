import { DEFINIZIONI } from '../domain/definizioni.js';

/** A definition that changes moves the places of the facts: its version is part of that of the fold. */
export const VERSIONE_LEPS = 1_000 + DEFINIZIONI.reduce((n, { versione }) => n + versione, 0);
