import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Attore, Categoria, Posizione, Stream } from '#storia';
import type {
  EsitoAppend,
  EventoDaScrivere,
  EventoNelLog,
  EventStore,
  Registrato,
  RichiestaAppend,
  ScritturaStream,
} from '../event-store.js';

export const SEBINO = 'sebino';
export const ALTROVE = 'valle-camonica';

export const ATTORE: Attore = { id: 'as-1', ruolo: 'assistente-sociale', ente: 'ambito-sebino', livello: 2 };

export const nuovoStream = (categoria: Categoria = 'cartella'): Stream => ({ categoria, id: randomUUID() });

export const evento = (altro: Partial<EventoDaScrivere> = {}): EventoDaScrivere => ({
  id: uuidv7(),
  tipo: 'NotaRegistrata',
  versione: 1,
  avvenutoIl: '2026-03-30',
  comune: '016086',
  dati: { genere: 'colloquio' },
  ...altro,
});

export const eventi = (quanti: number): EventoDaScrivere[] => Array.from({ length: quanti }, () => evento());

export const richiesta = (
  scritture: readonly ScritturaStream[],
  altro: Partial<RichiestaAppend> = {},
): RichiestaAppend => ({
  ambito: SEBINO,
  attore: ATTORE,
  provenienza: { tipo: 'operatore' },
  correlazione: 'corr-1',
  causazione: null,
  scritture,
  adesso: new Date('2026-04-01T08:00:00.000Z'),
  ...altro,
});

/** Events at the end of one stream, of which `attesa` is the last revision. */
export const suStream = (
  stream: Stream,
  attesa: number,
  daScrivere: readonly EventoDaScrivere[] = [evento()],
): ScritturaStream => ({
  stream,
  attesa,
  eventi: daScrivere,
});

export function registrato(esito: EsitoAppend): Registrato {
  assert.equal(esito.esito, 'ok', `l'append doveva riuscire: ${JSON.stringify(esito)}`);
  return esito as Registrato;
}

export const scrivi = async (store: EventStore, domanda: RichiestaAppend): Promise<readonly Posizione[]> =>
  registrato(await store.append(domanda)).posizioni;

/** A new stream with so many events. */
export async function streamCon(
  store: EventStore,
  quanti: number,
  altro: Partial<RichiestaAppend> = {},
): Promise<Stream> {
  const stream = nuovoStream();
  await scrivi(store, richiesta([suStream(stream, -1, eventi(quanti))], altro));
  return stream;
}

/** Does something that must leave no trace in the log: not an event, not a place. */
export async function nonScriveNulla<T>(store: EventStore, fai: () => Promise<T>): Promise<T> {
  const prima = await store.testa();
  const esito = await fai();
  assert.equal(await store.testa(), prima, 'la testa del log si è mossa');
  const stream = nuovoStream();
  assert.deepEqual(await scrivi(store, richiesta([suStream(stream, -1)])), [prima + 1], 'è rimasto un posto vuoto');
  return esito;
}

/** Waits for all, also when one fails: nobody is left writing behind the next case. */
export async function tutti<T extends readonly unknown[]>(
  promesse: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  await Promise.allSettled(promesse);
  return Promise.all(promesse) as unknown as Promise<T>;
}

export const posizioni = (letti: readonly EventoNelLog[]): Posizione[] => letti.map((e) => e.posizione);

export const intervallo = (da: number, a: number): number[] => Array.from({ length: a - da + 1 }, (_, i) => da + i);

/** The whole log after a position, read in small pieces. */
export async function tuttoDa(store: EventStore, dopo: Posizione, limite = 500): Promise<EventoNelLog[]> {
  const letti: EventoNelLog[] = [];
  for (let da = dopo; ;) {
    const pezzo = await store.leggiTutto({ dopo: da, limite });
    letti.push(...pezzo);
    const ultimo = pezzo.at(-1);
    if (!ultimo || pezzo.length < limite) return letti;
    da = ultimo.posizione;
  }
}
