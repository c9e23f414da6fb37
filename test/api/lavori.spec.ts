import { createHash } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { avviaLavori, type EsitoEsportazione, type Lavori, type LavoroVisto } from '#installazione';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** Long work, as it is asked for and followed over HTTP. */

let server: ServerDiProva;
let lavori: Lavori;
let caso: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  lavori = await avviaLavori(server.installazione);
  caso = await Caso.finoA(server, 'attiva-presa-in-carico');
}, 60_000);
afterAll(async () => {
  await lavori?.ferma();
  await server?.chiudi();
});

const chiedi = async (chi: string, tipo: string, corpo?: object, headers = {}) =>
  (await server.entra(chi)).post(`/api/lavori/${tipo}`, corpo, headers);
const finito = async (id: string, chi = 'sis-1'): Promise<LavoroVisto> => {
  for (;;) {
    const lavoro = (await (await server.entra(chi)).leggi(`/api/lavori/${id}`)) as LavoroVisto;
    if (lavoro.finitoIl) return lavoro;
    await attendi(50);
  }
};
const scarica = async (id: string, chi: string) => (await server.entra(chi)).get(`/api/lavori/${id}/fascicolo`);
const letture = async (chi: string) =>
  (
    (await (await server.entra('rev-1')).leggi(`/api/cartelle/${caso.id}/consultazioni`)).voci as {
      cosa: string;
      operatore: string;
    }[]
  ).filter((c) => c.cosa === 'esporta-cartella' && c.operatore === chi).length;

