import { ANAGRAFICA, Caso } from '../api/caso.js';
import type { Postazione } from './postazione.js';
import { Ufficio } from './ufficio.js';

/** A whole SAD case, from the first phone call to the reopening, by people who touch no mouse. */

let ufficio: Ufficio;
let as: Postazione;
let coord: Postazione;
let cartella: string;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Sorlinghetti', 'Adele', 'ronco basso'] });
  // Someone with a name much like hers is already followed.
  await Caso.aperto(ufficio.server, { anagrafica: { ...ANAGRAFICA, cognome: 'Sorlinghetti', nome: 'Ada' } });
  as = await ufficio.siede();
  coord = await ufficio.siede();
});
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

const FASI = '[aria-label="Fasi della cartella"]';

/** What the head of the case says to whoever opens it. */
async function siLegge(chi: Postazione = as) {
  const [fase = null] = await chi.testi(`${FASI} .passo-corrente .passo-nome`);
  const [giorni = null] = await chi.testi(`${FASI} .passo-corrente .passo-giorni`);
  return { fase, giorni, manca: await chi.testi('.cosa-manca li > span') };
}
const testo = (inizio: string) => expect.stringMatching(new RegExp(`^${inizio}`));

/** The chronology, newest first, milestones or everything. */
async function cronologia(quali: 'Traguardi' | 'Tutti gli eventi' = 'Tutti gli eventi') {
  await as.tastiera.aziona('Cronologia', { nel: 'Sezioni della cartella', indietro: true });
  await as.fuocoSu('Cronologia');
  await as.tastiera.segna('Quali eventi', quali);
  return as.testi('.cronologia .voce-testa');
}

