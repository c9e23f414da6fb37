import type { DataCivile } from '#storia';
import { piuGiorni } from '#storia';
import type { Incarico } from './eventi.js';

/** From a day to another, both included; without an end, null. */
export interface Periodo {
  readonly dal: DataCivile;
  readonly al: DataCivile | null;
}

export interface IncaricoDal extends Incarico {
  readonly dal: DataCivile;
  readonly evento: string;
  /** Sealed. */
  readonly oggettoMandato?: string;
}

/** An operator as a fold of its events. What is sealed and was not opened is absent; no rule looks at it. */
export interface StatoOperatore {
  /** Null before the first enrolment. */
  readonly operatore: string | null;
  readonly soggetto?: string;
  readonly nome?: string;
  /** Oldest first, never overlapping: who came back has several. */
  readonly iscrizioni: readonly (Periodo & { readonly evento: string; readonly motivo?: string })[];
  /** By the day from which they count. */
  readonly incarichi: readonly IncaricoDal[];
  readonly sospensioni: readonly (Periodo & { readonly evento: string; readonly motivo?: string })[];
}

export const OPERATORE_IGNOTO: StatoOperatore = { operatore: null, iscrizioni: [], incarichi: [], sospensioni: [] };

export type Condizione = 'mai-iscritto' | 'non-ancora' | 'attivo' | 'sospeso' | 'cessato';

export interface OperatoreIl {
  readonly condizione: Condizione;
  /** Since when it is so; for who is still to begin, from when it will not be. */
  readonly dal: DataCivile | null;
  /** Until when, if that is known. */
  readonly al: DataCivile | null;
  /** What counts on that day; of who left the last one, of who is to begin the first. */
  readonly incarico: IncaricoDal | null;
}

export const comprende = ({ dal, al }: Periodo, giorno: DataCivile): boolean =>
  dal <= giorno && (al === null || giorno <= al);

export const siSovrappongono = (a: Periodo, b: Periodo): boolean =>
  (b.al === null || a.dal <= b.al) && (a.al === null || b.dal <= a.al);

const incaricoIl = ({ incarichi }: StatoOperatore, giorno: DataCivile): IncaricoDal | null =>
  incarichi.findLast(({ dal }) => dal <= giorno) ?? incarichi[0] ?? null;

/** What an operator is on a day: the events and the day, and nothing else. */
export function operatoreIl(stato: StatoOperatore, giorno: DataCivile): OperatoreIl {
  const incarico = incaricoIl(stato, giorno);
  const iscrizione = stato.iscrizioni.find((i) => comprende(i, giorno));
  if (!iscrizione) {
    const prossima = stato.iscrizioni.find(({ dal }) => dal > giorno);
    const ultima = stato.iscrizioni.findLast(({ al }) => al !== null && al < giorno);
    if (!ultima && !prossima) return { condizione: 'mai-iscritto', dal: null, al: null, incarico: null };
    if (!ultima) return { condizione: 'non-ancora', dal: prossima!.dal, al: null, incarico };
    return {
      condizione: 'cessato',
      dal: piuGiorni(ultima.al!, 1),
      al: prossima ? piuGiorni(prossima.dal, -1) : null,
      incarico: incaricoIl(stato, ultima.al!),
    };
  }
  const sospensione = stato.sospensioni.find((s) => comprende(s, giorno));
  if (sospensione) {
    return { condizione: 'sospeso', dal: sospensione.dal, al: prima(sospensione.al, iscrizione.al), incarico };
  }
  const tornatoIl = stato.sospensioni.findLast(({ al }) => al !== null && al < giorno && al >= iscrizione.dal)?.al;
  const fino = stato.sospensioni.find(({ dal }) => dal > giorno)?.dal;
  return {
    condizione: 'attivo',
    dal: tornatoIl ? piuGiorni(tornatoIl, 1) : iscrizione.dal,
    al: prima(fino ? piuGiorni(fino, -1) : null, iscrizione.al),
    incarico,
  };
}

/** The earlier of two ends. */
export const prima = (a: DataCivile | null, b: DataCivile | null): DataCivile | null =>
  a === null ? b : b === null ? a : a < b ? a : b;

/** A stretch of days on which nothing changes for an operator who is enrolled. */
export interface Tratto extends Periodo {
  /** False while it is suspended. */
  readonly attivo: boolean;
  readonly incarico: IncaricoDal;
}

/** The days on which something may change, in order. */
export const svolte = (stati: readonly StatoOperatore[]): DataCivile[] => {
  const giorni = stati.flatMap((s) => [
    ...[...s.iscrizioni, ...s.sospensioni].flatMap(({ dal, al }) => [dal, ...(al ? [piuGiorni(al, 1)] : [])]),
    ...s.incarichi.map(({ dal }) => dal),
  ]);
  return [...new Set(giorni)].sort();
};

/** All the days of an operator, as stretches that do not overlap: it is `operatoreIl`, told for every day at once. */
export function trattiDi(stato: StatoOperatore): Tratto[] {
  const giorni = svolte([stato]);
  const tratti: Tratto[] = [];
  for (const [i, dal] of giorni.entries()) {
    const { condizione, incarico } = operatoreIl(stato, dal);
    if ((condizione !== 'attivo' && condizione !== 'sospeso') || !incarico) continue;
    const prossimo = giorni[i + 1];
    tratti.push({
      dal,
      al: prossimo ? piuGiorni(prossimo, -1) : null,
      attivo: condizione === 'attivo',
      incarico,
    });
  }
  return tratti;
}
