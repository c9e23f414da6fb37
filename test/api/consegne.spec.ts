import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** Somebody leaves, and the cases do not stay behind: over HTTP, with the clock moved. */

let server: ServerDiProva;
let caso: Caso;
let altro: Caso;
beforeAll(async () => {
  server = await ServerDiProva.acceso();
  caso = await Caso.finoA(server, 'avvia-valutazione');
  altro = await Caso.finoA(server, 'attiva-presa-in-carico');
  await altro.atto('assegna', { operatore: 'as-1' }, 'coord-1');
});
afterAll(() => server?.chiudi());

const daConsegnare = async (chi = 'coord-1') => (await (await server.entra(chi)).leggi('/api/consegne')).consegne;
const utenza = async (operatore: string): Promise<string> => {
  const { utenze } = await (await server.entra('udp-1')).leggi('/api/utenze');
  return utenze.find((u: { operatore: string }) => u.operatore === operatore).id;
};
const consegna = (quale: Caso, diverso: object = {}, chi = 'coord-1') =>
  server.entra(chi).then((c) =>
    c.post(`/api/cartelle/${quale.id}/atti/consegna`, {
      da: 'as-1',
      a: 'as-4',
      nota: 'La figlia lavora di notte.',
      ...diverso,
    }),
  );
const NON_ATTIVO = { motivo: 'Fine incarico.' };

it('dato che tutti ci sono, non c’è nulla da consegnare', async () => {
  expect(await daConsegnare()).toEqual([]);
});

it('dato che qualcuno lascerà, chi coordina lo sa da prima; dal giorno dopo l’ultimo i casi sono da consegnare', async () => {
  const udp = await server.entra('udp-1');
  await udp.scrivi(`/api/utenze/${await utenza('as-1')}/atti/cessa`, { ...NON_ATTIVO, al: '2026-10-15' });
  const [prima, ...nessunAltro] = await daConsegnare();
  expect(nessunAltro).toEqual([]);
  expect(prima).toMatchObject({ operatore: 'as-1' });
  expect(prima.casi.map((c: { cartella: string }) => c.cartella).sort()).toEqual([caso.id, altro.id].sort());
  expect(prima.casi[0]).toMatchObject({ motivo: 'cessato', dal: '2026-10-16' });
  server.orologio.imposta('2026-10-16T08:00:00Z');
  expect((await daConsegnare())[0].casi).toHaveLength(2);
  await expect((await server.entra('coord-1')).get('/api/consegne')).resolves.toMatchObject({ status: 200 });
});

it('le vede e le fa solo chi coordina, e solo del suo Ambito', async () => {
  for (const chi of ['pua-1', 'as-2', 'uvm-1', 'ets-1', 'udp-1', 'amm-1', 'rev-1', 'sis-1']) {
    expect([chi, (await (await server.entra(chi)).get('/api/consegne')).status]).toEqual([chi, 403]);
    expect([chi, (await consegna(caso, {}, chi)).status]).toEqual([chi, 403]);
  }
  expect(await daConsegnare('pavese-coord-1')).toEqual([]);
  await rifiutata(server, () => consegna(caso, {}, 'pavese-coord-1'), 404, 'non-trovato');
});

it.each([
  ['a chi lavora in altri Comuni', { a: 'as-3' }, 'operatore-fuori-comune'],
  ['a chi non segue casi', { a: 'ets-1' }, 'operatore-non-segue-casi'],
  ['a chi non esiste', { a: 'op-inventato' }, 'operatore-non-attivo'],
  ['a chi consegna, che non c’è più', { a: 'as-1' }, 'consegna-a-se-stesso'],
  ['da parte di chi non ne risponde', { da: 'as-2' }, 'non-ne-risponde'],
])('non si consegna %s', async (_, diverso, codice) => {
  await rifiutata(server, () => consegna(caso, diverso), 409, codice);
});

it('non si affida a chi è appena stato sospeso, né a chi se n’è andato; riammesso, sì', async () => {
  const udp = await server.entra('udp-1');
  const as4 = await utenza('as-4');
  await udp.scrivi(`/api/utenze/${as4}/atti/sospendi`, NON_ATTIVO);
  await rifiutata(server, () => consegna(caso), 409, 'operatore-non-attivo');
  for (const operatore of ['as-4', 'as-1']) {
    for (const atto of ['assegna', 'individua-case-manager'] as const) {
      const prova = () => altro.prova(atto, { operatore }, 'coord-1');
      const { campo } = await rifiutata(server, prova, 409, 'operatore-non-attivo');
      expect(campo).toBe('operatore');
    }
  }
  await udp.scrivi(`/api/utenze/${as4}/atti/riammetti`, {});
});

it('consegnato, il caso è di chi riceve: lo vede nella scrivania con la nota e ciò che manca', async () => {
  const as4 = await server.entra('as-4');
  expect((await as4.leggi('/api/scrivania')).consegneRicevute).toEqual([]);
  const esito = await consegna(caso, { altriPunti: 'Chiamare il medico.' });
  expect(esito.status).toBe(200);
  server.ultima = esito.corpo.posizione;
  const { consegneRicevute, mie } = await as4.leggi('/api/scrivania');
  expect(mie.map((v: { id: string }) => v.id)).toEqual([caso.id]);
  expect(consegneRicevute).toMatchObject([
    {
      cartella: caso.id,
      il: '2026-10-16',
      da: 'as-1',
      disposta: 'coord-1',
      nota: 'La figlia lavora di notte.',
      altriPunti: 'Chiamare il medico.',
      puntiAperti: expect.arrayContaining([expect.stringContaining('équipe')]),
    },
  ]);
  const scheda = await as4.leggi(`/api/cartelle/${caso.id}`);
  expect(scheda.stato).toMatchObject({ caseManager: 'as-4' });
  const { voci } = await as4.leggi(`/api/cartelle/${caso.id}/cronologia`);
  expect(voci[0]).toMatchObject({ titolo: 'Caso consegnato', dati: { da: 'as-1', a: 'as-4' } });
  expect((await daConsegnare())[0].casi.map((c: { cartella: string }) => c.cartella)).toEqual([altro.id]);
});

it('dopo un mese la scrivania non la mostra più; il caso sì', async () => {
  server.orologio.imposta('2026-11-20T08:00:00Z');
  const { consegneRicevute, mie } = await (await server.entra('as-4')).leggi('/api/scrivania');
  expect([consegneRicevute.length, mie.length]).toEqual([0, 1]);
});

it('l’elenco è una consultazione dei casi che mostra', async () => {
  const letture = await (await server.entra('coord-1')).leggi(`/api/cartelle/${altro.id}/consultazioni`);
  expect(JSON.stringify(letture)).toContain('elenca-consegne');
});
