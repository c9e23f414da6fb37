import { randomUUID } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';

/** What a client wants, and the events it knows it will make. */
export interface Domanda {
  readonly percorso: string;
  readonly corpo: Readonly<Record<string, unknown>>;
  readonly tipi: readonly string[];
}

export interface Risposta {
  readonly id: string;
  readonly eventi: readonly { readonly id: string; readonly tipo: string; readonly posizione: number }[];
  readonly ripetuto: boolean;
}

/** A command as it was sent. Without `risposta`, nobody but the log knows whether it happened. */
export interface Inviata extends Domanda {
  readonly chiave: string;
  risposta?: Risposta;
}

/** The commands of one client, one after the other: each is made out of the answers to those before. */
export type Lavoro = Generator<Domanda, never, Risposta>;

/** One request in so many is sent twice at the same moment, as an impatient finger does. */
const UNA_DOPPIA_SU = 8;

/** The server went away before answering. */
class SenzaRisposta extends Error {}

/** Sends one command at a time and does not go on without an answer: it asks again, with the same key. */
export class ClienteTenace {
  readonly inviate: Inviata[] = [];
  private sospesa: Inviata | undefined;
  private seguente: IteratorResult<Domanda, never>;

  constructor(
    private readonly cookie: string,
    private readonly lavoro: Lavoro,
  ) {
    this.seguente = lavoro.next();
  }

  /** Sends commands until the server goes away, or until it is told to stop. */
  async lavora(indirizzo: string, basta: AbortSignal): Promise<void> {
    while (!basta.aborted) {
      this.sospesa ??= this.nuova();
      if (!(await this.concludi(indirizzo))) return;
    }
  }

  /** Asks again what had no answer. @returns what it is about, if there was something */
  async riprendi(indirizzo: string): Promise<Inviata | undefined> {
    const sospesa = this.sospesa;
    if (sospesa && !(await this.concludi(indirizzo))) throw new Error('Il programma non risponde più');
    return sospesa;
  }

  private nuova(): Inviata {
    const inviata = { ...this.seguente.value, chiave: randomUUID() };
    this.inviate.push(inviata);
    return inviata;
  }

  private async concludi(indirizzo: string): Promise<boolean> {
    const inviata = this.sospesa as Inviata;
    try {
      const volte = Math.random() * UNA_DOPPIA_SU < 1 ? 2 : 1;
      const risposte = await Promise.all(Array.from({ length: volte }, () => this.insisti(indirizzo, inviata)));
      const [prima, ...altre] = risposte as [Risposta, ...Risposta[]];
      for (const altra of altre) expect(altra.eventi).toEqual(prima.eventi);
      inviata.risposta = prima;
      this.sospesa = undefined;
      this.seguente = this.lavoro.next(prima);
      return true;
    } catch (errore) {
      if (errore instanceof SenzaRisposta) return false;
      throw errore;
    }
  }

  /** Until it is accepted. A 412 (others wrote meanwhile) and a 503 mean: nothing happened, or you'll know by asking again. */
  private async insisti(indirizzo: string, { chiave, percorso, corpo }: Inviata): Promise<Risposta> {
    for (;;) {
      const { stato, testo } = await fetch(indirizzo + percorso, {
        method: 'POST',
        headers: {
          cookie: this.cookie,
          'content-type': 'application/json',
          'x-cartella': '1',
          'idempotency-key': chiave,
        },
        body: JSON.stringify(corpo),
      })
        .then(async (r) => ({ stato: r.status, testo: await r.text() }))
        .catch((causa: unknown) => {
          throw new SenzaRisposta(String(causa));
        });
      if (stato === 200 || stato === 201) return JSON.parse(testo) as Risposta;
      if (stato !== 412 && stato !== 503) throw new Error(`${percorso}: ${stato} ${testo}`);
      await attendi(20);
    }
  }
}

/** Signs in a sample operator. @returns the cookies of the session */
export async function entra(indirizzo: string, operatore: string): Promise<string> {
  const cookie = new Map<string, string>();
  let url = `${indirizzo}/api/sessione/entra?operatore=${operatore}`;
  for (let passi = 0; passi < 12; passi++) {
    const intestazione = [...cookie].map(([nome, valore]) => `${nome}=${valore}`).join('; ');
    const risposta = await fetch(url, { redirect: 'manual', headers: { cookie: intestazione } });
    for (const riga of risposta.headers.getSetCookie()) {
      const [, nome, valore] = /^([^=]+)=([^;]*)/.exec(riga) as unknown as [string, string, string];
      cookie.set(nome, valore);
    }
    const dove = risposta.headers.get('location');
    if (!dove) return [...cookie].map(([nome, valore]) => `${nome}=${valore}`).join('; ');
    url = new URL(dove, url).href;
  }
  throw new Error('L’accesso gira in tondo');
}
