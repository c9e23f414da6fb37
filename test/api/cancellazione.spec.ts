import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { avviaLavori, type Lavori } from '#installazione';
import { forme, neiFile, neiFileDelDatabase, nelleTabelle } from '../ambiente/ricerca-dappertutto.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { autorizzata, cancellazioneDi, ripulita } from './cancellazione-autorizzata.js';
import { ANAGRAFICA, Caso, CONTATTO } from './caso.js';
import { rifiutata } from './rifiuti.js';
import { CHI, MARCHE, unaVitaMarcata } from './vita-marcata.js';

/**
 * A person with marked data is lived through the API, erased, and then looked for everywhere: tables, statistics, files of the
 * database, exports, log, jobs. Nothing is found; the rest is as it was.
 */

const ALTRUI = 'Ada è accudita dal vicino Zzerasmo Qquintavàlle, che porta la spesa.';
const OMISSIS = 'Ada è accudita dal vicino (omissis), che porta la spesa.';
const LENTO = 120_000;

let server: ServerDiProva;
let admin: pg.Client;
let lavori: Lavori;
let caso: Caso;
let altrui: Caso;
let nota: string;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  lavori = await avviaLavori(server.installazione);
  caso = await unaVitaMarcata(server);
  altrui = await Caso.finoA(server, 'attiva-presa-in-carico');
  await altrui.atto('annota-diario', { testo: ALTRUI });
  nota = await altrui.evento('DiarioAnnotato');
}, LENTO);
afterAll(async () => {
  await lavori?.ferma();
  await admin?.end();
  await server?.chiudi();
});

const chiedi = async (chi: string, persona: string, corpo: object) =>
  (await server.entra(chi)).post(`/api/persone/${persona}/atti/chiedi-cancellazione`, corpo);
const vedi = (persona = caso.persona) => cancellazioneDi(server, persona);
const decidi = async (atto: string, corpo: object, persona = caso.persona, chi = 'coord-1', headers = {}) =>
  (await server.entra(chi)).post(`/api/persone/${persona}/atti/${atto}`, corpo, headers);

const figure = async () => {
  const udp = await server.entra('udp-1');
  return [
    await udp.leggi('/api/leps?anno=2026'),
    await udp.leggi('/api/leps/L5.3?anno=2026'),
    await udp.leggi('/api/leps/L4.2?anno=2026'),
  ];
};
const senzaPosizione = (v: unknown): unknown =>
  JSON.parse(JSON.stringify(v, (nome, valore: unknown) => (nome === 'posizione' ? undefined : valore)));

async function viste(): Promise<Record<string, string[]>> {
  const tutte: Record<string, string[]> = {};
  const { rows } = await admin.query<{ nome: string }>('SELECT nome FROM letture.tabella ORDER BY nome');
  for (const { nome } of rows) {
    const righe = await admin.query<{ riga: string }>(
      `SELECT to_jsonb(t)::text AS riga FROM letture.${nome} t ORDER BY 1`,
    );
    tutte[nome] = righe.rows.map((r) => r.riga);
  }
  return tutte;
}

describe('Prima della cancellazione', () => {
  it('la ricerca li trova, nelle tabelle e nei file: chi non trova nulla dopo ha cercato davvero', async () => {
    await vedi();
    const trovati = await nelleTabelle(admin, MARCHE);
    for (const dove of ['letture.persona', 'letture.accesso', 'letture.cartella']) {
      expect(trovati.filter((t) => t.startsWith(`${dove}:`)).length).toBeGreaterThan(0);
    }
    await admin.query('CHECKPOINT');
    expect((await neiFileDelDatabase(admin, MARCHE)).length).toBeGreaterThan(3);
  });

  it('le statistiche del pianificatore non ne prendono nulla', async () => {
    await admin.query('ANALYZE');
    expect((await nelleTabelle(admin, MARCHE)).filter((t) => t.includes('pg_statistic'))).toEqual([]);
  });

  it('la pagina dice che cosa si cancellerebbe, fino a quando va conservato e dove altro si parla di lei', async () => {
    const vista = await vedi();
    expect(vista).toMatchObject({
      cognome: CHI.cognome,
      cancellata: false,
      fascicolo: { accessi: 2, cartelle: [{ id: caso.id, condizione: 'chiusa', conservareFino: '2036-06-10' }] },
      altriTesti: [{ stream: altrui.id, persona: altrui.persona, evento: nota, campi: ['testo'] }],
    });
    expect(JSON.stringify(vista.altriTesti)).not.toMatch(/spesa/);
  });
});

