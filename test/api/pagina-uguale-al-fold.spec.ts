import { createHash } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import type { EventoCartella, StatoCartella } from '#cartella';
import { CATALOGO_CARTELLA, regoleCartella } from '#cartella';
import type { Correzione, Istante, SchemaEvento, Storico } from '#storia';
import { giornoARoma, istanteDi, piuGiorni, SEMPRE, statoAl } from '#storia';
import { ChiaviPrincipali, Vault } from '#vault';
import { vitaGenerata } from '../../libs/cartella/src/domain/prova/vita.arbitrari.js';
import { CHIAVE_DI_PROVA, ServerDiProva } from '../ambiente/server-di-prova.js';

/**
 * Live is State(today, head), and at each position the page is the fold of what the log held up to there: for lives that
 * nobody has chosen, full of backdated facts, rettifiche and annullamenti, woven into one log.
 */

const VITE = 5;
const AMBITO = 'sebino';
const SCHEMI = CATALOGO_CARTELLA as unknown as Readonly<Record<string, SchemaEvento>>;
type Storia = readonly Storico<EventoCartella | Correzione>[];

interface Vita {
  readonly id: string;
  readonly storia: Storia;
}

/** Generated lives name things `e12`, `p-1`: in the log an id is a UUID. */
const uuid = (vita: number, nome: string): string => {
  const h = createHash('sha256').update(`${vita} ${nome}`).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
};

function conUuid<T>(valore: T, vita: number): T {
  if (Array.isArray(valore)) return valore.map((v) => conUuid(v as unknown, vita)) as T;
  if (typeof valore === 'object' && valore !== null) {
    return Object.fromEntries(Object.entries(valore).map(([k, v]) => [k, conUuid(v as unknown, vita)])) as T;
  }
  return (typeof valore === 'string' && /^(e\d+|[ap]-1|i-\d+)$/.test(valore) ? uuid(vita, valore) : valore) as T;
}

/** For a machine that is busy with other things. */
const LENTO = 240_000;

let server: ServerDiProva;
let vite: readonly Vita[];

beforeAll(async () => {
  const generate = fc
    .sample(
      vitaGenerata.filter((v) => v.storia.length >= 15),
      { numRuns: VITE, seed: 20_260_930 },
    )
    .map(({ storia }, i) => conUuid(storia, i));
  server = await ServerDiProva.acceso({ adesso: '2025-01-01T08:00:00Z' });
  const vault = new Vault(server.installazione.scrittura, ChiaviPrincipali.di(CHIAVE_DI_PROVA));
  const ids = generate.map((_, i) => uuid(i, 'cartella'));
  // Woven as they would have been registered: the day decides, then one event of each.
  const intrecciati = generate
    .flatMap((storia, vita) => storia.map((evento, revision) => ({ vita, revision, evento })))
    .sort((a, b) =>
      a.evento.registratoIl < b.evento.registratoIl
        ? -1
        : a.evento.registratoIl > b.evento.registratoIl
          ? 1
          : a.revision - b.revision,
    );
  for (const { vita, revision, evento } of intrecciati) {
    server.orologio.imposta(evento.registratoIl);
    const cartella = { tipo: 'cartella', id: ids[vita] as string } as const;
    const [dati] = await vault.sigilla(
      AMBITO,
      [{ id: evento.id, tipo: evento.tipo, dati: evento.dati as never, soggetto: cartella }],
      (tipo) => SCHEMI[tipo],
    );
    const esito = await server.installazione.store.append({
      ambito: AMBITO,
      attore: evento.attore,
      provenienza: { tipo: 'operatore' },
      correlazione: uuid(vita, `richiesta ${revision}`),
      causazione: null,
      scritture: [
        {
          stream: { categoria: 'cartella', id: cartella.id },
          attesa: revision - 1,
          eventi: [
            {
              id: evento.id,
              tipo: evento.tipo,
              versione: SCHEMI[evento.tipo]?.versione ?? 1,
              avvenutoIl: evento.avvenutoIl,
              comune: evento.comune,
              dati: dati as object,
            },
          ],
        },
      ],
      adesso: server.orologio.adesso(),
    });
    if (esito.esito !== 'ok') throw new Error(JSON.stringify(esito));
  }
  server.ultima = await server.testa();
  vite = await Promise.all(
    ids.map(async (id) => ({
      id,
      storia: (await server.installazione.archivio.storia<EventoCartella>(AMBITO, id)) as Storia,
    })),
  );
  await (await server.entra('rev-1')).leggi('/api/cartelle');
}, LENTO);
afterAll(() => server?.chiudi());

