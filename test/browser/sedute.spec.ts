import { Caso } from '../api/caso.js';
import { Ufficio } from './ufficio.js';

/** A seduta of the équipe by keyboard alone: convened, its agenda, who is there, what was decided, and after it. */

const OGGI = '2026-03-10';
let ufficio: Ufficio;
let caso: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ adesso: `${OGGI}T08:00:00Z`, parole: ['Zubelli', 'rientro'] });
  caso = await Caso.finoA(ufficio.server, 'costituisci-equipe', { anagrafica: { cognome: 'Zubelli', nome: 'Ada' } });
}, 120_000);
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

it('il coordinatore convoca e pone un caso; il componente lo discute; conclusa la seduta, non lo vede più', async () => {
  const coord = await ufficio.siede();
  await coord.entra('coord-1', '/sedute');
  await coord.vede('Nessuna seduta in programma.');
  expect(await coord.barriere()).toEqual([]);
  const { tastiera: t } = coord;
  await t.aziona('Convoca una seduta');
  await coord.fuocoSu('Convoca una seduta');
  await t.data('Giorno', OGGI);
  await t.aziona('Convoca la seduta');
  await coord.vede('Convoca almeno due professioni diverse');
  expect(await coord.barriere()).toEqual([]);
  await t.spunta(/^Davide Ferrandi/, { indietro: true });
  await t.aziona('Convoca la seduta');
  await coord.annunciato('Seduta convocata');
  await t.aziona(/10\/03\/2026/);
  await coord.pronta();
  await coord.vede('Seduta del 10 marzo 2026', 'Davide Ferrandi');
  await t.aziona('Aggiungi un caso');
  await coord.fuocoSu('Poni un caso all’ordine del giorno');
  await t.scegli('Caso in valutazione', 'Zubelli Ada, Iseo');
  await t.aziona('Poni all’ordine del giorno');
  await coord.annunciato('Caso posto all’ordine del giorno');
  await coord.vede('Da discutere');
  await t.aziona('È presente Elena Ravelli', { indietro: true });
  await coord.annunciato('Presenza di Elena Ravelli registrata');
  await coord.vede('Resta un caso da discutere');
  expect(await coord.pulsante('Concludi la seduta').count()).toBe(0);
  expect(await coord.barriere()).toEqual([]);
  const seduta = new URL(coord.pagina.url()).pathname;

  const uvm = await ufficio.siede({ rifiuti: [403] });
  await uvm.entra('uvm-1', seduta);
  await uvm.tastiera.aziona('È presente Davide Ferrandi');
  await uvm.annunciato('Presenza di Davide Ferrandi registrata');
  await uvm.tastiera.aziona('Registra la discussione di Zubelli Ada');
  await uvm.fuocoSu('Discussione di Zubelli Ada');
  await uvm.tastiera.scrivi('Decisione', 'Si prepara il rientro a casa.');
  await uvm.tastiera.aziona('Registra la discussione');
  await uvm.annunciato('Discussione registrata');
  await uvm.vede('Si prepara il rientro a casa.', 'Elena Ravelli, Davide Ferrandi');
  expect(await uvm.barriere()).toEqual([]);
  await uvm.tastiera.aziona(/^Il caso come lo aveva davanti/, { indietro: true });
  await uvm.pronta();
  expect(uvm.pagina.url()).toMatch(/\?modo=evento&posizione=\d+$/);
  await uvm.vede(/Zubelli/);

  await coord.apri(seduta);
  await t.aziona('Concludi la seduta');
  await coord.annunciato('Seduta conclusa');
  await coord.vede('La seduta è conclusa dal 10/03/2026', 'Si prepara il rientro a casa.');
  expect(await coord.barriere()).toEqual([]);

  await uvm.apri(seduta);
  await uvm.vede('Nessun caso che tu possa vedere.');
  await uvm.nonVede(/Zubelli/);
  expect(await uvm.barriere()).toEqual([]);
  await uvm.apri(`/cartelle/${caso.id}`);
  // It is asked why it would go beyond its scope; of the case, nothing is told.
  await uvm.nonVede(/Zubelli/);
}, 120_000);
