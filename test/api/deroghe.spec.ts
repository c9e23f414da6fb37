import pg from 'pg';
import { OPERATORI_ESEMPIO } from '#identity';
import { nelleTabelle } from '../ambiente/ricerca-dappertutto.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, ISEO } from './caso.js';
import { rifiutata } from './rifiuti.js';

/** Access beyond one's scope over HTTP: as-2 works in other Comuni than the cases told here, which are of as-1 in Iseo. */

const MOTIVO = 'Il pronto soccorso chiede se la signora ha già un servizio attivo a casa.';
const ORE_8 = 8 * 3_600_000;
const TUTTI = [
  'pua-1',
  'as-1',
  'as-2',
  'as-3',
  'coord-1',
  'uvm-1',
  'ets-1',
  'udp-1',
  'amm-1',
  'rev-1',
  'sis-1',
] as const;

let server: ServerDiProva;
let admin: pg.Client;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await server?.chiudi();
});

const unCaso = () => Caso.finoA(server, 'assegna');
const apre = async (caso: Caso, chi = 'as-2', motivo: unknown = MOTIVO, headers = {}) =>
  (await server.entra(chi)).post(`/api/cartelle/${caso.id}/deroghe`, { motivo }, headers);
const aperta = async (caso: Caso, chi = 'as-2'): Promise<string> =>
  (await (await server.entra(chi)).scrivi(`/api/cartelle/${caso.id}/deroghe`, { motivo: MOTIVO })).id;
const atto = async (caso: Caso, deroga: string, quale: string, chi: string, corpo?: object) =>
  (await server.entra(chi)).post(`/api/cartelle/${caso.id}/deroghe/${deroga}/${quale}`, corpo ?? {});
const fatto = async (caso: Caso, deroga: string, quale: string, chi: string, corpo: object = {}) =>
  (await server.entra(chi)).scrivi(`/api/cartelle/${caso.id}/deroghe/${deroga}/${quale}`, corpo);
const legge = async (caso: Caso, chi = 'as-2'): Promise<number> =>
  (await (await server.entra(chi)).get(`/api/cartelle/${caso.id}?attendi=${server.ultima}`)).status;

const elenco = async (chi: string, stato = ''): Promise<any[]> =>
  (await (await server.entra(chi)).leggi(`/api/deroghe${stato && `?stato=${stato}`}`)).deroghe;
const ids = async (chi: string, stato = '') => (await elenco(chi, stato)).map((d) => d.id);