describe('I lavori', () => {
  it('si chiedono, e se ne legge l’esito', async () => {
    const chiesto = await chiedi('sis-1', 'checkpoint');
    expect([chiesto.status, chiesto.corpo.tipo]).toEqual([202, 'checkpoint']);
    expect(await finito(chiesto.corpo.id)).toMatchObject({
      stato: 'fatto',
      esito: { posizione: await server.testa() },
    });
    const verifica = (await chiedi('rev-1', 'verifica')).corpo;
    expect(await finito(verifica.id)).toMatchObject({ stato: 'fatto', esito: { integra: true } });
    const rebuild = (await chiedi('sis-1', 'rebuild', { vista: 'tutte' })).corpo;
    expect(await finito(rebuild.id)).toMatchObject({
      oggetto: 'tutte',
      stato: 'fatto',
      esito: { viste: ['cartelle', 'persone', 'accessi', 'utenze', 'deroghe', 'sedute', 'leps'] },
    });
    const { lavori: elenco } = await (await server.entra('sis-1')).leggi('/api/lavori');
    expect(elenco.map((l: LavoroVisto) => l.id)).toEqual(
      expect.arrayContaining([chiesto.corpo.id, verifica.id, rebuild.id]),
    );
    for (const l of elenco) expect((await (await server.entra('sis-1')).get(`/api/lavori/${l.id}`)).status).toBe(200);
  });

  it('la stessa richiesta è un lavoro solo; con la stessa chiave un’altra è rifiutata', async () => {
    const chiave = { 'idempotency-key': 'esporta-1' };
    const prima = (await chiedi('rev-1', 'esporta', { contenuto: 'ambito' }, chiave)).corpo;
    await finito(prima.id, 'rev-1');
    expect((await chiedi('rev-1', 'esporta', { contenuto: 'ambito' }, chiave)).corpo).toMatchObject({
      id: prima.id,
      stato: 'fatto',
    });
    await rifiutata(
      server,
      () => chiedi('rev-1', 'esporta', { contenuto: 'cartella', cartella: caso.id }, chiave),
      422,
      'chiave-riusata',
    );
  });

  it('un fascicolo si scarica quando è pronto, ed è quello dell’esito', async () => {
    const { id } = (await chiedi('rev-1', 'esporta', { contenuto: 'ambito' })).corpo;
    const { esito } = await finito(id);
    const { status, testo, headers } = await scarica(id, 'rev-1');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="fascicolo-${id}.jsonl"`);
    expect(createHash('sha256').update(testo).digest('hex')).toBe((esito as EsitoEsportazione).sha256);
    const checkpoint = (await chiedi('sis-1', 'checkpoint')).corpo;
    await rifiutata(server, () => scarica(checkpoint.id, 'sis-1'), 409, 'fascicolo-non-pronto');
    // Acts, dates and codes are in clear there: content, for whoever keeps the program running.
    await rifiutata(server, () => scarica(id, 'sis-1'), 403, 'non-permesso');
  });

  it('esportare una cartella è consultarla: resta scritto, quando si chiede e quando si scarica', async () => {
    const prima = await letture('rev-1');
    const { id } = (await chiedi('rev-1', 'esporta', { contenuto: 'cartella', cartella: caso.id })).corpo;
    expect(await letture('rev-1')).toBe(prima + 1);
    expect(await finito(id, 'rev-1')).toMatchObject({ oggetto: 'cartella', stato: 'fatto' });
    const { testo } = await scarica(id, 'rev-1');
    expect(testo).toContain(caso.id);
    expect(await letture('rev-1')).toBe(prima + 2);
  });

  it('chi tiene acceso il programma non esporta niente; di un registro con più Ambiti nessuno ha una copia', async () => {
    const cartella = { contenuto: 'cartella', cartella: caso.id };
    await rifiutata(server, () => chiedi('sis-1', 'esporta', cartella), 403, 'non-permesso');
    for (const contenuto of ['ambito', 'registro'])
      await rifiutata(server, () => chiedi('sis-1', 'esporta', { contenuto }), 403, 'non-permesso');
    await rifiutata(server, () => chiedi('rev-1', 'rebuild', { vista: 'leps' }), 403, 'non-permesso');
    const sua = (await chiedi('rev-1', 'esporta', cartella)).corpo.id;
    await finito(sua);
    await rifiutata(server, () => scarica(sua, 'sis-1'), 403, 'non-permesso');
    // Two Ambiti share this log: a copy of it all would hand each the other's, whoever asks.
    await rifiutata(server, () => chiedi('rev-1', 'esporta', { contenuto: 'registro' }), 403, 'registro-di-piu-ambiti');
  });

  it('nessun altro li chiede o li vede', async () => {
    const { id } = (await chiedi('sis-1', 'checkpoint')).corpo;
    for (const chi of ['pua-1', 'as-1', 'coord-1', 'uvm-1', 'ets-1', 'udp-1', 'amm-1']) {
      const cliente = await server.entra(chi);
      for (const dove of ['/api/lavori', `/api/lavori/${id}`, `/api/lavori/${id}/fascicolo`])
        await rifiutata(server, () => cliente.get(dove), 403, 'non-permesso');
      await rifiutata(server, () => chiedi(chi, 'checkpoint'), 403, 'non-permesso');
      await rifiutata(server, () => chiedi(chi, 'esporta', { contenuto: 'ambito' }), 403, 'non-permesso');
    }
  });

  it('una cartella che non c’è, o detta a metà, è rifiutata prima che qualcosa cominci', async () => {
    const mai = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
    const esporta = (corpo: object) => () => chiedi('rev-1', 'esporta', corpo);
    await rifiutata(server, esporta({ contenuto: 'cartella', cartella: mai }), 404, 'non-trovato');
    await rifiutata(server, esporta({ contenuto: 'cartella' }), 400, 'dati-non-validi');
    await rifiutata(server, esporta({ contenuto: 'ambito', cartella: caso.id }), 400, 'dati-non-validi');
    await rifiutata(server, async () => (await server.entra('rev-1')).get(`/api/lavori/${mai}`), 404, 'non-trovato');
  });
});

describe('Un registro rotto in un altro Ambito', () => {
  let admin: pg.Client;
  const senzaDifese = (sql: string) =>
    admin.query(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`);
  const legge = async () => (await server.entra('pavese-rev-1')).leggi('/api/cartelle');

  beforeAll(async () => {
    admin = new pg.Client({ connectionString: server.adminUrl });
    await admin.connect();
  });
  afterAll(() => admin?.end());

  /** What anybody who may see the jobs, or the integrity, is told. */
  const detto = async (chi: string, lavoro: string): Promise<string> => {
    const di = await server.entra(chi);
    return [
      ...(await Promise.all(['/api/lavori', `/api/lavori/${lavoro}`].map((p) => di.get(p)))),
      await di.get('/api/revisione/integrita'),
    ]
      .map(({ status, testo }) => `${status} ${testo}`)
      .join('\n');
  };

  it.each([
    [
      'di cui nulla attesta ancora le consultazioni',
      `UPDATE consultazioni.consultazione SET contenuto = contenuto || ' ' WHERE ambito = 'pavese'`,
      /^Consultazioni di un Ambito\. La consultazione 1 non è più quella registrata\.$/,
    ],
    [
      'di cui un checkpoint le attesta',
      `DELETE FROM consultazioni.consultazione WHERE ambito = 'pavese'`,
      /^La consultazione \d+ di un Ambito non è più quella attestata da un checkpoint: il suo registro delle consultazioni è stato cambiato o tagliato\.$/,
    ],
  ])('%s: si sa che è rotto, e non di quale è; lo dice il registro di servizio', async (quale, rompi, motivo) => {
    await legge();
    if (quale.includes('checkpoint')) {
      await senzaDifese(`UPDATE consultazioni.consultazione SET contenuto = rtrim(contenuto) WHERE ambito = 'pavese'`);
      await finito((await chiedi('sis-1', 'checkpoint')).corpo.id);
    }
    await senzaDifese(rompi);
    const { id } = (await chiedi('sis-1', 'verifica')).corpo;
    const lavoro = await finito(id);
    expect(lavoro.esito).toMatchObject({ integra: false, rottura: { motivo: expect.stringMatching(motivo) } });
    for (const chi of ['sis-1', 'rev-1', 'pavese-rev-1']) expect(await detto(chi, id)).not.toMatch(/pavese|sebino/i);
    const { integra, consultazioni } = await (await server.entra('rev-1')).leggi('/api/revisione/integrita');
    expect([integra, consultazioni.integra]).toEqual([true, true]);
    // Whose they are is told it.
    const suo = await (await server.entra('pavese-rev-1')).leggi('/api/revisione/integrita');
    expect(suo.consultazioni).toMatchObject({ integra: false });
    const riga = server.log.findLast((r) => r.includes('NON è integro'));
    expect(JSON.parse(riga!)).toMatchObject({ ambito: 'pavese' });
  });

  it('e un checkpoint non si firma più: perché, e non di quale è', async () => {
    const { id } = (await chiedi('sis-1', 'checkpoint')).corpo;
    const { errore } = await finito(id);
    expect(errore).toMatch(/La consultazione \d+ di un Ambito non è più quella attestata/);
    expect(await detto('rev-1', id)).not.toMatch(/pavese|sebino/i);
  });
});
