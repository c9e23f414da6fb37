import { randomUUID } from 'node:crypto';
import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { AMBITI_ESEMPIO, OPERATORI_PAVESE } from '#identity';
import { avviaLavori, type Lavori, type LavoroVisto } from '#installazione';
import { type Cliente, ServerDiProva } from '../ambiente/server-di-prova.js';
import { ANAGRAFICA, CONTATTO } from '../api/caso.js';
import { Api, type Rotta } from '../api/rotte.js';
import {
  BELGIOIOSO,
  type CasoDiAmbito,
  casoDelPavese,
  casoDiSebino,
  CODICE_FISCALE,
  PAVESE,
  SEBINO,
} from './due-ambiti.js';

/** Over HTTP, what is of an Ambito is for those of another exactly as what does not exist. */

let server: ServerDiProva;
let lavori: Lavori;
let api: Api;
let admin: pg.Client;
let suo: CasoDiAmbito;
let altrui: CasoDiAmbito;
let esportazione: string;
/** Whatever of the first Ambito could be recognised in an answer. */
let tracce: string[];
const pavesi = new Map<string, Cliente>();

/** Who may ask only by saying why says it: a refusal for want of a reason would prove nothing. */
const MOTIVO = { 'x-motivo': 'Verifica annuale a campione' };
const COGNOME = 'Vezzulliano';

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  lavori = await avviaLavori(server.installazione);
  altrui = await casoDiSebino(server);
  await (
    await server.entra('as-1')
  ).scrivi(`/api/persone/${altrui.caso.persona}/atti/aggiorna-anagrafica`, { cognome: COGNOME });
  esportazione = await finita(
    'rev-1',
    (await (await server.entra('rev-1')).post('/api/lavori/esporta', { contenuto: 'ambito' }, MOTIVO)).corpo,
  );
  api = await Api.di(server);
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ id: string }>('SELECT id FROM log.evento WHERE ambito = $1', [SEBINO]);
  const { id, persona, accesso, valutazione, progetto, intervento, obiettivi } = altrui.caso;
  tracce = [id, persona, accesso, valutazione, progetto, intervento, ...obiettivi, esportazione, COGNOME];
  tracce.push(...rows.map((r) => r.id));
  for (const { id: chi, soggetto } of OPERATORI_PAVESE) pavesi.set(chi, await server.entra(soggetto));
}, 180_000);
afterAll(async () => {
  await admin?.end();
  await lavori?.ferma();
  await server?.chiudi();
});

async function finita(chi: string, { id }: LavoroVisto): Promise<string> {
  while ((await (await server.entra(chi)).leggi(`/api/lavori/${id}`)).finitoIl === null) await attendi(50);
  return id;
}

/** How much of the first Ambito is in the database: nobody of another changes it, or leaves a mark in its records. */
async function diSebino(): Promise<unknown> {
  const { rows } = await admin.query(
    `SELECT (SELECT count(*) FROM log.evento WHERE ambito = $1) AS eventi,
       (SELECT count(*) FROM log.idempotenza WHERE ambito = $1) AS chiavi,
       (SELECT count(*) FROM vault.chiave WHERE ambito = $1) AS vault,
       (SELECT seq FROM consultazioni.testa WHERE ambito = $1) AS letture`,
    [SEBINO],
  );
  return rows[0];
}

/** The ids that may stand for a parameter: those of its kind where the path says it, or else all there are. */
function idPer(percorso: string, { caso }: CasoDiAmbito): string[] {
  if (percorso.startsWith('/api/cartelle/')) return [caso.id];
  if (percorso.startsWith('/api/persone/')) return [caso.persona];
  if (percorso.startsWith('/api/accessi/')) return [caso.accesso];
  if (percorso.startsWith('/api/lavori/')) return [esportazione];
  return [caso.id, caso.persona, caso.accesso, caso.progetto];
}
const conId = (rotta: Rotta, id: string): string => rotta.percorso.replace(/\{[^}]+\}/g, id);
const conParametro = (): Rotta[] => api.rotte.filter((r) => r.percorso.includes('{'));

const letta = ({ status, corpo }: { status: number; corpo: { code?: string } | null }) => [status, corpo?.code ?? null];

