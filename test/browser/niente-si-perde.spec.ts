import { Caso } from '../api/caso.js';
import { ADESSO } from '../ambiente/server-di-prova.js';
import type { Postazione } from './postazione.js';
import { Ufficio } from './ufficio.js';

/** What goes wrong while one writes: others, the clock, the net, the rules. What was typed stays, and the page says what to do. */

let ufficio: Ufficio;
let caso: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Vezzulli', 'suocera', 'badante'] });
  caso = await Caso.finoA(ufficio.server, 'registra-erogazione', { anagrafica: { cognome: 'Vezzulli', nome: 'Irma' } });
}, 120_000);
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

/** In front of one's own browser, on a section of the case. */
async function davanti(operatore: string, sezione: string, rifiuti: readonly number[]): Promise<Postazione> {
  const chi = await ufficio.siede({ rifiuti });
  await chi.entra(operatore, `/cartelle/${caso.id}/${sezione}`);
  return chi;
}
async function scriveUnaNota(chi: Postazione, testo: string, il?: string): Promise<void> {
  await chi.tastiera.aziona('Scrivi nel diario');
  await chi.fuocoSu('Nuova nota di diario');
  await chi.tastiera.segna('Genere', 'Telefonata');
  if (il) await chi.tastiera.data('Avvenuto il', il);
  await chi.tastiera.scrivi('Testo della nota', testo);
}
const noteCon = async (testo: string): Promise<number> =>
  (await caso.scheda()).stato.diario.filter((n: { testo: string }) => n.testo === testo).length;

describe('Due persone sulla stessa cartella', () => {
  it('chi arriva seconda legge che cosa è successo, e con un tasto invia quello che aveva scritto', async () => {
    const as = await davanti('as-1', 'diario', [412]);
    const coord = await davanti('coord-1', 'presa-in-carico', []);
    const nota = 'La suocera si offre per il sabato.';
    await scriveUnaNota(as, nota);

    await coord.tastiera.aziona('Assegna la cartella');
    await coord.fuocoSu('Assegnazione della cartella');
    await coord.tastiera.scegli('Assegnata a', /^Elena Ravelli/);
    await coord.tastiera.aziona('Assegna la cartella', { nel: 'Assegnazione della cartella' });
    await coord.annunciato('Cartella assegnata');

    const { tastiera: t } = as;
    await t.aziona('Registra la nota');
    await as.fuocoSu(/^Nel frattempo la cartella è cambiata. Quello che hai scritto è ancora qui\./);
    await as.vede('Mentre scrivevi è successo:', 'Cartella assegnata', /, 30\/09\/2026, Elena Ravelli$/);
    expect(await as.barriere()).toEqual([]);
    expect((await t.vai('Testo della nota', { indietro: true })).valore).toBe(nota);
    expect(await noteCon(nota)).toBe(0);

    await t.aziona('Ricarica la scheda e invia di nuovo');
    await as.annunciato('Nota registrata');
    await as.vede(nota);
    expect(await noteCon(nota)).toBe(1);
  });
});

describe('La sessione che scade', () => {
  afterAll(() => ufficio.server.orologio.imposta(ADESSO));

  it('mentre si scrive: si rientra in un’altra scheda, e il testo è ancora lì', async () => {
    const as = await davanti('as-1', 'diario', [401]);
    const { tastiera: t } = as;
    const nota = 'La badante parte a fine mese.';
    await scriveUnaNota(as, nota);
    ufficio.server.orologio.imposta('2026-09-30T12:00:00Z');

    await t.aziona('Registra la nota');
    await as.vede('La sessione è scaduta', 'Quello che hai scritto è ancora qui.');
    expect(await as.barriere()).toEqual([]);
    // Someone else signs in on this machine: what was written by one is not sent by another.
    expect(await rientra(as, /^Tommaso Archetti/)).toBe('Accesso riuscito');
    await as.vede(/^Ora risulti Tommaso Archetti, ma quello che vedi l’ha scritto Marta Bonfadelli/);
    expect(await rientra(as, /^Marta Bonfadelli/)).toBe('Accesso riuscito');
    await as.nonVede('La sessione è scaduta');

    expect((await t.vai('Testo della nota', { indietro: true })).valore).toBe(nota);
    expect(await noteCon(nota)).toBe(0);
    await t.aziona('Registra la nota');
    await as.annunciato('Nota registrata');
    expect(await noteCon(nota)).toBe(1);
  });

  async function rientra(chi: Postazione, operatore: RegExp): Promise<string> {
    const aperta = chi.contesto.waitForEvent('page');
    await chi.tastiera.aziona(/^Entra di nuovo/, { nel: 'La sessione è scaduta' });
    const scheda = chi.altraScheda(await aperta);
    await scheda.pronta();
    await scheda.tastiera.aziona(operatore);
    await scheda.pagina.waitForURL(/\/rientrato$/);
    await scheda.pronta();
    const [detto] = await scheda.testi('h1');
    await scheda.pagina.close();
    await chi.pagina.bringToFront();
    return detto!;
  }
});

