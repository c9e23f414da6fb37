import type { Attore, EventoDeciso, Storico } from './evento.js';
import type { DataCivile } from './data-civile.js';
import { giornoDi } from './data-civile.js';
import type { Correzione, Istante } from './correzioni.js';
import { eCorrezione, fattiAl } from './correzioni.js';
import type { RegoleDiCorrezione } from './decidi-correzione.js';
import { Rifiuto, rifiuto } from './rifiuto.js';

/** What a decision may know of the world around it. `oggi` is today's civil day in Rome. */
export interface Contesto {
  readonly attore: Attore;
  readonly oggi: DataCivile;
  /** Since when whoever acts is of the ente it acts for; absent for the system. */
  readonly nellEnteDal?: DataCivile;
}

/**
 * The rules of one kind of stream, pure and total.
 * - `decidi` turns a command, on the live state, into facts or a refusal;
 * - `ammetti` says whether a fact may follow a state: it is the rule itself, and a history in which every fact is
 *   admitted by the state before it breaks no rule, whatever the order in which its facts became known;
 * - `evolvi` folds a fact in. It must accept any order;
 * - `riesamina` is for the few rules that a later fact may still satisfy (an authorisation given afterwards): it looks at
 *   the whole history folded, and names the events that break one;
 * - `correzioni` says what a rettifica may touch.
 */
export interface Decider<S, C, E extends EventoDeciso> {
  readonly iniziale: S;
  decidi(stato: S, comando: C, contesto: Contesto): readonly (E | Correzione)[] | Rifiuto;
  ammetti(stato: S, fatto: Storico<E>): Rifiuto | undefined;
  evolvi(stato: S, fatto: Storico<E>): S;
  riesamina?(stato: S): readonly Violazione[];
  readonly correzioni?: RegoleDiCorrezione<S>;
}

export interface Violazione {
  /** Id of the event that breaks the rule. */
  readonly evento: string;
  readonly rifiuto: Rifiuto;
}

type Regole<S, E extends EventoDeciso> = Pick<Decider<S, never, E>, 'iniziale' | 'ammetti' | 'evolvi' | 'riesamina'>;

/** State(T, K): the fold of one stream as of an instant; without an instant, of all it holds. */
export function statoAl<S, E extends EventoDeciso>(
  regole: Pick<Regole<S, E>, 'iniziale' | 'evolvi'>,
  storia: readonly Storico<E | Correzione>[],
  istante?: Istante,
): S {
  return fattiAl<E>(storia, istante).reduce<S>((s, f) => regole.evolvi(s, f), regole.iniziale);
}

/** The facts of a history that the rules refuse, each with its refusal. Empty for a history in order. */
export function fattiRifiutati<S, E extends EventoDeciso>(
  regole: Regole<S, E>,
  storia: readonly Storico<E | Correzione>[],
): { fatto: Storico<E>; rifiuto: Rifiuto }[] {
  const rifiutati: { fatto: Storico<E>; rifiuto: Rifiuto }[] = [];
  const fatti = fattiAl<E>(storia);
  let stato = regole.iniziale;
  for (const fatto of fatti) {
    const no = regole.ammetti(stato, fatto);
    if (no) rifiutati.push({ fatto, rifiuto: no });
    stato = regole.evolvi(stato, fatto);
  }
  for (const { evento, rifiuto: no } of regole.riesamina?.(stato) ?? []) {
    const fatto = fatti.find((f) => f.id === evento);
    if (fatto) rifiutati.push({ fatto, rifiuto: no });
  }
  return rifiutati;
}

/**
 * Whether the new events may enter a history, wherever in it they happened. A new or corrected fact that breaks a rule is
 * refused with that rule; if it would make another known fact break one, the refusal names those facts. What was already
 * broken (a rule younger than the fact) does not count: such a history must stay correctable.
 */
export function verificaIngresso<S, E extends EventoDeciso>(
  regole: Regole<S, E>,
  storia: readonly Storico<E | Correzione>[],
  nuovi: readonly Storico<E | Correzione>[],
  oggi: DataCivile,
): Rifiuto | undefined {
  for (const nuovo of nuovi) {
    const quando = (eCorrezione(nuovo) && 'avvenutoIl' in nuovo.dati && nuovo.dati.avvenutoIl) || nuovo.avvenutoIl;
    if (giornoDi(quando) > oggi || giornoDi(nuovo.avvenutoIl) > oggi) {
      return rifiuto('data-futura', 'La data del fatto è nel futuro: si registra solo ciò che è già accaduto.');
    }
  }
  let rifiutati = fattiRifiutati(regole, [...storia, ...nuovi]);
  if (rifiutati.length === 0) return undefined;
  const giaRotti = new Set(fattiRifiutati(regole, storia).map(({ fatto }) => fatto.id));
  rifiutati = rifiutati.filter(({ fatto }) => !giaRotti.has(fatto.id));
  if (rifiutati.length === 0) return undefined;
  const toccati = new Set(nuovi.map((n) => (eCorrezione(n) ? n.dati.evento : n.id)));
  const suo = rifiutati.find(({ fatto }) => toccati.has(fatto.id));
  if (suo) return suo.rifiuto;
  return storiaIncoerente(
    rifiutati.map(({ fatto, rifiuto: r }) => ({
      evento: fatto.id,
      tipo: fatto.tipo,
      avvenutoIl: fatto.avvenutoIl,
      posizione: fatto.posizione,
      codice: r.codice,
      motivo: r.messaggio,
    })),
  );
}

/** A known fact that a new one would contradict. */
export interface Dipendente {
  readonly evento: string;
  readonly tipo: string;
  readonly avvenutoIl: DataCivile;
  readonly posizione: number;
  readonly codice: string;
  readonly motivo: string;
}

export const storiaIncoerente = (dipendenti: readonly Dipendente[]): Rifiuto =>
  rifiuto(
    'storia-incoerente',
    dipendenti.length === 0
      ? 'Così la storia si contraddirebbe: rivolgiti a chi coordina il Comune.'
      : dipendenti.length === 1
        ? 'Così la storia si contraddirebbe: un fatto già noto ne dipende, e prima va corretto o annullato.'
        : `Così la storia si contraddirebbe: ${dipendenti.length} fatti già noti ne dipendono, e prima vanno corretti o annullati.`,
    { dipendenti },
  );
