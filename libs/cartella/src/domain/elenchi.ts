import type { Rifiuto } from '#storia';
import { rifiuto } from '#storia';

/** The lists a fact may name from. Their codes are kept in clear, and for ever: nobody's name may end among them. */
export interface Elenchi {
  readonly operatori: ReadonlySet<string>;
  readonly enti: ReadonlySet<string>;
  readonly prestazioni: ReadonlySet<string>;
  readonly fonti: ReadonlySet<string>;
}

/** An ente that is in no list: its name goes with the person's, sealed. */
export const ALTRO_ENTE = 'altro';

const ELENCO_DEL_CAMPO: Readonly<Record<string, keyof Elenchi>> = {
  operatore: 'operatori',
  abilitati: 'operatori',
  ente: 'enti',
  erogatore: 'enti',
  prestazione: 'prestazioni',
  fonte: 'fonti',
};

/** True if the data, or what a rettifica would put in them, name something from a list. */
export const nominaElenchi = (dati: unknown): boolean => [...codiciNominati(dati)].length > 0;

/** The refusal of the first code that its list does not have, wherever it stands in the data of an act or of a rettifica. */
export function codiceFuoriElenco(dati: unknown, elenchi: Elenchi): Rifiuto | undefined {
  for (const { campo, elenco, codice } of codiciNominati(dati)) {
    if (!elenchi[elenco].has(codice)) {
      return rifiuto('codice-fuori-elenco', 'Il valore indicato non è tra quelli dell’elenco: va scelto da lì.', {
        campo,
      });
    }
  }
  return undefined;
}

function* codiciNominati(
  dati: unknown,
  percorso = '',
): Generator<{ campo: string; elenco: keyof Elenchi; codice: string }> {
  if (typeof dati !== 'object' || dati === null) return;
  for (const [nome, valore] of Object.entries(dati)) {
    const campo = percorso ? `${percorso}.${nome}` : nome;
    const elenco = Object.hasOwn(ELENCO_DEL_CAMPO, nome) ? ELENCO_DEL_CAMPO[nome] : undefined;
    const codici = elenco ? [valore].flat().filter((v) => typeof v === 'string') : [];
    if (elenco && codici.length > 0) yield* codici.map((codice) => ({ campo, elenco, codice }));
    else yield* codiciNominati(valore, campo);
  }
}
