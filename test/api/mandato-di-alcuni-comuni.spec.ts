import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { COOKIE_SESSIONE, Operatori, Sessioni } from '#identity';
import { type Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, Caso, ISEO } from './caso.js';

/** A revisore whose mandate names one Comune tries what lists and copies hold of the others, and what it is shut out of. */

const MARONE = '017106';
const A_MARONE = { anagrafica: { comune: MARONE, cognome: 'Marchesana' }, contatto: { comune: MARONE } };

let server: ServerDiProva;
let admin: pg.Client;
let cookie: string;
/** Of the mandate. */
let dentro: Caso;
/** Of Iseo: outside it. */
let fuori: Caso;
/** Of Iseo as well, of the person of `dentro`. */
let altrove: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await server.app.get(Operatori, { strict: false }).registra('sebino', [
    {
      id: 'rev-marone',
      stream: randomUUID(),
      revision: 0,
      soggetto: 'rev-marone',
      nome: 'Delfina Ghitti',
      tratti: [
        {
          dal: '2024-01-01',
          al: null,
          attivo: true,
          ruolo: 'revisore',
          ente: 'ambito-sebino',
          tipoEnte: 'ambito',
          professione: null,
          comuni: [MARONE],
          squadra: null,
          mandato: { oggetto: 'Verifica', dal: '2026-01-01', al: null, comuni: [MARONE] },
        },
      ],
    },
  ]);
  const token = await server.app.get(Sessioni, { strict: false }).apri('rev-marone', 2);
  cookie = `${COOKIE_SESSIONE}_${new URL(server.indirizzo).port}=${token}`;
  dentro = await Caso.finoA(server, 'concludi-valutazione', A_MARONE);
  fuori = await Caso.finoA(server, 'concludi-valutazione');
  const [as, pua] = await Promise.all(['as-1', 'pua-1'].map((chi) => server.entra(chi)));
  await as!.leggi(`/api/cartelle/${dentro.id}`);
  await as!.leggi(`/api/cartelle/${fuori.id}`);
  await as!.leggi(`/api/persone/${fuori.persona}`);
  await as!.leggi(`/api/accessi/${fuori.accesso}`);
  await as!.leggi('/api/cartelle');
  for (const cognome of ['Marchesana', ANAGRAFICA.cognome, 'Nessunissimo'])
    await pua!.post('/api/persone/ricerca', { cognome });
});
afterAll(async () => {
  await admin?.end();
  await server?.chiudi();
});

const chiedi = (metodo: string, percorso: string, corpo?: unknown): Promise<Risposta> =>
  server.senzaSessione().chiedi(metodo, percorso, {
    ...(corpo !== undefined && { corpo }),
    headers: { cookie, 'x-motivo': 'Verifica annuale a campione', 'idempotency-key': randomUUID() },
  });

interface Voce {
  cosa: string;
  operatore: string;
  di: { id: string } | null;
  parole: string | null;
  motivo: string | null;
  mostrati: number | null;
}
const letture = async (filtri = '') => {
  const { corpo, testo } = await chiedi('GET', `/api/revisione/letture?per=1000${filtri}`);
  return { ...(corpo as { totale: number; voci: Voce[] }), testo };
};