describe('La rete', () => {
  it('che perde la risposta: si preme di nuovo, e il fatto è registrato una volta sola', async () => {
    const as = await davanti('as-1', 'diario', [0]);
    const { tastiera: t } = as;
    const nota = 'Sentito il medico di base.';
    await scriveUnaNota(as, nota);
    await as.pagina.route(
      '**/atti/annota-diario',
      async (strada) => {
        await strada.fetch();
        await strada.abort();
      },
      { times: 1 },
    );
    await t.aziona('Registra la nota');
    await as.fuocoSu(/^Il server non risponde.*se era già stato registrato, non verrà ripetuto\.$/);
    expect((await t.vai('Testo della nota', { indietro: true })).valore).toBe(nota);
    await t.aziona('Registra la nota');
    await as.annunciato('Nota registrata');
    expect(await noteCon(nota)).toBe(1);
  });
});

describe('Un rifiuto', () => {
  let as: Postazione;
  beforeAll(async () => {
    as = await davanti('as-1', 'interventi', [400, 409, 422]);
  });

  it('per quello che manca: un riepilogo che prende il fuoco e porta ai campi, e l’errore accanto a ognuno', async () => {
    const { tastiera: t } = as;
    await t.aziona('Autorizza l’intervento');
    await as.fuocoSu('Autorizzazione di un intervento');
    await t.scrivi('Costo orario', '');
    await t.aziona('Autorizza l’intervento', { nel: 'Autorizzazione di un intervento' });
    await as.fuocoSu(/^Ci sono 2 dati da correggere/);
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Scegli chi eroga');
    const erogatore = await t.fuoco();
    expect(erogatore).toMatchObject({ nome: 'Erogatore', errato: true, descrizione: 'Scegli chi eroga' });
    await t.scegli('Erogatore', /^Cooperativa/);
    await t.aziona('Scrivi il costo orario, per esempio 21,50', { indietro: true });
    expect((await t.fuoco())?.nome).toBe('Costo orario');
    await t.aziona('Lascia stare');
    await as.fuocoSu('Interventi');
  });

  it('di una regola: la frase che lo spiega prende il fuoco, e quello che si è scritto resta', async () => {
    const { tastiera: t } = as;
    await t.aziona(/^Registra l’erogazione /);
    await as.fuocoSu('Nuova erogazione');
    await t.data('Dal', '2026-03-01');
    await t.data('Al', '2026-03-31');
    await t.scrivi('ore', '1000', { nel: 'Durata' });
    await t.aziona('Registra l’erogazione', { nel: 'Nuova erogazione' });
    // Of one datum, the server says which: the error is beside it.
    await as.fuocoSu(/^C’è un dato da correggere/);
    await t.aziona(/^Durata: /);
    expect(await t.fuoco()).toMatchObject({ nome: 'ore', errato: true });
    await t.scrivi('ore', '11', { nel: 'Durata' });
    await t.aziona('Registra l’erogazione', { nel: 'Nuova erogazione' });
    await as.fuocoSu(/autorizzat/);
    expect(await as.barriere()).toEqual([]);
    expect((await t.vai('ore', { nel: 'Durata', indietro: true })).valore).toBe('11');
    await t.scrivi('ore', '9', { nel: 'Durata' });
    await t.aziona('Registra l’erogazione', { nel: 'Nuova erogazione' });
    await as.annunciato('Erogazione registrata');
  });

  it('di un giorno futuro: lo dice, e niente va perso', async () => {
    const { tastiera: t } = as;
    await t.aziona('Diario', { nel: 'Sezioni della cartella', indietro: true });
    await as.fuocoSu('Diario');
    await scriveUnaNota(as, 'Domani torna il figlio.', '2026-10-05');
    await t.aziona('Registra la nota');
    await as.fuocoSu(/nel futuro/);
    expect((await t.vai('Testo della nota', { indietro: true })).valore).toBe('Domani torna il figlio.');
    expect((await t.vai('Avvenuto il', { indietro: true })).valore).toBe('2026-10-05');
  });

  it('andandosene con qualcosa di scritto: si chiede prima, e con Esc si resta', async () => {
    const { tastiera: t } = as;
    await t.aziona('Valutazione', { nel: 'Sezioni della cartella', indietro: true });
    await as.vede('Lasciare senza inviare?');
    expect(await as.barriere()).toEqual([]);
    await t.premi('Escape');
    await as.nonVede('Lasciare senza inviare?');
    expect((await t.vai('Testo della nota')).valore).toBe('Domani torna il figlio.');
    await t.aziona('Lascia stare');
    await as.fuocoSu('Diario');
  });

  it('di un annullamento: dice quali fatti ne dipendono', async () => {
    const { tastiera: t } = as;
    await t.aziona('Cronologia', { nel: 'Sezioni della cartella', indietro: true });
    await as.fuocoSu('Cronologia');
    await t.aziona(/Dettagli di Intervento attivato/);
    await t.aziona(/^Annulla Intervento attivato/);
    await as.fuocoSu(/^Annulla «Intervento attivato»/);
    await t.scrivi('Motivo dell’annullamento', 'Non è mai cominciato.');
    await t.aziona('Annulla l’evento');
    await as.fuocoSu(/Dipendono da questo fatto:.*Erogazione registrata/);
    expect(await as.barriere()).toEqual([]);
  });
});
