import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO } from './caso.js';
import { eUnProblema, rifiutata } from './rifiuti.js';

/** Rule 10: the same request twice happens once; who acts on what has changed meanwhile is told what changed. */

let server: ServerDiProva;
let caso: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
});
beforeEach(async () => {
  caso = await Caso.aperto(server);
});
afterAll(() => server?.chiudi());

const chiave = () => ({ 'idempotency-key': randomUUID() });

describe('La stessa richiesta mandata due volte', () => {
  it('avviene una volta: la seconda risposta è la prima, e dice di esserlo', async () => {
    const con = chiave();
    const prima = await caso.prova('annota-diario', {}, 'as-1', con);
    const testa = await server.testa();
    const seconda = await caso.prova('annota-diario', {}, 'as-1', con);
    expect(prima.corpo.ripetuto).toBe(false);
    expect(seconda.corpo).toEqual({ ...prima.corpo, ripetuto: true });
    expect([seconda.status, seconda.headers.get('etag')]).toEqual([prima.status, prima.headers.get('etag')]);
    expect(await server.testa()).toBe(testa);
  });

  it('la chiave che uno sceglie non resta scritta: potrebbe dire un nome', async () => {
    const con = { 'idempotency-key': 'visita-Qquintavalle-Zzerasmo' };
    const prima = await caso.prova('annota-diario', {}, 'as-1', con);
    expect((await caso.prova('annota-diario', {}, 'as-1', con)).corpo).toEqual({ ...prima.corpo, ripetuto: true });
    const admin = new pg.Client({ connectionString: server.adminUrl });
    await admin.connect();
    const { rows } = await admin.query<{ riga: string }>('SELECT i::text AS riga FROM log.idempotenza i');
    await admin.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ riga }) => /qquint|zzeras/i.test(riga))).toEqual([]);
  });

  it('vale anche per ciò che nasce: una persona, un accesso, una cartella', async () => {
    const as = await server.entra('as-1');
    for (const [percorso, corpo] of [
      ['/api/persone', ANAGRAFICA],
      ['/api/accessi', CONTATTO],
    ] as const) {
      const con = chiave();
      const [prima, seconda] = [await as.post(percorso, corpo, con), await as.post(percorso, corpo, con)];
      expect(seconda.corpo).toEqual({ ...prima.corpo, ripetuto: true });
    }
    const persona = (await as.scrivi('/api/persone', ANAGRAFICA)).id;
    const accesso = (await as.scrivi('/api/accessi', { ...CONTATTO, persona })).id;
    const con = chiave();
    const apri = () => as.post(`/api/accessi/${accesso}/atti/apri-cartella`, { area: 'anziani' }, con);
    const [prima, seconda] = [await apri(), await apri()];
    expect(prima.corpo.eventi).toHaveLength(2);
    expect(seconda.corpo).toEqual({ ...prima.corpo, ripetuto: true });
  });

  it('insieme, da più mani nello stesso istante, avviene una volta e tutte hanno la stessa risposta', async () => {
    for (const atto of ['annota-diario', 'attiva-presa-in-carico'] as const) {
      const con = chiave();
      const prima = await server.testa();
      const gemelle = await Promise.all(Array.from({ length: 8 }, () => caso.prova(atto, {}, 'as-1', con)));
      expect(gemelle.map((g) => g.status)).toEqual(gemelle.map(() => 200));
      expect(await server.testa()).toBe(prima + 1);
      expect(new Set(gemelle.map((g) => JSON.stringify(g.corpo.eventi))).size).toBe(1);
      expect(gemelle.filter((g) => !g.corpo.ripetuto)).toHaveLength(1);
    }
  });

  it('è ripetuta anche se intanto il caso è andato avanti, e anche se non sarebbe più ammessa', async () => {
    const con = chiave();
    const prima = await caso.prova('attiva-presa-in-carico', {}, 'as-1', { ...con, 'if-match': '"0"' });
    await caso.atto('chiudi', { motivo: 'decesso' });
    const seconda = await caso.prova('attiva-presa-in-carico', {}, 'as-1', { ...con, 'if-match': '"0"' });
    expect(seconda.corpo).toEqual({ ...prima.corpo, ripetuto: true });
  });

  it('con un altro corpo, o a un altro indirizzo, è rifiutata', async () => {
    const con = chiave();
    await caso.prova('annota-diario', {}, 'as-1', con);
    await rifiutata(server, () => caso.prova('annota-diario', { testo: 'Altro.' }, 'as-1', con), 422, 'chiave-riusata');
    await rifiutata(server, () => caso.prova('consegna-informativa', {}, 'as-1', con), 422, 'chiave-riusata');
    const altro = await Caso.aperto(server);
    await rifiutata(server, () => altro.prova('annota-diario', {}, 'as-1', con), 422, 'chiave-riusata');
  });

  it('di un’altra persona è un’altra richiesta', async () => {
    const con = chiave();
    const prima = await caso.prova('annota-diario', {}, 'as-1', con);
    const altra = await caso.prova('annota-diario', {}, 'coord-1', con);
    expect(altra.corpo).toMatchObject({ ripetuto: false, revision: prima.corpo.revision + 1 });
  });

  it('dopo un rifiuto può riuscire: la chiave di ciò che non è avvenuto non è spesa', async () => {
    const con = chiave();
    await rifiutata(server, () => caso.prova('avvia-valutazione', {}, 'as-1', con), 409, 'presa-in-carico-mancante');
    await caso.atto('attiva-presa-in-carico');
    expect((await caso.prova('avvia-valutazione', {}, 'as-1', con)).corpo).toMatchObject({ ripetuto: false });
  });

  it('vuole una chiave leggibile', async () => {
    for (const cattiva of ['con spazi', 'x'.repeat(201)]) {
      await rifiutata(
        server,
        () => caso.prova('annota-diario', {}, 'as-1', { 'idempotency-key': cattiva }),
        400,
        'chiave-non-valida',
      );
    }
  });
});

