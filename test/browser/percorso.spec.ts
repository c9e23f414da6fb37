import { ANAGRAFICA, Caso } from '../api/caso.js';
import { infine } from './infine.js';
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
}, 120_000);
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

const MESI = 'table:has(caption:text("mese per mese")) tbody tr';
const FASI = '[aria-label="Fasi della cartella"]';

/** What the head of the case says to whoever opens it. */
async function siLegge(atteso: { fase?: unknown; giorni?: unknown; manca: unknown[] }, chi: Postazione = as) {
  await infine(async () => {
    const [fase = null] = await chi.testi(`${FASI} .passo-corrente .passo-nome`);
    const [giorni = null] = await chi.testi(`${FASI} .passo-corrente .passo-giorni`);
    expect({ fase, giorni, manca: await chi.testi('.cosa-manca li > span') }).toMatchObject(atteso);
  });
}
/** A step of the walk: after one that failed, there is nowhere to go. */
let interrotto = false;
const passo = (nome: string, cammina: () => Promise<void>): void =>
  it(nome, async () => {
    if (interrotto) throw new Error('Un passo precedente non è riuscito.');
    interrotto = true;
    await cammina();
    interrotto = false;
  });
const testo = (inizio: string) => expect.stringMatching(new RegExp(`^${inizio}`));

/** The chronology, newest first, milestones or everything. */
async function cronologia(quali: 'Traguardi' | 'Tutti gli eventi', attese: unknown) {
  await as.tastiera.aziona('Cronologia', { nel: 'Sezioni della cartella', indietro: true });
  await as.fuocoSu('Cronologia');
  await as.tastiera.segna('Quali eventi', quali);
  await infine(async () => expect(await as.testi('.cronologia .voce-testa')).toEqual(attese));
}