describe('Un Ambito in cui non è ancora successo nulla', () => {
  it('non ha niente di quello dell’altro: elenchi e ricerche vuoti, cifre a zero', async () => {
    const as = pavesi.get('as-1')!;
    expect((await as.leggi('/api/cartelle')).voci).toEqual([]);
    expect((await as.leggi('/api/accessi')).accessi).toEqual([]);
    expect((await as.leggi('/api/scrivania')).mie).toEqual([]);
    for (const cerca of [
      { cognome: COGNOME.slice(0, -1) },
      { codiceFiscale: CODICE_FISCALE },
      { nascita: ANAGRAFICA.nascita },
    ])
      expect([cerca, JSON.stringify((await as.post('/api/persone/ricerca', cerca)).corpo).includes(COGNOME)]).toEqual([
        cerca,
        false,
      ]);
    const { figure } = await pavesi.get('udp-1')!.leggi('/api/leps?anno=2026');
    expect(figure.length).toBeGreaterThan(0);
    for (const f of figure) expect([f.codice, f.numeratore, f.denominatore ?? 0]).toEqual([f.codice, 0, 0]);
    const { lavori: elenco } = await pavesi.get('rev-1')!.leggi('/api/lavori');
    expect(elenco.map((l: LavoroVisto) => l.id)).not.toContain(esportazione);
  });

  it('ha le sue liste: i suoi Comuni, i suoi enti, i suoi operatori', async () => {
    const liste = await pavesi.get('as-1')!.leggi('/api/nomenclatore');
    expect([liste.comuni.length, liste.comuni.some((c: { istat: string }) => c.istat === BELGIOIOSO)]).toEqual([
      48,
      true,
    ]);
    for (const { ambito, enti } of AMBITI_ESEMPIO) {
      const sue = await (
        await server.entra(ambito.id === SEBINO ? 'as-1' : `${PAVESE}-as-1`)
      ).leggi('/api/nomenclatore');
      const nomi = sue.enti.map((e: { id: string }) => e.id);
      expect(nomi).toEqual([...enti.map((e) => e.id), 'altro']);
    }
    const operatori = (await pavesi.get('as-1')!.get('/api/operatori')).corpo as { nome: string }[];
    expect(operatori.map((o) => o.nome).sort()).toEqual(OPERATORI_PAVESE.map((o) => o.nome).sort());
  });
});

describe('Gli id dell’altro Ambito', () => {
  it('a ogni rotta e a ogni ruolo rispondono come quelli che non esistono, e non lasciano traccia', async () => {
    const prima = await diSebino();
    let chieste = 0;
    for (const rotta of conParametro())
      for (const [chi, cliente] of pavesi)
        for (const id of idPer(rotta.percorso, altrui)) {
          const corpo = rotta.corpo && api.esempio(rotta.corpo);
          const chiedi = (quale: string) =>
            cliente.chiedi(rotta.metodo, conId(rotta, quale), { headers: MOTIVO, ...(corpo ? { corpo } : {}) });
          const [vero, inventato] = [await chiedi(id), await chiedi(randomUUID())];
          const dove = [chi, rotta.metodo, rotta.percorso];
          expect([...dove, vero.status]).not.toEqual([...dove, 429]);
          expect([...dove, vero.status, vero.testo]).toEqual([...dove, inventato.status, inventato.testo]);
          if (vero.status < 400) expect([...dove, vero.testo]).toEqual([...dove, '']);
          chieste++;
        }
    expect(chieste).toBeGreaterThan(300);
    expect(await diSebino()).toEqual(prima);
  }, 180_000);
});

