import { randomUUID } from 'node:crypto';
import { GIORNI_CHIUSURA_SEDUTA, GIORNI_STUDIO_SEDUTA } from '#nomenclatore';
import { piuGiorni } from '#storia';
import { type Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';
import { conUnAltraCoordinatrice } from './altra-coordinatrice.js';
import { Caso, ISEO } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** Cases on the agenda, for the time of the seduta: who is convened sees them then, and nobody else by that. */

const CONVOCAZIONE = '2026-03-01';
const GIORNO = '2026-03-20';
const APERTURA = piuGiorni(GIORNO, -GIORNI_STUDIO_SEDUTA[0]!.valore);
/** Of the second seduta, later than all that the first one was: the clock never goes back. */
const GIORNO_2 = '2026-04-20';
const DA_SOLA = piuGiorni(GIORNO_2, GIORNI_CHIUSURA_SEDUTA[0]!.valore + 1);
const GIORNO_3 = '2026-05-20';
const COMPONENTI = ['coord-1', 'as-1', 'uvm-1'];
const PAROLE = 'Decisione-sigillata-5512';

let server: ServerDiProva;
let caso: Caso;
let fuori: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso({ adesso: `${CONVOCAZIONE}T08:00:00Z` });
  caso = await Caso.finoA(server, 'costituisci-equipe');
  fuori = await Caso.finoA(server, 'costituisci-equipe');
}, 60_000);
afterAll(() => server?.chiudi());

const corpo = (diverso: object = {}) => ({
  giorno: GIORNO,
  dalle: '09:00',
  alle: '12:00',
  modalita: 'in-presenza',
  componenti: COMPONENTI,
  ...diverso,
});
const convoca = async (diverso: object = {}) =>
  (await (await server.entra('coord-1')).scrivi('/api/sedute', corpo(diverso))).id;
const prova = async (chi: string, seduta: string, atto: string, dati: object = {}, headers = {}) =>
  (await server.entra(chi)).post(`/api/sedute/${seduta}/atti/${atto}`, dati, headers);
const fai = async (chi: string, seduta: string, atto: string, dati: object = {}) =>
  (await server.entra(chi)).scrivi(`/api/sedute/${seduta}/atti/${atto}`, dati);
const no = (chi: string, seduta: string, atto: string, dati: object, status: number, code: string) =>
  rifiutata(server, () => prova(chi, seduta, atto, dati), status, code);
const vista = async (chi: string, seduta: string): Promise<any> =>
  (await server.entra(chi)).leggi(`/api/sedute/${seduta}`);
const apre = async (chi: string, quale = caso) =>
  (await (await server.entra(chi)).get(`/api/cartelle/${quale.id}`)).status;
const inElenco = async (chi: string) =>
  (await (await server.entra(chi)).leggi('/api/cartelle')).voci.map((v: { id: string }) => v.id);

