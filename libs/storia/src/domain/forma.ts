import { dataCivileValida } from './data-civile.js';
import type { Campo } from './decidi-correzione.js';
import type { DatiDi, EventoDeciso } from './evento.js';
import type { Rifiuto } from './rifiuto.js';
import { rifiuto } from './rifiuto.js';

/** A form in words that can be stored and compared, so that nobody changes it without noticing. */
export type Descrizione = string | readonly string[] | { readonly [nome: string]: Descrizione };

/** Whether a value has the form of a field. */
export type Controllo = ((valore: unknown) => boolean) & { readonly descrizione?: Descrizione };

export const controllo = (descrizione: Descrizione, prova: (valore: unknown) => boolean): Controllo =>
  // A function of its own: one given from elsewhere keeps no description.
  Object.assign((valore: unknown) => prova(valore), { descrizione });

const di = (c: Controllo): Descrizione => c.descrizione ?? 'non descritto';

export const testo = controllo('testo', (v) => typeof v === 'string' && v.trim() !== '');
export const testoAncheVuoto = controllo('testo anche vuoto', (v) => typeof v === 'string');
/** A name, an address, a number: something that is written on one line. */
export const riga = controllo('riga', (v) => testo(v) && (v as string).length <= 200);
export const booleano = controllo('booleano', (v) => typeof v === 'boolean');
export const data = controllo('data', dataCivileValida);
export const giorno = controllo('giorno', (v) => dataCivileValida(v) && v.length === 10);
/** ISTAT code of a Comune. */
export const codiceComune = controllo('codice ISTAT', (v) => typeof v === 'string' && /^\d{6}$/.test(v));

export const intero = (minimo: number, massimo = Number.MAX_SAFE_INTEGER): Controllo =>
  controllo(
    `intero da ${minimo}${massimo === Number.MAX_SAFE_INTEGER ? '' : ` a ${massimo}`}`,
    (v) => Number.isSafeInteger(v) && (v as number) >= minimo && (v as number) <= massimo,
  );

export const unoDi = (lista: readonly string[]): Controllo => controllo(lista, (v) => lista.includes(v as string));

export const oNullo = (c: Controllo): Controllo => controllo({ oNullo: di(c) }, (v) => v === null || c(v));

export const facoltativo = (c: Controllo): Controllo =>
  controllo({ facoltativo: di(c) }, (v) => v === undefined || c(v));

export const lista = (c: Controllo): Controllo => controllo({ lista: di(c) }, (v) => Array.isArray(v) && v.every(c));

export const eOggetto = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

/** An object refuses what it does not know: a name slipped into a clear field could not be erased. */
export const oggetto = (campi: Readonly<Record<string, Controllo>>): Controllo =>
  controllo(
    { oggetto: Object.fromEntries(Object.entries(campi).map(([k, c]) => [k, di(c)])) },
    (v) =>
      eOggetto(v) &&
      Object.keys(v).every((k) => Object.hasOwn(campi, k)) &&
      Object.entries(campi).every(([k, c]) => c(v[k])),
  );

export const dizionario = (chiave: Controllo, valore: Controllo): Controllo =>
  controllo(
    { dizionario: { chiave: di(chiave), valore: di(valore) } },
    (v) => eOggetto(v) && Object.entries(v).every(([k, suo]) => chiave(k) && valore(suo)),
  );

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

/** The forms of an event type in words: what stored samples are compared with. */
export function descriviForma(forme: Forme, tipo: string): Readonly<Record<string, Descrizione>> {
  return Object.fromEntries(
    Object.entries(forme[tipo] ?? {}).map(([nome, campo]) => [
      nome,
      typeof campo === 'string' ? campo : di(campo as Controllo),
    ]),
  );
}
