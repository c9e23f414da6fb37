import { entiDellAmbito, type OperatoreNoto } from '#identity';
import { ETICHETTE, PRESTAZIONI_SIUSS } from '#nomenclatore';
import { ALTRO_ENTE, type Elenchi } from '../domain/elenchi.js';

/** The lists of an Ambito, given its operators. */
export const elenchiDellAmbito = (
  ambito: string,
  operatori: readonly Pick<OperatoreNoto, 'id' | 'ente' | 'tipoEnte'>[],
): Elenchi => ({
  operatori: new Set(operatori.map(({ id }) => id)),
  enti: new Set([...entiDellAmbito(ambito, operatori).map(({ id }) => id), ALTRO_ENTE]),
  prestazioni: new Set(PRESTAZIONI_SIUSS.map(({ codice }) => codice)),
  fonti: new Set(Object.keys(ETICHETTE.fonti)),
});