describe('Un mandato di un solo Comune', () => {
  it('la ricerca delle persone non va oltre, e nemmeno i casi di chi trova', async () => {
    const cerca = async (cognome: string) =>
      (await chiedi('POST', '/api/persone/ricerca', { cognome })).corpo.persone as {
        id: string;
        cartelle: { id: string }[];
      }[];
    expect(await cerca(ANAGRAFICA.cognome)).toEqual([]);
    expect((await cerca('Marchesana')).map((p) => [p.id, p.cartelle.map((c) => c.id)])).toEqual([
      [dentro.persona, [dentro.id]],
    ]);
    const apertura = { area: 'disabilita' } as const;
    altrove = await Caso.aperto(server, { persona: dentro.persona, apertura });
    await (await server.entra('rev-1')).leggi('/api/cartelle');
    expect((await cerca('Marchesana'))[0]!.cartelle.map((c) => c.id)).toEqual([dentro.id]);
  });

  it('la revisione delle letture non dice di altri casi, persone e accessi; e conta dopo averli tolti', async () => {
    const { totale, voci, testo } = await letture();
    expect(voci.some((v) => v.di?.id === dentro.id)).toBe(true);
    for (const altro of [fuori.id, fuori.persona, fuori.accesso, altrove.id, ANAGRAFICA.cognome])
      expect(testo).not.toContain(altro);
    expect(voci.filter((v) => v.cosa === 'vedi-accesso')).toEqual([]);
    expect(totale).toBe(voci.length);
    const senzaNesso = await letture('&quali=senza-nesso');
    expect(senzaNesso.voci.filter((v) => v.di?.id === fuori.id)).toEqual([]);
  });

  it('di elenchi e ricerche, senza le parole dove si è visto anche altro, o nessuno', async () => {
    const { voci } = await letture('&operatore=pua-1&modo=ricerca');
    expect(voci.map((v) => [v.parole, v.mostrati])).toEqual([
      [null, 0],
      [null, 0],
      ['Marchesana', 2],
    ]);
    const tutte = await (await server.entra('rev-1')).leggi('/api/revisione/letture?operatore=pua-1&modo=ricerca');
    expect(tutte.voci.map((v: Voce) => v.parole)).toEqual(['Nessunissimo', ANAGRAFICA.cognome, 'Marchesana']);
    const [elenco] = (await letture('&operatore=as-1&modo=elenco')).voci;
    expect(elenco).toMatchObject({ cosa: 'elenca-cartelle', mostrati: 2 });
  });

  it('le copie di tutto l’Ambito non sono sue: né chieste, né scaricate, né il loro motivo', async () => {
    const ambito = { contenuto: 'ambito' };
    expect((await chiedi('POST', '/api/lavori/esporta', ambito)).corpo.code).toBe('non-permesso');
    const rev = await server.entra('rev-1');
    const { status } = await rev.post('/api/lavori/esporta', ambito, { 'x-motivo': 'Un esposto di ieri mattina' });
    expect(status).toBe(202);
    const copia = (await letture('&modo=esportazione')).voci;
    expect(copia).toMatchObject([{ cosa: 'esporta-ambito', motivo: null, mostrati: null }]);
    const sua = (await rev.leggi('/api/revisione/letture?modo=esportazione')).voci;
    expect(sua).toMatchObject([{ cosa: 'esporta-ambito', motivo: 'Un esposto di ieri mattina' }]);
    expect((await chiedi('POST', '/api/lavori/esporta', { contenuto: 'cartella', cartella: fuori.id })).status).toBe(
      403,
    );
    expect((await chiedi('POST', '/api/lavori/esporta', { contenuto: 'cartella', cartella: dentro.id })).status).toBe(
      202,
    );
  });

  it('una figura aperta confronta solo i suoi Comuni', async () => {
    const { corpo } = await chiedi('GET', `/api/leps/L4.2?anno=2026&comune=${MARONE}`);
    expect(corpo.perComune.map((c: { comune: string }) => c.comune)).toEqual([MARONE]);
    expect((await chiedi('GET', '/api/leps/L4.2?anno=2026')).status).toBe(403);
    expect((await chiedi('GET', `/api/leps/L4.2?anno=2026&comune=${ISEO}`)).status).toBe(403);
    const tutti = (await (await server.entra('rev-1')).leggi(`/api/leps/L4.2?anno=2026&comune=${MARONE}`)).perComune;
    expect(tutti.length).toBeGreaterThan(10);
  });

  it('la risposta a una persona che ha altro altrove non è sua, e le stesse parole la rifiutano a chi è escluso', async () => {
    const risposta = `/api/persone/${dentro.persona}/consultazioni`;
    const no = await chiedi('GET', risposta);
    expect([no.status, no.corpo.code]).toEqual([403, 'non-permesso']);
    const rev = await server.entra('rev-1');
    expect((await rev.get(risposta)).status).toBe(200);
    // Shut out of one of the two cases: the count of its readings would go on telling of it.
    await altrove.atto('escludi-operatore', { operatore: 'rev-1', conflitto: 'È il cognato.' }, 'coord-1');
    const escluso = await rev.get(`${risposta}?attendi=${server.ultima}`);
    expect([escluso.status, escluso.corpo.detail]).toEqual([403, no.corpo.detail]);
  });
});

