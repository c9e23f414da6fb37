import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { type Azione, AZIONI, MATRICE, OPERATORI_ESEMPIO } from '#identity';
import { avviaLavori, type Lavori } from '#installazione';
import { urlDi } from '#platform';
import { SEGRETO_DI_PROVA } from '../ambiente/database-di-prova.js';
import { type Cliente, ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, CONTATTO, ISEO } from './caso.js';
import { rifiutata } from './rifiuti.js';
import { Api, type Rotta } from './rotte.js';

/** Reading is an act: whoever is shown something of somebody is on record before the answer leaves, or there is no answer. */

let server: ServerDiProva;
let caso: Caso;
let altro: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  caso = await Caso.finoA(server, 'concludi-valutazione');
  altro = await Caso.finoA(server, 'richiedi-approvazione');
});
afterAll(() => {
  process.stderr.write(
    server.log
      .filter((r) => r.includes('mprevist'))
      .slice(-2)
      .join(''),
  );
  return server?.chiudi();
});

const letture = async (id: string, filtri = '', chi = 'coord-1') =>
  (await (await server.entra(chi)).leggi(`/api/cartelle/${id}/consultazioni?per=1000${filtri}`)) as {
    totale: number;
    voci: { operatore: string; cosa: string; modo: string; nesso: string | null; motivo: string | null }[];
  };

describe('Chi ha letto una cartella', () => {
  it('dice chi l’ha aperta, con che titolo, a quale istante e perché', async () => {
    const letto = await Caso.aperto(server);
    const [as, rev, coord] = await Promise.all(['as-1', 'rev-1', 'coord-1'].map((chi) => server.entra(chi)));
    await as!.leggi(`/api/cartelle/${letto.id}`);
    await rev!.get(`/api/cartelle/${letto.id}/cronologia?modo=noto&al=2026-03-01`, {
      'x-motivo': encodeURIComponent('Verifica a campione: perché è ferma?'),
    });
    await rifiutata(
      server,
      async () => (await server.entra('as-2')).get(`/api/cartelle/${letto.id}`),
      403,
      'non-permesso',
    );
    const pagina = `/api/cartelle/${letto.id}/consultazioni`;
    expect((await coord!.leggi(pagina)).voci).toMatchObject([
      {
        operatore: 'rev-1',
        ruolo: 'revisore',
        cosa: 'vedi-cronologia',
        modo: 'pagina',
        nesso: 'mandato',
        istante: { modo: 'noto', al: '2026-03-01' },
        motivo: 'Verifica a campione: perché è ferma?',
      },
      {
        operatore: 'as-1',
        nome: 'Marta Bonfadelli',
        ente: 'ambito-sebino',
        cosa: 'vedi-cartella',
        nesso: 'comune',
        istante: null,
        motivo: null,
        quando: '2026-09-30T10:00:00.000Z',
      },
    ]);
    // Reading who has read is reading too.
    expect((await coord!.leggi(pagina)).voci[0]).toMatchObject({ operatore: 'coord-1', cosa: 'vedi-consultazioni' });
  });

  it('dice anche chi l’ha vista in un elenco, in una ricerca, sulla scrivania, dietro una figura, in una copia', async () => {
    const [as, udp, rev, pua] = await Promise.all(['as-1', 'udp-1', 'rev-1', 'pua-1'].map((c) => server.entra(c)));
    const da = (await letture(caso.id)).totale;
    await as!.leggi('/api/cartelle?per=200');
    await as!.leggi('/api/scrivania');
    await pua!.post('/api/persone/ricerca', { cognome: ANAGRAFICA.cognome });
    await udp!.leggi('/api/leps/L4.2?anno=2026');
    await pua!.leggi('/api/accessi');
    await rev!.post('/api/lavori/esporta', { contenuto: 'ambito' });
    await rev!.post('/api/lavori/esporta', { contenuto: 'cartella', cartella: caso.id });
    const { voci, totale } = await letture(caso.id);
    expect(totale).toBe(da + 8);
    expect(voci.slice(0, 7).map((v) => [v.operatore, v.cosa, v.modo, v.nesso])).toEqual([
      ['rev-1', 'esporta-cartella', 'esportazione', 'mandato'],
      ['rev-1', 'esporta-ambito', 'esportazione', null],
      ['pua-1', 'elenca-accessi', 'elenco', null],
      ['udp-1', 'vedi-righe-leps', 'indicatore', null],
      ['pua-1', 'cerca-persone', 'ricerca', null],
      ['as-1', 'vedi-scrivania', 'elenco', null],
      ['as-1', 'elenca-cartelle', 'elenco', null],
    ]);
  });

  it('chi non c’era nell’elenco non vi figura: l’altra pagina, l’altra ricerca', async () => {
    const as = await server.entra('as-1');
    const [{ totale: suo }, { totale: altrui }] = [await letture(caso.id), await letture(altro.id)];
    const { voci } = await as.leggi('/api/cartelle?per=1&pagina=1');
    const prima = voci[0].id === caso.id;
    expect((await letture(caso.id)).totale).toBe(suo + (prima ? 2 : 1));
    expect((await letture(altro.id)).totale).toBe(altrui + (voci[0].id === altro.id ? 2 : 1));
    await as.post('/api/persone/ricerca', { cognome: 'Nessunissimo' });
    expect((await letture(caso.id)).totale).toBe(suo + (prima ? 3 : 2));
  });

  it('si filtra per chi, come e quando, e si sfoglia; al di là non c’è altro', async () => {
    const { totale } = await letture(caso.id);
    expect((await letture(caso.id, '&modo=ricerca')).voci.map((v) => v.cosa)).toEqual(['cerca-persone']);
    expect((await letture(caso.id, '&operatore=udp-1')).voci.map((v) => v.operatore)).toEqual(['udp-1']);
    expect((await letture(caso.id, '&modo=deroga')).totale).toBe(0);
    expect((await letture(caso.id, '&al=2026-09-29')).totale).toBe(0);
    expect((await letture(caso.id, '&dal=2026-09-30&al=2026-09-30')).totale).toBe(totale + 5);
    const coord = await server.entra('coord-1');
    const pagina = async (n: number) =>
      (await coord.leggi(`/api/cartelle/${caso.id}/consultazioni?per=3&pagina=${n}`)).voci;
    expect(await pagina(1)).toHaveLength(3);
    expect(await pagina(1_000)).toEqual([]);
    for (const sbagliato of ['dal=ieri', 'modo=sbirciata', 'pagina=0', 'per=1001', 'operatore=%25'])
      expect((await coord.get(`/api/cartelle/${caso.id}/consultazioni?${sbagliato}`)).status).toBe(400);
  });

  it('non è dell’Ufficio di Piano', async () => {
    await rifiutata(
      server,
      async () => (await server.entra('udp-1')).get(`/api/cartelle/${caso.id}/consultazioni`),
      403,
      'non-permesso',
    );
  });
});

