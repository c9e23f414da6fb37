import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** Somebody moves to another office: what was open by the old one closes with it, whatever still bears the name. */

let server: ServerDiProva;
beforeEach(async () => {
  server = await ServerDiProva.acceso();
});
afterEach(() => server?.chiudi());

const utenza = async (operatore: string): Promise<string> => {
  const { utenze } = await (await server.entra('udp-1')).leggi('/api/utenze');
  return utenze.find((u: { operatore: string }) => u.operatore === operatore).id;
};
const utenze = async (operatore: string, atto: string, corpo: object) =>
  (await server.entra('udp-1')).scrivi(`/api/utenze/${await utenza(operatore)}/atti/${atto}`, corpo);
const ALL_ASST = {
  ruolo: 'componente-uvm',
  ente: 'asst',
  tipoEnte: 'asst',
  professione: 'assistente-sociale',
  comuni: ['017085', '017205'],
  dal: '2026-09-30',
};
const legge = async (caso: Caso, chi: string) =>
  (await server.entra(chi)).get(`/api/cartelle/${caso.id}/cronologia?attendi=${server.ultima}`);
const RISERVATA = 'Detto a me soltanto.';

it('un accesso fuori competenza resta dell’ufficio in cui è stato aperto', async () => {
  const caso = await Caso.finoA(server, 'assegna');
  const as2 = await server.entra('as-2');
  const { id } = await as2.scrivi(`/api/cartelle/${caso.id}/deroghe`, { motivo: 'Chiamata del 118 in reperibilità.' });
  expect((await legge(caso, 'as-2')).status).toBe(200);
  await utenze('as-2', 'trasferisci', ALL_ASST);
  expect((await legge(caso, 'as-2')).status).toBe(403);
  const nuovo = await as2.scrivi(`/api/cartelle/${caso.id}/deroghe`, { motivo: 'Dimissione protetta in corso.' });
  expect(nuovo.id).not.toBe(id);
  expect((await legge(caso, 'as-2')).status).toBe(200);
});

it('di un accesso che non apre più l’elenco non dice che è in corso; di quello che lo segue sì', async () => {
  const caso = await Caso.finoA(server, 'assegna');
  const as2 = await server.entra('as-2');
  const apre = async (): Promise<string> =>
    (await as2.scrivi(`/api/cartelle/${caso.id}/deroghe`, { motivo: 'Chiamata del 118 in reperibilità.' })).id;
  const inCorso = async (chi: string, dove: string): Promise<string[]> =>
    (await (await server.entra(chi)).leggi(dove)).deroghe
      .filter((d: { inCorso: boolean }) => d.inCorso)
      .map((d: { id: string }) => d.id);
  const ovunque = () =>
    Promise.all([
      inCorso('coord-1', '/api/deroghe'),
      inCorso('rev-1', '/api/deroghe'),
      inCorso('coord-1', `/api/cartelle/${caso.id}/deroghe`),
      inCorso('as-2', '/api/deroghe/mie'),
    ]);
  const prima = await apre();
  expect(await ovunque()).toEqual([[prima], [prima], [prima], [prima]]);
  await utenze('as-2', 'trasferisci', ALL_ASST);
  expect(await ovunque()).toEqual([[], [], [], []]);
  const poi = await apre();
  expect(await ovunque()).toEqual([[poi], [poi], [poi], [poi]]);
  // Who does not work any more opens nothing either.
  await utenze('as-2', 'sospendi', { dal: '2026-09-30', motivo: 'Verifica in corso.' });
  expect(await inCorso('coord-1', '/api/deroghe')).toEqual([]);
});

it('chi risponde di un caso e passa ad altri Comuni non legge più chi vi è entrato, né ne prende visione', async () => {
  const caso = await Caso.finoA(server, 'assegna');
  const as2 = await server.entra('as-2');
  const deroga = await as2.scrivi(`/api/cartelle/${caso.id}/deroghe`, { motivo: 'Chiamata del 118 in reperibilità.' });
  const viste = async () => (await (await server.entra('as-1')).leggi('/api/deroghe')).deroghe.length;
  const visione = async () =>
    (await server.entra('as-1')).post(`/api/cartelle/${caso.id}/deroghe/${deroga.id}/prendi-visione`, {});
  expect(await viste()).toBe(1);
  await utenze('as-1', 'trasferisci', {
    ruolo: 'assistente-sociale',
    ente: 'ambito-sebino',
    tipoEnte: 'ambito',
    professione: 'assistente-sociale',
    comuni: ['017205'],
    dal: '2026-09-30',
  });
  expect(await viste()).toBe(0);
  await rifiutata(server, visione, 403, 'non-permesso');
});

