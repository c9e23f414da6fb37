import type { DataCivile } from '#storia';
import { giornoDi } from '#storia';

/** A row of reference that holds from a day on, until a later row of the same thing takes its place. */
export interface Datata {
  readonly validoDal: DataCivile;
}

/** The row in force on a day, whatever the order of the rows; undefined before the first. */
export function validoIl<R extends Datata>(righe: readonly R[], giorno: DataCivile): R | undefined {
  let valida: R | undefined;
  for (const riga of righe) {
    if (riga.validoDal <= giornoDi(giorno) && (!valida || riga.validoDal > valida.validoDal)) valida = riga;
  }
  return valida;
}
