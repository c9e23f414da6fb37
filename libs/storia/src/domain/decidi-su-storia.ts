import type { Correzione } from './correzioni.js';
import { SEMPRE } from './correzioni.js';
import type { Contesto, Decider } from './decider.js';
import { statoAl, verificaIngresso } from './decider.js';
import type { ComandoCorrezione } from './decidi-correzione.js';
import { decidiCorrezione, eComandoCorrezione } from './decidi-correzione.js';
import type { EventoDeciso, Storico } from './evento.js';
import { Rifiuto } from './rifiuto.js';

/** What the caller knows of a new event and the decision does not: its id and the Comune competent on its day. */
export type Identifica<E extends EventoDeciso> = (
  deciso: E | Correzione,
  indice: number,
) => { readonly id: string; readonly comune: string };

/**
 * The whole decision: live state, command, and the history that would result. The events come back as candidates:
 * `posizione` follows the last of the stream and `registratoIl` only fills the place, until the log gives both.
 */
export function decidiSuStoria<S, C extends { readonly atto: string }, E extends EventoDeciso>(
  decider: Decider<S, C, E>,
  storia: readonly Storico<E | Correzione>[],
  comando: C | ComandoCorrezione,
  contesto: Contesto,
  identifica: Identifica<E>,
): readonly Storico<E | Correzione>[] | Rifiuto {
  const vivo = statoAl<S, E>(decider, storia, { finoA: contesto.oggi, posizione: SEMPRE.posizione });
  const decisi = eComandoCorrezione(comando)
    ? decidiCorrezione(storia as readonly Storico[], comando, contesto, vivo, decider.correzioni)
    : decider.decidi(vivo, comando, contesto);
  if (decisi instanceof Rifiuto) return decisi;
  const testa = storia.reduce((massima, { posizione }) => Math.max(massima, posizione), 0);
  const nuovi = decisi.map((deciso, i) => ({
    ...deciso,
    ...identifica(deciso, i),
    posizione: testa + 1 + i,
    registratoIl: `${contesto.oggi}T12:00:00.000Z`,
    attore: contesto.attore,
  })) as unknown as readonly Storico<E | Correzione>[];
  return verificaIngresso(decider, storia, nuovi, contesto.oggi) ?? nuovi;
}
