import type { Definizione } from './definizione.js';
import { DEFINIZIONI } from './definizioni.js';
import type { FattoVero } from './fatto.js';
import { esaminato, type Esaminato } from './figura.js';

/**
 * Where a fact stands in a figure: `L5.3/1/numeratore`, by code and version of the definition. It is written beside the
 * fact when that is folded, so that a figure is a count and not a reading of every fact there is.
 */
export type Posto = `${string}/${number}/${Esaminato['nel']}`;

export const postoIn = ({ codice, versione }: Definizione, nel: Esaminato['nel']): Posto =>
  `${codice}/${versione}/${nel}`;

/** One for each figure that the fact has to do with. */
export const postiDi = (fatto: FattoVero): Posto[] =>
  DEFINIZIONI.flatMap((d) => {
    const esito = esaminato(d, fatto);
    return esito ? [postoIn(d, esito.nel)] : [];
  });

/** Every place that a fact can have in a figure. */
export const postiIn = (definizione: Definizione): Posto[] =>
  (['numeratore', 'denominatore', 'entrambi', 'escluso'] as const).map((nel) => postoIn(definizione, nel));