const insieme = async <T>(cose: readonly T[], fai: (cosa: T) => Promise<void>): Promise<void> =>
  void (await Promise.all(cose.map(fai)));

const fold = (storia: Storia, istante?: Istante): StatoCartella =>
  statoAl<StatoCartella, EventoCartella>(regoleCartella, storia, istante);

/** As it travels, and as the revisora sees it: without the notes that are riservate today, and why there is a tutela. */
function visto(stato: StatoCartella, storia: Storia): unknown {
  const riservate = new Set(
    storia.flatMap((e) => {
      if (e.tipo === 'DiarioAnnotato') return e.dati.riservata ? [e.id] : [];
      return [];
    }),
  );
  for (const nota of fold(storia).diario) {
    if (nota.riservata) riservate.add(nota.evento);
    else riservate.delete(nota.evento);
  }
  const diario = stato.diario.filter((n) => !riservate.has(n.evento));
  const tutela = stato.tutela && { ...stato.tutela, motivo: undefined };
  const esclusi = stato.esclusi.map((e) => ({ ...e, conflitto: undefined }));
  return JSON.parse(JSON.stringify({ ...stato, diario, tutela, esclusi }));
}

async function pagina(id: string, quando = ''): Promise<unknown> {
  const { status, corpo } = await (await server.entra('rev-1')).get(`/api/cartelle/${id}${quando}`);
  if (status === 404 && corpo.code === 'non-ancora-aperta') return 'non-ancora-aperta';
  expect(status).toBe(200);
  return corpo.stato;
}

const attesa = (storia: Storia, istante?: Istante): unknown => {
  const stato = fold(storia, istante);
  return istante && stato.condizione === 'inesistente' ? 'non-ancora-aperta' : visto(stato, storia);
};

