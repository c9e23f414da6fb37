import { randomUUID } from 'node:crypto';
import { bustaDi, type EventStore } from '#event-store';
import { type Append, Posti, richiesta, sigillata } from './carico.js';
import { arrotonda, type Durate, durate, mediana } from './misura.js';

export interface Lato {
  readonly nome: string;
  readonly alSecondo: number;
  readonly durate: Durate;
  /** Ours over this one's: more than one is faster. */
  readonly rapporto: number;
}

export interface EsitoAppend {
  readonly clienti: number;
  /** Ours is the first. */
  readonly lati: readonly Lato[];
}

export interface Quanto {
  readonly giri: number;
  readonly secondi: number;
  readonly clienti: readonly number[];
}

/**
 * Single-event appends, ours and others', on the same server and with as many bytes, in turns: whatever disturbs the
 * machine disturbs all. Ours also seals, chains the hashes, keeps the request's key and, at the start of a stream, a
 * reservation.
 */
export async function confrontaAppend(
  store: EventStore,
  altri: Readonly<Record<string, { append(): Append }>>,
  { giri, secondi, clienti }: Quanto,
): Promise<{ byte: number; esiti: EsitoAppend[] }> {
  const esiti: EsitoAppend[] = [];
  for (const n of clienti) {
    const lati = Object.entries({ nostro: { append: () => nostro(store) }, ...altri }).map(([nome, lato]) => ({
      nome,
      append: lato.append(),
      giri: [] as Giro[],
    }));
    for (const lato of lati) await giro(lato.append, n, secondi / 4);
    for (let g = 0; g < giri; g++) {
      for (const lato of lati) lato.giri.push(await giro(lato.append, n, secondi));
    }
    const alSecondo = lati.map((l) => mediana(l.giri.map((g) => g.alSecondo)));
    esiti.push({
      clienti: n,
      lati: lati.map(({ nome, giri: suoi }, i) => ({
        nome,
        alSecondo: Math.round(alSecondo[i] as number),
        durate: durate(suoi.flatMap((g) => g.tempi)),
        rapporto: arrotonda((alSecondo[0] as number) / (alSecondo[i] as number)),
      })),
    });
  }
  const una = richiesta(randomUUID(), -1, sigillata);
  return { byte: Buffer.byteLength(bustaDi(una, una.scritture[0] as never, 0)), esiti };
}

interface Giro {
  readonly alSecondo: number;
  readonly tempi: readonly number[];
}

async function giro(append: Append, clienti: number, secondi: number): Promise<Giro> {
  const tempi: number[] = [];
  const inizio = performance.now();
  const fine = inizio + secondi * 1000;
  const cliente = async (_: unknown, n: number): Promise<void> => {
    for (let prima = performance.now(); prima < fine;) {
      await append(n);
      const dopo = performance.now();
      tempi.push(dopo - prima);
      prima = dopo;
    }
  };
  await Promise.all(Array.from({ length: clienti }, cliente));
  return { alSecondo: tempi.length / ((performance.now() - inizio) / 1000), tempi };
}

export function nostro(store: EventStore): Append {
  const posti = new Posti();
  return async (cliente) => {
    const { stream, attesa } = posti.prossimo(cliente);
    const esito = await store.append(richiesta(stream, attesa, sigillata));
    if (esito.esito !== 'ok') throw new Error(`append: ${esito.esito}`);
  };
}