describe('La porta', () => {
  it('entra dalla pagina di accesso, scegliendo chi è', async () => {
    const { tastiera: t } = as;
    await as.apri('/');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Entra');
    await as.pagina.waitForURL(/\/oidc\//);
    expect(await as.barriere()).toEqual([]);
    await t.aziona(/^Marta Bonfadelli/);
    await as.vede('Le mie cartelle', 'Marta Bonfadelli');
    expect(await as.barriere()).toEqual([]);
  });

  it('prima cerca: chi somiglia si vede, con la cartella che ha già, anche se il nome è scritto male', async () => {
    const { tastiera: t } = as;
    await t.aziona('Nuovo accesso', { nel: 'Principale' });
    await as.fuocoSu('Nuovo accesso');
    await t.scrivi('Cognome', 'Sorlingeti');
    await as.vede('1 persona trovata', 'Sorlinghetti Ada', /aperta, case manager/);
    expect(await as.barriere()).toEqual([]);
  });

  it('è un’altra persona: la registra con quello che ha già scritto', async () => {
    const { tastiera: t } = as;
    await t.scrivi('Cognome', 'Sorlinghetti', { indietro: true });
    await t.scrivi('Nome', 'Adele');
    await t.data('Data di nascita', '1941-03-08');
    await as.vede('Sorlinghetti Ada');
    await t.aziona('Registra una nuova persona');
    await as.fuocoSu('Registra una nuova persona');
    expect((await t.vai('Cognome')).valore).toBe('Sorlinghetti');
    expect((await t.vai('Data di nascita')).valore).toBe('1941-03-08');
    await t.segna('Sesso', 'Femmina');
    await t.scegli('Comune di residenza', 'Iseo');
    await t.scrivi('Indirizzo', 'Via Ronco Basso 7');
    await t.scrivi('Telefono', '030 000000');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Registra la persona e continua');
    await as.annunciato(/Sorlinghetti Adele registrata/);
  });

  it('registra l’accesso', async () => {
    const { tastiera: t } = as;
    await as.fuocoSu('L’accesso');
    await t.data('Avvenuto il', '2026-03-02');
    await t.scegli('Canale', 'Telefono');
    await t.scegli('Chi segnala', 'Familiare');
    expect((await t.vai('Comune')).testo).toContain('Iseo');
    await t.scrivi('Nome di chi segnala', 'La figlia');
    await t.scrivi('Richiesta', 'Non ce la faccio più da sola a lavarla e a vestirla.');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Registra l’accesso e continua');
    await as.annunciato('Accesso registrato');
  });

  it('compila il triage: il punteggio cresce mentre risponde', async () => {
    const { tastiera: t } = as;
    await as.fuocoSu('Accesso');
    await as.vede('Punteggio 0 su 14');
    await t.data('Compilato il', '2026-03-02');
    const risposte = [
      ['1. Morbilità', /^Più malattie croniche/, 2],
      ['2. Alimentazione', /^Autonomo se il pasto/, 2],
      ['3. Alvo e diuresi', /^Continente/, 2],
      ['4. Mobilità', /^Si muove con l/, 3],
      ['5. Igiene personale', /^Dipendente/, 5],
      ['6. Stato mentale e comportamento', /^Orientato/, 5],
      ['7. Con chi vive', /^Con familiari fragili/, 6],
      ['8. Assistenza diretta', /^L.aiuto è insufficiente/, 8],
    ] as const;
    for (const [i, [voce, risposta, punti]] of risposte.entries()) {
      await t.segna(voce, risposta);
      await as.vede(`Punteggio ${punti} su 14`, `${i + 1} di 8 risposte`);
    }
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Registra il triage e continua');
    await as.annunciato('Triage registrato');
    await as.vede('8 su 14');
  });

  it('apre la cartella: dice la fase, da quando, e che cosa manca', async () => {
    const { tastiera: t } = as;
    await t.segna('Esito', 'Apertura della cartella');
    await t.segna('Area della cartella', 'Anziani');
    await t.data('Concluso il', '2026-03-03');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Apri la cartella');
    await as.annunciato('Cartella aperta');
    await as.fuocoSu('Sorlinghetti Adele');
    cartella = /\/cartelle\/([\w-]+)/.exec(as.pagina.url())![1]!;
    expect(await siLegge()).toEqual({
      fase: 'Accesso e orientamento',
      giorni: 'ferma da 211 giorni su 15',
      manca: [testo('Attiva la presa'), testo('Consegna'), testo('Individua'), testo('Avvia la valutazione')],
    });
    expect(await as.barriere()).toEqual([]);
  });
});

describe('La presa in carico', () => {
  it('si attiva da dove la pagina dice che manca', async () => {
    const { tastiera: t } = as;
    await t.aziona('Attiva la presa in carico', { nel: 'Cosa manca' });
    await as.fuocoSu('Attivazione della presa in carico');
    await t.data('Attivata il', '2026-03-05');
    await t.segna('Percorso', /\(SAD\)$/);
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Attiva la presa in carico', { nel: 'Attivazione della presa in carico' });
    await as.annunciato('Presa in carico attivata');
    expect((await siLegge()).manca).toEqual([testo('Consegna'), testo('Individua'), testo('Avvia la valutazione')]);
    await as.vede('Servizio di assistenza domiciliare (SAD)');
  });

  it('si consegna l’informativa e si individua il case manager', async () => {
    const { tastiera: t } = as;
    await t.aziona('Consegna l’informativa', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Consegna dell’informativa');
    await t.data('Consegnata il', '2026-03-05');
    await t.segna('Modalità', 'Cartacea');
    await t.aziona('Registra la consegna');
    await as.annunciato('Informativa consegnata');

    await t.aziona('Individua il case manager', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Case manager');
    await t.data('Dal giorno', '2026-03-06');
    await t.scegli('Case manager', /^Marta Bonfadelli/);
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Individua il case manager', { nel: 'Case manager' });
    await as.annunciato('Case manager individuato');
    expect((await siLegge()).manca).toEqual([testo('Avvia la valutazione')]);
    expect(await cronologia()).toEqual([
      '06/03/2026 Case manager individuato',
      '05/03/2026 Informativa consegnata',
      '05/03/2026 Presa in carico attivata',
      '03/03/2026 Cartella aperta',
    ]);
  });
});

describe('La valutazione', () => {
  it('si avvia, e il caso passa di fase', async () => {
    const { tastiera: t } = as;
    await t.aziona('Avvia la valutazione', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Nuova valutazione');
    await t.data('Avviata il', '2026-03-10');
    await t.segna('Tipo di valutazione', 'Multidimensionale');
    await t.scrivi('Motivo', 'Prima valutazione, dopo la caduta.');
    await t.aziona('Avvia la valutazione', { nel: 'Nuova valutazione' });
    await as.annunciato('Valutazione avviata');
    expect(await siLegge()).toEqual({
      fase: 'Valutazione del bisogno',
      giorni: expect.stringMatching(/^ferma da 204 giorni su \d+$/),
      manca: [testo('Costituisci l’équipe'), testo('Non è ancora stato somministrato'), testo('Concludi')],
    });
  });

  it('si costituisce l’équipe', async () => {
    const { tastiera: t } = as;
    await t.aziona('Costituisci l’équipe', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Équipe della valutazione');
    await t.data('Costituita il', '2026-03-16');
    expect((await t.vai('Chi', { nel: 'Persona 1' })).testo).toContain('Marta Bonfadelli');
    await t.scegli('Chi', 'Davide Ferrandi', { nel: 'Persona 2' });
    expect((await t.vai('Professione', { nel: 'Persona 2' })).scelta).toBe(2);
    await t.aziona('Aggiungi una persona');
    await t.scrivi('Nome e cognome', 'Lidia Marchesi', { nel: 'Persona 3', indietro: true });
    await t.scegli('Professione', 'Medico', { nel: 'Persona 3' });
    await t.scegli('Ente', 'Altro ente', { nel: 'Persona 3' });
    await t.scrivi('Nome dell’ente', 'Ambulatorio di via Roma', { nel: 'Persona 3' });
    await t.scegli('Tipo di ente', 'Altro ente', { nel: 'Persona 3' });
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Costituisci l’équipe', { nel: 'Équipe della valutazione' });
    await as.annunciato('Équipe costituita');
    await as.vede('Davide Ferrandi', 'Lidia Marchesi');
    expect((await siLegge()).manca).toEqual([testo('Non è ancora stato somministrato'), testo('Concludi')]);
  });

  it('si compila l’ADL di Katz voce per voce, con il punteggio che si aggiorna', async () => {
    const { tastiera: t } = as;
    await t.aziona('Compila uno strumento', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Strumento di valutazione');
    expect((await t.vai('Strumento')).testo).toContain('ADL di Katz');
    await t.data('Compilato il', '2026-03-18');
    const risposte = [
      ['1. Fare il bagno', /^Dipendente/, 0],
      ['2. Vestirsi', /^Aiuto parziale/, 1],
      ['3. Toilette', /^Aiuto parziale/, 1],
      ['4. Spostarsi', /^Autonomo/, 2],
      ['5. Continenza', /^Dipendente/, 2],
      ['6. Alimentazione', /^Autonomo/, 3],
    ] as const;
    for (const [voce, risposta, punti] of risposte) {
      await t.segna(voce, risposta);
      await as.vede(`Punteggio ${punti} su 6`);
    }
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Registra lo strumento');
    await as.annunciato(/^ADL di Katz .* registrato$/);
    await as.vede(/^3 su 6$/);
    expect((await siLegge()).manca).toEqual([testo('Concludi')]);
  });

  it('si conclude con chi c’era, i domini critici e l’esito', async () => {
    const { tastiera: t } = as;
    await t.aziona('Concludi la valutazione', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Conclusione della valutazione');
    await t.data('Conclusa il', '2026-03-24');
    await as.vede('3 professioni diverse presenti');
    await t.aziona('Togli la persona 3');
    await as.vede('2 professioni diverse presenti');
    await t.scrivi('Sociale', 'Vive sola, la figlia viene la sera.');
    await t.spunta('Dominio sociale critico');
    await t.scrivi('Funzionale', 'Cammina con aiuto, non entra nella vasca.');
    await t.spunta('Dominio funzionale critico');
    await t.segna('Caso', 'Bisogno complesso');
    await t.segna('Bisogno', 'Alto bisogno assistenziale');
    await t.segna('Autosufficienza', 'Non autosufficiente');
    await t.segna('Setting proposto', 'Domicilio');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Concludi la valutazione', { nel: 'Conclusione della valutazione' });
    await as.annunciato('Valutazione conclusa');
    await as.vede('conclusa il 24/03/2026', 'Sociale, Funzionale');
    expect(await siLegge()).toMatchObject({
      fase: 'Progetto individualizzato',
      giorni: testo('ferma da 190 giorni'),
      manca: [testo('Redigi il progetto')],
    });
  });
});