describe('Per ogni vita generata', () => {
  it('ci sono fatti in ritardo, rettifiche e annullamenti', () => {
    const tutti = vite.flatMap((v) => v.storia);
    const conta = (tipo: string) => tutti.filter((e) => e.tipo === tipo).length;
    expect(tutti.length).toBeGreaterThan(200);
    expect([conta('EventoRettificato'), conta('EventoAnnullato')].every((n) => n > 10)).toBe(true);
    const inRitardo = vite.flatMap(({ storia }) =>
      storia.filter((e, i) => i > 0 && e.avvenutoIl < (storia[i - 1]?.avvenutoIl ?? '')),
    );
    expect(inRitardo.length).toBeGreaterThan(10);
  });

  it('la scheda delle viste è il fold del registro: oggi, con tutto ciò che si sa', async () => {
    for (const { id, storia } of vite) expect(await pagina(id)).toEqual(attesa(storia));
  });

  it(
    'a ogni posizione la pagina è il fold di ciò che il registro aveva fino a lì',
    async () => {
      await insieme(vite, async ({ id, storia }) => {
        const prima = await pagina(id, `?modo=evento&posizione=${(storia[0]?.posizione ?? 2) - 1 || 1}`);
        if ((storia[0]?.posizione ?? 1) > 1) expect(prima).toBe('non-ancora-aperta');
        for (const { posizione } of storia) {
          const fino = { finoA: SEMPRE.finoA, posizione };
          expect([posizione, await pagina(id, `?modo=evento&posizione=${posizione}`)]).toEqual([
            posizione,
            attesa(storia, fino),
          ]);
        }
      });
    },
    LENTO,
  );

  it(
    'a ogni giorno la pagina è ciò che era accaduto, o ciò che era noto',
    async () => {
      await insieme(vite, async ({ id, storia }) => {
        const giorni = [
          ...new Set(storia.flatMap((e) => [giornoARoma(e.registratoIl), e.avvenutoIl.slice(0, 10)])),
        ].sort();
        for (const giorno of giorni.filter((_, i) => i % 8 === 0).flatMap((g) => [g, piuGiorni(g, -1)])) {
          for (const modo of ['accaduto', 'noto'] as const) {
            const istante = istanteDi({ modo, al: giorno }, storia as readonly Storico[]);
            expect([modo, giorno, await pagina(id, `?modo=${modo}&al=${giorno}`)]).toEqual([
              modo,
              giorno,
              attesa(storia, istante),
            ]);
          }
        }
      });
    },
    LENTO,
  );

  it(
    'i passi, uno dopo l’altro, portano dal niente a oggi; e a ritroso da oggi al niente',
    async () => {
      const rev = await server.entra('rev-1');
      for (const { id, storia } of vite) {
        const passi = (await rev.get(`/api/cartelle/${id}/passi`)).corpo as {
          posizione: number;
          cambiamenti: { percorso: string; prima?: unknown; dopo?: unknown }[];
        }[];
        expect(passi.map((p) => p.posizione)).toEqual(storia.map((e) => e.posizione));
        const ora = foglie(visto(regoleCartella.iniziale, storia));
        const niente = new Map(ora);
        const muovi = (percorso: string, valore: unknown) =>
          valore == null ? ora.delete(percorso) : ora.set(percorso, valore);
        for (const { posizione, cambiamenti } of passi) {
          for (const c of cambiamenti) muovi(c.percorso, c.dopo);
          const stato = visto(fold(storia, { finoA: SEMPRE.finoA, posizione }), storia);
          expect([posizione, Object.fromEntries([...ora].sort())]).toEqual([
            posizione,
            Object.fromEntries([...foglie(stato)].sort()),
          ]);
        }
        for (const { cambiamenti } of [...passi].reverse()) {
          for (const c of [...cambiamenti].reverse()) muovi(c.percorso, c.prima);
        }
        expect(Object.fromEntries([...ora].sort())).toEqual(Object.fromEntries([...niente].sort()));
      }
    },
    LENTO,
  );

  it('le viste sono quelle di una ricostruzione dall’inizio', async () => {
    const { runner } = server.installazione;
    await runner.ferma();
    const cresciute = await viste();
    expect(Object.values(cresciute).flat().length).toBeGreaterThan(25);
    await runner.ricostruzione.esegui(runner.proiezioni);
    expect(await viste()).toEqual(cresciute);
    await runner.avvia();
  });
});

/** The leaves of a state, by the path that leads there; a null says that there is nothing yet. */
function foglie(valore: unknown, percorso = '', trovate = new Map<string, unknown>()): Map<string, unknown> {
  if (valore === null) return trovate;
  if (typeof valore !== 'object') trovate.set(percorso, valore);
  else for (const [nome, v] of Object.entries(valore)) foglie(v, percorso ? `${percorso}.${nome}` : nome, trovate);
  return trovate;
}

/** Every row of every read model, as text. */
async function viste(): Promise<Record<string, string[]>> {
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  const tutte: Record<string, string[]> = {};
  const { rows: tabelle } = await admin.query<{ nome: string }>('SELECT nome FROM letture.tabella');
  for (const { nome: tabella } of tabelle) {
    const { rows } = await admin.query<{ riga: string }>(
      `SELECT to_jsonb(t)::text AS riga FROM letture.${tabella} t ORDER BY 1`,
    );
    tutte[tabella] = rows.map((r) => r.riga);
  }
  await admin.end();
  return tutte;
}
