import { Caso, CONTATTO } from '../api/caso.js';
import { fermateDi, traboccaDi } from './accessibilita.js';
import type { Postazione } from './postazione.js';
import { Ufficio } from './ufficio.js';

/** Every page, for who sees it: without barriers, in a window of half the width as at 200 %, on a tablet, with Tab alone. */

let ufficio: Ufficio;
const seduti = new Map<string, Postazione>();
const indirizzi: Record<string, string> = {};

beforeAll(async () => {
  ufficio = await Ufficio.aperto({ parole: ['Tavelli'] });
  const anagrafica = { cognome: 'Tavelli', nome: 'Ada' };
  const nuova = await Caso.aperto(ufficio.server, { anagrafica });
  const valutata = await Caso.finoA(ufficio.server, 'somministra-strumento', { anagrafica });
  const progettata = await Caso.finoA(ufficio.server, 'richiedi-approvazione', { anagrafica });
  const servita = await Caso.finoA(ufficio.server, 'registra-erogazione', { anagrafica });
  await servita.atto('annota-diario');
  await servita.atto('rettifica-evento' as never, {
    evento: await servita.evento('DiarioAnnotato'),
    motivo: 'Errore.',
    modifiche: { testo: 'Sentita la nuora.' },
  });
  const chiusa = await Caso.finoA(ufficio.server, 'chiudi', { anagrafica });
  await chiusa.atto('rileva-follow-up');
  const as = await ufficio.server.entra('as-1');
  const coord = await ufficio.server.entra('coord-1');
  const componenti = ['coord-1', 'uvm-1'];
  const giorno = '2026-10-05';
  // On the day of these pages it still runs.
  const inCorso = await Caso.finoA(ufficio.server, 'sottoscrivi-progetto', { anagrafica });
  await inCorso.atto('autorizza-intervento', { al: '2026-12-31' });
  await inCorso.atto('attiva-intervento');
  const seduta = await coord.scrivi('/api/sedute', {
    giorno,
    dalle: '09:00',
    alle: '12:00',
    modalita: 'mista',
    componenti,
  });
  await coord.scrivi(`/api/sedute/${seduta.id}/atti/poni-all-ordine-del-giorno`, { cartella: valutata.id });
  const accesso = await as.scrivi('/api/accessi', { ...CONTATTO, persona: nuova.persona });
  const { utenze } = await (await ufficio.server.entra('udp-1')).leggi('/api/utenze');
  const fuori = await ufficio.server.entra('as-3');
  await fuori.scrivi(`/api/cartelle/${servita.id}/deroghe`, { motivo: 'Lo chiede il pronto soccorso di Iseo.' });
  Object.assign(indirizzi, {
    nuova: nuova.id,
    valutata: valutata.id,
    progettata: progettata.id,
    servita: servita.id,
    chiusa: chiusa.id,
    accesso: accesso.id,
    seduta: seduta.id,
    servizio: `${inCorso.id}/${inCorso.intervento}`,
    concluso: nuova.accesso,
    persona: chiusa.persona,
    utenza: utenze.find((u: { operatore: string }) => u.operatore === 'as-4').id,
  });
}, 120_000);
afterAll(() => ufficio?.chiudi());
afterEach(() => expect(ufficio.sfuggito).toEqual([]));

/** The one who sits at the browser of that operator. */
async function di(operatore: string): Promise<Postazione> {
  const seduto = seduti.get(operatore) ?? (await ufficio.siede({ rifiuti: [400, 403, 404] }));
  if (!seduti.has(operatore)) await seduto.entra(operatore);
  seduti.set(operatore, seduto);
  return seduto;
}