describe('Non si cancella', () => {
  const richiesta = { oggetto: 'persona', fondamento: 'non-piu-necessari' };

  it('se non ci sono due persone: chi chiede non autorizza, e chi non è coordinatore nemmeno', async () => {
    expect((await chiedi('udp-1', caso.persona, richiesta)).status).toBe(403);
    await (await server.entra('coord-1')).scrivi(`/api/persone/${caso.persona}/atti/chiedi-cancellazione`, richiesta);
    const { cancellazioni } = await vedi();
    const corpo = { cancellazione: cancellazioni[0].id, autorizzazione: 'DET 12/2026' };
    await rifiutata(server, () => decidi('autorizza-cancellazione', corpo, caso.persona, 'as-1'), 403, 'non-permesso');
    await rifiutata(server, () => decidi('autorizza-cancellazione', corpo), 409, 'stessa-persona');
    await rifiutata(server, () => chiedi('as-1', caso.persona, richiesta), 409, 'cancellazione-gia-chiesta');
    expect(
      (await decidi('respingi-cancellazione', { cancellazione: corpo.cancellazione, motivo: 'errore' })).status,
    ).toBe(200);
    await rifiutata(server, () => decidi('autorizza-cancellazione', corpo), 409, 'cancellazione-non-in-attesa');
  });

  it('prima del termine di conservazione, se il fondamento è che i dati non servono più', async () => {
    expect((await chiedi('as-1', caso.persona, richiesta)).status).toBe(200);
    const { cancellazioni } = await vedi();
    const corpo = { cancellazione: cancellazioni.at(-1).id, autorizzazione: 'DET 12/2026' };
    const no = await decidi('autorizza-cancellazione', corpo);
    expect([no.status, no.corpo.code, no.corpo.conservareFino]).toEqual([409, 'termine-non-scaduto', '2036-06-10']);
    await decidi('respingi-cancellazione', { cancellazione: corpo.cancellazione, motivo: 'obbligo-di-conservazione' });
  });

  it('se c’è un blocco legale, e il rifiuto dice quale; un blocco non si annulla, si toglie', async () => {
    expect((await chiedi('as-1', caso.persona, { ...richiesta, fondamento: 'trattamento-illecito' })).status).toBe(200);
    const vista = await vedi();
    const corpo = { cancellazione: vista.cancellazioni.at(-1).id, autorizzazione: 'DET 12/2026' };
    expect((await decidi('poni-blocco-legale', { riferimento: 'Mario Rossi' })).status).toBe(409);
    const posto = await decidi('poni-blocco-legale', { riferimento: 'RG 455/2026' });
    expect(posto.status).toBe(200);
    const no = await decidi('autorizza-cancellazione', corpo);
    expect([no.status, no.corpo.code, no.corpo.riferimento]).toEqual([409, 'blocco-legale', 'RG 455/2026']);
    const annulla = { evento: posto.corpo.eventi[0].id, motivo: 'Non ci piace.' };
    await rifiutata(server, () => decidi('annulla-evento', annulla), 409, 'atto-non-correggibile');
    const { blocchi } = await vedi();
    expect((await decidi('togli-blocco-legale', { blocco: blocchi[0].id })).status).toBe(200);
    await decidi('respingi-cancellazione', { cancellazione: corpo.cancellazione, motivo: 'richiesta-ritirata' });
  });

  it('una cartella aperta', async () => {
    const no = await chiedi('as-1', altrui.persona, { oggetto: 'persona', fondamento: 'trattamento-illecito' });
    expect([no.status, no.corpo.code]).toEqual([409, 'cartella-aperta']);
  });

  it('un testo che non c’è, che è d’altri, o con omissis mai scritti', async () => {
    const testo = {
      oggetto: 'testo',
      fondamento: 'opposizione-accolta',
      cartella: altrui.id,
      evento: nota,
      campo: 'testo',
    };
    for (const [diverso, codice, status] of [
      [{ campo: '_sigillati' }, 'testo-inesistente', 422],
      [{ campo: 'genere' }, 'testo-inesistente', 422],
      [{ evento: altrui.accesso }, 'testo-inesistente', 422],
      [{ cartella: caso.id }, 'testo-inesistente', 422],
      [{ conOmissis: true }, 'omissis-mancante', 409],
    ] as const) {
      const no = await chiedi('as-1', altrui.persona, { ...testo, ...diverso });
      expect([diverso, no.status, no.corpo.code]).toEqual([diverso, status, codice]);
    }
  });
});

