import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { accendiServer, type ServerAcceso } from '#installazione';
import { ADESSO, ServerDiProva } from '../ambiente/server-di-prova.js';
import { accendiChromium } from './chromium.js';
import { Postazione, type Schermo } from './postazione.js';

const PAGINE = resolve(dirname(fileURLToPath(import.meta.url)), '../../dist/web');

/** The product as it is served, on a database of its own, and one Chromium in which several people work. */
export class Ufficio {
  private readonly postazioni: Postazione[] = [];

  private constructor(
    readonly server: ServerDiProva,
    private readonly pagine: ServerAcceso,
    private readonly browser: Browser,
    private readonly adesso: string,
    private readonly parole: readonly string[],
  ) {}

  /** @param parole names and texts of persone, that must never be in an address */
  static async aperto({
    adesso = ADESSO,
    parole,
    ambiente = {},
  }: {
    adesso?: string;
    parole: readonly string[];
    ambiente?: Readonly<Record<string, string>>;
  }): Promise<Ufficio> {
    if (!existsSync(join(PAGINE, 'index.html')))
      throw new Error('Le pagine non sono costruite: «npm run build», oppure le prove con «npm test».');
    const browser = await accendiChromium();
    const server = await ServerDiProva.acceso({ adesso, ambiente });
    const pagine = await accendiServer(server.installazione, PAGINE);
    return new Ufficio(server, pagine, browser, adesso, parole);
  }

  /** The browser lives on the same day as the server. */
  async siede(schermo: Schermo = {}): Promise<Postazione> {
    const postazione = await Postazione.nuova(this.browser, this.pagine.indirizzo, this.adesso, schermo);
    this.postazioni.push(postazione);
    return postazione;
  }

  /** What nobody must ever see happen: requests to other hosts, personal data in an address, errors in a console. */
  get sfuggito(): string[] {
    return this.postazioni.flatMap(({ traffico }) => [
      ...traffico.versoAltri.map((i) => `verso altri: ${i}`),
      ...traffico.cheDicono(this.parole).map((i) => `dati personali: ${i}`),
      ...traffico.errori.map((e) => `errore: ${e}`),
    ]);
  }

  async chiudi(): Promise<void> {
    await this.browser.close();
    await this.pagine.chiudi();
    await this.server.chiudi();
  }
}
