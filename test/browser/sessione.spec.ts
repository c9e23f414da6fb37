import { ADESSO } from '../ambiente/server-di-prova.js';
import { Caso } from '../api/caso.js';
import { Ufficio } from './ufficio.js';

/** A session seen by who works in it: it does not end while one types, and says so before it ends for who does nothing. */

let ufficio: Ufficio;
let caso: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Vezzulli', 'cognata'] });
  caso = await Caso.finoA(ufficio.server, 'assegna', { anagrafica: { cognome: 'Vezzulli', nome: 'Irma' } });
}, 120_000);
afterAll(() => ufficio?.chiudi());
beforeEach(() => ufficio.server.orologio.imposta(ADESSO));
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

const minuti = (n: number): void => ufficio.server.orologio.avanza(n * 60_000);
const noteCon = async (testo: string): Promise<number> =>
  (await caso.scheda()).stato.diario.filter((n: { testo: string }) => n.testo === testo).length;

it('chi scrive a lungo senza inviare non viene messo fuori: ogni minuto di lavoro la rinnova, senza ricaricare', async () => {
  const as = await ufficio.siede({});
  await as.entra('as-1', `/cartelle/${caso.id}/diario`);
  const { tastiera: t } = as;
  await t.aziona('Scrivi nel diario');
  await as.fuocoSu('Nuova nota di diario');
  await t.segna('Genere', 'Telefonata');
  await as.pagina.evaluate(() => ((globalThis as unknown as { segno: boolean }).segno = true));
  const nota = 'La cognata richiama domani.';
  await t.scrivi('Testo della nota', nota);
  for (let giri = 0; giri < 2; giri++) {
    // Twenty minutes pass for the server; in the page, the minute in which nothing is asked again.
    minuti(20);
    const rinnovata = as.pagina.waitForResponse((r) => r.url().endsWith('/api/sessione') && r.status() === 200);
    await as.contesto.clock.runFor(61_000);
    await t.premi('Shift');
    await rinnovata;
  }
  expect((await t.vai('Testo della nota', { indietro: true })).valore).toBe(nota);
  await t.aziona('Registra la nota');
  await as.annunciato('Nota registrata');
  expect(await noteCon(nota)).toBe(1);
  expect(await as.pagina.evaluate(() => (globalThis as unknown as { segno?: boolean }).segno)).toBe(true);
});

it('chi non fa nulla è avvisato due minuti prima, e con un tasto resta; altrimenti gli si chiede di rientrare', async () => {
  const as = await ufficio.siede({ rifiuti: [401] });
  await as.entra('as-1', `/cartelle/${caso.id}/diario`);
  const { tastiera: t } = as;
  await as.contesto.clock.runFor(28 * 60_000 + 1_000);
  await as.vede('La sessione sta per finire');
  expect(await as.barriere()).toEqual([]);
  await t.aziona('Continua a lavorare');
  await as.nonVede('La sessione sta per finire');
  minuti(31);
  await as.contesto.clock.runFor(31 * 60_000);
  await as.vede('La sessione è scaduta', /Quello che hai scritto è ancora qui/);
});

it('se in un’altra scheda è entrato un collega, questa smette di lavorare', async () => {
  const as = await ufficio.siede({});
  await as.entra('as-1', `/cartelle/${caso.id}/diario`);
  const altra = as.altraScheda(await as.contesto.newPage());
  await altra.entra('pavese-as-1', '/');
  await as.pagina.bringToFront();
  await as.contesto.clock.runFor(61_000);
  await as.tastiera.premi('Shift');
  await as.vede('La sessione è scaduta');
});
