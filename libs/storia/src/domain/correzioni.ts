import type { DataCivile } from './data-civile.js';
import { giornoDi } from './data-civile.js';
import { eDistruzione } from './distruzione.js';
import type { EventoDeciso, Posizione, Storico } from './evento.js';

/** Replaces something of an earlier event of the same stream; what it does not name stays as it was. */
export type EventoRettificato = EventoDeciso<
  'EventoRettificato',
  {
    /** Id and type of the event that is corrected. */
    readonly evento: string;
    readonly tipoCorretto: string;
    readonly motivo: string;
    readonly avvenutoIl?: DataCivile;
    readonly comune?: string;
    /** The fields of `dati` that change, with their new value. */
    readonly modifiche?: Readonly<Record<string, unknown>>;
  }
>;

/** Removes an earlier event of the same stream (a correction too) from what is true; it stays readable. */
export type EventoAnnullato = EventoDeciso<
  'EventoAnnullato',
  { readonly evento: string; readonly tipoCorretto: string; readonly motivo: string }
>;

export type Correzione = EventoRettificato | EventoAnnullato;

export const eCorrezione = (evento: EventoDeciso): evento is Correzione =>
  evento.tipo === 'EventoRettificato' || evento.tipo === 'EventoAnnullato';

/** `finoA`: what had happened by the end of that day. `posizione`: what the log held up to there. */
export interface Istante {
  readonly finoA: DataCivile;
  readonly posizione: Posizione;
}

export const SEMPRE: Istante = { finoA: '9999-12-31', posizione: Number.MAX_SAFE_INTEGER };

export interface Correzioni {
  /** Event → position and id of the annulment in force. */
  readonly annullati: ReadonlyMap<string, Storico<EventoAnnullato>>;
  /** Event → the rectifications in force, oldest first. */
  readonly rettificati: ReadonlyMap<string, readonly Storico<EventoRettificato>[]>;
}

/**
 * Which corrections are in force among the events up to a position. A correction can itself be annulled: reading from
 * the last one back, an annulment counts only if no later annulment in force removed it.
 */
export function correzioniInVigore(eventi: readonly Storico[], finoA: Posizione = SEMPRE.posizione): Correzioni {
  const annullati = new Map<string, Storico<EventoAnnullato>>();
  const rettificati = new Map<string, Storico<EventoRettificato>[]>();
  for (let i = eventi.length - 1; i >= 0; i--) {
    const evento = eventi[i] as Storico<Correzione>;
    if (evento.posizione > finoA || !eCorrezione(evento) || annullati.has(evento.id)) continue;
    if (evento.tipo === 'EventoAnnullato') {
      if (!annullati.has(evento.dati.evento)) annullati.set(evento.dati.evento, evento);
    } else {
      rettificati.set(evento.dati.evento, [evento, ...(rettificati.get(evento.dati.evento) ?? [])]);
    }
  }
  return { annullati, rettificati };
}

/** The event as its rectifications make it. */
export function rettificato<E extends EventoDeciso>(
  evento: Storico<E>,
  rettifiche: readonly Storico<EventoRettificato>[],
): Storico<E> {
  return rettifiche.reduce<Storico<E>>(
    (e, { attore, dati }) => ({
      ...e,
      avvenutoIl: dati.avvenutoIl ?? e.avvenutoIl,
      comune: dati.comune ?? e.comune,
      dati: { ...e.dati, ...dati.modifiche },
      ...(dati.modifiche && { rettificatoDa: [...(e.rettificatoDa ?? []), attore.id] }),
    }),
    evento,
  );
}

/**
 * Puts facts in the order of the fold: when they happened, then their place in the log. Among those of one day, a fact
 * without a time comes after what the log already knew of that day: an act recorded "today" follows the accesso of ten
 * o'clock it answers to. `fatti` come in the order of the log.
 */
function inOrdine<E extends EventoDeciso>(fatti: readonly Storico<E>[]): Storico<E>[] {
  const finQui = new Map<DataCivile, DataCivile>();
  const posti = fatti.map((fatto) => {
    const giorno = giornoDi(fatto.avvenutoIl);
    const ultima = finQui.get(giorno) ?? giorno;
    const ora = fatto.avvenutoIl === giorno ? ultima : fatto.avvenutoIl;
    if (ora > ultima) finQui.set(giorno, ora);
    return { fatto, ora };
  });
  // The sort is stable: at the same time the order of the log stays.
  return posti.sort((a, b) => (a.ora < b.ora ? -1 : a.ora > b.ora ? 1 : 0)).map(({ fatto }) => fatto);
}

/**
 * True when a fact just registered comes after all the others, so that a fold can go on from the last state. `ultimo` is
 * the last in the order of the fold. Where its time is not known, the answer is no: folding again is always right.
 */
export function inCoda(ultimo: Storico | undefined, fatto: Storico): boolean {
  if (eCorrezione(fatto) || eDistruzione(fatto)) return false;
  if (ultimo === undefined) return true;
  const [suo, nuovo] = [giornoDi(ultimo.avvenutoIl), giornoDi(fatto.avvenutoIl)];
  if (suo !== nuovo) return suo < nuovo;
  const [senzaOra, conOra] = [fatto.avvenutoIl === nuovo, ultimo.avvenutoIl !== suo];
  return senzaOra || (conOra && ultimo.avvenutoIl <= fatto.avvenutoIl);
}

/**
 * The facts of one stream as of an instant, in the order of the fold: take the events up to the position, let the
 * corrections among them act, keep what had happened by the day. `eventi` come in the order of the log.
 */
export function fattiAl<E extends EventoDeciso>(
  eventi: readonly Storico<E | Correzione>[],
  istante: Istante = SEMPRE,
): Storico<E>[] {
  const { annullati, rettificati } = correzioniInVigore(eventi as readonly Storico[], istante.posizione);
  const fatti: Storico<E>[] = [];
  for (const evento of eventi) {
    if (evento.posizione > istante.posizione || eCorrezione(evento) || annullati.has(evento.id)) continue;
    if (eDistruzione(evento)) continue;
    const fatto = rettificato(evento as Storico<E>, rettificati.get(evento.id) ?? []);
    if (giornoDi(fatto.avvenutoIl) <= istante.finoA) fatti.push(fatto);
  }
  return inOrdine(fatti);
}