describe('Un componente dell’UVM', () => {
  let seduta: string;

  beforeAll(async () => {
    server.nelGiorno(CONVOCAZIONE);
    seduta = await convoca();
    await fai('coord-1', seduta, 'poni-all-ordine-del-giorno', { cartella: caso.id });
  });

  /** What can be seen of the cases: sheet, timeline, list, and the agenda itself. */
  const vede = async (chi: string) => ({
    scheda: await apre(chi),
    cronologia: (await (await server.entra(chi)).get(`/api/cartelle/${caso.id}/cronologia`)).status,
    elenco: await inElenco(chi),
    ordine: (await vista(chi, seduta)).casi.map((c: { cartella: string }) => c.cartella),
  });
  const NIENTE = { scheda: 403, cronologia: 403, elenco: [], ordine: [] };
  const IL_CASO = () => ({ scheda: 200, cronologia: 200, elenco: [caso.id], ordine: [caso.id] });

  it('prima della finestra sa di essere convocato, e dei casi non vede nulla', async () => {
    server.nelGiorno(piuGiorni(APERTURA, -1));
    expect(await vede('uvm-1')).toEqual(NIENTE);
    expect((await (await server.entra('uvm-1')).leggi('/api/sedute')).sedute).toMatchObject([
      { id: seduta, giorno: GIORNO },
    ]);
  });

  it('dentro la finestra vede i casi all’ordine del giorno, e solo quelli', async () => {
    server.nelGiorno(APERTURA);
    expect(await vede('uvm-1')).toEqual(IL_CASO());
    expect(await apre('uvm-1', fuori)).toBe(403);
    expect((await caso.prova('somministra-strumento', { il: APERTURA }, 'uvm-1')).status).toBe(200);
    expect((await fuori.prova('somministra-strumento', {}, 'uvm-1')).status).toBe(403);
  });

  it('se non è convocato non vede né i casi né la seduta', async () => {
    expect(await apre('uvm-2')).toBe(403);
    expect(await inElenco('uvm-2')).toEqual([]);
    expect((await (await server.entra('uvm-2')).leggi('/api/sedute')).sedute).toEqual([]);
    await rifiutata(
      server,
      async () => (await server.entra('uvm-2')).get(`/api/sedute/${seduta}`),
      403,
      'non-permesso',
    );
    await no('uvm-2', seduta, 'registra-presenza', {}, 403, 'non-permesso');
    await no('uvm-2', seduta, 'discuti-caso', { cartella: caso.id, posizione: 1, decisione: 'x' }, 403, 'non-permesso');
  });

  it('tolto un caso dall’ordine del giorno, non lo vede più; rimesso, sì', async () => {
    await fai('coord-1', seduta, 'togli-dall-ordine-del-giorno', { cartella: caso.id });
    expect(await vede('uvm-1')).toEqual(NIENTE);
    await fai('coord-1', seduta, 'poni-all-ordine-del-giorno', { cartella: caso.id });
    expect(await vede('uvm-1')).toEqual(IL_CASO());
  });

  it('di un caso da cui è escluso non sa che è all’ordine del giorno', async () => {
    const escluso = await Caso.finoA(server, 'costituisci-equipe');
    await escluso.atto('escludi-operatore' as never, { operatore: 'uvm-1', conflitto: 'È un parente.' }, 'coord-1');
    await fai('coord-1', seduta, 'poni-all-ordine-del-giorno', { cartella: escluso.id });
    expect(await vede('uvm-1')).toEqual(IL_CASO());
    expect(await apre('uvm-1', escluso)).toBe(404);
    expect((await vista('coord-1', seduta)).casi).toHaveLength(2);
    await fai('coord-1', seduta, 'togli-dall-ordine-del-giorno', { cartella: escluso.id });
  });

  it('il giorno della seduta registra la sua presenza, discute, e resta scritto che cosa aveva davanti', async () => {
    server.nelGiorno(piuGiorni(GIORNO, -1));
    await no('uvm-1', seduta, 'registra-presenza', {}, 409, 'seduta-non-cominciata');
    server.nelGiorno(GIORNO);
    await fai('coord-1', seduta, 'registra-presenza', { operatore: 'as-1' });
    const discussione = async () => {
      const [inAgenda] = (await vista('uvm-1', seduta)).casi;
      return { cartella: caso.id, posizione: inAgenda.posizione, decisione: PAROLE };
    };
    await no('uvm-1', seduta, 'discuti-caso', await discussione(), 409, 'non-presente');
    await no('uvm-1', seduta, 'registra-presenza', { operatore: 'coord-1' }, 409, 'presenza-di-altri');
    await fai('uvm-1', seduta, 'registra-presenza');
    await no('uvm-1', seduta, 'discuti-caso', { ...(await discussione()), posizione: 1 }, 409, 'posizione-di-altro');
    const davanti = await discussione();
    await fai('uvm-1', seduta, 'discuti-caso', davanti);
    await caso.atto('annota-diario', { il: GIORNO, testo: 'Detto dopo.' });
    const [{ discusso }] = (await vista('uvm-1', seduta)).casi;
    expect(discusso).toMatchObject({ posizione: davanti.posizione, presenti: ['as-1', 'uvm-1'], decisione: PAROLE });
    const allora = await caso.scheda(`?modo=evento&posizione=${discusso.posizione}`);
    expect(allora.stato.diario).toEqual([]);
    expect((await caso.scheda()).stato.diario).toHaveLength(1);
  });

  it('conclusa la seduta non vede più i casi, in nessun modo, e non vi si registra più nulla', async () => {
    await no('uvm-1', seduta, 'concludi-seduta', {}, 403, 'non-permesso');
    const rinviato = await Caso.finoA(server, 'costituisci-equipe');
    await fai('coord-1', seduta, 'poni-all-ordine-del-giorno', { cartella: rinviato.id });
    expect(await no('coord-1', seduta, 'concludi-seduta', {}, 409, 'casi-da-discutere')).toMatchObject({
      restano: 1,
      detail: expect.stringContaining('resta un caso non discusso'),
    });
    await fai('coord-1', seduta, 'togli-dall-ordine-del-giorno', { cartella: rinviato.id });
    await fai('coord-1', seduta, 'concludi-seduta');
    expect(await vede('uvm-1')).toEqual(NIENTE);
    const pagina = await (await server.entra('uvm-1')).get(`/api/sedute/${seduta}`);
    expect(pagina.testo).not.toContain(PAROLE);
    await no('coord-1', seduta, 'registra-presenza', { operatore: 'coord-1' }, 409, 'seduta-conclusa');
    await no('coord-1', seduta, 'poni-all-ordine-del-giorno', { cartella: fuori.id }, 409, 'seduta-conclusa');
    await no('uvm-1', seduta, 'registra-presenza', {}, 409, 'seduta-conclusa');
    // Who coordinates reads what was decided, and opens the case as the équipe saw it.
    expect((await vista('coord-1', seduta)).casi).toMatchObject([{ discusso: { decisione: PAROLE } }]);
  });
});

