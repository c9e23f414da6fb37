import type { BrowserContext } from 'playwright-core';

/** `Failed to load resource`: the browser writes it for every answer of error, also for those the page explains well. */
const RISPOSTA = /^Failed to load resource: (?:the server responded with a status of (\d+)|net::ERR_FAILED)/;

/** Everything a browser asks for and complains of: the addresses, whole, and the errors of its console. */
export class Traffico {
  readonly indirizzi: string[] = [];
  readonly errori: string[] = [];

  /** @param attesi statuses of refusals that the person is meant to meet */
  constructor(
    contesto: BrowserContext,
    private readonly origine: string,
    private readonly attesi: ReadonlySet<number>,
  ) {
    contesto.on('request', (richiesta) => this.indirizzi.push(richiesta.url()));
    contesto.on('console', (messaggio) => {
      const risposta = RISPOSTA.exec(messaggio.text());
      const stato = risposta ? Number(risposta[1] ?? 0) : NaN;
      // Before the sign-in, that there is no session is an answer like any other.
      const atteso = this.attesi.has(stato) || (stato === 401 && messaggio.location().url.endsWith('/api/sessione'));
      if (messaggio.type() === 'error' && !atteso) this.errori.push(messaggio.text());
    });
    contesto.on('weberror', (errore) => this.errori.push(String(errore.error().stack)));
    contesto.on('page', (pagina) => {
      pagina.on('framenavigated', (riquadro) => this.indirizzi.push(riquadro.url()));
    });
  }

  get versoAltri(): string[] {
    return this.indirizzi.filter((i) => !/^(data|blob|about):/.test(i) && new URL(i).origin !== this.origine);
  }

  /** Addresses that hold one of these words, however they are written. */
  cheDicono(parole: readonly string[]): string[] {
    const liscia = (testo: string) => testo.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return this.indirizzi.filter((i) => parole.some((p) => liscia(decodificato(i)).includes(liscia(p))));
  }
}

function decodificato(indirizzo: string): string {
  try {
    return decodeURIComponent(indirizzo.replaceAll('+', ' '));
  } catch {
    return indirizzo;
  }
}