describe('La porta', () => {
  passo('entra dalla pagina di accesso, scegliendo chi è', async () => {
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

  passo('prima cerca: chi somiglia si vede, con la cartella che ha già, anche se il nome è scritto male', async () => {
    const { tastiera: t } = as;
    await t.aziona('Nuovo accesso', { nel: 'Principale' });
    await as.fuocoSu('Nuovo accesso');
    await t.scrivi('Cognome', 'Sorlingeti');
    await as.vede('1 persona trovata', 'Sorlinghetti Ada', /aperta, case manager/);
    expect(await as.barriere()).toEqual([]);
  });

  passo('è un’altra persona: la registra con quello che ha già scritto', async () => {
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

  passo('registra l’accesso', async () => {
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

  passo('compila il triage: il punteggio cresce mentre risponde', async () => {
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

  passo('apre la cartella: dice la fase, da quando, e che cosa manca', async () => {
    const { tastiera: t } = as;
    await t.segna('Esito', 'Apertura della cartella');
    await t.segna('Area della cartella', 'Anziani');
    await t.data('Concluso il', '2026-03-03');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Apri la cartella');
    await as.annunciato('Cartella aperta');
    await as.fuocoSu('Sorlinghetti Adele');
    cartella = /\/cartelle\/([\w-]+)/.exec(as.pagina.url())![1]!;
    await siLegge({
      fase: 'Accesso e orientamento',
      giorni: 'ferma da 211 giorni su 15',
      manca: [testo('Attiva la presa'), testo('Consegna'), testo('Individua'), testo('Avvia la valutazione')],
    });
    expect(await as.barriere()).toEqual([]);
  });
});

describe('La presa in carico', () => {
  passo('si attiva da dove la pagina dice che manca', async () => {
    const { tastiera: t } = as;
    await t.aziona('Attiva la presa in carico', { nel: 'Cosa manca' });
    await as.fuocoSu('Attivazione della presa in carico');
    await t.data('Attivata il', '2026-03-05');
    await t.segna('Percorso', /\(SAD\)$/);
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Attiva la presa in carico', { nel: 'Attivazione della presa in carico' });
    await as.annunciato('Presa in carico attivata');
    await siLegge({ manca: [testo('Consegna'), testo('Individua'), testo('Avvia la valutazione')] });
    await as.vede('Servizio di assistenza domiciliare (SAD)');
  });

  passo('si consegna l’informativa e si individua il case manager', async () => {
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
    await siLegge({ manca: [testo('Avvia la valutazione')] });
    await cronologia('Tutti gli eventi', [
      '06/03/2026 Case manager individuato',
      '05/03/2026 Informativa consegnata',
      '05/03/2026 Presa in carico attivata',
      '03/03/2026 Cartella aperta',
    ]);
  });
});

describe('La valutazione', () => {
  passo('si avvia, e il caso passa di fase', async () => {
    const { tastiera: t } = as;
    await t.aziona('Avvia la valutazione', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Nuova valutazione');
    await t.data('Avviata il', '2026-03-10');
    await t.segna('Tipo di valutazione', 'Multidimensionale');
    await t.scrivi('Motivo', 'Prima valutazione, dopo la caduta.');
    await t.aziona('Avvia la valutazione', { nel: 'Nuova valutazione' });
    await as.annunciato('Valutazione avviata');
    await siLegge({
      fase: 'Valutazione del bisogno',
      giorni: expect.stringMatching(/^ferma da 204 giorni su \d+$/),
      manca: [testo('Costituisci l’équipe'), testo('Non è ancora stato somministrato'), testo('Concludi')],
    });
  });

  passo('si costituisce l’équipe', async () => {
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
    await t.scegli('Tipo di ente', 'Altro ente', { nel: 'Persona 3' });
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Costituisci l’équipe', { nel: 'Équipe della valutazione' });
    await as.annunciato('Équipe costituita');
    await as.vede('Davide Ferrandi', 'Lidia Marchesi');
    await siLegge({ manca: [testo('Non è ancora stato somministrato'), testo('Concludi')] });
  });

  passo('si compila l’ADL di Katz voce per voce, con il punteggio che si aggiorna', async () => {
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
    await siLegge({ manca: [testo('Concludi')] });
  });

  passo('si conclude con chi c’era, i domini critici e l’esito', async () => {
    const { tastiera: t } = as;
    await t.aziona('Concludi la valutazione', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Conclusione della valutazione');
    await t.data('Conclusa il', '2026-03-24');
    await as.vede('3 professioni diverse presenti');
    await t.aziona('Togli la persona 3');
    await as.fuocoSu('Chi ha partecipato');
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
    await siLegge({
      fase: 'Progetto individualizzato',
      giorni: testo('ferma da 190 giorni'),
      manca: [testo('Redigi il progetto')],
    });
  });
});

describe('Il progetto', () => {
  passo('si redige sulla valutazione: un obiettivo per ogni dominio critico, e il SAD', async () => {
    const { tastiera: t } = as;
    await t.aziona('Redigi il progetto', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Nuovo progetto');
    expect((await t.vai('Tipo di progetto')).testo).toContain('SAD');
    await t.data('Redatto il', '2026-03-30');
    for (const [obiettivo, partenza, descrizione, atteso] of [
      ['Obiettivo 1', 'Vive sola', 'Uscire di casa', 'Esce due volte alla settimana'],
      ['Obiettivo 2', 'Cammina con aiuto', 'Lavarsi in sicurezza', 'Si lava seduta, con aiuto parziale'],
    ] as const) {
      await t.scrivi('Obiettivo', descrizione, { nel: obiettivo });
      // What the valutazione says is already there.
      expect((await t.vai('Situazione di partenza', { nel: obiettivo })).valore).toMatch(partenza);
      await t.scrivi('Risultato atteso', atteso, { nel: obiettivo });
    }
    expect((await t.vai('Prestazione', { nel: 'Intervento 1' })).opzioni).toContainEqual(testo('.*A2.07'));
    await t.scrivi('ore', '10', { nel: 'Quantità al mese' });
    await t.aziona('Aggiungi una voce');
    await t.scegli('Fonte di finanziamento', 'Bilancio comunale', { nel: 'Voce di budget 1', indietro: true });
    await t.scrivi('Importo al mese', '229,00', { nel: 'Voce di budget 1' });
    await as.vede('Totale: 229,00 €');
    await t.spunta('È un piano unico, integrato con quello sanitario');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Salva il progetto in bozza');
    await as.annunciato('Progetto redatto');
    await as.vede('Uscire di casa', 'Lavarsi in sicurezza', '10 h', 'Bozza');
    await siLegge({ manca: [testo('Il progetto è in bozza')] });
  });

  passo('si chiede l’approvazione, che non può darsi chi l’ha scritto', async () => {
    const { tastiera: t } = as;
    await t.aziona('Chiedi l’approvazione', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Richiesta di approvazione');
    await t.data('Avvenuto il', '2026-03-31');
    await t.aziona('Invia la richiesta');
    await as.annunciato('Approvazione richiesta');
    await as.vede('L’hai scritto tu: la decisione spetta a un’altra persona.');
    expect(await as.pulsante('Approva il progetto').count()).toBe(0);
    await siLegge({ manca: [testo('Il progetto attende la decisione')] });
    expect(await as.barriere()).toEqual([]);
  });

  passo('la coordinatrice lo trova sulla scrivania, lo esamina e lo approva', async () => {
    const { tastiera: t } = coord;
    await coord.apri('/');
    await t.aziona('Entra');
    await coord.pagina.waitForURL(/\/oidc\//);
    await t.aziona(/^Elena Ravelli/);
    await coord.vede('Attendono la tua approvazione');
    expect(await coord.barriere()).toEqual([]);
    await t.aziona('Sorlinghetti Adele', { nel: /^Attendono la tua approvazione/ });
    await coord.fuocoSu('Sorlinghetti Adele');
    await coord.vede('Lavarsi in sicurezza');
    await t.aziona('Esamina la richiesta');
    await coord.fuocoSu('Esame della richiesta');
    await t.data('Avvenuto il', '2026-04-02');
    await t.aziona('Apri la richiesta');
    await coord.annunciato('Richiesta aperta');
    await coord.vede('In esame');
    await t.aziona('Approva il progetto');
    await coord.fuocoSu('Approvazione del progetto');
    await t.data('Deciso il', '2026-04-03');
    await t.scrivi('Motivo della decisione', 'Risponde ai due bisogni, e le ore bastano.');
    expect(await coord.barriere()).toEqual([]);
    await t.aziona('Approva il progetto', { nel: 'Approvazione del progetto' });
    await coord.annunciato('Progetto approvato');
    await siLegge({ manca: [testo('Il progetto è approvato')] }, coord);
  });

  passo('chi l’ha scritto lo ritrova approvato, e raccoglie le firme', async () => {
    const { tastiera: t } = as;
    await as.apri(`/cartelle/${cartella}/progetto`);
    await as.vede('Approvata', 'Risponde ai due bisogni, e le ore bastano.');
    await t.aziona('Registra la sottoscrizione', { nel: 'Cosa manca' });
    await as.fuocoSu('Firme del progetto');
    await t.data('Sottoscritto il', '2026-04-08');
    expect((await t.vai('Nome e cognome', { nel: 'Firmatario 1' })).valore).toBe('Sorlinghetti Adele');
    expect((await t.vai('Nome e cognome', { nel: 'Firmatario 2' })).valore).toBe('Marta Bonfadelli');
    await t.aziona('Aggiungi un firmatario');
    await t.scrivi('Nome e cognome', 'Chiara Sorlinghetti', { nel: 'Firmatario 3', indietro: true });
    await t.scegli('In qualità di', 'Caregiver', { nel: 'Firmatario 3' });
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Registra le firme');
    await as.annunciato('Progetto sottoscritto');
    await as.vede(/Chiara Sorlinghetti \(caregiver\)/);
    await siLegge({
      fase: 'Erogazione',
      giorni: 'da 175 giorni su 365',
      manca: [testo('Il progetto è sottoscritto: autorizza')],
    });
  });
});

describe('Gli interventi', () => {
  passo('il SAD si autorizza e si attiva', async () => {
    const { tastiera: t } = as;
    await t.aziona('Autorizza l’intervento', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Autorizzazione di un intervento');
    await t.scegli('Erogatore', /^Cooperativa sociale/);
    await t.data('Autorizzato dal', '2026-05-01');
    await t.data('Autorizzato al', '2026-08-31');
    expect((await t.vai('ore', { nel: 'Quantità al mese' })).valore).toBe('10');
    await t.scrivi('Costo orario', '22,90');
    expect((await t.vai('Fonte di finanziamento')).valore).toBe('bilancio-comunale');
    await t.data('Deciso il', '2026-04-10');
    await as.vede('Costo massimo al mese: 229,00 €');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Autorizza l’intervento', { nel: 'Autorizzazione di un intervento' });
    await as.annunciato('Intervento autorizzato');
    await siLegge({ manca: [testo('Un intervento autorizzato attende')] });

    await t.aziona('Attiva l’intervento', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Attivazione');
    await t.data('Attivo dal', '2026-05-01');
    await t.aziona('Attiva l’intervento', { nel: 'Attivazione' });
    await as.annunciato('Intervento attivato');
    await siLegge({ manca: [testo('Un intervento attivo non ha ancora ore'), testo('Per passare')] });
  });

  passo('un mese di ore si registra, contro quelle autorizzate', async () => {
    const { tastiera: t } = as;
    for (const [dal, al, ore] of [
      ['2026-05-04', '2026-05-10', '3'],
      ['2026-05-11', '2026-05-17', '2'],
      ['2026-05-18', '2026-05-24', '2'],
      ['2026-05-25', '2026-05-31', '2'],
    ] as const) {
      await t.aziona(/^Registra l’erogazione /);
      await as.fuocoSu('Nuova erogazione');
      await t.data('Dal', dal);
      await t.data('Al', al);
      await t.scrivi('ore', ore, { nel: 'Durata' });
      await t.aziona('Registra l’erogazione', { nel: 'Nuova erogazione' });
      await as.annunciato('Erogazione registrata');
    }
    await as.vede('4 erogazioni registrate');
    await infine(async () =>
      expect(await as.testi(MESI)).toEqual([
        'maggio 2026 9 h 10 h 90 %',
        'giugno 2026 0 h 10 h 0 %',
        'luglio 2026 0 h 10 h 0 %',
        'agosto 2026 0 h 10 h 0 %',
      ]),
    );
    await siLegge({ manca: [testo('Per passare')] });
    expect(await as.barriere()).toEqual([]);
  });
});

describe('Il diario', () => {
  passo('tiene le note, anche quelle riservate', async () => {
    const { tastiera: t } = as;
    await t.aziona('Diario', { nel: 'Sezioni della cartella', indietro: true });
    await as.fuocoSu('Diario');
    for (const [genere, giorno, nota, riservata] of [
      ['Visita domiciliare', '2026-06-10', 'La casa è in ordine, la vasca ha il sedile.', false],
      ['Colloquio', '2026-06-12', 'La figlia racconta di essere esausta.', true],
    ] as const) {
      await t.aziona('Scrivi nel diario');
      await as.fuocoSu('Nuova nota di diario');
      await t.segna('Genere', genere);
      await t.data('Avvenuto il', giorno);
      await t.scrivi('Testo della nota', nota);
      if (riservata) await t.spunta('Nota riservata');
      await t.aziona('Registra la nota');
      await as.annunciato('Nota registrata');
    }
    await as.vede('2 di 2 note', 'La figlia racconta di essere esausta.', 'Riservata');
    expect(await as.barriere()).toEqual([]);
  });
});

describe('Gli errori', () => {
  passo('un fatto sbagliato si rettifica, e si legge com’era', async () => {
    const { tastiera: t } = as;
    await cronologia('Tutti gli eventi', expect.arrayContaining(['10/05/2026 Erogazione registrata']));
    await t.aziona(/Dettagli di Erogazione registrata del 10\/05\/2026$/);
    await t.aziona('Rettifica Erogazione registrata del 10/05/2026');
    await as.fuocoSu(/^Rettifica «Erogazione registrata»/);
    await t.scrivi('ore', '2', { nel: 'Durata' });
    await t.scrivi('Motivo della rettifica', 'Un’ora era di un’altra persona.');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Registra la rettifica');
    await as.annunciato('«Erogazione registrata» rettificato');
    await as.vede(/Rettificato da Marta Bonfadelli .*Un’ora era di un’altra persona/, 'Ora vale: durata');
  });

  passo('uno che non c’è stato si annulla, e resta barrato', async () => {
    const { tastiera: t } = as;
    await t.aziona(/Dettagli di Erogazione registrata del 31\/05\/2026$/);
    await t.aziona('Annulla Erogazione registrata del 31/05/2026');
    await as.fuocoSu(/^Annulla «Erogazione registrata»/);
    await t.scrivi('Motivo dell’annullamento', 'Era la settimana di un’altra persona.');
    await t.aziona('Annulla l’evento');
    await as.annunciato('«Erogazione registrata» annullato');
    await as.vede(/Annullato da Marta Bonfadelli .*Era la settimana di un’altra persona/);
    expect(await as.testi('.voce-annullata .voce-testa del')).toEqual(['Erogazione registrata']);
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Interventi', { nel: 'Sezioni della cartella', indietro: true });
    await as.vede('3 erogazioni registrate');
    await infine(async () => expect((await as.testi(MESI))[0]).toBe('maggio 2026 6 h 10 h 60 %'));
  });
});

describe('La fine', () => {
  passo('l’intervento cessa, e il caso passa all’ultima fase', async () => {
    const { tastiera: t } = as;
    await t.aziona('Cessa l’intervento', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Cessazione');
    await t.data('Cessato il', '2026-08-31');
    await t.scrivi('Motivo', 'È finito il periodo del progetto.');
    await t.aziona('Cessa l’intervento', { nel: 'Cessazione' });
    await as.annunciato('Intervento cessato');
    await siLegge({
      fase: 'Valutazione finale e conclusione',
      giorni: testo('da 30 giorni'),
      manca: [testo('Svolgi la valutazione finale')],
    });
  });

  passo('si valuta com’è andata, obiettivo per obiettivo', async () => {
    const { tastiera: t } = as;
    await t.aziona('Svolgi la valutazione finale', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Valutazione finale');
    await t.data('Svolta il', '2026-09-07');
    await t.segna('Uscire di casa', 'Raggiunto in parte');
    await t.segna('Lavarsi in sicurezza', 'Raggiunto');
    await t.segna('Soddisfazione della persona', '4');
    await t.segna('Soddisfazione degli operatori', '5, molto');
    await t.scrivi('Considerazioni', 'Si lava da sola con il sedile, esce con la vicina.');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Registra la valutazione finale');
    await as.annunciato('Valutazione finale svolta');
    await as.vede('Raggiunto in parte', '4 su 5', '5 su 5');
    await siLegge({ manca: [testo('Chiudi la cartella')] });
  });

  passo('la cartella si chiude', async () => {
    const { tastiera: t } = as;
    await t.aziona('Chiudi la cartella', { nel: 'Cosa manca', indietro: true });
    await as.fuocoSu('Chiusura della cartella');
    await t.data('Chiusa il', '2026-09-14');
    await t.scegli('Motivo della chiusura', 'Obiettivi raggiunti');
    await t.scrivi('Situazione alla chiusura', 'A casa, con l’aiuto della figlia.');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Chiudi la cartella', { nel: 'Chiusura della cartella' });
    await as.annunciato('Cartella chiusa');
    await as.vede('Cartella chiusa il 14/09/2026', 'A casa, con l’aiuto della figlia.');
    await siLegge({ fase: null, giorni: null, manca: [] });
    expect(await as.pulsante(/diario/).count()).toBe(0);
  });

  passo('e si riapre: comincia un altro ciclo, e la storia resta', async () => {
    const { tastiera: t } = as;
    await t.aziona('Riapri la cartella');
    await as.fuocoSu('Riapertura della cartella');
    await t.data('Riaperta il', '2026-09-25');
    await t.scrivi('Motivo della riapertura', 'Una nuova caduta.');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Riapri la cartella', { nel: 'Riapertura della cartella' });
    await as.annunciato('Cartella riaperta');
    await siLegge({
      fase: 'Accesso e orientamento',
      giorni: 'da 5 giorni su 15',
      manca: [testo('Avvia la valutazione')],
    });
    await cronologia('Traguardi', [
      '25/09/2026 Cartella riaperta',
      '14/09/2026 Cartella chiusa',
      '07/09/2026 Valutazione finale svolta',
      '31/08/2026 Intervento cessato',
      '01/05/2026 Intervento attivato',
      '08/04/2026 Progetto sottoscritto',
      '03/04/2026 Progetto approvato',
      '30/03/2026 Progetto redatto',
      '24/03/2026 Valutazione conclusa',
      '10/03/2026 Valutazione avviata',
      '05/03/2026 Presa in carico attivata',
      '03/03/2026 Cartella aperta',
    ]);
    expect(await as.barriere()).toEqual([]);
  });
});
