import type { Browser } from 'playwright-core';
import { fermateDi, traboccaDi } from './accessibilita.js';
import { accendiChromium } from './chromium.js';
import { Postazione } from './postazione.js';

/** What watches over the other specs must see what it watches for: pages made wrong on purpose. */

let browser: Browser;
let chi: Postazione;
beforeAll(async () => {
  browser = await accendiChromium();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  chi = await Postazione.nuova(browser, 'http://127.0.0.1:9', '2026-09-30T10:00:00Z', {});
});
afterEach(() => chi.contesto.close());

const pagina = (corpo: string): Promise<void> =>
  chi.pagina.setContent(`<html lang="it"><title>Prova</title><main><h1>Prova</h1>${corpo}</main>`);

describe('La tastiera', () => {
  it('arriva a un campo per il suo nome, e dentro il suo gruppo', async () => {
    await pagina(`<fieldset><legend>Uno</legend><label>ore <input></label></fieldset>
      <fieldset><legend>Due</legend><label>ore <input></label></fieldset>`);
    await chi.tastiera.scrivi('ore', '7', { nel: 'Due' });
    expect(await chi.testi('fieldset')).toHaveLength(2);
    expect(await chi.pagina.locator('input').nth(1).inputValue()).toBe('7');
    expect(await chi.tastiera.giro()).toHaveLength(await fermateDi(chi.pagina));
  });

  it.each([
    ['il fuoco che non si vede', '<style>a { outline: none }</style><a href="#x">Qui</a>', 'non si vede'],
    [
      'il fuoco sotto a qualcosa che sta fermo',
      '<style>nav { position: fixed; inset: 0; background: #fff }</style><a href="#x">Qui</a><nav>Menu</nav>',
      'è coperto',
    ],
    [
      'un campo da cui non si esce',
      `<input aria-label="Qui" onkeydown="if (event.key === 'Tab') event.preventDefault()">`,
      'non si esce',
    ],
    ['quello a cui Tab non arriva', '<a href="#x" tabindex="-1">Qui</a><a href="#y">Altro</a>', 'non si arriva'],
    ['quello che nessuno ha chiamato', '<button></button>', 'non si arriva'],
  ])('si accorge di: %s', async (_, corpo, detto) => {
    await pagina(corpo);
    await chi.tastiera.avanza().catch(() => undefined);
    await expect(chi.tastiera.vai('Là')).rejects.toThrow(detto);
  });
});

describe('Le barriere', () => {
  it('si trovano, e una pagina senza non ne ha', async () => {
    await pagina('<p>Tutto bene.</p>');
    expect(await chi.barriere()).toEqual([]);
    await pagina('<button></button><p style="color: #ccc">Non si legge.</p>');
    expect(await chi.barriere()).toEqual([
      expect.stringMatching(/^button-name/),
      expect.stringMatching(/^color-contrast/),
    ]);
  });

  it('anche quello che esce di lato', async () => {
    await pagina('<p>Ci sta.</p>');
    expect(await traboccaDi(chi.pagina)).toBe(0);
    await pagina('<p style="width: 3000px">Non ci sta.</p>');
    expect(await traboccaDi(chi.pagina)).toBeGreaterThan(1000);
  });
});

describe('Il traffico', () => {
  it('dice che cosa va altrove, che cosa porta un nome, e che cosa non ha funzionato', async () => {
    await pagina(`<img alt="" src="http://altrove.example/x.png">
      <img alt="" src="http://127.0.0.1:9/cerca?cognome=Tav%C3%A8lli"><img alt="" src="http://127.0.0.1:9/cerca?il=2026-01-01">`);
    await chi.pagina.evaluate(() => console.error('guasto'));
    expect(chi.traffico.versoAltri).toEqual(['http://altrove.example/x.png']);
    expect(chi.traffico.cheDicono(['tavelli'])).toEqual(['http://127.0.0.1:9/cerca?cognome=Tav%C3%A8lli']);
    expect(chi.traffico.errori).toContain('guasto');
  });
});