describe('Una seduta che nessuno conclude', () => {
  it('si chiude da sola qualche giorno dopo', async () => {
    const seduta = await convoca({ giorno: GIORNO_2 });
    await fai('coord-1', seduta, 'poni-all-ordine-del-giorno', { cartella: fuori.id });
    server.nelGiorno(piuGiorni(DA_SOLA, -1));
    expect(await apre('uvm-1', fuori)).toBe(200);
    server.nelGiorno(DA_SOLA);
    expect(await apre('uvm-1', fuori)).toBe(403);
    expect(await inElenco('uvm-1')).toEqual([]);
  });
});

describe('Convocare e porre all’ordine del giorno', () => {
  beforeAll(() => server.nelGiorno(piuGiorni(GIORNO_3, -20)));

  it('è del coordinatore; i convocati vengono dall’elenco', async () => {
    for (const chi of ['as-1', 'uvm-1', 'ets-1', 'pua-1', 'rev-1', 'udp-1', 'sis-1', 'amm-1']) {
      await rifiutata(
        server,
        async () => (await server.entra(chi)).post('/api/sedute', corpo({ giorno: GIORNO_3 })),
        403,
        'non-permesso',
      );
    }
    const coord = await server.entra('coord-1');
    const sbagliati: [object, number, string][] = [
      [{ componenti: ['coord-1', 'nessuno-9'] }, 422, 'codice-fuori-elenco'],
      [{ componenti: ['coord-1', 'as-1'] }, 409, 'una-sola-professione'],
      [{ giorno: '2026-02-01' }, 409, 'giorno-passato'],
      [{ alle: '08:00' }, 409, 'orario-non-valido'],
      [{ dalle: 'alle nove' }, 400, 'dati-non-validi'],
      [{ modalita: 'in piazza' }, 400, 'dati-non-validi'],
    ];
    for (const [diverso, status, code] of sbagliati) {
      await rifiutata(server, () => coord.post('/api/sedute', corpo({ giorno: GIORNO_3, ...diverso })), status, code);
    }
  });

  it('prende solo casi aperti con una valutazione multidimensionale, anche conclusa, di Comuni propri, esistenti', async () => {
    const seduta = await convoca({ giorno: GIORNO_3 });
    const aperta = await Caso.aperto(server);
    const chiuso = await Caso.finoA(server, 'concludi-valutazione');
    await chiuso.atto('chiudi', { il: '2026-01-16', motivo: 'trasferimento' });
    const conclusa = await Caso.finoA(server, 'concludi-valutazione');
    const porre = (cartella: string, chi: string, status: number, code: string) =>
      no(chi, seduta, 'poni-all-ordine-del-giorno', { cartella }, status, code);
    await porre(aperta.id, 'coord-1', 409, 'non-in-valutazione');
    await porre(chiuso.id, 'coord-1', 409, 'non-in-valutazione');
    const coord = await server.entra('coord-1');
    await coord.scrivi(`/api/sedute/${seduta}/atti/poni-all-ordine-del-giorno`, { cartella: conclusa.id });
    await porre(randomUUID(), 'coord-1', 404, 'non-trovato');
    await porre(caso.id, 'as-1', 403, 'non-permesso');
    await porre(caso.id, 'uvm-1', 403, 'non-permesso');
    await porre(caso.id, 'pavese-coord-1', 404, 'non-trovato');
    await no('coord-1', randomUUID(), 'poni-all-ordine-del-giorno', { cartella: caso.id }, 404, 'non-trovato');
    const pavese = await server.entra('pavese-uvm-1');
    await rifiutata(server, () => pavese.get(`/api/sedute/${seduta}`), 404, 'non-trovato');
    expect((await pavese.leggi('/api/sedute')).sedute).toEqual([]);
  });
});