describe('Il motivo', () => {
  it('lo dice chi legge fuori dai propri casi, prima di leggere; mai nell’indirizzo', async () => {
    const rev = await server.entra('rev-1');
    const senza = { 'x-motivo': '' };
    for (const percorso of ['', '/cronologia', '/passi']) {
      const risposta = await rev.get(`/api/cartelle/${caso.id}${percorso}`, senza);
      expect([percorso, risposta.status, risposta.corpo.code]).toEqual([percorso, 428, 'motivo-necessario']);
      expect(risposta.testo).not.toContain(ANAGRAFICA.cognome);
    }
    expect((await rev.get(`/api/cartelle/${caso.id}?motivo=curiosita`, senza)).status).not.toBe(200);
    expect((await rev.get(`/api/cartelle/${caso.id}`)).status).toBe(200);
    expect((await (await server.entra('as-1')).get(`/api/cartelle/${caso.id}`)).status).toBe(200);
  });

  it('è in parole: una lettera, o una parola ripetuta, non dice nulla; vale per ogni rotta, anche dove non serviva', async () => {
    const rev = await server.entra('rev-1');
    const prima = (await letture(caso.id)).totale;
    for (const breve of [
      'x',
      'Verifica',
      'perché sì',
      'xxxxxxxxxxxxxxxxxxxxxxxxx',
      'urgente urgente urgente urgente',
    ]) {
      const headers = { 'x-motivo': encodeURIComponent(breve) };
      for (const percorso of ['', '/cronologia', '/passi', '/consultazioni']) {
        const chiede = () => rev.get(`/api/cartelle/${caso.id}${percorso}`, headers);
        const no = await rifiutata(server, chiede, 400, 'motivo-insufficiente');
        expect(no).toMatchObject({ campo: 'motivo', caratteri: 20, detail: expect.stringContaining('20 caratteri') });
      }
      await rifiutata(
        server,
        () => rev.get(`/api/persone/${caso.persona}/consultazioni`, headers),
        400,
        'motivo-insufficiente',
      );
      const esporta = () => rev.post('/api/lavori/esporta', { contenuto: 'ambito' }, headers);
      await rifiutata(server, esporta, 400, 'motivo-insufficiente');
      const suo = async () => (await server.entra('as-1')).get(`/api/cartelle/${caso.id}`, headers);
      await rifiutata(server, suo, 400, 'motivo-insufficiente');
    }
    // None of these was a reading but the two that counted them.
    expect((await letture(caso.id)).totale).toBe(prima + 1);
  });

  it('lo dice chi esporta e chi consegna la risposta a una persona', async () => {
    const senza = { 'x-motivo': '' };
    const rev = await server.entra('rev-1');
    expect((await rev.post('/api/lavori/esporta', { contenuto: 'ambito' }, senza)).status).toBe(428);
    expect((await rev.get(`/api/persone/${caso.persona}/consultazioni`, senza)).status).toBe(428);
    await rifiutata(
      server,
      () => rev.get(`/api/persone/${caso.persona}/consultazioni`, { 'x-motivo': '%E0%A4%A' }),
      400,
      'motivo-non-valido',
    );
  });
});

