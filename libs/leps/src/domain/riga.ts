import { giornoDi } from '#storia';
import type { Esaminato } from './figura.js';
import type { FattoLeps } from './fatto.js';

/** A row of a figure as it is shown: pseudonym, act, date and reason. */
export interface RigaLeps {
  readonly chiave: string;
  readonly pseudonimo: string;
  /** Null for who may see the row but not the case. */
  readonly cartella: string | null;
  readonly nel: Esaminato['nel'];
  readonly atto: string;
  readonly data: string;
  readonly comune: string;
  readonly motivo: string | null;
  readonly eventi: readonly {
    readonly posizione: number;
    readonly tipo: string;
    readonly titolo: string;
    readonly avvenutoIl: string;
  }[];
}

/**
 * The same for every row of a case. It is cut from the end of the id, which is random in every version of UUID: the
 * beginning of a version 7 tells when the case was opened and is shared by cases opened together.
 */
export const pseudonimoDi = (cartella: string): string => cartella.replaceAll('-', '').slice(-8).toUpperCase();

export interface Presentazione {
  /** Business title of an event type. */
  titolo(tipo: string): string;
  /** Whether the reader may open the case behind a row. */
  vedeCartella(fatto: FattoLeps): boolean;
}

export function rigaLeps({ fatto, nel, motivo }: Esaminato, { titolo, vedeCartella }: Presentazione): RigaLeps {
  return {
    chiave: fatto.chiave,
    pseudonimo: pseudonimoDi(fatto.cartella),
    cartella: vedeCartella(fatto) ? fatto.cartella : null,
    nel,
    atto: attoDi(fatto),
    data: giornoDi(fatto.il),
    comune: fatto.comune,
    motivo,
    eventi: fatto.eventi.map(({ posizione, tipo, avvenutoIl }) => ({
      posizione,
      tipo,
      titolo: titolo(tipo),
      avvenutoIl,
    })),
  };
}

function attoDi(fatto: FattoLeps): string {
  switch (fatto.tipo) {
    case 'valutazione-conclusa':
      return fatto.tipoValutazione === 'multidimensionale'
        ? 'Valutazione multidimensionale conclusa'
        : 'Valutazione preliminare conclusa';
    case 'progetto-sottoscritto':
      return 'Progetto sottoscritto per la prima volta';
    case 'ciclo-concluso':
      return 'Presa in carico conclusa';
  }
}