describe('Chi può aprire un accesso fuori competenza', () => {
  it('chi lavora sui casi e non ha quello; nessun altro ruolo, e nessuno senza entrare', async () => {
    const caso = await unCaso();
    for (const chi of ['pua-1', 'ets-1', 'udp-1', 'amm-1', 'rev-1', 'sis-1']) {
      await rifiutata(server, () => apre(caso, chi), 403, 'non-permesso');
    }
    await rifiutata(server, () => apre(caso, 'as-1'), 409, 'gia-di-competenza');
    await rifiutata(server, () => apre(caso, 'coord-1'), 409, 'gia-di-competenza');
    await rifiutata(
      server,
      () => server.senzaSessione().post(`/api/cartelle/${caso.id}/deroghe`, { motivo: MOTIVO }),
      401,
      'non-autenticato',
    );
    for (const chi of ['as-2', 'as-3', 'uvm-1']) {
      expect(await legge(caso, chi)).toBe(403);
      expect((await apre(caso, chi)).status).toBe(201);
      expect(await legge(caso, chi)).toBe(200);
    }
  });

  it('dice perché, con parole', async () => {
    const caso = await unCaso();
    for (const [motivo, status, code] of [
      [null, 400, 'dati-non-validi'],
      ['', 400, 'dati-non-validi'],
      ['    ', 400, 'dati-non-validi'],
      [7, 400, 'dati-non-validi'],
      ['x'.repeat(2_001), 400, 'dati-non-validi'],
      ['urgente', 409, 'motivo-insufficiente'],
      ['urgente urgente urgente urgente', 409, 'motivo-insufficiente'],
    ] as const) {
      await rifiutata(server, () => apre(caso, 'as-2', motivo), status, code);
    }
    expect(await legge(caso)).toBe(403);
  });

  it('uno per volta, anche se due richieste arrivano insieme; e la stessa, due volte, è una', async () => {
    const caso = await unCaso();
    const testa = await server.testa();
    const esiti = await Promise.all([1, 2, 3, 4].map(() => apre(caso)));
    expect(esiti.map((e) => e.status).sort()).toEqual([201, 409, 409, 409]);
    for (const e of esiti.filter(({ status }) => status === 409)) expect(e.corpo.code).toBe('deroga-gia-aperta');
    expect(await server.testa()).toBe(testa + 1);
    await rifiutata(server, () => apre(caso), 409, 'deroga-gia-aperta');
    const chiave = { 'idempotency-key': 'deroga-1' };
    const [prima, seconda] = [await apre(caso, 'as-3', MOTIVO, chiave), await apre(caso, 'as-3', MOTIVO, chiave)];
    expect(seconda.corpo).toMatchObject({ id: prima.corpo.id, ripetuto: true });
  });

  it('ciò che non esiste, o è di un altro Ambito, è 404', async () => {
    const nessuna = { id: '00000000-0000-7000-8000-000000000000' } as Caso;
    await rifiutata(server, () => apre(nessuna), 404, 'non-trovato');
    const caso = await unCaso();
    const deroga = await aperta(caso);
    // Of another Ambito, with the id of somebody of this one.
    const estranea = await server.entra('pavese-coord-1');
    await rifiutata(
      server,
      () => estranea.post(`/api/cartelle/${caso.id}/deroghe`, { motivo: MOTIVO }),
      404,
      'non-trovato',
    );
    await rifiutata(
      server,
      () => estranea.post(`/api/cartelle/${caso.id}/deroghe/${deroga}/concludi`, {}),
      404,
      'non-trovato',
    );
    expect((await estranea.get('/api/deroghe')).corpo.deroghe).toEqual([]);
    expect((await estranea.get('/api/deroghe/mie')).corpo.deroghe).toEqual([]);
  });
});

