import { Caso } from '../api/caso.js';
import { Ufficio } from './ufficio.js';

/** Somebody leaves: the Ufficio di Piano says so, the coordinatrice hands the cases over, who receives them finds them. */

let ufficio: Ufficio;

let due: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Zzerasmo', 'Qquintavalle', 'Aattilio'] });
  await Caso.finoA(ufficio.server, 'individua-case-manager', {
    anagrafica: { cognome: 'Qquintavalle', nome: 'Zzerasmo' },
  });
  due = await Caso.finoA(ufficio.server, 'individua-case-manager', {
    anagrafica: { cognome: 'Qquintavalle', nome: 'Aattilio' },
  });
}, 120_000);
afterAll(() => ufficio?.chiudi());

it('chi cessa esce, e i suoi casi passano a chi resta', async () => {
  const as1 = await ufficio.siede({ rifiuti: [401, 403] });
  await as1.entra('as-1', '/');
  await as1.vede('Le mie cartelle');

  const udp = await ufficio.siede();
  await udp.entra('udp-1', '/utenze');
  await udp.vede('Marta Bonfadelli', 'Luca Bettoni');
  expect(await udp.barriere()).toEqual([]);
  await udp.pulsante('Iscrivi un operatore').click();
  await udp.fuocoSu('Iscrivi un operatore');
  expect(await udp.barriere()).toEqual([]);
  await udp.pulsante('Iscrivi l’operatore').click();
  await udp.vede('Scrivi nome e cognome', 'Scegli il ruolo', 'Scegli l’ente');
  await udp.pagina.getByRole('textbox', { name: 'Nome e cognome' }).fill('Olga Sestieri');
  await udp.pagina.getByRole('textbox', { name: 'Credenziali' }).fill('sub-olga');
  await udp.pagina.getByRole('combobox', { name: 'Ruolo', exact: true }).first().selectOption('assistente-sociale');
  await udp.pagina.getByRole('combobox', { name: 'Ente', exact: true }).selectOption('ambito-sebino');
  await udp.pagina.getByRole('checkbox', { name: 'Iseo', exact: true }).check();
  await udp.pulsante('Iscrivi l’operatore').click();
  await udp.annunciato('Operatore iscritto');
  await udp.vede('Olga Sestieri');

  // Somebody of an ente that nobody here works for yet: it says its code and its type, and from then on it is in the list.
  await udp.pulsante('Iscrivi un operatore').click();
  await udp.pagina.getByRole('textbox', { name: 'Nome e cognome' }).fill('Ivo Marenda');
  await udp.pagina.getByRole('textbox', { name: 'Credenziali' }).fill('sub-ivo');
  await udp.pagina.getByRole('combobox', { name: 'Ruolo', exact: true }).first().selectOption('ente-erogatore');
  await udp.pagina.getByRole('combobox', { name: 'Ente', exact: true }).selectOption({ label: 'Un ente nuovo…' });
  await udp.pagina.getByRole('textbox', { name: 'Codice dell’ente nuovo' }).fill('Coop Larice');
  await udp.pulsante('Iscrivi l’operatore').click();
  await udp.vede('Solo lettere minuscole, cifre e trattini, senza spazi', 'Scegli di che tipo è');
  expect(await udp.barriere()).toEqual([]);
  await udp.pagina.getByRole('textbox', { name: 'Codice dell’ente nuovo' }).fill('coop-larice');
  await udp.pagina.getByRole('combobox', { name: 'Tipo di ente' }).selectOption('ets');
  await udp.pulsante('Iscrivi l’operatore').click();
  await udp.annunciato('Operatore iscritto');
  await udp.vede('Ivo Marenda', 'Coop larice');
  await udp.pulsante('Iscrivi un operatore').click();
  await udp.pagina.getByRole('combobox', { name: 'Ente', exact: true }).selectOption({ label: 'Coop larice' });
  await udp.pulsante('Lascia stare').click();

  await udp.pagina.getByRole('searchbox', { name: 'Nome' }).fill('bonfa');
  await udp.pagina.getByRole('link', { name: 'Marta Bonfadelli' }).click();
  await udp.pronta();
  await udp.vede('Operatore iscritto', /Attivo/);
  await udp.pulsante('Registra la cessazione').click();
  await udp.fuocoSu('Cessazione');
  await udp.pagina.getByLabel('Ultimo giorno di lavoro').fill('2026-09-29');
  await udp.pagina.getByRole('textbox', { name: 'Motivo' }).fill('Dimissioni.');
  await udp.pulsante('Registra la cessazione').last().click();
  await udp.annunciato('Cessazione registrata');
  await udp.vede(/Cessato/, 'Operatore cessato', 'Dimissioni.');
  expect(await udp.barriere()).toEqual([]);

  // Who was inside finds it out at the first thing that is asked.
  await as1.pagina.getByRole('link', { name: 'Cartelle', exact: true }).click();
  await as1.vede(/sessione/i);

  const coord = await ufficio.siede();
  await coord.entra('coord-1', '/consegne');
  await coord.vede('Marta Bonfadelli', /Non lavora più qui/);
  expect(await coord.barriere()).toEqual([]);
  await coord.pagina.getByRole('checkbox', { name: 'Tutti i casi di Marta Bonfadelli' }).check();
  await coord.pulsante('Consegna i 2 casi scelti').click();
  await coord.vede('Scegli chi riceve', 'Scrivi che cosa deve sapere chi riceve');
  expect(await coord.barriere()).toEqual([]);
  await coord.pagina.getByRole('combobox', { name: 'Chi riceve' }).selectOption('as-4');
  await coord.pagina
    .getByRole('textbox', { name: 'Che cosa deve sapere chi riceve' })
    .fill('Da sentire entro la settimana.');
  await coord.pulsante('Consegna i 2 casi scelti').click();
  await coord.annunciato('Consegnati 2 casi su 2');
  await coord.vede(/Nessun caso da consegnare/);

  const as4 = await ufficio.siede();
  await as4.entra('as-4', '/');
  await as4.vede('Casi ricevuti in consegna', 'Da sentire entro la settimana.');
  expect(await as4.barriere()).toEqual([]);
  await as4.pagina
    .getByRole('link', { name: /Qquintavalle Zzerasmo/ })
    .first()
    .click();
  await as4.pronta();
  await as4.vede('Caso consegnato');
  await as4.apri(`/cartelle/${due.id}/presa-in-carico`);
  await as4.vede('Consegne', /da Marta Bonfadelli a Luca Bettoni/, 'Mancava ancora:');
  expect(await as4.barriere()).toEqual([]);
  expect(ufficio.sfuggito).toEqual([]);
}, 90_000);
