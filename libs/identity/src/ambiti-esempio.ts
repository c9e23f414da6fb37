import { AMBITO_ESEMPIO, ENTI_ESEMPIO, OPERATORI_ESEMPIO, type OperatoreDiEsempio } from './operatori-esempio.js';
import { AMBITO_PAVESE, ENTI_PAVESE, OPERATORI_PAVESE } from './operatori-pavese.js';
import type { OperatoreNoto } from './sessione/operatori.js';

export interface EnteNoto {
  readonly id: string;
  readonly nome: string;
  /** Code of the list `tipiEnte`. */
  readonly tipo: string;
}

export interface AmbitoEsempio {
  readonly ambito: { readonly id: string; readonly nome: string };
  readonly enti: readonly EnteNoto[];
  readonly operatori: readonly OperatoreDiEsempio[];
}

/** Those of the built-in sign-in. Two, so that whoever tries the product can see that they do not see each other. */
export const AMBITI_ESEMPIO: readonly AmbitoEsempio[] = [
  { ambito: AMBITO_ESEMPIO, enti: ENTI_ESEMPIO, operatori: OPERATORI_ESEMPIO },
  { ambito: AMBITO_PAVESE, enti: ENTI_PAVESE, operatori: OPERATORI_PAVESE },
];

/** By the names the issuer gives them, which are of one person only in the whole installation. */
export const operatoreEsempio = (soggetto: unknown): OperatoreDiEsempio | undefined =>
  AMBITI_ESEMPIO.flatMap(({ operatori }) => operatori).find((o) => o.soggetto === soggetto);

/** The organisations of an Ambito: those known by name, then those that its operators work for, named as their code is. */
export function entiDellAmbito(
  ambito: string,
  operatori: readonly Pick<OperatoreNoto, 'ente' | 'tipoEnte'>[],
): readonly EnteNoto[] {
  const noti = AMBITI_ESEMPIO.find((a) => a.ambito.id === ambito)?.enti ?? [];
  const altri = new Map(operatori.map(({ ente: id, tipoEnte: tipo }) => [id, { id, nome: comeNome(id), tipo }]));
  for (const { id } of noti) altri.delete(id);
  return [...noti, ...[...altri.values()].sort((a, b) => a.id.localeCompare(b.id))];
}

const comeNome = (codice: string): string => codice.charAt(0).toUpperCase() + codice.slice(1).replaceAll('-', ' ');