describe('Che cosa apre', () => {
  it('le letture del caso e della sua persona; nessuna scrittura, e nessun altro caso', async () => {
    const [caso, altro] = [await unCaso(), await unCaso()];
    const as2 = await server.entra('as-2');
    const deroga = await aperta(caso);
    for (const percorso of [
      `/api/cartelle/${caso.id}`,
      `/api/cartelle/${caso.id}/cronologia`,
      `/api/persone/${caso.persona}`,
    ]) {
      expect([percorso, (await as2.get(`${percorso}?attendi=${server.ultima}`)).status]).toEqual([percorso, 200]);
    }
    for (const percorso of [
      `/api/cartelle/${caso.id}/passi`,
      `/api/cartelle/${caso.id}/consultazioni`,
      `/api/cartelle/${caso.id}/deroghe`,
      `/api/persone/${caso.persona}/cancellazione`,
      `/api/accessi/${caso.accesso}`,
      `/api/cartelle/${altro.id}`,
      `/api/persone/${altro.persona}`,
    ]) {
      expect([percorso, (await as2.get(percorso)).status]).toEqual([percorso, 403]);
    }
    const evento = { evento: deroga, motivo: 'Errore.' };
    for (const [che, corpo] of [
      ['annota-diario', {}],
      ['avvia-valutazione', {}],
      ['chiudi', {}],
      ['annulla-evento', evento],
    ] as const) {
      await rifiutata(server, () => caso.prova(che, corpo, 'as-2'), 403, 'non-permesso');
    }
    await rifiutata(
      server,
      () => as2.post(`/api/persone/${caso.persona}/atti/varia-residenza`, { comune: ISEO, indirizzo: 'via Nuova 1' }),
      403,
      'non-permesso',
    );
    const scheda = await as2.leggi(`/api/cartelle/${caso.id}`);
    expect(scheda.attiPossibili).toEqual([]);
    expect((await as2.leggi('/api/cartelle?per=200')).voci).toEqual([]);
    await fatto(caso, deroga, 'concludi', 'as-2');
  });

  it('non apre le note riservate', async () => {
    const caso = await unCaso();
    await caso.atto('annota-diario', { testo: 'Cosa riservatissima.', riservata: true });
    await aperta(caso);
    const as2 = await server.entra('as-2');
    for (const percorso of [`/api/cartelle/${caso.id}`, `/api/cartelle/${caso.id}/cronologia`]) {
      expect(JSON.stringify(await as2.leggi(percorso))).not.toContain('riservatissima');
    }
  });

  /** Readings of the case, the last first. */
  const letto = async (caso: Caso, chi: string) =>
    (await (await server.entra('coord-1')).leggi(`/api/cartelle/${caso.id}/consultazioni?per=1&operatore=${chi}`))
      .voci[0] as { nesso: string | null };
  const conLaDeroga = async (caso: Caso): Promise<unknown[]> =>
    (
      await admin.query(
        `SELECT contenuto::jsonb->'cosa'->>'deroga' AS deroga FROM consultazioni.consultazione
         WHERE soggetto_id = $1 AND nesso = 'deroga'`,
        [caso.id],
      )
    ).rows.map((r) => r.deroga);

  it('chi è convocato a una seduta, ma non per questo lo legge, legge in deroga: è scritto così, con quale', async () => {
    const caso = await unCaso();
    await caso.atto('avvia-valutazione');
    await caso.inSeduta('coord-1', 'as-2', 'uvm-1');
    expect(await legge(caso)).toBe(403);
    const deroga = await aperta(caso);
    expect(await legge(caso)).toBe(200);
    expect((await letto(caso, 'as-2')).nesso).toBe('deroga');
    expect(await conLaDeroga(caso)).toEqual([deroga]);
    expect(await legge(caso, 'uvm-1')).toBe(200);
    expect((await letto(caso, 'uvm-1')).nesso).toBe('seduta');
  });

  it('chi seguiva il caso e ha cambiato Comune lo legge in deroga: non le note riservate, se non le sue', async () => {
    const neiComuni = async (comuni: readonly string[]) => {
      await admin.query(`UPDATE identita.incarico SET comuni = $1 WHERE ambito = 'sebino' AND operatore = 'as-1'`, [
        comuni,
      ]);
      await (await server.entra('as-1')).rientra();
    };
    const caso = await unCaso();
    await caso.atto('annota-diario', { testo: 'Riservato di as-1.', riservata: true });
    await caso.atto('annota-diario', { testo: 'Riservato di coord-1.', riservata: true }, 'coord-1');
    await caso.atto('escludi-operatore', { operatore: 'as-4', conflitto: 'È il vicino.' }, 'coord-1');
    const tutto = async () => {
      const as1 = await server.entra('as-1');
      const risposte = await Promise.all(
        ['', '?modo=noto&al=2026-09-30', '/cronologia'].map((coda) => as1.leggi(`/api/cartelle/${caso.id}${coda}`)),
      );
      return JSON.stringify(risposte);
    };
    expect(await tutto()).toContain('Riservato di coord-1.');
    await neiComuni(['017205']);
    try {
      expect(await legge(caso, 'as-1')).toBe(403);
      const deroga = await aperta(caso, 'as-1');
      const inDeroga = await tutto();
      for (const nascosto of ['Riservato di coord-1.', 'OperatoreEscluso', 'È il vicino'])
        expect(inDeroga).not.toContain(nascosto);
      expect(inDeroga).toContain('Riservato di as-1.');
      expect((await letto(caso, 'as-1')).nesso).toBe('deroga');
      expect(await conLaDeroga(caso)).toEqual([deroga, deroga, deroga]);
    } finally {
      await neiComuni(OPERATORI_ESEMPIO.find((o) => o.id === 'as-1')!.comuni);
    }
    expect(await tutto()).toContain('Riservato di coord-1.');
  });

  it('finisce all’istante in cui scade, senza che nessuno faccia nulla, e un orologio tirato indietro non la riapre', async () => {
    const caso = await unCaso();
    const inizio = server.orologio.adesso();
    await aperta(caso);
    server.orologio.imposta(new Date(inizio.getTime() + ORE_8 - 1));
    expect(await legge(caso)).toBe(200);
    server.orologio.imposta(new Date(inizio.getTime() + ORE_8));
    expect(await legge(caso)).toBe(403);
    server.orologio.imposta(inizio);
    expect(await legge(caso)).toBe(403);
    server.orologio.imposta(new Date(inizio.getTime() + ORE_8));
    // Time having passed, another one may be asked for: it knows of the one before.
    await aperta(caso);
    expect(await legge(caso)).toBe(200);
    expect((await elenco('coord-1')).find((d) => d.cartella === caso.id).precedenti).toBe(1);
  });

  it('finisce appena la si conclude; la conclude solo chi l’ha aperta', async () => {
    const caso = await unCaso();
    const deroga = await aperta(caso);
    await rifiutata(server, () => atto(caso, deroga, 'concludi', 'as-3'), 409, 'non-tua');
    await rifiutata(server, () => atto(caso, deroga, 'concludi', 'coord-1'), 409, 'non-tua');
    await fatto(caso, deroga, 'concludi', 'as-2');
    expect((await (await server.entra('as-2')).get(`/api/cartelle/${caso.id}`)).status).toBe(403);
    await rifiutata(server, () => atto(caso, deroga, 'concludi', 'as-2'), 409, 'deroga-conclusa');
  });

  it('ogni lettura è registrata, e dice per quale deroga', async () => {
    const caso = await unCaso();
    const deroga = await aperta(caso);
    const as2 = await server.entra('as-2');
    await as2.leggi(`/api/cartelle/${caso.id}`);
    await as2.leggi(`/api/persone/${caso.persona}`);
    await (await server.entra('as-1')).leggi(`/api/cartelle/${caso.id}`);
    const { rows } = await admin.query<{ contenuto: string }>(
      `SELECT contenuto FROM consultazioni.consultazione WHERE soggetto_id = ANY($1) ORDER BY seq`,
      [[caso.id, caso.persona]],
    );
    const lette = rows
      .map((r) => JSON.parse(r.contenuto) as { operatore: string; azione: string; cosa: { deroga?: string } })
      .map(({ operatore, azione, cosa }) => [operatore, azione, cosa.deroga ?? null]);
    expect(lette).toEqual(
      expect.arrayContaining([
        ['as-2', 'vedi-cartella', deroga],
        ['as-2', 'vedi-persona', deroga],
        ['as-1', 'vedi-cartella', null],
      ]),
    );
    expect(lette.filter(([chi]) => chi === 'as-2').every(([, , quale]) => quale === deroga)).toBe(true);
  });

  it('«Chi ha letto» e la risposta alla persona dicono perché: il motivo scritto aprendolo', async () => {
    const caso = await unCaso();
    await aperta(caso);
    expect(await legge(caso)).toBe(200);
    const della = (voci: { cosa: string; nesso: string | null; motivo: string | null }[]) =>
      voci.filter((v) => v.cosa === 'vedi-cartella' && v.nesso === 'deroga').map((v) => v.motivo);
    const delCaso = await (await server.entra('as-1')).leggi(`/api/cartelle/${caso.id}/consultazioni?modo=deroga`);
    expect(della(delCaso.voci)).toEqual([MOTIVO]);
    const rev = await server.entra('rev-1');
    const chiesto = { 'x-motivo': encodeURIComponent('Richiesta dell’interessata') };
    expect(della((await rev.get(`/api/persone/${caso.persona}/consultazioni`, chiesto)).corpo.voci)).toEqual([MOTIVO]);
    expect(della((await rev.get('/api/revisione/letture?modo=deroga&per=1000', chiesto)).corpo.voci)).toContain(MOTIVO);
  });
});