describe('Cancellata la persona, e riscritto con omissis il testo di un’altra che la nomina', () => {
  let primaFigure: unknown;
  let primaAltrui: { scheda: unknown; altre: unknown };

  const senzaLaNota = async () => ({
    scheda: (await altrui.scheda()).persona,
    altre: (await altrui.cronologia()).filter(
      (v) => v.tipo !== 'DiarioAnnotato' && v.tipo !== 'EventoRettificato' && v.tipo !== 'DatiPersonaliDistrutti',
    ),
  });

  beforeAll(async () => {
    primaFigure = senzaPosizione(await figure());
    primaAltrui = await senzaLaNota();
    await altrui.atto('rettifica-evento', {
      evento: nota,
      motivo: 'Nomina Zzerasmo Qquintavàlle.',
      modifiche: { testo: OMISSIS },
    });
    const testo = {
      oggetto: 'testo',
      fondamento: 'opposizione-accolta',
      cartella: altrui.id,
      evento: nota,
      campo: 'testo',
    };
    await autorizzata(server, altrui.persona, { ...testo, conOmissis: true }, 'DET 13/2026');
    const { altriTesti } = await vedi();
    expect(altriTesti).toMatchObject([{ stream: altrui.id, titolo: 'Rettifica', correzione: true, campi: ['motivo'] }]);
    const motivo = { ...testo, evento: altriTesti[0].evento, campo: 'motivo' };
    await autorizzata(server, altrui.persona, motivo, 'DET 13/2026');
    await autorizzata(server, caso.persona, { oggetto: 'persona', fondamento: 'trattamento-illecito' }, 'DET 14/2026');
    await ripulita(server, caso.persona);
  }, LENTO);

  it('non resta in nessuna tabella, nemmeno nelle statistiche', async () => {
    expect(await nelleTabelle(admin, MARCHE)).toEqual([]);
  });

  it('non resta nei file del database né nel suo WAL', async () => {
    expect(await neiFileDelDatabase(admin, MARCHE)).toEqual([]);
  });

  it('non è nei log, negli indirizzi, nella cartella dei dati', async () => {
    const righe = [...server.log, ...server.chiesti].join('\n').toLowerCase();
    expect(forme(MARCHE).filter((m) => righe.includes(m))).toEqual([]);
    expect(await neiFile(server.installazione.conf.cartellaDati, MARCHE)).toEqual([]);
  });

  it('non è nei lavori né nelle esportazioni', async () => {
    await lavori.bacheca.chiedi({ tipo: 'verifica' }, { operatore: { ambito: 'sebino', id: 'sis-1' } });
    expect((await nelleTabelle(admin, MARCHE)).filter((t) => t.startsWith('code.'))).toEqual([]);
    const cartella = await mkdtemp(join(tmpdir(), 'cartella-esporta-'));
    const { attestazione } = server.installazione;
    await attestazione.prepara();
    await attestazione.sigillaOra(() => undefined);
    const file = join(cartella, 'tutto');
    expect(await attestazione.esporta({ selezione: null, file, coerenza: [] })).toBeGreaterThan(40);
    expect((await readFile(file)).length).toBeGreaterThan(10_000);
    expect(await neiFile(cartella, MARCHE)).toEqual([]);
    await rm(cartella, { recursive: true });
  });

  it('le pagine la mostrano oscurata, a qualunque data', async () => {
    const coord = await server.entra('coord-1');
    for (const percorso of [
      `/api/persone/${caso.persona}`,
      `/api/accessi/${caso.accesso}`,
      `/api/cartelle/${caso.id}`,
      `/api/cartelle/${caso.id}?modo=accaduto&al=2026-03-01`,
      `/api/cartelle/${caso.id}/cronologia`,
      `/api/cartelle/${caso.id}/cronologia?modo=noto&al=2026-09-30`,
      `/api/cartelle/${caso.id}/passi`,
      `/api/cartelle/${caso.id}/consultazioni`,
    ]) {
      const { status, testo } = await coord.get(percorso);
      expect([percorso, status]).toEqual([percorso, 200]);
      expect(MARCHE.filter((m) => testo.toLowerCase().includes(m.toLowerCase()))).toEqual([]);
    }
    expect((await caso.scheda()).persona).toMatchObject({ id: caso.persona, oscurata: true });
    const voci = await caso.cronologia('', 'coord-1');
    expect(voci[0]).toMatchObject({ titolo: 'Dati personali cancellati', dati: { autorizzazione: 'DET 14/2026' } });
    expect(voci.find((v) => v.tipo === 'CartellaChiusa')).toMatchObject({ oscurati: ['situazione'] });
    const { corpo } = await coord.post('/api/persone/ricerca', { cognome: CHI.cognome });
    expect(corpo.persone).toEqual([]);
  });

  it('la catena si verifica, e le cifre sono quelle di prima', async () => {
    const rev = await server.entra('rev-1');
    expect(await rev.leggi('/api/revisione/integrita')).toMatchObject({ integra: true });
    expect(senzaPosizione(await figure())).toEqual(primaFigure);
    expect(JSON.stringify(primaFigure)).toMatch(/"contati|numeratore|casi/);
  });

  it('l’altra tiene tutto il suo, e il testo si legge con omissis', async () => {
    expect(await senzaLaNota()).toEqual(primaAltrui);
    const { stato } = await altrui.scheda();
    expect(stato.diario).toMatchObject([{ testo: OMISSIS }]);
    const voce = (await altrui.cronologia()).find((v) => v.evento === nota);
    expect(voce.oscurati).toEqual(['testo']);
    expect(await vedi(altrui.persona)).toMatchObject({ cognome: ANAGRAFICA.cognome, cancellata: false });
  });

  it('una ricostruzione dà le stesse viste', async () => {
    const { runner } = server.installazione;
    await runner.ferma();
    const prima = await viste();
    await runner.ricostruzione.esegui(runner.proiezioni);
    expect(await viste()).toEqual(prima);
    await runner.avvia();
    expect(await nelleTabelle(admin, MARCHE)).toEqual([]);
  });

  it('non vi si scrive più, e lo stesso codice fiscale può essere di un’altra scheda', async () => {
    const as = await server.entra('as-1');
    for (const [percorso, corpo, codice] of [
      [`/api/persone/${caso.persona}/atti/aggiorna-anagrafica`, { nome: 'Altro' }, 'persona-cancellata'],
      ['/api/accessi', { ...CONTATTO, persona: caso.persona }, 'dati-cancellati'],
      [`/api/cartelle/${caso.id}/atti/riapri`, { motivo: 'Torna.' }, 'dati-cancellati'],
      [
        `/api/persone/${caso.persona}/atti/chiedi-cancellazione`,
        { oggetto: 'persona', fondamento: 'trattamento-illecito' },
        'persona-cancellata',
      ],
    ] as const) {
      const no = await as.post(percorso, corpo);
      expect([percorso, no.status, no.corpo.code]).toEqual([percorso, 409, codice]);
    }
    const nuova = await as.scrivi('/api/persone', { ...ANAGRAFICA, ...CHI, cognome: 'Diverso', nome: 'Tutto' });
    expect(nuova.id).not.toBe(caso.persona);
  });

  it('la distruzione non si annulla', async () => {
    const distrutta = (await caso.cronologia('', 'coord-1'))[0]!;
    for (const atto of ['annulla-evento', 'rettifica-evento'] as const) {
      const no = await caso.prova(atto, { evento: distrutta.evento, motivo: 'Ripensamento.', modifiche: undefined });
      expect([no.status, no.corpo.code]).toEqual([409, 'distruzione-irreversibile']);
    }
  });

  it('la pagina dice che cosa resta nelle copie di sicurezza, e fino a quando', async () => {
    const { cancellazioni, cancellata } = await vedi();
    expect(cancellata).toBe(true);
    expect(cancellazioni.at(-1)).toMatchObject({
      stato: 'autorizzata',
      chiestaDa: 'as-1',
      decisaDa: 'coord-1',
      autorizzazione: 'DET 14/2026',
      tracce: { walRiciclato: true, copieFino: '2026-11-04' },
    });
  });
});