describe('Con un caso proprio, della stessa persona', () => {
  beforeAll(async () => {
    suo = await casoDelPavese(server);
  }, 60_000);

  it('lo stesso codice fiscale è in tutti e due, e nessuno dei due lo sa', async () => {
    const { persone } = (
      await pavesi.get('as-1')!.post('/api/persone/ricerca', { codiceFiscale: CODICE_FISCALE }, { 'x-attendi': '' })
    ).corpo;
    expect(persone.map((p: { id: string }) => p.id)).toEqual([suo.caso.persona]);
    const doppia = {
      ...ANAGRAFICA,
      comune: BELGIOIOSO,
      tipoCodiceFiscale: 'definitivo',
      codiceFiscale: CODICE_FISCALE,
    };
    const rifiuto = await pavesi.get('as-1')!.post('/api/persone', doppia);
    expect(rifiuto.status).toBe(409);
    expect(tracce.filter((t) => rifiuto.testo.includes(t))).toEqual([]);
  });

  it('nessuna lettura senza parametri mostra qualcosa dell’altro, e nessun id nei corpi vi arriva', async () => {
    const prima = await diSebino();
    for (const rotta of api.rotte.filter((r) => r.metodo === 'GET' && !r.percorso.includes('{')))
      for (const [chi, cliente] of pavesi) {
        const { testo } = await cliente.get(rotta.percorso, MOTIVO);
        expect([chi, rotta.percorso, tracce.filter((t) => testo.includes(t))]).toEqual([chi, rotta.percorso, []]);
      }
    let tentati = 0;
    const { caso } = altrui;
    const ids = [caso.id, caso.persona, caso.valutazione, caso.progetto];
    for (const rotta of api.conCorpo) {
      const campi = api.campi(rotta.corpo).filter((c) => c.schema.format === 'uuid');
      for (const { percorso } of campi)
        for (const chi of ['as-1', 'coord-1'])
          for (const id of ids) {
            const dove = rotta.percorso.includes('{') ? conId(rotta, idPer(rotta.percorso, suo)[0]!) : rotta.percorso;
            const chiedi = (valore: string) =>
              pavesi
                .get(chi)!
                .chiedi(rotta.metodo, dove, { headers: MOTIVO, corpo: api.con(rotta.corpo, percorso, valore) });
            // Before and after: the one that is accepted may change what the next is told.
            const [primo, vero, secondo] = [await chiedi(randomUUID()), await chiedi(id), await chiedi(randomUUID())];
            const quale = [chi, dove, percorso.join('.')];
            expect([...quale, [letta(primo), letta(secondo)]]).toEqual([
              ...quale,
              expect.arrayContaining([letta(vero)]) as unknown[],
            ]);
            tentati++;
          }
    }
    expect(tentati).toBeGreaterThan(50);
    expect(await diSebino()).toEqual(prima);
  }, 180_000);

  it('la stessa Idempotency-Key dello stesso nome di operatore è di ciascuno la sua', async () => {
    const chiave = { 'idempotency-key': 'uguale-in-tutti-e-due', ...MOTIVO };
    const [a, b] = [await server.entra('as-1'), pavesi.get('as-1')!];
    const fatta = await a.post('/api/accessi', { ...CONTATTO, persona: altrui.caso.persona }, chiave);
    const altra = await b.post('/api/accessi', { ...CONTATTO, persona: suo.caso.persona, comune: BELGIOIOSO }, chiave);
    expect([fatta.status, altra.status]).toEqual([201, 201]);
    expect(fatta.corpo.id).not.toBe(altra.corpo.id);
    expect((await a.post('/api/accessi', { ...CONTATTO, persona: altrui.caso.persona }, chiave)).corpo.id).toBe(
      fatta.corpo.id,
    );

    const lavoro = { contenuto: 'ambito' };
    const [suoLavoro, delPavese] = [
      (await (await server.entra('rev-1')).post('/api/lavori/esporta', lavoro, chiave)).corpo,
      (await pavesi.get('rev-1')!.post('/api/lavori/esporta', lavoro, chiave)).corpo,
    ];
    expect(suoLavoro.id).not.toBe(delPavese.id);
    await finita('rev-1', suoLavoro);
  });

  it('un fascicolo contiene solo il proprio Ambito, e tutto il registro non si porta via', async () => {
    const rev = pavesi.get('rev-1')!;
    const chiesta = await rev.post('/api/lavori/esporta', { contenuto: 'ambito' }, MOTIVO);
    expect([chiesta.status, chiesta.corpo]).toMatchObject([202, { oggetto: 'ambito' }]);
    const id = await finita(`${PAVESE}-rev-1`, chiesta.corpo);
    const fascicolo = await rev.get(`/api/lavori/${id}/fascicolo`, MOTIVO);
    expect([fascicolo.status, fascicolo.testo.includes(suo.caso.id)]).toEqual([200, true]);
    expect(tracce.filter((t) => fascicolo.testo.includes(t))).toEqual([]);
    expect((await (await server.entra('rev-1')).get(`/api/lavori/${id}/fascicolo`, MOTIVO)).status).toBe(404);
    for (const chi of ['rev-1', `${PAVESE}-rev-1`]) {
      const tutto = await (await server.entra(chi)).post('/api/lavori/esporta', { contenuto: 'registro' }, MOTIVO);
      expect([chi, tutto.status, tutto.corpo.code]).toEqual([chi, 403, 'registro-di-piu-ambiti']);
    }
  });

  it('lo stato del servizio, che chiunque legge, non nomina nessuno', async () => {
    const { testo } = await server.senzaSessione().get('/status');
    expect([...tracce, SEBINO, PAVESE].filter((t) => testo.includes(t))).toEqual([]);
  });
});

it('Una figura nota a un istante è giudicata da ciò che l’Ambito ha scritto, non da quando hanno scritto gli altri', async () => {
  const udp = await server.entra('udp-1');
  const { posizione } = await (await server.entra('as-1')).scrivi('/api/accessi', CONTATTO);
  const nota = async (p: number) => {
    const { posizione: _, ...figure } = await udp.leggi(`/api/leps?anno=2026&posizione=${p}`);
    return figure;
  };
  const prima = await nota(posizione);
  expect(prima.figure.some((f: { stato: string }) => f.stato === 'in-corso')).toBe(true);
  // In the new year only the others write: by their day the figures of 2026 would be judged for good.
  server.nelGiorno('2027-02-01');
  const { comune: _, ...contatto } = { ...CONTATTO, il: '2027-01-31' };
  const altrove = await (
    await server.entra(`${PAVESE}-as-1`)
  ).scrivi('/api/accessi', { ...contatto, comune: BELGIOIOSO });
  expect(await nota(altrove.posizione)).toEqual(prima);
  expect(await nota(altrove.posizione + 1_000)).toEqual(prima);
  expect((await udp.leggi('/api/leps?anno=2026')).figure).not.toEqual(prima.figure);
});
