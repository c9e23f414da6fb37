import { Caso } from '../api/caso.js';
import type { Postazione } from './postazione.js';
import { Ufficio } from './ufficio.js';

/** Who has read: on the case, for the person's own request, for who reviews. With the keyboard, and on paper. */

const PAROLE = ['Calandrini', 'Zibellini', 'protocollo 4711'];

let ufficio: Ufficio;
let caso: Caso;

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: PAROLE });
  const { server } = ufficio;
  caso = await Caso.finoA(server, 'attiva-presa-in-carico', { anagrafica: { cognome: 'Calandrini', nome: 'Iole' } });
  const [as1, as4, pua] = await Promise.all(['as-1', 'as-4', 'pua-1'].map((o) => server.entra(o)));
  await as1!.leggi('/api/cartelle');
  await as4!.leggi(`/api/cartelle/${caso.id}`);
  await as1!.leggi(`/api/cartelle/${caso.id}?modo=accaduto&al=2026-01-06`);
  await pua!.post('/api/persone/ricerca', { cognome: 'Calandrini' });
}, 120_000);
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

const righe = (chi: Postazione) => chi.testi('.tabella-letture tbody tr:not(.giorno)');

describe('Sulla cartella', () => {
  let coord: Postazione;
  beforeAll(async () => {
    coord = await ufficio.siede();
    await coord.entra('coord-1', `/cartelle/${caso.id}/letture`);
  });

  it('c’è chi l’ha aperta e chi l’ha vista altrove, giorno per giorno', async () => {
    await coord.vede('30 settembre 2026', 'Luca Bettoni', 'Nives Gandossi');
    // The answer to the person is not hers to give.
    expect(await coord.pagina.getByText('Risposta alla persona').count()).toBe(0);
    const viste = await righe(coord);
    expect(viste.some((r) => r.includes('La ricerca di una persona In una ricerca'))).toBe(true);
    expect(viste.some((r) => r.includes('La cartella, com’era il 06/01/2026 Aprendola'))).toBe(true);
    expect(await coord.barriere()).toEqual([]);
  });

  it('si filtra con la tastiera, anche fino a non trovare niente', async () => {
    const { tastiera: t } = coord;
    await t.scegli('In che modo', 'In una ricerca');
    await coord.vede('1 consultazione');
    expect(await righe(coord)).toHaveLength(1);
    await t.scegli('Chi', 'Tommaso Archetti', { indietro: true });
    await coord.vede('Nessuna consultazione con questi filtri.');
    expect(await coord.barriere()).toEqual([]);
    await t.scegli('Chi', 'Tutti');
    await t.scegli('In che modo', 'Tutti');
  });

  it('si scarica per un foglio di calcolo', async () => {
    const scaricato = coord.pagina.waitForEvent('download');
    await coord.tastiera.aziona('Scarica (CSV)');
    const pezzi: Buffer[] = [];
    for await (const pezzo of await (await scaricato).createReadStream()) pezzi.push(pezzo as Buffer);
    const testo = Buffer.concat(pezzi).toString('utf8');
    expect(testo).toContain('"Quando";"Chi";"Ruolo";"Ente";"Che cosa"');
    expect(testo).toContain('"Luca Bettoni"');
  });
});

describe('La risposta alla persona', () => {
  it('chiede il motivo, ha un numero, non dice i nomi, e sta su fogli A4', async () => {
    const rev = await ufficio.siede();
    await rev.entra('rev-1', `/cartelle/${caso.id}/letture`);
    const { tastiera: t, pagina } = rev;
    await t.aziona('Risposta alla persona');
    await rev.fuocoSu('Perché consulti questi dati?');
    expect(await rev.barriere()).toEqual([]);
    await t.aziona('Continua');
    await rev.vede('Va scelto un motivo.');
    await t.scegli('Motivo', 'Altro', { indietro: true });
    await t.scrivi('Precisazione', 'Esposto');
    await t.aziona('Continua');
    await rev.vede('Scrivi il motivo con parole tue: almeno 20 caratteri, e 3 parole diverse.');
    expect(await rev.barriere()).toEqual([]);
    await t.scegli('Motivo', 'Richiesta dell’interessato', { indietro: true });
    await t.scrivi('Precisazione', 'protocollo 4711');
    await t.aziona('Continua');
    await rev.vede(/^Risposta n\. \d+\/2026 del 30\/09\/2026$/, 'C-579/21', /attesta|Nessun checkpoint/);
    const elenco = await rev.testi('.tabella-letture');
    for (const nome of ['Bonfadelli', 'Bettoni', 'Gandossi']) expect(elenco.join()).not.toContain(nome);
    expect(elenco.join()).toMatch(/OP-[0-9A-F]{6}/);
    expect(await rev.barriere()).toEqual([]);

    const foglio = await pagina.pdf({ preferCSSPageSize: true });
    const [, larghezza, altezza] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(foglio.toString('latin1'))!;
    expect([Math.round(Number(larghezza)), Math.round(Number(altezza))]).toEqual([595, 842]);
    await pagina.emulateMedia({ media: 'print' });
    expect(await pagina.locator('header.testata').isVisible()).toBe(false);
    expect(await pagina.getByText('Per ricevuta').isVisible()).toBe(true);
    // On the width of the sheet nothing is cut off.
    await pagina.setViewportSize({ width: 680, height: 960 });
    expect(await pagina.locator('.tabella-scorre').evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(
      1,
    );
    await pagina.emulateMedia({ media: 'screen' });
  });
});

describe('La revisora', () => {
  let rev: Postazione;
  beforeAll(async () => {
    rev = await ufficio.siede();
    await rev.entra('rev-1', '/revisione');
  });

  it('verifica i due registri, ciascuno per sé', async () => {
    await rev.tastiera.aziona('Verifica l’integrità');
    await rev.vede('Il registro dei fatti è integro', 'Il registro delle consultazioni è integro');
    expect(await rev.barriere()).toEqual([]);
  });

  it('cerca fra le letture, e trova quelle senza nesso', async () => {
    const { tastiera: t } = rev;
    await t.aziona('Rivedi le letture');
    await rev.fuocoSu('Revisione delle letture');
    await t.scegli('Chi', 'Nives Gandossi');
    await rev.vede('Ha cercato: «Calandrini»');
    await t.scegli('Chi', 'Tutti');
    await rev.pronta();
    await t.spunta('Solo le letture senza nesso con il caso o con la persona');
    await rev.vede(/non vi ha mai lavorato\.$/);
    await rev.pronta();
    expect(await righe(rev)).toHaveLength(1);
    expect(await rev.barriere()).toEqual([]);
  });

  it('per aprire un caso dice perché, una volta sola; e la pagina non ne scrive l’indirizzo', async () => {
    const { tastiera: t } = rev;
    await t.aziona('Calandrini Iole');
    await rev.fuocoSu('Perché consulti questi dati?');
    await t.scegli('Motivo', 'Esame di una segnalazione o di un reclamo');
    await t.scrivi('Precisazione', 'protocollo 4711');
    await t.aziona('Continua');
    await rev.vede('Chi ha letto');
    await t.aziona('Cronologia');
    await rev.fuocoSu('Cronologia');
    await t.aziona('Chi ha letto');
    await rev.vede('Esame di una segnalazione o di un reclamo: protocollo 4711');
  });
});
