import { dataCivileValida } from './data-civile.js';
import type { Campo } from './decidi-correzione.js';
import type { DatiDi, EventoDeciso } from './evento.js';
import type { Rifiuto } from './rifiuto.js';
import { rifiuto } from './rifiuto.js';

/** Whether a value has the form of a field. */
export type Controllo = (valore: unknown) => boolean;

export const testo: Controllo = (v) => typeof v === 'string' && v.trim() !== '';
export const testoAncheVuoto: Controllo = (v) => typeof v === 'string';
/** A name, an address, a number: something that is written on one line. */
export const riga: Controllo = (v) => testo(v) && (v as string).length <= 200;
export const booleano: Controllo = (v) => typeof v === 'boolean';
export const data: Controllo = dataCivileValida;
export const giorno: Controllo = (v) => dataCivileValida(v) && v.length === 10;
/** ISTAT code of a Comune. */
export const codiceComune: Controllo = (v) => typeof v === 'string' && /^\d{6}$/.test(v);

export const intero =
  (minimo: number, massimo = Number.MAX_SAFE_INTEGER): Controllo =>
  (v) =>
    Number.isSafeInteger(v) && (v as number) >= minimo && (v as number) <= massimo;

export const unoDi =
  (lista: readonly string[]): Controllo =>
  (v) =>
    lista.includes(v as string);

export const oNullo =
  (controllo: Controllo): Controllo =>
  (v) =>
    v === null || controllo(v);

export const facoltativo =
  (controllo: Controllo): Controllo =>
  (v) =>
    v === undefined || controllo(v);

export const lista =
  (controllo: Controllo): Controllo =>
  (v) =>
    Array.isArray(v) && v.every(controllo);

export const eOggetto = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

/** An object refuses what it does not know: a name slipped into a clear field could not be erased. */
export const oggetto =
  (campi: Readonly<Record<string, Controllo>>): Controllo =>
  (v) =>
    eOggetto(v) &&
    Object.keys(v).every((k) => Object.hasOwn(campi, k)) &&
    Object.entries(campi).every(([k, controllo]) => controllo(v[k]));

export const dizionario =
  (chiave: Controllo, controllo: Controllo): Controllo =>
  (v) =>
    eOggetto(v) && Object.entries(v).every(([k, valore]) => chiave(k) && controllo(valore));

/** What every field of every event looks like when it is written, typed or rectified. */
export type FormeDi<E extends EventoDeciso> = {
  readonly [T in E['tipo']]: { readonly [K in keyof Required<DatiDi<E, T>>]: Campo };
};

type Forme = Readonly<Record<string, Readonly<Record<string, Campo>>>>;

/** The field of an event type; nothing if the type has no such field. */
export function campoFra(forme: Forme, tipo: string, nome: string): Campo | undefined {
  const forma = Object.hasOwn(forme, tipo) ? forme[tipo] : undefined;
  return forma && Object.hasOwn(forma, nome) ? forma[nome] : undefined;
}

/** The first field of a fact that has not its form, or that its type does not have. */
export function seMalformato(forme: Forme, { tipo, dati }: EventoDeciso): Rifiuto | undefined {
  const valori = dati as Readonly<Record<string, unknown>>;
  const suoi = Object.keys(forme[tipo] ?? {});
  const male = [...suoi, ...Object.keys(valori)].find((nome) => {
    const campo = campoFra(forme, tipo, nome);
    return campo === undefined || (typeof campo === 'function' && !campo(valori[nome]));
  });
  return male === undefined
    ? undefined
    : rifiuto('dato-non-valido', 'Un dato non ha un valore ammesso.', { campo: male });
}
