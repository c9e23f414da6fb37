import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { bustaDi, type EventStore, type RichiestaAppend } from '#event-store';
import { arrotonda, type Durate, durate, mediana } from './misura.js';

/** A new case begins so often: with a reservation, as when a cartella is opened. */
const EVENTI_PER_STREAM = 20;
const CLIENTI_MASSIMI = 32;

/** Appends one event, and comes back when it is durable. `cliente` writes on a stream of its own. */
type Append = (cliente: number) => Promise<void>;

export interface Lato {
  readonly alSecondo: number;
  readonly durate: Durate;
}

export interface EsitoAppend {
  readonly clienti: number;
  readonly nostro: Lato;
  readonly emmett: Lato;
  /** Ours over Emmett: more than one is faster. */
  readonly rapporto: number;
}

/**
 * Single-event appends, ours and Emmett's, on the same server and with the same bytes, in turns: whatever disturbs the
 * machine disturbs both. Ours also chains the hashes, keeps the request's key and, at the start of a stream, a reservation.
 */
export async function confrontaAppend(
  store: EventStore,
  urlEmmett: string,
  { giri, secondi, clienti }: { giri: number; secondi: number; clienti: readonly number[] },
): Promise<{ byte: number; esiti: EsitoAppend[] }> {
  const pool = new pg.Pool({ connectionString: urlEmmett, max: CLIENTI_MASSIMI });
  const emmett = getPostgreSQLEventStore(urlEmmett, { connectionOptions: { pool } });
  try {
    await emmett.schema.migrate();
    const esiti: EsitoAppend[] = [];
    for (const n of clienti) {
      const lati: [Append, Append] = [nostro(store), diEmmett(emmett)];
      for (const lato of lati) await giro(lato, n, secondi / 4);
      const misure: [Giro[], Giro[]] = [[], []];
      for (let g = 0; g < giri; g++) {
        for (const i of [0, 1] as const) misure[i].push(await giro(lati[i], n, secondi));
      }
      const [nostri, loro] = misure.map(riassumi) as [Lato, Lato];
      esiti.push({ clienti: n, nostro: nostri, emmett: loro, rapporto: arrotonda(nostri.alSecondo / loro.alSecondo) });
    }
    const { scritture } = richiesta(randomUUID(), -1);
    return { byte: Buffer.byteLength(bustaDi(richiesta(randomUUID(), -1), scritture[0] as never, 0)), esiti };
  } finally {
    await emmett.close();
    await pool.end().catch(() => undefined);
  }
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

const riassumi = (giri: readonly Giro[]): Lato => ({
  alSecondo: Math.round(mediana(giri.map((g) => g.alSecondo))),
  durate: durate(giri.flatMap((g) => g.tempi)),
});

/** Where each client is: the stream it writes on and the revision it saw last. */
class Posti {
  private readonly posti = new Map<number, { stream: string; attesa: number }>();

  prossimo(cliente: number): { readonly stream: string; readonly attesa: number } {
    const prima = this.posti.get(cliente);
    const posto =
      prima && prima.attesa < EVENTI_PER_STREAM - 2
        ? { stream: prima.stream, attesa: prima.attesa + 1 }
        : { stream: uuidv7(), attesa: -1 };
    this.posti.set(cliente, posto);
    return posto;
  }
}

function nostro(store: EventStore): Append {
  const posti = new Posti();
  return async (cliente) => {
    const { stream, attesa } = posti.prossimo(cliente);
    const esito = await store.append(richiesta(stream, attesa));
    if (esito.esito !== 'ok') throw new Error(`append: ${esito.esito}`);
  };
}

function diEmmett(emmett: ReturnType<typeof getPostgreSQLEventStore>): Append {
  const posti = new Posti();
  return async (cliente) => {
    const { stream, attesa } = posti.prossimo(cliente);
    const { scritture, idempotenza: _, prenota: __, adesso: ___, ...comuni } = richiesta(stream, attesa);
    const { dati, tipo, ...resto } = scritture[0]?.eventi[0] as { dati: Record<string, unknown>; tipo: string };
    await emmett.appendToStream(
      `cartella-${stream}`,
      [{ type: tipo, data: dati, metadata: { ...comuni, ...resto, revision: attesa + 1 } }],
      { expectedStreamVersion: attesa === -1 ? 'STREAM_DOES_NOT_EXIST' : BigInt(attesa + 1) },
    );
  };
}

/** An erogazione, the commonest event of a real log, sealed as the vault seals it. */
function richiesta(stream: string, attesa: number): RichiestaAppend {
  const id = uuidv7();
  return {
    ambito: 'sebino',
    attore: { id: 'as-1', ruolo: 'assistente-sociale', ente: 'ambito-sebino', livello: 2 },
    provenienza: { tipo: 'operatore' },
    correlazione: id,
    causazione: null,
    scritture: [
      {
        stream: { categoria: 'cartella', id: stream },
        attesa,
        eventi: [
          {
            id,
            tipo: 'ErogazioneRegistrata',
            versione: 1,
            avvenutoIl: '2026-02-28',
            comune: '017085',
            dati: {
              erogazione: id,
              intervento: stream,
              dal: '2026-02-01',
              al: '2026-02-28',
              minuti: 480,
              _sigillati: { chiave: stream, cifrato: randomBytes(64).toString('base64') },
            },
          },
        ],
      },
    ],
    ...(attesa === -1 && { prenota: [{ spazio: 'prova', valore: stream, stream }] }),
    idempotenza: { chiave: id, impronta: '00'.repeat(32) },
    adesso: new Date(),
  };
}
