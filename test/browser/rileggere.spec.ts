import { randomUUID } from 'node:crypto';
import pg from 'pg';
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
  await Caso.finoA(server, 'chiudi', { anagrafica: { cognome: 'Quarantini', nome: 'Bruna' } });
  const interrotto = await Caso.finoA(server, 'concludi-valutazione', {
    anagrafica: { cognome: 'Quarantini', nome: 'Celeste' },
  });
  await interrotto.atto('chiudi', { motivo: 'trasferimento' });
  // Found in a drawer long after: it had happened in January, and nobody knew.
  server.orologio.imposta(ADESSO);
  await caso.atto('riapri', { il: '2026-09-29' });
  await caso.atto('annota-diario', { il: '2026-01-10', testo: 'Il figlio era stato avvisato.' });
  await caso.atto('annota-diario', { il: '2026-01-11', testo: 'Il figlio ha dei debiti.', riservata: true });
}, 120_000);
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

describe('La barra del tempo', () => {
  let as: Postazione;
  beforeAll(async () => {
    as = await ufficio.siede({ rifiuti: [404] });
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

  it('si torna a oggi, e si può di nuovo scrivere', async () => {
    await as.tastiera.aziona('Torna a oggi', { indietro: true });
    await as.fuocoSu('Diario');
    await as.vede('2 di 2 note');
    await as.nonVede('Sola lettura.');
    expect(await atti()).toBeGreaterThan(0);
  });

  it('prima che la cartella ci fosse, lo dice', async () => {
    const { tastiera: t } = as;
    await as.apri(`/cartelle/${caso.id}?modo=noto&al=2026-01-04`);
    await as.vede('La cartella non c’era ancora');
    expect(await as.barriere()).toEqual([]);
    await t.aziona('Torna a oggi');
    await as.fuocoSu('Quarantini Teresa');
  });
});

describe('La revisora', () => {
  let rev: Postazione;
  beforeAll(async () => {
    rev = await ufficio.siede();
    await rev.entra('rev-1', '/cartelle');
  });

  it('ripercorre il caso un evento alla volta, con le frecce', async () => {
    const { tastiera: t } = rev;
    await t.aziona('Quarantini Teresa');
    await rev.dicePerche();
    await rev.fuocoSu('Quarantini Teresa');
    await t.aziona('Rivedi passo per passo');
    await rev.fuocoSu('La cartella passo per passo');
    const quanti = await rev.pagina
      .getByRole('list')
      .filter({ hasText: 'Cartella aperta' })
      .getByRole('button')
      .count();
    const passo = async (n: number, titolo: string, giorno: string) =>
      infine(async () => {
        await rev.vede(`Passo ${n} di ${quanti}`);
        expect(await rev.testi('#cambiamenti')).toEqual([`${titolo} ${giorno}`]);
      });
    await passo(quanti, 'Nota di diario', '11/01/2026');
    for (let i = quanti - 1; i >= 1; i--) {
      await t.premi('ArrowLeft');
      await rev.vede(`Passo ${i} di ${quanti}`);
    }
    await passo(1, 'Cartella aperta', '05/01/2026');
    await t.premi('ArrowLeft');
    await passo(1, 'Cartella aperta', '05/01/2026');
    for (const [i, titolo, giorno] of [
      [2, 'Informativa consegnata', '05/01/2026'],
      [3, 'Presa in carico attivata', '06/01/2026'],
      [4, 'Case manager individuato', '06/01/2026'],
      [5, 'Valutazione avviata', '07/01/2026'],
    ] as const) {
      await t.premi('ArrowRight');
      await passo(i, titolo, giorno);
    }
    await rev.vede('Che cosa dice l’evento', 'Rientro a casa.');
    // Faster than the page can show them, they are as many steps all the same.
    for (const freccia of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await t.premi(freccia);
    await passo(2, 'Informativa consegnata', '05/01/2026');
    for (const freccia of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await t.premi(freccia);
    await passo(5, 'Valutazione avviata', '07/01/2026');
    await infine(async () =>
      expect(await rev.testi('table:has(caption:text("Che cosa ha cambiato")) tbody tr')).toContainEqual(
        'Fase Accesso e orientamento Valutazione del bisogno',
      ),
    );
    await infine(async () =>
      expect(await rev.testi('section:has(#scheda-al-passo) dd')).toContainEqual(
        expect.stringMatching(/^Valutazione del bisogno dal 07\/01\/2026/),
      ),
    );
    expect(await rev.barriere()).toEqual([]);
  });

  it('verifica che il registro sia integro; e se qualcuno l’ha toccato, sa dove', async () => {
    const { tastiera: t } = rev;
    await t.aziona('Revisione', { nel: 'Principale' });
    await rev.fuocoSu('Revisione');
    await t.aziona('Verifica l’integrità');
    await rev.vede(
      'Il registro dei fatti è integro',
      new RegExp(`^${(await ufficio.server.testa()).toLocaleString('it-IT')} eventi verificati`),
    );
    expect(await rev.barriere()).toEqual([]);

    const toccato = 7;
    const admin = new pg.Client({ connectionString: ufficio.server.adminUrl });
    await admin.connect();
    const tocca = (prima: string, dopo: string) =>
      admin.query(
        `SET session_replication_role = 'replica'; UPDATE log.evento SET busta = ${dopo} WHERE posizione = ${toccato} AND busta = ${prima}`,
      );
    await tocca('busta', `busta || ' '`);
    await t.aziona('Verifica di nuovo');
    await rev.vede('Il registro dei fatti non è integro', `evento n. ${toccato}`);
    expect(await rev.barriere()).toEqual([]);
    await tocca('busta', 'rtrim(busta)');
    await admin.end();
    await t.aziona('Verifica di nuovo');
    await rev.vede('Il registro dei fatti è integro');
  });
});

describe('L’Ufficio di Piano', () => {
  let udp: Postazione;
  beforeAll(async () => {
    udp = await ufficio.siede();
    await udp.entra('udp-1', '/leps?anno=2026');
  });
  const righe = (quali: 'contate' | 'escluse') => udp.testi(`section:has(#${quali}) .tabella-righe tbody tr > th`);
  const [valore, frazione] = ['section:has(#valore) .valore-figura', 'section:has(#valore) .valore-figura + p'];

  it('vede gli indicatori, e apre un conteggio: l’elenco è lungo quanto il numero', async () => {
    const { tastiera: t } = udp;
    const { figure } = await (await ufficio.server.entra('udp-1')).leggi('/api/leps?anno=2026');
    expect(await udp.pagina.getByRole('article').count()).toBe(figure.length);
    await t.aziona(/^Apri L5\.3:/);
    await udp.fuocoSu(/indicatore L5\.3$/);
    expect(await udp.testi(valore)).toEqual(['2']);
    expect(await righe('contate')).toHaveLength(2);
    // The one that ended before it had a progetto.
    expect(await righe('escluse')).toHaveLength(1);
    await udp.vede('Perché non conta');
    expect(await udp.barriere()).toEqual([]);
  });

  it('dei fatti dietro ogni riga legge quali e quando, ma a nessuna cartella può andare', async () => {
    const { tastiera: t } = udp;
    await t.aziona(/^\d+ fatti del caso/);
    await udp.vede('Valutazione conclusa', 'Cartella chiusa');
    expect(await udp.pagina.locator('a[href*="/cartelle/"]').count()).toBe(0);
    expect(await udp.pagina.getByText('Quarantini').count()).toBe(0);
  });

  it('di un rapporto vede le righe del numeratore e del denominatore', async () => {
    const { tastiera: t } = udp;
    await t.aziona('Tutti gli indicatori', { indietro: true });
    await udp.fuocoSu('LEPS');
    await t.aziona(/^Apri L4\.2:/);
    await udp.fuocoSu(/indicatore L4\.2$/);
    const [su] = await udp.testi(frazione);
    expect(su).toBe('3 su 3');
    expect(await righe('contate')).toHaveLength(3);
    await udp.vede('3 nel numeratore, 3 nel denominatore');
  });
});

describe('Chi non può', () => {
  it('la componente UVM legge cronologia e valutazioni, non una nota riservata, e non scrive nel progetto', async () => {
    await caso.atto('avvia-valutazione', { il: '2026-09-29', valutazione: randomUUID() });
    await caso.inSeduta('uvm-1', 'as-1');
    const uvm = await ufficio.siede();
    const { tastiera: t } = uvm;
    await uvm.entra('uvm-1', `/cartelle/${caso.id}`);
    await uvm.vede('Valutazione conclusa', 'Progetto sottoscritto');
    await t.aziona('Valutazione', { nel: 'Sezioni della cartella' });
    await uvm.fuocoSu('Valutazione');
    await uvm.vede('Davide Ferrandi', 'ADL di Katz (versione Istituto Mario Negri)', 'Cammina con aiuto.');
    await t.aziona('Diario', { nel: 'Sezioni della cartella', indietro: true });
    await uvm.fuocoSu('Diario');
    await uvm.vede('Il figlio era stato avvisato.', '1 di 1 note');
    expect(await uvm.pagina.getByText('debiti').count()).toBe(0);
    expect(
      await uvm.pagina
        .locator('main')
        .getByRole('button', { name: /^(Scrivi|Redigi|Chiudi)/ })
        .count(),
    ).toBe(0);
  });

  it.each([
    ['udp-1', '/cartelle/:id'],
    ['uvm-1', '/leps'],
    ['pua-1', '/cartelle'],
    ['as-1', '/revisione'],
  ])('%s non può vedere %s: gli si dice perché, e come andare avanti', async (operatore, percorso) => {
    const chi = await ufficio.siede({ rifiuti: [403, 404] });
    await chi.entra(operatore, percorso.replace(':id', caso.id));
    if (percorso === '/revisione') await chi.tastiera.aziona('Verifica l’integrità');
    await chi.vede('Non hai il permesso di vedere questa pagina', /^Stai lavorando come/);
    expect(await chi.pagina.getByText('Quarantini').count()).toBe(0);
    expect(await chi.barriere()).toEqual([]);
    await chi.tastiera.aziona('Vai alla pagina iniziale');
    await infine(async () =>
      expect(await chi.testi('h1')).not.toContain('Non hai il permesso di vedere questa pagina'),
    );
  });

  it('as-2 non può vedere un caso di altri Comuni: gli si dice perché, e che cosa può fare', async () => {
    const chi = await ufficio.siede({ rifiuti: [403] });
    await chi.entra('as-2', `/cartelle/${caso.id}`);
    await chi.vede('Questo caso non è fra quelli di tua competenza');
    expect(await chi.pagina.getByText('Quarantini').count()).toBe(0);
    expect(await chi.barriere()).toEqual([]);
  });
});