describe('Chi è escluso da un caso, con il mandato su tutto l’Ambito', () => {
  it('non trova le sue letture; delle ricerche che lo hanno trovato e delle copie, non le parole', async () => {
    const rev = await server.entra('rev-1');
    const cerca = async () => (await rev.leggi('/api/revisione/letture?per=1000')).voci as Voce[];
    expect((await cerca()).some((v) => v.di?.id === fuori.id)).toBe(true);
    await fuori.atto('escludi-operatore', { operatore: 'rev-1', conflitto: 'È la nipote.' }, 'coord-1');
    server.ultima = Math.max(server.ultima, await server.testa());
    const voci = await cerca();
    expect(voci.filter((v) => [fuori.id, fuori.persona].includes(v.di?.id ?? ''))).toEqual([]);
    expect(JSON.stringify(voci)).not.toContain(ANAGRAFICA.cognome);
    expect(voci.find((v) => v.cosa === 'esporta-ambito')?.motivo).toBeNull();
    // Nor a copy of everything, in which it would be, be it asked for now or made before.
    const ambito = { contenuto: 'ambito' };
    const motivo = { 'x-motivo': 'Un esposto di ieri mattina' };
    const soloDiAlcuni = await chiedi('POST', '/api/lavori/esporta', ambito);
    const no = await rev.post('/api/lavori/esporta', ambito, motivo);
    expect([no.status, no.corpo.detail]).toEqual([403, soloDiAlcuni.corpo.detail]);
    const { lavori } = await rev.leggi('/api/lavori');
    const fatto = lavori.find((l: { oggetto: string | null; stato: string }) => l.oggetto === 'ambito');
    expect(fatto).toBeDefined();
    expect((await rev.get(`/api/lavori/${fatto.id}/fascicolo`, motivo)).status).toBe(403);
    await fuori.atto('revoca-esclusione', { operatore: 'rev-1', motivo: 'Omonimia.' }, 'coord-1');
  });
});

describe('Rivedere una ricerca', () => {
  it('è leggere di chi essa ha trovato, e resta scritto a suo nome', async () => {
    const rev = await server.entra('rev-1');
    const { voci } = await rev.leggi('/api/revisione/letture?operatore=pua-1&modo=ricerca');
    expect(voci.map((v: Voce) => v.parole)).toContain(ANAGRAFICA.cognome);
    const { rows } = await admin.query(
      `SELECT m.id FROM consultazioni.consultazione c JOIN consultazioni.mostrato m USING (ambito, insieme)
        WHERE c.seq = (SELECT max(seq) FROM consultazioni.consultazione WHERE azione = 'cerca-consultazioni')`,
    );
    expect(rows.map((r) => r.id).sort()).toEqual([dentro.persona, fuori.persona].sort());
  });
});

describe('Le utenze', () => {
  it('chi le legge resta scritto, con quale', async () => {
    const udp = await server.entra('udp-1');
    const { utenze } = await udp.leggi('/api/utenze');
    await udp.leggi(`/api/utenze/${utenze[0].id}`);
    const { rows } = await admin.query(
      `SELECT azione, contenuto::jsonb->'cosa' AS cosa FROM consultazioni.consultazione WHERE operatore = 'udp-1' ORDER BY seq`,
    );
    expect(rows).toEqual([
      { azione: 'elenca-utenze', cosa: {} },
      { azione: 'vedi-utenza', cosa: { utenza: utenze[0].id } },
    ]);
  });

  it('un ente erogatore conosce i propri operatori soltanto; chi non affida incarichi non sa chi è al lavoro', async () => {
    const elenco = async (chi: string) =>
      (await server.entra(chi)).leggi('/api/operatori') as Promise<{ id: string; ente: string; attivo?: boolean }[]>;
    expect((await elenco('ets-1')).map((o) => [o.id, o.ente, 'attivo' in o])).toEqual([
      ['ets-1', 'coop-ontano', false],
    ]);
    for (const chi of ['pua-1', 'rev-1', 'amm-1', 'udp-1', 'sis-1', 'uvm-1'])
      expect([chi, (await elenco(chi)).some((o) => 'attivo' in o)]).toEqual([chi, false]);
    for (const chi of ['as-1', 'coord-1'])
      expect((await elenco(chi)).every((o) => typeof o.attivo === 'boolean')).toBe(true);
  });
});
