import type { Nesso, OperatoreNoto } from '#identity';
import { MODI, type Modo, modoDi } from './modo.js';
import { type Aperta, diQualcuno } from './registro-consultazioni.js';
import type { ConsultazioneTrovata } from './ricerca-consultazioni.js';

export interface ConsultazioneVista {
  /** Its place in the chain of consultations of the Ambito. */
  readonly seq: number;
  /** UTC instant. */
  readonly quando: string;
  readonly operatore: string;
  readonly nome: string | null;
  readonly ruolo: string;
  readonly ente: string;
  readonly cosa: string;
  readonly modo: Modo;
  /** What tied the operator to what was read, on that day. */
  readonly nesso: Nesso | null;
  readonly motivo: string | null;
  /** The instant that was shown, where it was not the present one. */
  readonly istante: { readonly modo: string; readonly al: string | null; readonly posizione: number | null } | null;
}

export const vista = (c: Aperta<ConsultazioneTrovata>, noti: readonly OperatoreNoto[]): ConsultazioneVista => ({
  seq: c.seq,
  quando: c.quando,
  operatore: c.operatore,
  nome: noti.find((o) => o.id === c.operatore)?.nome ?? null,
  ruolo: c.ruolo,
  ente: c.ente,
  cosa: c.azione,
  modo: modoDi(c.azione),
  nesso: c.nesso,
  // Of a copy of everything, the reason may name somebody else: it is for who reviews.
  motivo: diQualcuno(c.soggetto) ? perche(c) : null,
  istante: istanteDi(c),
});

/** The reason given for this reading, or for the access it was one of. */
export const perche = ({ motivo, deroga }: Aperta<ConsultazioneTrovata>): string | null =>
  motivo ?? deroga?.motivo ?? null;

/** Only a page of a case is of an instant; an old record may be of an action that is no more. */
function istanteDi({ soggetto, cosa }: Pick<ConsultazioneTrovata, 'soggetto' | 'cosa'>): ConsultazioneVista['istante'] {
  const { modo, al = null, posizione = null } = cosa;
  if (soggetto.tipo !== 'cartella' || typeof modo !== 'string' || modo === 'vivo') return null;
  return { modo, al: al as string | null, posizione: posizione as number | null };
}

/** What people can ask for: one way of seeing, or what was seen outside one's scope. */
export const FILTRI_MODO = [...MODI, 'deroga'] as const;
export type FiltroModo = (typeof FILTRI_MODO)[number];