describe('La risposta alla persona', () => {
  const chiedi = async (filtri = '', persona = caso.persona) =>
    (await server.entra('rev-1')).get(`/api/persone/${persona}/consultazioni${filtri}`, {
      'x-motivo': encodeURIComponent('Richiesta dell’interessata'),
    });

  it('elenca le consultazioni della persona e dei suoi casi, senza i nomi degli operatori', async () => {
    const prima = await chiedi();
    expect(prima.status).toBe(200);
    const { corpo } = prima;
    expect(corpo.persona).toMatchObject({ cognome: ANAGRAFICA.cognome, nome: ANAGRAFICA.nome });
    expect(corpo.totale).toBe(corpo.voci.length);
    const cose = new Set(corpo.voci.map((v: { cosa: string }) => v.cosa));
    for (const cosa of [
      'vedi-cartella',
      'elenca-cartelle',
      'cerca-persone',
      'vedi-righe-leps',
      'esporta-ambito',
      'elenca-accessi',
    ])
      expect([...cose]).toContain(cosa);
    for (const { id, nome } of OPERATORI_ESEMPIO) {
      expect(prima.testo).not.toContain(nome);
      expect(prima.testo).not.toContain(`"${id}"`);
    }
    expect(corpo.voci.every((v: { operatore: string }) => /^OP-[0-9A-F]{6}$/.test(v.operatore))).toBe(true);
  });

  it('il suo numero è il suo posto nel registro, e consegnarla vi resta scritto con chi e perché', async () => {
    const una = (await chiedi()).corpo;
    const [seq, anno] = una.numero.split('/').map(Number);
    const due = (await chiedi()).corpo;
    expect(anno).toBe(2026);
    expect(due.voci.at(-1)).toMatchObject({
      seq,
      cosa: 'vedi-consultazioni-persona',
      motivo: 'Richiesta dell’interessata',
    });
    expect(due.numero).toBe(`${seq + 1}/2026`);
  });

  it('dice fin dove la attesta un checkpoint firmato', async () => {
    expect((await chiedi()).corpo.checkpoint).toBeNull();
    await server.installazione.attestazione.sigillaOra();
    const { checkpoint, numero } = (await chiedi()).corpo;
    expect(checkpoint).toEqual({ ora: expect.stringMatching(/Z$/), consultazioni: Number(numero.split('/')[0]) - 1 });
  });

  it('un operatore ha codici diversi nelle risposte a persone diverse', async () => {
    const codici = async (persona: string) =>
      new Set((await chiedi('', persona)).corpo.voci.map((v: { operatore: string }) => v.operatore));
    const [a, b] = [await codici(caso.persona), await codici(altro.persona)];
    expect(a.size).toBeGreaterThan(3);
    expect([...a].filter((c) => b.has(c))).toEqual([]);
  });

  it('è di un periodo, della revisora, e di una persona che c’è', async () => {
    expect((await chiedi('?al=2026-09-29')).corpo).toMatchObject({ al: '2026-09-29', totale: 0, voci: [] });
    expect((await chiedi('', '00000000-0000-4000-8000-000000000000')).status).toBe(404);
    for (const chi of ['pua-1', 'as-1', 'coord-1', 'udp-1', 'ets-1', 'amm-1', 'uvm-1'])
      await rifiutata(
        server,
        async () => (await server.entra(chi)).get(`/api/persone/${caso.persona}/consultazioni`, { 'x-motivo': 'x' }),
        403,
        'non-permesso',
      );
  });
});

