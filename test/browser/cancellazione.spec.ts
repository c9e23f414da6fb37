import { Caso } from '../api/caso.js';
import { Ufficio } from './ufficio.js';

/** Two people, each at a browser of their own, erase a person; the page says what is left and until when. */

let ufficio: Ufficio;
let caso: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Zzerasmo', 'Qquintavalle'] });
  const anagrafica = { cognome: 'Qquintavalle', nome: 'Zzerasmo' };
  caso = await Caso.finoA(ufficio.server, 'chiudi', { anagrafica });
}, 120_000);
afterAll(() => ufficio?.chiudi());

it('chiede una persona, autorizza l’altra, e nelle pagine il nome non c’è più', async () => {
  const as = await ufficio.siede({ rifiuti: [409] });
  await as.entra('as-1', `/cartelle/${caso.id}`);
  await as.vede(/Qquintavalle/);
  await as.pagina.getByRole('link', { name: 'Cancellazione dei dati' }).click();
  await as.pronta();
  await as.vede('Che cosa non si leggerebbe più', 'Nessun blocco legale.', /da conservare fino al 10\/06\/2036/);
  await as.pulsante('Nuova richiesta di cancellazione').click();
  await as.fuocoSu('Chiedi la cancellazione');
  await as.pagina.getByRole('radio', { name: /La persona, i suoi accessi/ }).check();
  await as.pagina.getByRole('radio', { name: /trattati illecitamente/ }).check();
  await as.pulsante('Chiedi la cancellazione').click();
  await as.annunciato('Cancellazione chiesta');
  await as.vede('In attesa della seconda persona');
  expect(await as.pulsante('Autorizza').count()).toBe(0);

  const coord = await ufficio.siede();
  await coord.entra('coord-1', `/persone/${caso.persona}/cancellazione`);
  await coord.pulsante('Autorizza').click();
  await coord.fuocoSu('Autorizza la cancellazione');
  expect(await coord.barriere()).toEqual([]);
  await coord.pagina.getByRole('textbox', { name: /Numero dell’atto$/ }).fill('DET 14/2026');
  await coord.pulsante('Cancella per sempre').click();
  await coord.annunciato('Dati cancellati');
  await coord.vede(
    'I dati di questa persona sono stati cancellati',
    /Dati illeggibili dal/,
    /si conservano al più fino al/,
  );
  await coord.vede(/riscritti senza tracce il/, /WAL\) è stato riciclato/);
  await coord.nonVede(/Qquintavalle/);
  expect(await coord.barriere()).toEqual([]);

  await as.apri(`/cartelle/${caso.id}`);
  await as.vede('Dati personali cancellati');
  await as.nonVede(/Qquintavalle/, /Zzerasmo/);
  expect(ufficio.sfuggito).toEqual([]);
}, 90_000);