it('Cancellata la persona, di ciò che se n’è detto nella seduta non resta una parola', async () => {
  server.nelGiorno(GIORNO_3);
  const seduta = await convoca({ giorno: GIORNO_3 });
  const chiuso = await Caso.finoA(server, 'costituisci-equipe');
  const { id: cartella } = chiuso;
  await fai('coord-1', seduta, 'poni-all-ordine-del-giorno', { cartella });
  for (const operatore of ['coord-1', 'uvm-1']) await fai('coord-1', seduta, 'registra-presenza', { operatore });
  const { posizione } = (await vista('coord-1', seduta)).casi[0];
  await fai('coord-1', seduta, 'discuti-caso', { cartella, posizione, decisione: PAROLE, dissenso: PAROLE });
  const { vault, orologio } = server.installazione;
  await vault.distruggi(
    'sebino',
    await vault.chiaviDi('sebino', [{ tipo: 'cartella', id: cartella }]),
    'DET 1',
    orologio.adesso(),
  );
  const pagina = await (await server.entra('coord-1')).get(`/api/sedute/${seduta}`);
  expect(pagina.status).toBe(200);
  expect(pagina.testo).not.toContain(PAROLE);
  expect(pagina.corpo.casi[0].discusso).toEqual({
    evento: expect.any(String),
    posizione,
    presenti: ['coord-1', 'uvm-1'],
  });
});

