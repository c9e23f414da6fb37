import { Caso } from '../api/caso.js';
import { ADESSO } from '../ambiente/server-di-prova.js';
import { infine } from './infine.js';
import type { Postazione } from './postazione.js';
import { Ufficio } from './ufficio.js';

/** Who looks back: at a day, at one event after the other, at the figures, at the whole log. Always with the keyboard. */

let ufficio: Ufficio;
let caso: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ adesso: ADESSO, parole: ['Quarantini'] });
  const { server } = ufficio;
  server.nelGiorno('2026-01-05');
  caso = await Caso.aperto(server, { anagrafica: { cognome: 'Quarantini', nome: 'Teresa' } });
  for (const [giorno, ...atti] of [
    ['2026-01-06', 'consegna-informativa', 'attiva-presa-in-carico', 'individua-case-manager'],
    ['2026-01-12', 'avvia-valutazione', 'costituisci-equipe', 'somministra-strumento'],
    [
      '2026-01-25',
      'concludi-valutazione',
      'redigi-progetto',
      'richiedi-approvazione',
      'apri-richiesta',
      'approva-progetto',
      'sottoscrivi-progetto',
    ],
    ['2026-03-02', 'autorizza-intervento', 'attiva-intervento', 'registra-erogazione'],
    ['2026-06-12', 'cessa-intervento', 'svolgi-valutazione-finale', 'chiudi'],
  ] as const) {
    server.nelGiorno(giorno);
    for (const atto of atti) await caso.atto(atto);
  }
  // Found in a drawer long after: it had happened in January, and nobody knew.
  server.orologio.imposta(ADESSO);
  await caso.atto('riapri', { il: '2026-09-29' });
  await caso.atto('annota-diario', { il: '2026-01-10', testo: 'Il figlio era stato avvisato.' });
  await caso.atto('annota-diario', { il: '2026-01-11', testo: 'Il figlio ha dei debiti.', riservata: true });
});
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

describe('La barra del tempo', () => {
  let as: Postazione;
  beforeAll(async () => {
    as = await ufficio.siede();
    await as.entra('as-1', `/cartelle/${caso.id}/diario`);
  });
  const faseMostrata = async () =>
    (await as.testi('[aria-label="Fasi della cartella"] .passo-corrente .passo-nome'))[0];
  const atti = () =>
    as.pagina
      .locator('main')
      .getByRole('button', { name: /^(Scrivi|Registra|Avvia|Chiudi|Redigi|Svolgi|Autorizza)/ })
      .count();

  it('mostra la cartella com’era un giorno, lo dice, e non lascia scrivere', async () => {
    const { tastiera: t } = as;
    await as.vede('2 di 2 note', 'Il figlio era stato avvisato.');
    expect(await atti()).toBeGreaterThan(0);
    await t.data('Guarda al giorno', '2026-01-13');
    await t.segna('Secondo quale tempo', 'com’era accaduto');
    await t.aziona('Mostra', { nel: 'Barra del tempo' });
    await as.vede(
      'Stai guardando la cartella com’era il 13 gennaio 2026, secondo quello che era accaduto fino a quel giorno.',
      'Sola lettura.',
    );
    await infine(async () => expect(await faseMostrata()).toBe('Valutazione del bisogno'));
    await as.vede('Il figlio era stato avvisato.');
    expect(await atti()).toBe(0);
    expect(await as.barriere()).toEqual([]);
  });

  it('di sezione in sezione si resta a quel giorno', async () => {
    const { tastiera: t } = as;
    await t.aziona('Valutazione', { nel: 'Sezioni della cartella', indietro: true });
    await as.fuocoSu('Valutazione');
    await as.vede('Sola lettura.', 'in corso', 'Marta Bonfadelli');
    await t.aziona('Progetto', { nel: 'Sezioni della cartella', indietro: true });
    await as.fuocoSu('Progetto');
    await as.vede('Nessun progetto a quel momento.');
    expect(await atti()).toBe(0);
  });

  it('com’era noto è un’altra cosa: quello che si è saputo dopo non c’è', async () => {
    const { tastiera: t } = as;
    await t.aziona('Diario', { nel: 'Sezioni della cartella', indietro: true });
    await as.fuocoSu('Diario');
    await t.segna('Secondo quale tempo', 'com’era noto', { indietro: true });
    await t.aziona('Mostra', { nel: 'Barra del tempo' });
    await as.vede(
      /com’era nota il 13 gennaio 2026, secondo quello che era stato registrato/,
      'Nessuna nota a quel momento.',
    );
    await as.nonVede('Il figlio era stato avvisato.');
  });

  it('si scorre con le frecce, e si vede dopo che cosa', async () => {
    const { tastiera: t } = as;
    await t.vai('Scorri nel tempo', { indietro: true });
    const prima = (await t.fuoco())!.valore;
    for (let i = 0; i < 3; i++) await t.premi('ArrowRight');
    expect(Number((await t.fuoco())!.valore)).toBe(Number(prima) + 3);
    expect((await t.vai('Guarda al giorno', { indietro: true })).valore).toBe('2026-01-16');
    await as.vede('dopo «Valutazione conclusa» del 15/01/2026');
  });

  it('prima che la cartella ci fosse, lo dice; e si torna a oggi', async () => {
    const { tastiera: t } = as;
    await t.aziona('Torna a oggi', { indietro: true });
    await as.vede('2 di 2 note');
    await as.nonVede('Sola lettura.');
    expect(await atti()).toBeGreaterThan(0);
    await as.apri(`/cartelle/${caso.id}?modo=noto&al=2026-01-04`);
  });
});