describe('La revisione delle letture', () => {
  const cerca = async (filtri: string) => (await server.entra('rev-1')).leggi(`/api/revisione/letture?${filtri}`);

  it('cerca per operatore, periodo e modo, e mostra le parole cercate a chi rivede', async () => {
    const { voci, totale } = await cerca('operatore=pua-1&modo=ricerca');
    expect(totale).toBe(1);
    expect(voci[0]).toMatchObject({ operatore: 'pua-1', cosa: 'cerca-persone', parole: ANAGRAFICA.cognome, di: null });
    expect(voci[0].mostrati).toBeGreaterThan(2);
    expect((await cerca('operatore=as-1&al=2026-09-29')).totale).toBe(0);
  });

  it('trova chi ha aperto un caso con cui non aveva a che fare, e non chi vi ha lavorato', async () => {
    const curioso = await Caso.aperto(server);
    const [as1, as4] = [await server.entra('as-4'), await server.entra('coord-1')];
    await as1.leggi(`/api/cartelle/${curioso.id}`);
    await as4.leggi(`/api/cartelle/${curioso.id}`);
    const di = async () =>
      (await cerca('quali=senza-nesso&per=1000')).voci.filter((v: { di: { id: string } }) => v.di.id === curioso.id);
    expect(await di()).toMatchObject([{ operatore: 'as-4', nesso: 'comune', di: { cognome: ANAGRAFICA.cognome } }]);
    // What looked like curiosity was the beginning of work.
    await curioso.atto('consegna-informativa', {}, 'as-4');
    server.ultima = Math.max(server.ultima, await server.testa());
    expect(await di()).toEqual([]);
  });

  it('l’integrità dice dei due registri, e fin dove li attesta un checkpoint', async () => {
    const { checkpoint } = (await server.installazione.attestazione.sigillaOra())!;
    const esito = await (await server.entra('rev-1')).leggi('/api/revisione/integrita');
    expect(esito).toMatchObject({
      integra: true,
      provataFinoA: checkpoint.dimensione,
      consultazioni: { integra: true, rottura: null, provataFinoA: checkpoint.consultazioni[0]!.seq },
    });
    expect(esito.consultazioni.consultazioni).toBeGreaterThanOrEqual(esito.consultazioni.provataFinoA);
  });
});

describe('Chi amministra il database e riscrive le consultazioni', () => {
  it('rifà i conti della catena, ma un checkpoint firmato lo smentisce; il registro dei fatti resta integro', async () => {
    const admin = new pg.Client({ connectionString: server.adminUrl });
    await admin.connect();
    await (await server.entra('as-1')).leggi('/api/scrivania');
    await server.installazione.attestazione.sigillaOra();
    const verifica = async () => (await server.entra('rev-1')).leggi('/api/revisione/integrita');
    const { consultazioni: prima } = await verifica();
    // The last one is taken away, and the head put back: the chain by itself is in order.
    await admin.query(`ALTER TABLE consultazioni.consultazione DISABLE TRIGGER solo_aggiunte;
      CREATE TABLE public.tolta AS SELECT ambito, seq, contenuto, chain FROM consultazioni.consultazione ORDER BY seq DESC LIMIT 1;
      DELETE FROM consultazioni.consultazione c USING public.tolta t WHERE c.seq = t.seq AND c.ambito = t.ambito;
      UPDATE consultazioni.testa t SET seq = c.seq, chain = c.chain FROM consultazioni.consultazione c
        WHERE c.ambito = t.ambito AND c.seq = t.seq - 1`);
    const esito = await verifica();
    expect(esito).toMatchObject({
      integra: true,
      rottura: null,
      consultazioni: {
        integra: false,
        rottura: { seq: prima.provataFinoA, motivo: expect.stringContaining('attestata da un checkpoint') },
      },
    });
    expect(esito.consultazioni.provataFinoA).toBeLessThan(prima.provataFinoA);
    await admin.query(`INSERT INTO consultazioni.consultazione (ambito, seq, contenuto, chain) SELECT * FROM public.tolta;
      UPDATE consultazioni.testa t SET seq = c.seq, chain = c.chain FROM public.tolta c WHERE c.ambito = t.ambito;
      ALTER TABLE consultazioni.consultazione ENABLE TRIGGER solo_aggiunte; DROP TABLE public.tolta`);
    expect((await verifica()).consultazioni.integra).toBe(true);
    await admin.end();
  });
});

