import { Caso } from '../api/caso.js';
import type { Postazione } from './postazione.js';
import { Ufficio } from './ufficio.js';

/** Someone opens a case that is not hers, with the keyboard alone; who answers for it is told, and somebody else reviews. */

const MOTIVO = 'Il pronto soccorso chiede se la signora Bentivegni ha già un aiuto a casa.';
let ufficio: Ufficio;
let caso: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Bentivegni'] });
  caso = await Caso.finoA(ufficio.server, 'assegna', { anagrafica: { cognome: 'Bentivegni', nome: 'Rosa' } });
}, 120_000);
afterAll(() => ufficio?.chiudi());

const senzaBarriere = async (chi: Postazione) => expect(await chi.barriere()).toEqual([]);

it('un accesso fuori competenza: il motivo, l’avviso, la conclusione, l’esame', async () => {
  const fuori = await ufficio.siede({ rifiuti: [403] });
  await fuori.entra('as-2', `/cartelle/${caso.id}`);
  await fuori.vede('Questo caso non è fra quelli di tua competenza', /per 8 ore da adesso/, /avvisati subito/);
  await fuori.nonVede(/Bentivegni/);
  await senzaBarriere(fuori);
  await fuori.tastiera.scrivi('Perché ti serve vedere questo caso', 'Mi serve.');
  await fuori.tastiera.aziona('Apri il caso');
  await fuori.vede('Scrivi il motivo con parole tue: almeno 20 caratteri, e 3 parole diverse.');
  await senzaBarriere(fuori);
  await fuori.tastiera.scrivi('Perché ti serve vedere questo caso', MOTIVO, { indietro: true });
  await fuori.tastiera.aziona('Apri il caso');
  await fuori.annunciato('Caso aperto fuori competenza');
  await fuori.vede(/Bentivegni Rosa/, /fuori dalla tua competenza, fino al 30\/09\/2026, 20:00/);
  await senzaBarriere(fuori);

  const manager = await ufficio.siede();
  await manager.entra('as-1');
  await manager.vede('Casi aperti fuori competenza', /Tommaso Archetti/, new RegExp(MOTIVO));
  await senzaBarriere(manager);
  await manager.tastiera.aziona(/^Ho letto/);
  await manager.nonVede('Casi aperti fuori competenza');

  await fuori.tastiera.aziona('Concludi l’accesso', { indietro: true });
  await fuori.vede('Questo caso non è fra quelli di tua competenza');
  await fuori.nonVede(/Bentivegni/);

  const coordinatrice = await ufficio.siede();
  await coordinatrice.entra('coord-1');
  await coordinatrice.vede('Casi aperti fuori competenza');
  await coordinatrice.tastiera.aziona('Esamina gli accessi fuori competenza');
  await coordinatrice.vede('Accessi fuori competenza', /letto da Marta Bonfadelli/, /concluso il 30\/09\/2026/);
  await senzaBarriere(coordinatrice);
  await coordinatrice.tastiera.aziona('Segnala');
  await coordinatrice.fuocoSu('Segnala l’accesso');
  await coordinatrice.tastiera.scegli('A chi', 'Revisore');
  await coordinatrice.tastiera.scegli('Ragione', 'Il motivo scritto non basta');
  await coordinatrice.tastiera.scrivi('Che cosa non convince', 'Non dice quale pronto soccorso.');
  await senzaBarriere(coordinatrice);
  await coordinatrice.tastiera.aziona('Segnala');
  await coordinatrice.annunciato('Accesso segnalato');
  await coordinatrice.vede('L’hai segnalato tu: ora lo esamina un’altra persona.');

  const revisora = await ufficio.siede();
  await revisora.entra('rev-1', '/deroghe');
  await revisora.vede(/Non dice quale pronto soccorso/);
  await revisora.tastiera.aziona('Esamina');
  await revisora.fuocoSu('L’accesso è legittimo');
  await revisora.tastiera.scrivi('Nota', 'Sentito il pronto soccorso: la richiesta c’era.');
  await revisora.tastiera.aziona('Registra l’esame');
  await revisora.annunciato('Accesso esaminato');
  await revisora.vede(/Esaminato da Carla Moschini/, 'Nessun accesso da esaminare.');
  await senzaBarriere(revisora);
  expect(ufficio.sfuggito).toEqual([]);
}, 90_000);
