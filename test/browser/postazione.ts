import { setTimeout as attesa } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { barriere } from './accessibilita.js';
import type { Fuoco } from './fuoco.js';
import { siChiama, Tastiera } from './tastiera.js';
import { Traffico } from './traffico.js';

export interface Schermo {
  readonly larghezza?: number;
  readonly altezza?: number;
  /** Statuses of the refusals this person is meant to meet; 0 is an answer that was lost. */
  readonly rifiuti?: readonly number[];
}

const ATTESA = 15_000;
const PERCHE = 'Perché consulti questi dati?';

/** One person in front of a browser of their own. They act with the keyboard; the locators only read. */
export class Postazione {
  private constructor(
    readonly contesto: BrowserContext,
    readonly pagina: Page,
    readonly tastiera: Tastiera,
    readonly traffico: Traffico,
    readonly origine: string,
  ) {}

  static async nuova(
    browser: Browser,
    origine: string,
    adesso: string,
    { larghezza = 1280, altezza = 900, rifiuti = [] }: Schermo,
  ): Promise<Postazione> {
    const contesto = await browser.newContext({
      viewport: { width: larghezza, height: altezza },
      locale: 'it-IT',
      timezoneId: 'Europe/Rome',
      reducedMotion: 'reduce',
    });
    contesto.setDefaultTimeout(ATTESA);
    await contesto.clock.setFixedTime(adesso);
    // To be asked why is part of reading what is not one's own.
    const traffico = new Traffico(contesto, origine, new Set([428, ...rifiuti]));
    const pagina = await contesto.newPage();
    return new Postazione(contesto, pagina, new Tastiera(pagina), traffico, origine);
  }

  /** Another tab of the same browser. */
  altraScheda(pagina: Page): Postazione {
    return new Postazione(this.contesto, pagina, new Tastiera(pagina), this.traffico, this.origine);
  }

  /** An address typed in the bar. */
  async apri(percorso: string): Promise<void> {
    await this.pagina.goto(`${this.origine}${percorso}`);
    await this.pronta();
    if (await this.pagina.getByRole('heading', { name: PERCHE }).isVisible()) await this.dicePerche();
  }

  /** Who reads outside their own cases is asked why, once for each case. */
  async dicePerche(motivo = 'Verifica periodica a campione'): Promise<void> {
    await this.fuocoSu(PERCHE);
    await this.tastiera.scegli('Motivo', motivo);
    await this.tastiera.aziona('Continua');
    await this.pagina.getByRole('heading', { name: PERCHE }).waitFor({ state: 'detached' });
    await this.pronta();
  }

  /** Already signed in, on a page: for who has not come to try the sign-in. */
  async entra(operatore: string, percorso = '/'): Promise<void> {
    await this.apri(`/api/sessione/entra?operatore=${operatore}&ritorno=${encodeURIComponent(percorso)}`);
  }

  /** Nothing is being read any more. */
  async pronta(): Promise<void> {
    await this.pagina.locator('h1').first().waitFor();
    await this.pagina.locator('[aria-busy=true], .attesa').first().waitFor({ state: 'detached' });
  }

  async vede(...testi: readonly (string | RegExp)[]): Promise<void> {
    for (const testo of testi) {
      // An explanation given later, hidden or of another page, is not seen.
      await this.pagina.getByText(testo).filter({ visible: true }).first().waitFor();
    }
  }

  async nonVede(...testi: readonly (string | RegExp)[]): Promise<void> {
    for (const testo of testi)
      await this.pagina.getByText(testo).filter({ visible: true }).first().waitFor({ state: 'detached' });
  }

  pulsante(nome: string | RegExp): Locator {
    return this.pagina.getByRole('button', { name: nome });
  }

  async testi(selettore: string): Promise<string[]> {
    return (await this.pagina.locator(selettore).allInnerTexts()).map((t) => t.replace(/\s+/g, ' ').trim());
  }

  /** The form, or the page, that has just opened has taken the focus on its heading. */
  async fuocoSu(testo: string | RegExp): Promise<void> {
    await this.fuocoDove((f) => f !== null && !f.conTab && siChiama(f.testo, testo), `su «${String(testo)}»`);
  }

  /** Said once by the page, when something has been done; and the focus goes to a heading, to be read on from there. */
  async annunciato(testo: string | RegExp): Promise<void> {
    await this.pagina.locator('.annuncio').getByText(testo).waitFor();
    await this.fuocoDove((f) => f !== null && !f.conTab, `su un titolo, dopo «${String(testo)}»`);
    await this.pronta();
  }

  /** The policy of the pages lets nothing be polled inside them. */
  private async fuocoDove(va: (fuoco: Fuoco | null) => boolean, atteso: string): Promise<void> {
    const fine = Date.now() + ATTESA;
    for (;;) {
      const fuoco = await this.tastiera.fuoco();
      if (va(fuoco)) return;
      if (Date.now() > fine)
        throw new Error(`Il fuoco è su «${fuoco?.testo || fuoco?.nome || 'niente'}», e non ${atteso}`);
      await attesa(30);
    }
  }

  barriere(): Promise<string[]> {
    return barriere(this.pagina);
  }
}
