import { Ufficio } from './ufficio.js';
import type { Postazione } from './postazione.js';

let ufficio: Ufficio;
let as: Postazione;
beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Sorlinghetti'] });
  as = await ufficio.siede();
});
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

it('entra', async () => {
  const { tastiera: t } = as;
  await as.apri('/');
  expect(await as.barriere()).toEqual([]);
  await t.aziona('Entra');
  await as.pagina.waitForURL(/oidc/);
  await as.pronta();
  expect(await as.barriere()).toEqual([]);
  await t.aziona(/^Marta Bonfadelli/);
  await as.vede('Le mie cartelle');
  console.log(await t.giro());
  expect(await as.barriere()).toEqual([]);
});
