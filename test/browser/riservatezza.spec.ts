import { Caso } from '../api/caso.js';
import type { Postazione } from './postazione.js';
import { Ufficio } from './ufficio.js';

/** With the keyboard alone: a case is protected and is gone for a colleague; another one declares a conflict and leaves. */

let ufficio: Ufficio;
let tutelato: Caso;
let conflitto: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Quarantotti', 'Cinquantuno'] });
  tutelato = await Caso.finoA(ufficio.server, 'assegna', { anagrafica: { cognome: 'Quarantotti', nome: 'Rina' } });
  conflitto = await Caso.finoA(ufficio.server, 'assegna', { anagrafica: { cognome: 'Cinquantuno', nome: 'Ugo' } });
}, 120_000);
afterAll(() => ufficio?.chiudi());

const senzaBarriere = async (chi: Postazione) => expect(await chi.barriere()).toEqual([]);

it('una tutela si dispone dalla cartella, e per la collega il caso non c’è più', async () => {
  const collega = await ufficio.siede({ rifiuti: [404] });
  await collega.entra('as-4', '/cartelle');
  await collega.vede(/Quarantotti/, /Cinquantuno/);

  const as = await ufficio.siede();
  await as.entra('as-1', `/cartelle/${tutelato.id}/riservatezza`);
  await as.vede(/Il caso non ha una tutela/, 'Nessuno risulta escluso dal caso.');
  await senzaBarriere(as);
  await as.tastiera.aziona('Disponi una tutela');
  await as.fuocoSu('Tutela del caso');
  await as.tastiera.aziona('Disponi la tutela');
  await as.vede('Scegli la classe', 'Scrivi perché serve la tutela');
  await senzaBarriere(as);
  await as.tastiera.segna('Classe', 'Violenza');
  await as.tastiera.spunta(/^Davide Ferrandi/);
  await as.tastiera.scrivi('Motivo', 'Denuncia in corso.');
  await as.tastiera.aziona('Disponi la tutela');
  await as.annunciato('Tutela disposta');
  await as.vede('Caso tutelato', 'Violenza', /Davide Ferrandi/, 'Denuncia in corso.');
  await senzaBarriere(as);

  await collega.apri('/cartelle');
  await collega.vede(/Cinquantuno/);
  await collega.nonVede(/Quarantotti/);
  await collega.apri(`/cartelle/${tutelato.id}`);
  await collega.nonVede(/Quarantotti/, /tutelat/i);

  const coordinatrice = await ufficio.siede();
  await coordinatrice.entra('coord-1', `/cartelle/${tutelato.id}/riservatezza`);
  await coordinatrice.tastiera.aziona('Revoca la tutela');
  await coordinatrice.fuocoSu('Revoca della tutela');
  await coordinatrice.tastiera.scrivi('Motivo', 'Non serve più.');
  await senzaBarriere(coordinatrice);
  await coordinatrice.tastiera.aziona('Revoca la tutela');
  await coordinatrice.annunciato('Tutela revocata');
  await coordinatrice.nonVede('Caso tutelato');
  await collega.apri('/cartelle');
  await collega.vede(/Quarantotti/);
  expect(ufficio.sfuggito).toEqual([]);
}, 120_000);

it('chi dichiara un conflitto esce dal caso, e non lo trova più', async () => {
  const as = await ufficio.siede();
  await as.entra('as-4', `/cartelle/${conflitto.id}/riservatezza`);
  await as.vede(/Se conosci la persona/);
  await as.nonVede(/non ha una tutela/, 'Disponi una tutela');
  await as.tastiera.aziona('Dichiara un mio conflitto');
  await as.fuocoSu('Dichiarazione di un conflitto di interessi');
  await as.tastiera.scrivi('In che cosa consiste il conflitto', 'È il fratello di mia moglie.');
  await senzaBarriere(as);
  await as.tastiera.aziona('Dichiara il conflitto ed esci dal caso');
  await as.annunciato('Conflitto di interessi dichiarato: non hai più accesso a quel caso.');
  await as.vede('Cartelle', /Quarantotti/);
  await as.nonVede(/Cinquantuno/);
  await senzaBarriere(as);

  const coordinatrice = await ufficio.siede();
  await coordinatrice.entra('coord-1', `/cartelle/${conflitto.id}/riservatezza`);
  await coordinatrice.vede(/Luca Bettoni/, /È il fratello di mia moglie/);
  await coordinatrice.tastiera.aziona(/^Revoca l’esclusione/);
  await senzaBarriere(coordinatrice);
  expect(ufficio.sfuggito).toEqual([]);
}, 120_000);