describe('Ogni rotta che mostra dati personali', () => {
  const conDati = (rotta: Rotta): readonly Azione[] =>
    ((rotta.operazione['x-azioni'] ?? []) as Azione[]).filter((a) => MATRICE[a].mostraDatiPersonali);
  let api: Api;
  let admin: pg.Client;
  let writer: string;
  let lavori: Lavori;

  beforeAll(async () => {
    lavori = await avviaLavori(server.installazione);
    api = await Api.di(server);
    admin = new pg.Client({ connectionString: server.adminUrl });
    await admin.connect();
    writer = pg.escapeIdentifier(
      decodeURIComponent(new URL(urlDi(server.adminUrl, 'writer', SEGRETO_DI_PROVA)).username),
    );
  });
  afterAll(async () => {
    await lavori?.ferma();
    await admin?.end();
  });

  const registrate = async (): Promise<{ seq: number; azione: string }[]> =>
    (await admin.query('SELECT seq::int, azione FROM consultazioni.consultazione ORDER BY seq')).rows;

  /** One request per route and action that is answered: by whom, and of what, is tried until it is. */
  const riuscite: {
    rotta: Rotta;
    azione: Azione;
    chiede: () => Promise<{ status: number; corpo: { code?: string }; testo: string }>;
  }[] = [];

  it('si può chiedere, e chiesta lascia scritto la sua lettura, non altro', async () => {
    const coord = await server.entra('coord-1');
    await coord.scrivi('/api/accessi', { ...CONTATTO, persona: caso.persona });
    const as = await server.entra('as-1');
    // What the answers name can be asked about in turn.
    const noti = new Set([caso.id, caso.persona, caso.accesso]);
    const raccogli = (testo: string) => {
      for (const [id] of testo.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g)) noti.add(id);
    };
    for (const percorso of ['/api/cartelle?per=200', '/api/accessi']) raccogli((await as.get(percorso)).testo);
    const servita = await Caso.finoA(server, 'sottoscrivi-progetto');
    await servita.atto('autorizza-intervento', { al: '2026-12-31' });
    await servita.atto('attiva-intervento');
    noti.add(servita.id).add(servita.intervento);
    await coord.get(`/api/cartelle?attendi=${await server.testa()}`);
    const seduta = await coord.post('/api/sedute', {
      giorno: '2026-10-01',
      dalle: '09:00',
      alle: '12:00',
      modalita: 'in-presenza',
      componenti: ['uvm-1', 'coord-1'],
    });
    noti.add(seduta.corpo.id);
    const rev = await server.entra('rev-1');
    const { id } = (await rev.post('/api/lavori/esporta', { contenuto: 'cartella', cartella: caso.id })).corpo;
    while ((await rev.get(`/api/lavori/${id}`)).corpo.stato !== 'fatto') await attendi(50);
    noti.add(id).add((await (await server.entra('udp-1')).leggi('/api/utenze')).utenze[0].id);

    const operatori = OPERATORI_ESEMPIO.filter((o) => o.ambito === 'sebino').map((o) => o.id);
    const mancano: string[] = [];
    for (const rotta of api.rotte) {
      for (const azione of conDati(rotta)) {
        const chiede = await trova(rotta, azione, operatori, noti);
        if (chiede) riuscite.push({ rotta, azione, chiede });
      }
      if (conDati(rotta).length > 0 && !riuscite.some((r) => r.rotta === rotta))
        mancano.push(`${rotta.metodo} ${rotta.percorso}`);
    }
    expect(mancano).toEqual([]);
    // A route of several actions may be tried with some of them: of every action, one route has been. Of a log of several
    // Ambiti nobody is given all: see rifiuti-che-mostrano.spec.ts.
    const provate = new Set(riuscite.map((r) => r.azione));
    expect(AZIONI.filter((a) => MATRICE[a].mostraDatiPersonali && !provate.has(a))).toEqual(['esporta-registro']);
  }, 120_000);

  async function trova(rotta: Rotta, azione: Azione, operatori: readonly string[], noti: ReadonlySet<string>) {
    const possono = operatori.filter((id) => MATRICE[azione].chi[OPERATORI_ESEMPIO.find((o) => o.id === id)!.ruolo]);
    for (const chi of possono) {
      const cliente = await server.entra(chi);
      for (const { percorso, corpo } of domande(rotta, azione, noti)) {
        const prima = (await registrate()).at(-1)?.seq ?? 0;
        const chiede = () => manda(cliente, rotta, percorso, corpo);
        const { testo } = await chiede();
        const nuove = (await registrate()).filter((r) => r.seq > prima).map((r) => r.azione);
        if (!nuove.includes(azione)) continue;
        expect([rotta.percorso, nuove]).toEqual([rotta.percorso, [azione]]);
        // A copy of all there is names nobody: it showed everybody.
        if (azione !== 'esporta-ambito' && azione !== 'esporta-registro')
          expect([rotta.percorso, await taciuti(testo, prima)]).toEqual([rotta.percorso, []]);
        return chiede;
      }
    }
    return undefined;
  }

  const manda = (cliente: Cliente, rotta: Rotta, percorso: string, corpo: unknown) =>
    cliente.chiedi(rotta.metodo, percorso, {
      ...(corpo !== undefined && { corpo }),
      headers: { 'x-motivo': 'Verifica annuale a campione' },
    });

  function* domande(rotta: Rotta, azione: Azione, noti: ReadonlySet<string>) {
    const fissi = rotta.percorso.replace('{codice}', 'L4.2');
    const obbligatori = (rotta.operazione.parameters ?? []).filter((p) => p.in === 'query' && p.required);
    const query =
      obbligatori.length > 0
        ? `?${obbligatori.map((p) => `${p.name}=${p.name === 'anno' ? 2026 : ISEO}`).join('&')}`
        : '';
    const anno = fissi.includes('/leps/') ? '?anno=2026' : query;
    const corpi = rotta.corpo
      ? [
          { ...(api.esempio(rotta.corpo) as object), cognome: ANAGRAFICA.cognome },
          { contenuto: azione.replace('esporta-', '') },
          { contenuto: 'cartella', cartella: caso.id },
        ]
      : [undefined];
    const parametri = fissi.match(/\{\w+\}/g) ?? [];
    for (const corpo of corpi)
      for (const id of parametri.length > 0 ? noti : [''])
        for (const secondo of parametri.length > 1 ? noti : [''])
          yield {
            percorso: fissi.replace(parametri[0] ?? '', id).replace(parametri[1] ?? '', secondo) + anno,
            corpo,
          };
  }

  it('scrive chiunque la risposta nomini, a chiunque la dia', async () => {
    const coord = await server.entra('coord-1');
    const consegnato = await Caso.finoA(server, 'assegna');
    await consegnato.atto('consegna', { il: '2026-09-29' }, 'coord-1');
    const codiceFiscale = 'NVUCFS70A01E333Q';
    const nascosto = await Caso.finoA(server, 'assegna', {
      anagrafica: { codiceFiscale, tipoCodiceFiscale: 'provvisorio' },
    });
    await nascosto.atto('disponi-tutela', { classe: 'violenza', abilitati: [], motivo: 'Denuncia.' }, 'coord-1');
    const doppia = { ...ANAGRAFICA, codiceFiscale, tipoCodiceFiscale: 'provvisorio' };
    const persona = (await (await server.entra('pua-1')).scrivi('/api/persone', doppia)).id;
    await (
      await server.entra('as-3')
    ).scrivi(`/api/cartelle/${caso.id}/deroghe`, {
      motivo: 'Sostituzione di una collega assente.',
    });
    await caso.inSeduta('uvm-1', 'as-1');
    await coord.get(`/api/cartelle?attendi=${await server.testa()}`);
    const { doppioni, daApprovare } = await coord.leggi('/api/scrivania');
    expect(doppioni).toMatchObject([{ tipo: 'persone', ids: [nascosto.persona, persona].sort() }]);
    expect(daApprovare.length).toBeGreaterThan(0);
    expect((await (await server.entra('as-4')).leggi('/api/scrivania')).consegneRicevute).toHaveLength(1);

    const ids = new Set([caso, altro, consegnato].flatMap((c) => [c.id, c.persona, c.accesso]));
    const detti = new Set<string>();
    const mancano: unknown[] = [];
    for (const { id } of OPERATORI_ESEMPIO.filter((o) => o.ambito === 'sebino')) {
      const cliente = await server.entra(id);
      for (const rotta of api.rotte) {
        const [azione] = conDati(rotta);
        if (!azione || azione.startsWith('esporta-')) continue;
        for (const { percorso, corpo } of domande(rotta, azione, ids)) {
          const prima = (await registrate()).at(-1)?.seq ?? 0;
          const { status, testo } = await manda(cliente, rotta, percorso, corpo);
          if (status !== 200) continue;
          if (testo.includes(caso.persona)) detti.add(azione);
          const no = await taciuti(testo, prima);
          if (no.length > 0) mancano.push([id, percorso, no]);
        }
      }
    }
    expect(mancano).toEqual([]);
    expect([...detti].sort()).toEqual(expect.arrayContaining(['elenca-accessi', 'elenca-cartelle', 'vedi-scrivania']));
  }, 180_000);

  /** The persone, cartelle and accessi that an answer names, and that no consultation recorded since says it showed. */
  const taciuti = async (testo: string, dopo: number): Promise<unknown[]> => {
    const ids = testo.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    const { rows } = await admin.query(
      `SELECT t.* FROM (SELECT 'persona' AS tipo, id FROM letture.persona UNION ALL SELECT 'cartella', id FROM letture.cartella
          UNION ALL SELECT 'accesso', id FROM letture.accesso) t
        WHERE t.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT FROM consultazioni.consultazione c
          LEFT JOIN consultazioni.mostrato m USING (ambito, insieme)
          WHERE c.seq > $2 AND (c.tutto OR (m.tipo = t.tipo AND m.id = t.id)))`,
      [[...new Set(ids)], dopo],
    );
    return rows;
  };

  it.each<[string, () => string, () => string]>([
    [
      'la funzione è vietata',
      () => `REVOKE EXECUTE ON FUNCTION consultazioni.registra FROM ${writer}`,
      () => `GRANT EXECUTE ON FUNCTION consultazioni.registra TO ${writer}`,
    ],
    [
      'il disco è pieno',
      () => `CREATE FUNCTION consultazioni.guasto() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER guasto BEFORE INSERT ON consultazioni.consultazione EXECUTE FUNCTION consultazioni.guasto()`,
      () => 'DROP TRIGGER guasto ON consultazioni.consultazione; DROP FUNCTION consultazioni.guasto()',
    ],
  ])(
    'se non si può registrare (%s) non risponde, e non dice niente di nessuno',
    async (_, rompi, ripara) => {
      expect(riuscite.length).toBeGreaterThan(12);
      await admin.query(rompi());
      try {
        for (const { rotta, azione, chiede } of riuscite) {
          const risposta = await chiede();
          expect([rotta.percorso, azione, risposta.status, risposta.corpo.code]).toEqual([
            rotta.percorso,
            azione,
            503,
            'consultazione-non-registrata',
          ]);
          for (const parola of [ANAGRAFICA.cognome, ANAGRAFICA.nome, caso.id, caso.persona])
            expect([rotta.percorso, risposta.testo.includes(parola)]).toEqual([rotta.percorso, false]);
        }
      } finally {
        await admin.query(ripara());
      }
      expect((await riuscite[0]!.chiede()).status).toBe(200);
    },
    60_000,
  );

  it('se la catena è tenuta ferma, chi legge non aspetta: gli si dice di no in pochi secondi', async () => {
    const uno = riuscite.filter((r) => r.rotta.metodo === 'GET').slice(0, 3);
    await admin.query('BEGIN; LOCK TABLE consultazioni.testa IN ACCESS EXCLUSIVE MODE');
    try {
      const inizio = performance.now();
      for (const risposta of await Promise.all(uno.map((r) => r.chiede()))) expect(risposta.status).toBe(503);
      expect(performance.now() - inizio).toBeLessThan(9_000);
    } finally {
      await admin.query('ROLLBACK');
    }
  }, 30_000);
});