describe('Un caso che non c’è per chi lo chiede', () => {
  const coordinatrice = (caso: Caso, che: string, corpo: Readonly<Record<string, unknown>>) =>
    caso.prova(che as never, corpo, 'coord-1');

  it('chi è escluso dal caso trova 404, anche se il vetro l’aveva già rotto', async () => {
    const caso = await unCaso();
    const deroga = await aperta(caso);
    expect(await legge(caso)).toBe(200);
    const esito = await coordinatrice(caso, 'escludi-operatore', {
      il: '2026-09-30',
      operatore: 'as-2',
      conflitto: 'È parente della persona.',
    });
    expect([esito.status, esito.corpo]).toEqual([200, esito.corpo]);
    expect(await legge(caso)).toBe(404);
    for (const prova of [() => apre(caso), () => atto(caso, deroga, 'concludi', 'as-2')]) {
      await rifiutata(server, prova, 404, 'non-trovato');
    }
    expect(
      (await (await server.entra('as-2')).leggi('/api/deroghe/mie')).deroghe.map(
        (d: { cartella: string }) => d.cartella,
      ),
    ).not.toContain(caso.id);
  });

  it('chi legge in deroga un caso trova la sua persona, anche se ne ha un altro che per lui non c’è', async () => {
    const caso = await unCaso();
    const altro = await Caso.aperto(server, { persona: caso.persona, apertura: { area: 'disabilita' } });
    await altro.fino('assegna');
    const tutela = { il: '2026-09-30', classe: 'violenza', abilitati: [], motivo: 'Centro antiviolenza.' };
    expect((await coordinatrice(altro, 'disponi-tutela', tutela)).status).toBe(200);
    await aperta(caso);
    const as2 = await server.entra('as-2');
    const persona = await as2.leggi(`/api/persone/${caso.persona}`);
    expect(persona.cognome).toBe(ANAGRAFICA.cognome);
    expect(JSON.stringify(persona)).not.toContain(altro.id);
    expect(await legge(altro)).toBe(404);
  });

  it('di un caso tutelato non si sa nemmeno che c’è', async () => {
    const caso = await unCaso();
    const esito = await coordinatrice(caso, 'disponi-tutela', {
      il: '2026-09-30',
      classe: 'violenza',
      abilitati: [],
      motivo: 'Percorso con il centro antiviolenza.',
    });
    expect([esito.status, esito.corpo]).toEqual([200, esito.corpo]);
    await rifiutata(server, () => apre(caso), 404, 'non-trovato');
    expect(await legge(caso)).toBe(404);
  });
});