it('chi rispondeva del caso, convocato da un altro ufficio, non ne sa le parole riservate né ciò che una tutela nasconde', async () => {
  const caso = await Caso.finoA(server, 'costituisci-equipe');
  await utenze('as-1', 'trasferisci', ALL_ASST);
  await caso.atto('annota-diario', { testo: RISERVATA, riservata: true }, 'coord-1');
  const coord = await server.entra('coord-1');
  const { id } = await coord.scrivi('/api/sedute', {
    giorno: '2026-10-01',
    dalle: '09:00',
    alle: '12:00',
    modalita: 'in-presenza',
    componenti: ['coord-1', 'as-1', 'uvm-1'],
  });
  await coord.scrivi(`/api/sedute/${id}/atti/poni-all-ordine-del-giorno`, { cartella: caso.id });
  const [suo, altrui] = [await legge(caso, 'as-1'), await legge(caso, 'uvm-1')];
  expect([suo.status, suo.testo.includes(RISERVATA)]).toEqual([200, false]);
  expect([altrui.status, altrui.testo.includes(RISERVATA)]).toEqual([200, false]);
  expect((await legge(caso, 'coord-1')).testo).toContain(RISERVATA);
  await caso.atto('disponi-tutela', { classe: 'violenza', abilitati: [], motivo: 'Denuncia.' }, 'coord-1');
  expect([(await legge(caso, 'as-1')).status, (await legge(caso, 'uvm-1')).status]).toEqual([404, 404]);
  const elenco = await (await server.entra('as-1')).leggi('/api/cartelle');
  expect(elenco.voci).toEqual([]);
});

describe('chi lascia l’ente in cui un caso gli fu affidato, e resta negli stessi Comuni con lo stesso ruolo', () => {
  const AL_COMUNE = {
    ruolo: 'assistente-sociale',
    ente: 'comune-iseo',
    tipoEnte: 'comune',
    professione: 'assistente-sociale',
    comuni: ['017085', '017205'],
    dal: '2026-10-01',
  };
  const daConsegnare = async () => (await (await server.entra('coord-1')).leggi('/api/consegne')).consegne;
  const suoi = async () => {
    const as1 = await server.entra('as-1');
    const [elenco, scrivania] = [await as1.leggi('/api/cartelle?mie=true'), await as1.leggi('/api/scrivania')];
    return [elenco.totale, scrivania.mie.length];
  };
  const lascia = {
    passandoAUnAltro: async () => {
      server.nelGiorno('2026-10-01');
      await utenze('as-1', 'trasferisci', AL_COMUNE);
    },
    tornandoDopo: async () => {
      await utenze('as-1', 'cessa', { al: '2026-10-05', motivo: 'Fine incarico.' });
      server.nelGiorno('2026-10-09');
      await utenze('as-1', 'iscrivi-di-nuovo', {
        ...AL_COMUNE,
        ente: 'ambito-sebino',
        tipoEnte: 'ambito',
        dal: '2026-10-09',
      });
    },
  };

  it.each([
    ['per un altro ente', lascia.passandoAUnAltro, { motivo: 'trasferito', dal: '2026-10-01' }],
    ['e torna dopo qualche giorno', lascia.tornandoDopo, { motivo: 'cessato', dal: '2026-10-06' }],
  ])('%s: il caso va consegnato, e non è più suo', async (_, lascia, perche) => {
    const caso = await Caso.finoA(server, 'assegna');
    expect(await suoi()).toEqual([1, 1]);
    await lascia();
    expect(await suoi()).toEqual([0, 0]);
    expect((await legge(caso, 'as-1')).status).toBe(403);
    await rifiutata(server, () => caso.prova('annota-diario', { testo: 'Visita.' }, 'as-1'), 403, 'non-permesso');
    expect(await daConsegnare()).toMatchObject([{ operatore: 'as-1', casi: [{ cartella: caso.id, ...perche }] }]);
    // His again only if somebody entrusts it to him there.
    await caso.atto('assegna', { operatore: 'as-1' }, 'coord-1');
    expect(await suoi()).toEqual([1, 1]);
    expect((await legge(caso, 'as-1')).status).toBe(200);
  });

  it('di un caso che resta di una collega della stessa squadra legge ciò che legge la squadra, e non se lo riprende', async () => {
    const caso = await Caso.finoA(server, 'assegna');
    await caso.atto('consegna', { da: 'as-1', a: 'as-4', nota: 'Passa a lei.' }, 'coord-1');
    await caso.atto('individua-case-manager', { operatore: 'as-1', ambito: 'sociale' }, 'coord-1');
    const { eventi } = await caso.atto('annota-diario', { testo: RISERVATA, riservata: true }, 'coord-1');
    expect((await legge(caso, 'as-1')).testo).toContain(RISERVATA);
    server.nelGiorno('2026-10-01');
    await utenze('as-1', 'trasferisci', { ...AL_COMUNE, squadra: 'riva' });
    const letta = await legge(caso, 'as-1');
    expect([letta.status, letta.testo.includes(RISERVATA)]).toEqual([200, false]);
    const aSe = { operatore: 'as-1', ambito: 'sociale' };
    await rifiutata(server, () => caso.prova('individua-case-manager', aSe, 'as-1'), 409, 'case-manager-di-altri');
    const tutela = { classe: 'violenza', abilitati: ['as-1'], motivo: 'Denuncia.' };
    await rifiutata(server, () => caso.prova('disponi-tutela', tutela, 'as-1'), 409, 'tutela-di-chi-segue-il-caso');
    const apertura = { evento: eventi[0]!.id, motivo: 'Svista nel segnarla.', modifiche: { riservata: false } };
    await rifiutata(server, () => caso.prova('rettifica-evento', apertura, 'as-1'), 409, 'evento-inesistente');
    // Nor does a team read by him what was entrusted to him elsewhere.
    await utenze('as-2', 'trasferisci', { ...AL_COMUNE, ente: 'ambito-sebino', tipoEnte: 'ambito', squadra: 'lago' });
    const altro = await Caso.finoA(server, 'individua-case-manager');
    server.nelGiorno('2026-10-02');
    await utenze('as-1', 'trasferisci', {
      ...AL_COMUNE,
      ente: 'ambito-sebino',
      tipoEnte: 'ambito',
      squadra: 'lago',
      dal: '2026-10-02',
    });
    expect((await legge(altro, 'as-2')).status).toBe(403);
  });

  it('di ciò che vi è di più riservato non sa più nulla, nemmeno se una tutela lo nominava', async () => {
    const [caso, nominato] = [await Caso.finoA(server, 'assegna'), await Caso.finoA(server, 'assegna')];
    await caso.atto('disponi-tutela', { classe: 'violenza', abilitati: [], motivo: 'Denuncia.' }, 'coord-1');
    await nominato.atto('consegna', { da: 'as-1', a: 'as-4', nota: 'Passa a lei.' }, 'coord-1');
    await nominato.atto('disponi-tutela', { classe: 'violenza', abilitati: ['as-1'], motivo: 'Denuncia.' }, 'coord-1');
    const cambiaSquadra = () =>
      utenze('as-1', 'trasferisci', {
        ...AL_COMUNE,
        ente: 'ambito-sebino',
        tipoEnte: 'ambito',
        comuni: ['017085'],
        squadra: 'riva',
        dal: '2026-09-30',
      });
    await cambiaSquadra();
    expect([(await legge(caso, 'as-1')).status, (await legge(nominato, 'as-1')).status]).toEqual([200, 200]);
    server.nelGiorno('2026-10-02');
    await utenze('as-1', 'trasferisci', { ...AL_COMUNE, squadra: 'riva', dal: '2026-10-02' });
    expect([(await legge(caso, 'as-1')).status, (await legge(nominato, 'as-1')).status]).toEqual([404, 404]);
    expect((await (await server.entra('as-1')).leggi('/api/cartelle')).voci).toEqual([]);
  });
});