describe('Ciò che di una seduta non è per chi vi è convocato', () => {
  const GIORNO_4 = '2026-06-20';
  beforeAll(() => server.nelGiorno(GIORNO_4));

  const unCaso = () => Caso.finoA(server, 'costituisci-equipe');
  const poni = (seduta: string, { id: cartella }: Caso) =>
    fai('coord-1', seduta, 'poni-all-ordine-del-giorno', { cartella });
  const tutelato = async () => {
    const protetto = await unCaso();
    await protetto.atto('disponi-tutela', { classe: 'violenza', abilitati: [], motivo: 'Denuncia.' }, 'coord-1');
    return protetto;
  };
  /** What uvm-1 is answered, without what tells any seduta from another: ids, and positions in the log. */
  const senzaIds = (corpo: unknown): unknown =>
    JSON.parse(
      JSON.stringify(corpo, (nome, valore: unknown) =>
        ['posizione', 'registratoIl'].includes(nome) ? undefined : valore,
      ).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'),
    );

  /** What has no revision goes out with a digest of its bytes, ids included. */
  const rivista = ({ headers }: Risposta) => headers.get('etag')?.match(/^"\d+"$/)?.[0];

  it('due sedute, una con dei casi nascosti in più: per lui sono uguali, anche nei rifiuti e nelle ripetizioni', async () => {
    const esiti: unknown[] = [];
    for (const nascosti of [0, 2]) {
      const seduta = await convoca({ giorno: GIORNO_4 });
      for (let n = 0; n < nascosti; n++) await poni(seduta, await tutelato());
      await poni(seduta, await unCaso());
      const uvm = await server.entra('uvm-1');
      const pagina = await uvm.get(`/api/sedute/${seduta}?attendi=${server.ultima}`);
      expect(pagina.corpo.casi).toHaveLength(1);
      const etag = pagina.headers.get('etag')!;
      const atti = [];
      for (const headers of [{ 'if-match': '"0"' }, { 'if-match': etag, 'idempotency-key': `presenza-${seduta}` }])
        atti.push(await prova('uvm-1', seduta, 'registra-presenza', {}, headers));
      for (let n = 0; n < nascosti; n++) await poni(seduta, await tutelato());
      await fai('coord-1', seduta, 'registra-presenza', { operatore: 'as-1' });
      atti.push(
        await prova(
          'uvm-1',
          seduta,
          'registra-presenza',
          {},
          {
            'if-match': etag,
            'idempotency-key': `presenza-${seduta}`,
          },
        ),
        await prova('uvm-1', seduta, 'registra-presenza', {}, { 'if-match': etag }),
      );
      esiti.push([pagina, ...atti].map((r) => [r.status, rivista(r), senzaIds(r.corpo)]));
      // Who coordinates counts them all.
      expect((await vista('coord-1', seduta)).revision).toBe(3 + 2 * nascosti);
    }
    expect(esiti[1]).toEqual(esiti[0]);
    expect((esiti[0] as unknown[][]).map((e) => e[0])).toEqual([200, 412, 200, 200, 412]);
  });

  it('un caso da cui è escluso non trattiene chi conclude la seduta, e non se ne conta', async () => {
    const [seduta, escluso] = [await convoca({ giorno: GIORNO_4 }), await unCaso()];
    await poni(seduta, escluso);
    expect(await no('coord-1', seduta, 'concludi-seduta', {}, 409, 'casi-da-discutere')).toMatchObject({ restano: 1 });
    const conflitto = { operatore: 'coord-1', conflitto: 'È il vicino.' };
    await conUnAltraCoordinatrice(server, ISEO, () =>
      escluso.atto('escludi-operatore', { il: GIORNO_4, ...conflitto }, 'coord-1'),
    );
    expect((await vista('coord-1', seduta)).casi).toEqual([]);
    await fai('coord-1', seduta, 'concludi-seduta');
  });

  it('una nota riservata o un’esclusione non spostano il caso; la loro posizione non è una del caso', async () => {
    const [seduta, discussa] = [await convoca({ giorno: GIORNO_4 }), await unCaso()];
    await poni(seduta, discussa);
    for (const operatore of ['coord-1', 'uvm-1']) await fai('coord-1', seduta, 'registra-presenza', { operatore });
    const posizione = async (chi: string) => (await vista(chi, seduta)).casi[0].posizione as number;
    const prima = await posizione('uvm-1');
    const nota = await discussa.atto('annota-diario', { il: GIORNO_4, riservata: true, testo: 'Parole riservate.' });
    const esclusione = await discussa.atto(
      'escludi-operatore',
      { il: GIORNO_4, operatore: 'as-4', conflitto: 'È il vicino.' },
      'coord-1',
    );
    expect([await posizione('uvm-1'), await posizione('coord-1')]).toEqual([prima, esclusione.posizione]);
    for (const nascosta of [nota.posizione, esclusione.posizione]) {
      const corpoDi = (p: number) => ({ cartella: discussa.id, posizione: p, decisione: 'x' });
      const [provata, diAltri] = [
        await prova('uvm-1', seduta, 'discuti-caso', corpoDi(nascosta)),
        await prova('uvm-1', seduta, 'discuti-caso', corpoDi(1)),
      ];
      expect([provata.status, provata.corpo.code]).toEqual([409, 'posizione-di-altro']);
      expect(senzaIds(provata.corpo)).toEqual(senzaIds(diAltri.corpo));
    }
    // Who knows of it may discuss the case as it stands, and does not tell the others what stood there.
    await fai('coord-1', seduta, 'discuti-caso', {
      cartella: discussa.id,
      posizione: nota.posizione,
      decisione: PAROLE,
    });
    const discusso = async (chi: string) => (await vista(chi, seduta)).casi[0].discusso.posizione as number;
    expect([await discusso('coord-1'), await discusso('uvm-1')]).toEqual([nota.posizione, prima]);
  });
});
