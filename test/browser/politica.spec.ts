import { Caso, CONTATTO } from '../api/caso.js';
import type { Postazione } from './postazione.js';
import { Ufficio } from './ufficio.js';

/** The policy in a real browser: no page of ours strays from it, and what somebody slips into one does not run. */

let ufficio: Ufficio;
let caso: Caso;
let accesso: string;
const violazioni: string[] = [];
/** A text that would be a programme, if it were ever taken for one. */
const SCRITTO = '<img src=x onerror="document.body.id=\'eseguito\'"><script>document.body.id="eseguito"</script>';

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Tavelli'], ambiente: { LIMITI_RICERCHE: '3' } });
  caso = await Caso.finoA(ufficio.server, 'registra-erogazione', { anagrafica: { cognome: 'Tavelli', nome: SCRITTO } });
  await caso.atto('annota-diario', { testo: SCRITTO });
  const as = await ufficio.server.entra('as-1');
  accesso = (await as.scrivi('/api/accessi', { ...CONTATTO, richiesta: SCRITTO, persona: caso.persona })).id;
}, 120_000);
afterAll(() => ufficio?.chiudi());

/** The browser itself says what it has stopped. */
async function vigilato(operatore: string, rifiuti: readonly number[] = []): Promise<Postazione> {
  const chi = await ufficio.siede({ rifiuti });
  await chi.contesto.exposeBinding('violata', (_, che: string) => void violazioni.push(che));
  await chi.contesto.addInitScript({
    content: `document.addEventListener('securitypolicyviolation', (v) =>
      window.violata(v.violatedDirective + ' ' + v.blockedURI + ' in ' + location.pathname));`,
  });
  await chi.entra(operatore);
  return chi;
}

it.each([
  ['as-1', ['/', '/?vista=elenco', '/nuovo-accesso', '/accessi/:accesso', '/cartelle']],
  [
    'as-1',
    ['', '/presa-in-carico', '/valutazione', '/progetto', '/interventi', '/diario', '/chiusura', '/letture'].map(
      (s) => `/cartelle/:id${s}`,
    ),
  ],
  ['rev-1', ['/cartelle/:id/revisione', '/revisione']],
  ['udp-1', ['/leps?anno=2026', '/leps/L5.3?anno=2026']],
])('le pagine di %s stanno alla politica, e ciò che vi è scritto non si esegue', async (operatore, pagine) => {
  const chi = await vigilato(operatore, [403, 404]);
  for (const pagina of pagine) {
    await chi.apri(pagina.replace(':id', caso.id).replace(':accesso', accesso));
    expect(await chi.pagina.locator('#eseguito').count()).toBe(0);
    expect(await chi.pagina.locator('img[src=x]').count()).toBe(0);
  }
  expect(violazioni).toEqual([]);
});

it('l’accesso di prova sta alla sua', async () => {
  const chi = await ufficio.siede();
  await chi.pagina.goto(`${chi.origine}/api/sessione/entra`);
  await chi.pagina.locator('button').first().waitFor();
  expect(await chi.pagina.locator('script').count()).toBe(0);
  expect(ufficio.sfuggito).toEqual([]);
});

it('uno script infilato nella pagina non si esegue, né uno di altri, né uno scritto in un attributo', async () => {
  const chi = await vigilato('as-1');
  await chi.apri('/cartelle');
  violazioni.length = 0;
  // By the browser's own tools, as by who had found a hole in a page.
  await chi.pagina.evaluate(`{
    const aggiungi = (che, come) => document.body.append(Object.assign(document.createElement(che), come));
    aggiungi('script', { textContent: 'document.body.id = "eseguito"' });
    aggiungi('script', { src: 'https://altrove.example/x.js' });
    aggiungi('iframe', { src: '/cartelle' });
    const immagine = document.createElement('img');
    immagine.setAttribute('onerror', 'document.body.id = "eseguito"');
    immagine.src = '/assets/non-c-e.png';
    document.body.append(immagine);
  }`);
  for (const fine = Date.now() + 5_000; Date.now() < fine && violazioni.length < 4;)
    await chi.pagina.waitForTimeout(50);
  expect(await chi.pagina.locator('#eseguito').count()).toBe(0);
  const direttive = violazioni.map((v) => v.split(' ')[0]).sort();
  expect(new Set(direttive)).toEqual(new Set(['frame-src', 'script-src-attr', 'script-src-elem']));
});

it('chi cerca troppo legge quando può riprovare, e ciò che ha scritto resta', async () => {
  const chi = await vigilato('as-1', [429]);
  await chi.apri('/nuovo-accesso');
  const campo = chi.pagina.getByLabel(/cognome/i).first();
  await campo.fill('Tav');
  for (const testo of ['Tave', 'Tavel', 'Tavell', 'Tavelli']) {
    await campo.fill(testo);
    await chi.pagina.waitForTimeout(900);
  }
  await chi.vede(/Troppe richieste in poco tempo: riprova fra/);
  expect(await campo.inputValue()).toBe('Tavelli');
});
