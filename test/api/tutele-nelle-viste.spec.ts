import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** With the read models standing still: what a tutela hides is in no list, rather than in one that has not heard of it. */

const ELENCHI = ['/api/cartelle', '/api/scrivania', '/api/accessi'];

let server: ServerDiProva;
let caso: Caso;
let altro: Caso;
beforeAll(async () => {
  server = await ServerDiProva.acceso();
  caso = await Caso.finoA(server, 'individua-case-manager');
  altro = await Caso.finoA(server, 'individua-case-manager');
  await (await server.entra('coord-1')).leggi('/api/cartelle');
  await server.installazione.runner.ferma();
});
afterAll(() => server?.chiudi());

const mostra = async (chi: string, indirizzo: string): Promise<boolean> => {
  const { status, testo } = await (await server.entra(chi)).get(indirizzo);
  expect([indirizzo, status]).toEqual([indirizzo, 200]);
  return testo.includes(caso.id);
};

it('ciò che non nasconde nulla non ferma nessuno', async () => {
  await altro.atto('annota-diario', { testo: 'Telefonata.' });
  expect(await mostra('as-4', '/api/cartelle')).toBe(true);
});

it('dato che le viste non sanno ancora della tutela, gli elenchi aspettano e poi si rifiutano', async () => {
  const coord = await server.entra('coord-1');
  await coord.scrivi(`/api/cartelle/${caso.id}/atti/disponi-tutela`, {
    classe: 'violenza',
    abilitati: [],
    motivo: 'Denuncia.',
  });
  const as4 = await server.entra('as-4');
  const cerca = () => as4.post('/api/persone/ricerca', { cognome: 'Prova' });
  const elenchi = ELENCHI.map((indirizzo) => () => as4.get(indirizzo));
  await Promise.all([cerca, ...elenchi].map((chiedi) => rifiutata(server, chiedi, 503, 'lettura-in-ritardo')));
  // Another Ambito has nothing to wait for.
  expect((await (await server.entra('pavese-as-1')).get('/api/cartelle')).status).toBe(200);
}, 90_000);

it('ripartite le viste, rispondono e il caso non c’è', async () => {
  await server.installazione.runner.avvia();
  for (const indirizzo of ELENCHI) expect([indirizzo, await mostra('as-4', indirizzo)]).toEqual([indirizzo, false]);
  expect(await mostra('coord-1', '/api/cartelle')).toBe(true);
  await server.installazione.runner.ferma();
  const coord = await server.entra('coord-1');
  await coord.scrivi(`/api/cartelle/${caso.id}/atti/escludi-operatore`, { operatore: 'as-2', conflitto: 'Vicino.' });
  await rifiutata(server, async () => (await server.entra('as-2')).get('/api/cartelle'), 503, 'lettura-in-ritardo');
  await server.installazione.runner.avvia();
}, 90_000);