describe('Chi ne è avvisato, e chi la esamina', () => {
  it('il case manager, la coordinatrice e la revisora la vedono subito, con il motivo; gli altri no', async () => {
    const caso = await unCaso();
    const deroga = await aperta(caso);
    for (const chi of ['as-1', 'coord-1', 'rev-1']) {
      expect((await elenco(chi, 'da-esaminare')).find((d) => d.id === deroga)).toMatchObject({
        cartella: caso.id,
        persona: { id: caso.persona, cognome: ANAGRAFICA.cognome },
        operatore: 'as-2',
        caseManager: 'as-1',
        motivo: MOTIVO,
        inCorso: true,
        vistaDa: [],
        esame: null,
      });
    }
    expect(await ids('as-3')).not.toContain(deroga);
    expect(await ids('as-2')).not.toContain(deroga);
    expect(await ids('uvm-1')).not.toContain(deroga);
    for (const chi of TUTTI.filter((c) => !['as-1', 'as-2', 'as-3', 'uvm-1', 'coord-1', 'rev-1'].includes(c))) {
      expect([chi, (await (await server.entra(chi)).get('/api/deroghe')).status]).toEqual([chi, 403]);
    }
    const delCaso = async (chi: string) =>
      (await server.entra(chi)).get(`/api/cartelle/${caso.id}/deroghe?attendi=${server.ultima}`);
    for (const chi of ['as-1', 'coord-1', 'rev-1']) {
      expect((await delCaso(chi)).corpo.deroghe.map((d: { id: string }) => d.id)).toEqual([deroga]);
    }
    for (const chi of ['as-2', 'as-3', 'pua-1', 'ets-1'])
      expect([chi, (await delCaso(chi)).status]).toEqual([chi, 403]);
  });

  it('anche un case manager dei servizi sanitari, e ne prende visione', async () => {
    const caso = await Caso.finoA(server, 'attiva-presa-in-carico');
    await caso.atto('individua-case-manager', { operatore: 'uvm-1', ambito: 'sanitario' }, 'coord-1');
    const deroga = await aperta(caso);
    expect((await elenco('uvm-1', 'da-esaminare')).map((d) => d.id)).toEqual([deroga]);
    expect(await ids('uvm-2', 'da-esaminare')).toEqual([]);
    await rifiutata(server, () => atto(caso, deroga, 'prendi-visione', 'uvm-2'), 403, 'non-permesso');
    await fatto(caso, deroga, 'prendi-visione', 'uvm-1');
    expect((await elenco('uvm-1'))[0].vistaDa).toEqual(['uvm-1']);
  });

  it('l’elenco si sfoglia, e dice quante sono in tutto', async () => {
    const caso = await unCaso();
    for (const chi of ['as-2', 'as-3', 'uvm-1']) await aperta(caso, chi);
    const rev = await server.entra('rev-1');
    const pagina = async (n: number) => rev.leggi(`/api/deroghe?stato=da-esaminare&per=2&pagina=${n}`);
    const { totale, deroghe } = await pagina(1);
    const tutte = await ids('rev-1', 'da-esaminare');
    expect([totale, deroghe.length]).toEqual([tutte.length, 2]);
    const seconda = (await pagina(2)).deroghe.map((d: { id: string }) => d.id);
    expect([...deroghe.map((d: { id: string }) => d.id), ...seconda]).toEqual(tutte.slice(0, 4));
    expect((await pagina(1_000)).deroghe).toEqual([]);
  });

  it('chi l’ha aperta vede le sue, senza una parola sulla persona', async () => {
    const caso = await unCaso();
    const deroga = await aperta(caso, 'uvm-1');
    const mie = await (await server.entra('uvm-1')).leggi('/api/deroghe/mie');
    expect(mie.deroghe.find((d: { id: string }) => d.id === deroga)).toMatchObject({
      cartella: caso.id,
      inCorso: true,
    });
    expect(JSON.stringify(mie)).not.toContain(ANAGRAFICA.cognome);
    expect(JSON.stringify(mie)).not.toContain(MOTIVO);
  });

  it('l’avviso resta finché il case manager non ne prende visione; nessun altro lo fa per lui', async () => {
    const caso = await unCaso();
    const deroga = await aperta(caso);
    for (const chi of ['as-2', 'as-3', 'uvm-1', 'rev-1', 'coord-1']) {
      await rifiutata(server, () => atto(caso, deroga, 'prendi-visione', chi), 403, 'non-permesso');
    }
    await fatto(caso, deroga, 'prendi-visione', 'as-1');
    await rifiutata(server, () => atto(caso, deroga, 'prendi-visione', 'as-1'), 409, 'gia-vista');
    expect((await elenco('coord-1', 'da-esaminare')).find((d) => d.id === deroga).vistaDa).toEqual(['as-1']);
  });

  it('la esamina la coordinatrice o la revisora, una volta; nessun altro', async () => {
    const caso = await unCaso();
    const deroga = await aperta(caso);
    for (const chi of TUTTI.filter((c) => !['coord-1', 'rev-1'].includes(c))) {
      await rifiutata(server, () => atto(caso, deroga, 'esamina', chi, { esito: 'legittima' }), 403, 'non-permesso');
      await rifiutata(
        server,
        () => atto(caso, deroga, 'segnala', chi, { a: 'revisore', ragione: 'aperture-ripetute', nota: 'No.' }),
        403,
        'non-permesso',
      );
    }
    await fatto(caso, deroga, 'esamina', 'coord-1', { esito: 'legittima', nota: 'Sentito il PS.' });
    await rifiutata(server, () => atto(caso, deroga, 'esamina', 'rev-1', { esito: 'legittima' }), 409, 'gia-esaminata');
    expect(await ids('coord-1', 'da-esaminare')).not.toContain(deroga);
    expect((await elenco('rev-1', 'esaminate')).find((d) => d.id === deroga).esame).toMatchObject({
      da: 'coord-1',
      esito: 'legittima',
      nota: 'Sentito il PS.',
    });
  });

  it('segnalata, la vedono revisora e coordinatrice; la esamina una persona diversa da chi l’ha segnalata', async () => {
    const caso = await unCaso();
    const deroga = await aperta(caso);
    const nota = 'Il motivo non torna con i fatti.';
    for (const corpo of [{}, { a: 'revisore', nota }, { a: 'un-amico', ragione: 'aperture-ripetute', nota }]) {
      await rifiutata(server, () => atto(caso, deroga, 'segnala', 'coord-1', corpo), 400, 'dati-non-validi');
    }
    await fatto(caso, deroga, 'segnala', 'coord-1', { a: 'revisore', ragione: 'motivo-insufficiente', nota });
    for (const chi of ['coord-1', 'rev-1']) {
      expect((await elenco(chi, 'segnalate')).find((d) => d.id === deroga).segnalazione).toMatchObject({
        da: 'coord-1',
        a: 'revisore',
        ragione: 'motivo-insufficiente',
        nota,
      });
    }
    // What is being looked into opens nothing more, nor does another in its place until it has been.
    expect(await legge(caso)).toBe(403);
    await rifiutata(server, () => apre(caso), 409, 'deroga-segnalata');
    expect((await elenco('coord-1', 'segnalate')).find((d) => d.id === deroga)).toMatchObject({ inCorso: false });
    await rifiutata(
      server,
      () => atto(caso, deroga, 'esamina', 'coord-1', { esito: 'legittima' }),
      409,
      'segnalata-da-te',
    );
    await fatto(caso, deroga, 'esamina', 'rev-1', { esito: 'legittima' });
    expect(await ids('coord-1', 'segnalate')).not.toContain(deroga);
    expect((await apre(caso)).status).toBe(201);
  });

  it('la coordinatrice di altri Comuni che ha rotto il vetro non può esaminarsi, nemmeno quando il Comune diventa suo', async () => {
    const neiComuni = async (comuni: readonly string[]) => {
      await admin.query(`UPDATE identita.incarico SET comuni = $1 WHERE ambito = 'sebino' AND operatore = 'coord-1'`, [
        comuni,
      ]);
      await (await server.entra('coord-1')).rientra();
    };
    const caso = await unCaso();
    await neiComuni(['017205']);
    const deroga = await aperta(caso, 'coord-1');
    await rifiutata(
      server,
      () => atto(caso, deroga, 'esamina', 'coord-1', { esito: 'legittima' }),
      403,
      'non-permesso',
    );
    expect(await ids('coord-1')).not.toContain(deroga);
    await neiComuni(OPERATORI_ESEMPIO.find((o) => o.id === 'coord-1')!.comuni);
    await rifiutata(
      server,
      () => atto(caso, deroga, 'esamina', 'coord-1', { esito: 'legittima' }),
      409,
      'deroga-propria',
    );
    await rifiutata(
      server,
      () => atto(caso, deroga, 'segnala', 'coord-1', { a: 'revisore', ragione: 'aperture-ripetute', nota: 'No.' }),
      409,
      'deroga-propria',
    );
  });

  it('chi decide su ciò che ha visto prima che cambiasse lo sa, e non scrive', async () => {
    const caso = await unCaso();
    const deroga = await aperta(caso);
    const vista = (await elenco('coord-1')).find((d) => d.id === deroga).revision;
    await fatto(caso, deroga, 'concludi', 'as-2');
    const coord = await server.entra('coord-1');
    const esamina = (revisione: number) =>
      coord.post(
        `/api/cartelle/${caso.id}/deroghe/${deroga}/esamina`,
        { esito: 'legittima' },
        { 'if-match': `"${revisione}"` },
      );
    await rifiutata(server, () => esamina(vista), 412, 'revisione-superata');
    expect((await esamina(vista + 1)).status).toBe(200);
  });

  it('una deroga si trova solo sotto il suo caso', async () => {
    const [caso, altro] = [await unCaso(), await unCaso()];
    const deroga = await aperta(caso);
    await rifiutata(
      server,
      () => atto(altro, deroga, 'esamina', 'coord-1', { esito: 'legittima' }),
      404,
      'non-trovato',
    );
    await rifiutata(
      server,
      () => atto(caso, altro.id, 'esamina', 'coord-1', { esito: 'legittima' }),
      404,
      'non-trovato',
    );
  });
});