describe('Due persone sullo stesso caso', () => {
  it('la scheda dice la sua revisione, e chi agisce su quella passa', async () => {
    const as = await server.entra('as-1');
    const scheda = await as.get(`/api/cartelle/${caso.id}?attendi=${server.ultima}`);
    expect(scheda.headers.get('etag')).toBe('"0"');
    const fatta = await caso.prova('annota-diario', {}, 'as-1', { 'if-match': '"0"' });
    expect([fatta.status, fatta.headers.get('etag'), fatta.corpo.revision]).toEqual([200, '"1"', 1]);
    expect((await caso.prova('annota-diario', {}, 'as-1', { 'if-match': 'W/"1"' })).status).toBe(200);
    expect((await caso.prova('annota-diario', {}, 'as-1', { 'if-match': '*' })).status).toBe(200);
  });

  it('la seconda, che guardava la revisione di prima, è fermata e vede che cosa è cambiato', async () => {
    await caso.atto('consegna-informativa');
    await caso.atto('assegna');
    const nota = await caso.evento('InformativaConsegnata');
    await caso.atto('annulla-evento', { evento: nota, motivo: 'Era di un’altra.' });
    const corpo = await rifiutata(
      server,
      () => caso.prova('annota-diario', {}, 'as-1', { 'if-match': '"0"' }),
      412,
      'revisione-superata',
    );
    expect(corpo.actual).toBe(3);
    expect(corpo.eventi).toEqual([
      {
        tipo: 'InformativaConsegnata',
        titolo: 'Informativa consegnata',
        attore: 'as-1',
        avvenutoIl: '2026-01-05',
        posizione: expect.any(Number),
      },
      {
        tipo: 'CartellaAssegnata',
        titolo: 'Cartella assegnata',
        attore: 'coord-1',
        avvenutoIl: '2026-01-06',
        posizione: expect.any(Number),
      },
      {
        tipo: 'EventoAnnullato',
        titolo: expect.stringMatching(/^[A-Z]/),
        attore: 'as-1',
        avvenutoIl: '2026-09-30',
        posizione: expect.any(Number),
      },
    ]);
    expect((await caso.prova('annota-diario', {}, 'as-1', { 'if-match': '"3"' })).status).toBe(200);
    await rifiutata(
      server,
      () => caso.prova('annota-diario', {}, 'as-1', { 'if-match': '"99"' }),
      412,
      'revisione-superata',
    );
    await rifiutata(
      server,
      () => caso.prova('annota-diario', {}, 'as-1', { 'if-match': 'prima' }),
      400,
      'if-match-non-valido',
    );
  });

  it('sulla stessa revisione, nello stesso istante, passa una sola', async () => {
    const insieme = await Promise.all(
      ['as-1', 'coord-1', 'as-1', 'coord-1'].map((chi) => caso.prova('annota-diario', {}, chi, { 'if-match': '"0"' })),
    );
    expect(insieme.map((r) => r.status).sort()).toEqual([200, 412, 412, 412]);
    for (const fermata of insieme.filter((r) => r.status === 412)) {
      eUnProblema(fermata);
      expect(fermata.corpo).toMatchObject({
        code: 'revisione-superata',
        actual: 1,
        eventi: [{ tipo: 'DiarioAnnotato' }],
      });
    }
  });

  it('senza dire la revisione, nello stesso istante, passano tutte', async () => {
    const testi = Array.from({ length: 10 }, (_, i) => `Nota ${i}.`);
    const insieme = await Promise.all(
      testi.map((testo, i) => caso.prova('annota-diario', { testo }, i % 2 === 0 ? 'as-1' : 'coord-1')),
    );
    expect(insieme.map((r) => [r.status, r.corpo.code])).toEqual(insieme.map(() => [200, undefined]));
    const ultima = Math.max(...insieme.map((r) => r.corpo.posizione));
    server.ultima = ultima;
    const diario = (await caso.scheda()).stato.diario.map((n: { testo: string }) => n.testo);
    expect(diario.sort()).toEqual(testi.sort());
  });

  it('se la regola ammette un fatto solo, uno passa e gli altri sanno perché', async () => {
    const insieme = await Promise.all(
      ['as-1', 'coord-1', 'as-1'].map((chi) => caso.prova('attiva-presa-in-carico', {}, chi)),
    );
    expect(insieme.map((r) => r.corpo.code ?? r.status).sort()).toEqual([
      200,
      'presa-in-carico-gia-attiva',
      'presa-in-carico-gia-attiva',
    ]);
  });

  it('la stessa persona non ha due cartelle aperte nella stessa area, nemmeno aprendole insieme', async () => {
    const as = await server.entra('as-1');
    const persona = (await as.scrivi('/api/persone', ANAGRAFICA)).id;
    const accessi = await Promise.all([1, 2, 3].map(() => as.scrivi('/api/accessi', { ...CONTATTO, persona })));
    const aperte = await Promise.all(
      accessi.map(({ id }) => as.post(`/api/accessi/${id}/atti/apri-cartella`, { area: 'anziani' })),
    );
    const riuscita = aperte.find((r) => r.status === 200);
    expect(aperte.map((r) => r.corpo.code ?? 'aperta').sort()).toEqual([
      'aperta',
      'cartella-gia-aperta',
      'cartella-gia-aperta',
    ]);
    expect(aperte.filter((r) => r.status === 409).map((r) => r.corpo.cartella)).toEqual([
      riuscita?.corpo.id,
      riuscita?.corpo.id,
    ]);
  });
});