describe.each([
  ['as-1', 'la scrivania', '/'],
  ['as-1', 'la scrivania in elenco', '/?vista=elenco'],
  ['as-1', 'un nuovo accesso', '/nuovo-accesso'],
  ['as-1', 'un accesso al triage', '/accessi/:accesso'],
  ['as-1', 'un accesso concluso', '/accessi/:concluso'],
  ['as-1', 'le cartelle', '/cartelle'],
  ['as-1', 'una cartella appena aperta', '/cartelle/:nuova/presa-in-carico'],
  ['as-1', 'la valutazione', '/cartelle/:valutata/valutazione?atto=concludi-valutazione'],
  ['coord-1', 'il progetto da approvare', '/cartelle/:progettata/progetto?atto=approva-progetto'],
  ['as-1', 'gli interventi', '/cartelle/:servita/interventi?atto=registra-erogazione'],
  ['as-1', 'la cronologia', '/cartelle/:servita'],
  ['as-1', 'il diario', '/cartelle/:servita/diario?atto=annota-diario'],
  ['as-1', 'la chiusura', '/cartelle/:chiusa/chiusura?atto=riapri'],
  ['as-1', 'la cancellazione dei dati', '/persone/:persona/cancellazione'],
  ['as-2', 'un caso fuori competenza', '/cartelle/:nuova'],
  ['as-3', 'un caso aperto fuori competenza', '/cartelle/:servita'],
  ['coord-1', 'gli accessi fuori competenza', '/deroghe'],
  ['coord-1', 'la riservatezza', '/cartelle/:servita/riservatezza?atto=disponi-tutela'],
  ['as-1', 'chi ha letto', '/cartelle/:chiusa/letture'],
  ['as-1', 'la cartella a un giorno passato', '/cartelle/:chiusa/progetto?modo=accaduto&al=2026-02-10'],
  ['rev-1', 'la cartella passo per passo', '/cartelle/:chiusa/revisione'],
  ['coord-1', 'le sedute', '/sedute'],
  ['coord-1', 'una seduta', '/sedute/:seduta'],
  ['ets-1', 'gli interventi del suo ente', '/interventi'],
  ['ets-1', 'un intervento del suo ente', '/interventi/:servizio'],
  ['rev-1', 'la revisione', '/revisione'],
  ['rev-1', 'la revisione delle letture', '/revisione/letture'],
  ['coord-1', 'la risposta a una persona', '/persone/:persona/letture'],
  ['udp-1', 'le utenze', '/utenze'],
  ['udp-1', 'un’utenza', '/utenze/:utenza'],
  ['coord-1', 'le consegne', '/consegne'],
  ['udp-1', 'i LEPS', '/leps?anno=2026'],
  ['udp-1', 'un indicatore', '/leps/L5.3?anno=2026'],
  ['uvm-1', 'la cartella di chi partecipa all’UVM', '/cartelle/:valutata/valutazione'],
  ['sis-1', 'i lavori', '/lavori'],
  ['pua-1', 'chi può fare che cosa', '/permessi'],
  ['udp-1', 'una pagina che non si può vedere', '/cartelle/:servita'],
  ['as-1', 'una pagina che non c’è', '/qui-non-c-e-nulla'],
  ['as-1', 'una cartella con un identificativo che non lo è', '/cartelle/abc'],
])('%s vede %s', (operatore, _, percorso) => {
  let chi: Postazione;
  beforeAll(async () => {
    chi = await di(operatore);
    await chi.pagina.setViewportSize({ width: 1280, height: 900 });
    await chi.apri(percorso.replace(/:(\w+)/, (_, nome: string) => indirizzi[nome]!));
  });

  it('senza barriere, e il fuoco si vede a ogni fermata e arriva dappertutto', async () => {
    expect(await chi.barriere()).toEqual([]);
    const fermate = await fermateDi(chi.pagina);
    expect(await chi.tastiera.giro()).toHaveLength(fermate);
  });

  it('ingrandita al 200 % e su un tablet, senza scorrere di lato', async () => {
    await chi.pagina.setViewportSize({ width: 640, height: 450 });
    expect(await traboccaDi(chi.pagina)).toBe(0);
    expect(await chi.barriere()).toEqual([]);
    await chi.tastiera.giro();
    await chi.pagina.setViewportSize({ width: 800, height: 1280 });
    expect(await traboccaDi(chi.pagina)).toBe(0);
  });
});

it('su un telefono si scorre l’elenco delle cartelle solo in giù, un valore per riga', async () => {
  const chi = await di('as-1');
  await chi.apri('/cartelle');
  await chi.pagina.setViewportSize({ width: 375, height: 700 });
  expect(await traboccaDi(chi.pagina)).toBe(0);
  const tabella = chi.pagina.locator('.tabella-scorre');
  expect(await tabella.evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0);
  const cella = chi.pagina.locator('.tabella-cartelle td').first();
  expect(await cella.getAttribute('data-colonna')).toBe('Comune');
  expect((await cella.boundingBox())!.width).toBeGreaterThan(300);
  expect(await chi.barriere()).toEqual([]);
});