describe('Le parole scritte', () => {
  it('sono sigillate nel log, e con la cancellazione del caso non restano da nessuna parte', async () => {
    const caso = await Caso.finoA(server, 'chiudi');
    const deroga = (
      await (
        await server.entra('as-2')
      ).scrivi(`/api/cartelle/${caso.id}/deroghe`, {
        motivo: 'Me lo chiede il signor Zzurlini del reparto di medicina.',
      })
    ).id;
    const nota = 'La signora Zzurlini conferma.';
    await fatto(caso, deroga, 'segnala', 'coord-1', { a: 'revisore', ragione: 'motivo-insufficiente', nota });
    await fatto(caso, deroga, 'esamina', 'rev-1', { esito: 'legittima', nota });
    await elenco('coord-1');
    expect(await nelleTabelle(admin, ['Zzurlini'])).toEqual(['letture.deroga: zzurlini']);

    const oggi = server.orologio.adesso();
    server.nelGiorno('2040-01-15');
    const as1 = await server.entra('as-1');
    await as1.scrivi(`/api/persone/${caso.persona}/atti/chiedi-cancellazione`, {
      oggetto: 'cartella',
      cartella: caso.id,
      fondamento: 'non-piu-necessari',
    });
    const coord = await server.entra('coord-1');
    const { cancellazioni } = await coord.leggi(`/api/persone/${caso.persona}/cancellazione`);
    await coord.scrivi(`/api/persone/${caso.persona}/atti/autorizza-cancellazione`, {
      cancellazione: cancellazioni.at(-1).id,
      autorizzazione: 'prot. 77/2040',
    });
    expect(await elenco('coord-1')).toContainEqual(
      expect.objectContaining({ id: deroga, motivo: null, operatore: 'as-2', precedenti: 0 }),
    );
    expect(await nelleTabelle(admin, ['Zzurlini'])).toEqual([]);
    const [, , , ultimo] = await server.installazione.store.leggiStream('sebino', deroga);
    expect(ultimo?.tipo).toBe('DatiPersonaliDistrutti');
    await rifiutata(server, () => apre(caso), 409, 'dati-cancellati');
    server.orologio.imposta(oggi);
  });
});
