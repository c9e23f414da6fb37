import { Caso } from '../api/caso.js';
import { Ufficio } from './ufficio.js';

/** An ente erogatore records its hours, by keyboard alone: nothing of the case is on its pages. */

const OGGI = '2026-03-10';
let ufficio: Ufficio;
let caso: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ adesso: `${OGGI}T08:00:00Z`, parole: ['Orsolani', 'Segretissima'] });
  const anagrafica = { cognome: 'Orsolani', nome: 'Ada', telefono: '030 4455' };
  caso = await Caso.finoA(ufficio.server, 'registra-erogazione', { anagrafica });
  await caso.atto('annota-diario', { testo: 'Segretissima' });
}, 120_000);
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

it('dalla pagina iniziale ai propri interventi, alle ore di un mese, al rifiuto di quelle di troppo', async () => {
  const ets = await ufficio.siede({ rifiuti: [409] });
  await ets.entra('ets-1');
  await ets.vede('I nostri interventi', 'Cooperativa sociale L’Ontano', /via del Porto 3, Iseo/, '030 4455');
  expect((await ets.testi('nav[aria-label=Principale] li')).filter((v) => v !== 'Permessi')).toEqual([
    'I nostri interventi',
  ]);
  expect(await ets.barriere()).toEqual([]);

  const { tastiera: t } = ets;
  await t.aziona('Orsolani Ada');
  await ets.pronta();
  await ets.vede('Che cosa è stato registrato', 'Il servizio', '8 h');
  expect(await ets.barriere()).toEqual([]);

  await t.aziona('Registra le ore');
  await ets.fuocoSu('Nuova erogazione');
  await t.scrivi('ore', '20');
  await t.aziona('Registra l’erogazione');
  await ets.vede(/il mese supererebbe quelle autorizzate/);
  expect(await ets.barriere()).toEqual([]);

  await t.scrivi('ore', '5', { indietro: true });
  await t.aziona('Registra l’erogazione');
  await ets.annunciato('Erogazione registrata');
  await ets.vede('Noi (Samira Lodrini)', '5 h');
  await ets.nonVede('Segretissima');
  expect(await ets.barriere()).toEqual([]);
}, 90_000);

it('dopo una cessazione anticipata non si propongono ore di dopo, e chi le scrive legge perché no', async () => {
  const finito = await Caso.finoA(ufficio.server, 'registra-erogazione');
  await finito.atto('cessa-intervento', { il: '2026-02-28' });
  await (await ufficio.server.entra('coord-1')).leggi('/api/cartelle');
  const ets = await ufficio.siede();
  await ets.entra('ets-1', `/interventi/${finito.id}/${finito.intervento}`);
  await ets.vede('Il servizio è finito il 28/02/2026');
  expect(await ets.testi('section[aria-labelledby=ore] tbody th')).toEqual(['febbraio 2026']);
  const { tastiera: t } = ets;
  await t.aziona('Registra le ore');
  await ets.fuocoSu('Nuova erogazione');
  expect(await ets.pagina.getByLabel('Al', { exact: true }).inputValue()).toBe('2026-02-28');
  await t.data('Al', '2026-03-02');
  await t.scrivi('ore', '1');
  await t.aziona('Registra l’erogazione');
  await ets.vede(/si registrano solo ore fino a quel giorno/);
  expect(await ets.barriere()).toEqual([]);
}, 60_000);

it('chi non ha interventi lo legge nella pagina; la cartella non si apre', async () => {
  const altro = await ufficio.siede({ rifiuti: [403] });
  await altro.entra('ets-2', '/interventi');
  await altro.vede('Nessun intervento è affidato al tuo ente in questo momento.');
  expect(await altro.barriere()).toEqual([]);
  await altro.apri(`/cartelle/${caso.id}`);
  await altro.vede('Non hai il permesso di vedere questa pagina');
  await altro.nonVede(/Orsolani/);
}, 60_000);