it('i casi di chi è sospeso, o se n’è andato, restano alla sua squadra finché non passano a qualcuno', async () => {
  const caso = await Caso.finoA(server, 'assegna');
  await utenze('as-1', 'sospendi', { dal: '2026-09-30', motivo: 'Ferie.' });
  expect((await legge(caso, 'as-4')).status).toBe(200);
  expect((await legge(caso, 'as-2')).status).toBe(403);
  await utenze('as-1', 'riammetti', { dal: '2026-10-02' });
  await utenze('as-1', 'trasferisci', { ...ALL_ASST, dal: '2026-10-05' });
  server.nelGiorno('2026-10-05');
  expect((await legge(caso, 'as-4')).status).toBe(403);
});

it('il caso di un collega non lo prende chi vorrebbe leggerne le note riservate, né lo riceve chi non segue casi', async () => {
  const caso = await Caso.finoA(server, 'individua-case-manager');
  await caso.atto('annota-diario', { testo: RISERVATA, riservata: true });
  const aSe = { il: '2026-09-30', operatore: 'as-4', ambito: 'sociale' };
  await rifiutata(
    server,
    async () => (await server.entra('as-4')).post(`/api/cartelle/${caso.id}/atti/individua-case-manager`, aSe),
    409,
    'case-manager-di-altri',
  );
  expect((await legge(caso, 'as-4')).testo).not.toContain(RISERVATA);
  for (const operatore of ['udp-1', 'sis-1', 'ets-1', 'uvm-1']) {
    await rifiutata(
      server,
      async () =>
        (await server.entra('as-1')).post(`/api/cartelle/${caso.id}/atti/individua-case-manager`, {
          ...aSe,
          operatore,
        }),
      409,
      'operatore-non-segue-casi',
    );
  }
});
