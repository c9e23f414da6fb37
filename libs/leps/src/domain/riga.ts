import { giornoDi } from '#storia';
import type { Esaminato } from './figura.js';
import type { FattoLeps } from './fatto.js';

/** A row of a figure as it is shown: pseudonym, act, date and reason; and the way to its case for who may open it. */
export interface RigaLeps {
  /** Tells a row from the others, and nothing else. */
  readonly chiave: string;
  /** The same for every row of a case. */
  readonly pseudonimo: string;
  /** Null for who may see the row but not the case. */
  readonly cartella: string | null;
  readonly nel: Esaminato['nel'];
  readonly atto: string;
  readonly data: string;
  readonly comune: string;
  readonly motivo: string | null;
  readonly eventi: readonly {
    /** Null with the case: a position is as good as its id to who knows the case. */
    readonly posizione: number | null;
    readonly tipo: string;
    readonly titolo: string;
    readonly avvenutoIl: string;
  }[];
}

export interface Presentazione {
  /** What stands for a case, and for a fact: who knows an id cannot tell which it is. */
  pseudonimo(cartella: string): string;
  chiave(fatto: FattoLeps): string;
  /** Business title of an event type. */
  titolo(tipo: string): string;
  /** Whether the reader may open the case behind a row. */
  vedeCartella(fatto: FattoLeps): boolean;
}

export function rigaLeps({ fatto, nel, motivo }: Esaminato, come: Presentazione): RigaLeps {
  const vede = come.vedeCartella(fatto);
  return {
    chiave: come.chiave(fatto),
    pseudonimo: come.pseudonimo(fatto.cartella),
    cartella: vede ? fatto.cartella : null,
    nel,
    atto: attoDi(fatto),
    data: giornoDi(fatto.il),
    comune: fatto.comune,
    motivo,
    eventi: fatto.eventi.map(({ posizione, tipo, avvenutoIl }) => ({
      posizione: vede ? posizione : null,
      tipo,
      titolo: come.titolo(tipo),
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
