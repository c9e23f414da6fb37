import { MIGRAZIONI_ACCESSI } from '#accessi';
import { MIGRAZIONI_CONSULTAZIONI } from '#audit';
import { MIGRAZIONI_CANCELLAZIONE } from '#cancellazione';
import { MIGRAZIONI_CARTELLE } from '#cartella';
import { MIGRAZIONI_DEROGHE } from '#deroghe';
import { MIGRAZIONI_LOG } from '#event-store';
import { MIGRAZIONI_IDENTITY } from '#identity';
import { MIGRAZIONI_LEPS } from '#leps';
import { MIGRAZIONI_PERSONE } from '#persone';
import type { Migrazione } from '#platform';
import { MIGRAZIONI_PROIEZIONI } from '#projections';
import { MIGRAZIONI_UTENZE } from '#utenze';
import { MIGRAZIONI_UVM } from '#uvm';
import { MIGRAZIONI_VAULT } from '#vault';
import { MIGRAZIONI_LIMITI } from './limiti/migrazioni.js';

/** The whole schema, in the order in which it is made. */
export const MIGRAZIONI: readonly Migrazione[] = [
  ...MIGRAZIONI_LOG,
  ...MIGRAZIONI_VAULT,
  ...MIGRAZIONI_CONSULTAZIONI,
  ...MIGRAZIONI_IDENTITY,
  ...MIGRAZIONI_LIMITI,
  ...MIGRAZIONI_PROIEZIONI,
  ...MIGRAZIONI_CARTELLE,
  ...MIGRAZIONI_PERSONE,
  ...MIGRAZIONI_ACCESSI,
  ...MIGRAZIONI_LEPS,
  ...MIGRAZIONI_CANCELLAZIONE,
  ...MIGRAZIONI_UTENZE,
  ...MIGRAZIONI_DEROGHE,
  ...MIGRAZIONI_UVM,
];
