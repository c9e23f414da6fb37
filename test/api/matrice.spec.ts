import { isDeepStrictEqual } from 'node:util';
import { ModulesContainer } from '@nestjs/core';
import pg from 'pg';
import { fuoriMatrice, type RigaPermessi, ROTTE_PUBBLICHE, type Ruolo, RUOLI } from '#identity';
import { type Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso } from './caso.js';
import { eUnProblema } from './rifiuti.js';
import type { Api, Rotta } from './rotte.js';
import { type Posizione, righe, UfficioDiProva } from './ufficio-di-prova.js';

/**
 * Every route, asked by every role from inside its scope, from outside, from another Ambito, and by nobody. Routes come from
 * the OpenAPI, what to expect from the table that the program gives people to read: a route added tomorrow is tried as well.
 */

let server: ServerDiProva;
let ufficio: UfficioDiProva;
let api: Api;
let tabella: ReadonlyMap<string, RigaPermessi>;
let admin: pg.Client;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  ufficio = await UfficioDiProva.aperto(server);
  ({ api, tabella } = ufficio);
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await server?.chiudi();
});

const protette = (): Rotta[] => api.rotte.filter(({ operazione }) => operazione['x-azioni']);

const diUnaCosa = ({ su }: RigaPermessi): boolean => !['elenco', 'nessuna'].includes(su);

/** A mandate over some Comuni, as both have, does not reach them. */
const DI_OGNI_COMUNE: readonly string[] = ['esporta-registro', 'esporta-ambito'];

function ammesso(riga: RigaPermessi, ruolo: Ruolo, posizione: Posizione): boolean {
  const portate = riga.chi.find((c) => c.ruolo === ruolo)?.portate ?? [];
  if (portate.length === 0 || DI_OGNI_COMUNE.includes(riga.azione)) return false;
  return posizione === 'dentro' || !diUnaCosa(riga) || portate.includes('ambito');
}

/** Something of the right form, about the things of the office wherever it names one. */
function domanda(rotta: Rotta, ruolo?: Ruolo): [string, string, object] {
  const { metodo, percorso, operazione, corpo } = rotta;
  const portate = ufficio.riga(rotta).chi.find((c) => c.ruolo === ruolo)?.portate ?? [];
  // Two answer for a case, and three roles may.
  const ilSuo = ruolo === 'componente-uvm' && portate.includes('propri') && percorso.startsWith('/api/cartelle/{id}/');
  const indirizzo = ufficio.indirizzo(percorso, ilSuo ? ufficio.dellaSanita : {});
  const query = new URLSearchParams(
    (operazione.parameters ?? [])
      .filter((p) => p.in === 'query' && (p.required || p.name === 'comune'))
      .map((p): [string, string] => [p.name, ufficio.campi[p.name] ?? String(api.esempio(p.schema))]),
  );
  // Where nothing is required, one field all the same: a search by nothing is none.
  const pieno = ufficio.corpo(rotta, corpo?.required ?? Object.keys(corpo?.properties ?? {}).slice(0, 1));
  return [
    metodo,
    query.size > 0 ? `${indirizzo}?${query}` : indirizzo,
    // A revision that no case has: who may is refused only then, and the office stays as it is for the next.
    { ...(pieno !== undefined && { corpo: pieno }), headers: { 'if-match': '"999999"' } },
  ];
}

const tentativo = (rotta: Rotta, ruolo: Ruolo, posizione: Posizione): Promise<Risposta> =>
  ufficio.chiedi({ ruolo, posizione }, ...domanda(rotta, ruolo));

/** What the gate says when it refuses, and no rule of a case does. */
const fermata = ({ status, corpo }: Risposta): boolean =>
  status === 401 || (status === 403 && Array.isArray(corpo.portate)) || corpo?.detail === NON_ESISTE;

const NON_ESISTE = 'Non esiste, oppure non è più disponibile.';

async function scritto(): Promise<unknown> {
  const { rows } = await admin.query(
    'SELECT (SELECT count(*)::int FROM consultazioni.consultazione) AS consultazioni, (SELECT max(posizione)::int FROM log.evento) AS testa',
  );
  return rows[0];
}

const nomeDi = ({ metodo, percorso }: Rotta): string => `${metodo} ${percorso}`;

describe('Rotte e matrice', () => {
  it('sono lo stesso elenco, nel programma acceso', () => {
    const controller = [...server.app.get(ModulesContainer).values()].flatMap((m) => [...m.controllers.values()]);
    expect(fuoriMatrice(controller.map((c) => c.metatype!))).toEqual([]);
  });

  it('ogni rotta dell’OpenAPI nomina una riga della tabella, o è fra le pubbliche', () => {
    for (const rotta of api.rotte) {
      const azioni = rotta.operazione['x-azioni'];
      if (azioni === undefined) expect(Object.keys(ROTTE_PUBBLICHE)).toContain(nomeDi(rotta));
      else expect([nomeDi(rotta), azioni.filter((a) => !tabella.has(a))]).toEqual([nomeDi(rotta), []]);
    }
  });

  it('la tabella da leggere è la stessa per tutti', async () => {
    for (const ruolo of RUOLI) {
      for (const posizione of ['dentro', 'fuori', 'altrove'] as const) {
        const { corpo } = await ufficio.chiedi({ ruolo, posizione }, 'GET', '/api/permessi');
        expect([...righe(corpo)]).toEqual([...tabella]);
      }
    }
  });
});

/** Asks every route as `chi` wants it asked, and says where the answer is not what `attesa` says. */
async function diversi(
  provare: (riga: RigaPermessi) => readonly Posizione[],
  ruolo: Ruolo,
  giusta: (riga: RigaPermessi, risposta: Risposta) => boolean,
): Promise<unknown[]> {
  const trovati: unknown[] = [];
  for (const rotta of protette()) {
    const riga = ufficio.riga(rotta);
    for (const posizione of provare(riga)) {
      const risposta = await tentativo(rotta, ruolo, posizione);
      if (!giusta(riga, risposta)) trovati.push([nomeDi(rotta), ruolo, posizione, risposta.status, risposta.corpo]);
    }
  }
  return trovati;
}

describe('Il server risponde come dice la tabella', () => {
  it('a nessuno, niente', async () => {
    const prima = await scritto();
    for (const rotta of protette()) {
      const [metodo, percorso, resto] = domanda(rotta);
      const risposta = await server.senzaSessione().chiedi(metodo, percorso, resto);
      expect([nomeDi(rotta), risposta.status, risposta.corpo.code]).toEqual([nomeDi(rotta), 401, 'non-autenticato']);
    }
    expect(await scritto()).toEqual(prima);
  });

  it.each(RUOLI)('%s: ferma chi non può, senza scrivere e senza registrare letture', async (ruolo) => {
    const prima = await scritto();
    const fermati = await diversi(
      (riga) => (['dentro', 'fuori'] as const).filter((p) => !ammesso(riga, ruolo, p)),
      ruolo,
      (riga, risposta) => {
        eUnProblema(risposta);
        const { azione, portate } = risposta.corpo;
        const previste = riga.chi.find((c) => c.ruolo === ruolo)?.portate ?? [];
        // An ente is not told which cases there are beyond its own.
        if (ruolo === 'ente-erogatore' && riga.su === 'cartella' && previste.length > 0)
          return risposta.status === 404 && risposta.corpo.detail === NON_ESISTE;
        return (
          risposta.status === 403 &&
          risposta.corpo.code === 'non-permesso' &&
          azione === riga.azione &&
          isDeepStrictEqual(portate, previste)
        );
      },
    );
    expect(fermati).toEqual([]);
    expect(await scritto()).toEqual(prima);
  });

  it.each(RUOLI)('%s: di un altro Ambito, ciò che è qui non esiste', async (ruolo) => {
    const prima = await scritto();
    const raggiunti = await diversi(
      ({ su }) => (['cartella', 'accesso', 'persona', 'seduta'].includes(su) ? ['altrove'] : []),
      ruolo,
      ({ chi }, { status, corpo }) =>
        chi.some((c) => c.ruolo === ruolo)
          ? status === 404 && corpo.code === 'non-trovato'
          : status === 403 && corpo.code === 'non-permesso',
    );
    expect(raggiunti).toEqual([]);
    expect(await scritto()).toEqual(prima);
  });

  it.each(RUOLI)('%s: lascia passare chi può', async (ruolo) => {
    // What is not of the right form would have been stopped before the gate, and would prove nothing.
    const fermati = await diversi(
      (riga) => (['dentro', 'fuori'] as const).filter((p) => ammesso(riga, ruolo, p)),
      ruolo,
      (_, risposta) => !fermata(risposta) && risposta.status !== 400 && risposta.status < 500,
    );
    expect(fermati).toEqual([]);
  });
});

describe('I permessi sono di oggi, qualunque istante si chieda', () => {
  const strade = (id: string, posizione: number) =>
    ['', '?modo=accaduto&al=2026-01-06', '?modo=noto&al=2026-09-30', `?modo=evento&posizione=${posizione}`].flatMap(
      (quando) => [`/api/cartelle/${id}${quando}`, `/api/cartelle/${id}/cronologia${quando}`],
    );
  const stati = async (chi: string, id: string, posizione: number) => {
    const cliente = await server.entra(chi);
    return Promise.all(strade(id, posizione).map(async (s) => (await cliente.get(s)).status));
  };

  it('di un caso passato a un altro Comune non si rilegge nemmeno ciò che se ne leggeva prima', async () => {
    const caso = await Caso.finoA(server, 'consegna-informativa');
    const allora = (await caso.scheda()).posizione as number;
    expect(new Set(await stati('as-1', caso.id, allora))).toEqual(new Set([200]));
    expect(new Set(await stati('as-2', caso.id, allora))).toEqual(new Set([403]));
    await caso.atto('rettifica-evento', {
      evento: await caso.evento('InformativaConsegnata'),
      motivo: 'Si è trasferita.',
      comune: '017156',
    });
    expect(new Set(await stati('as-1', caso.id, allora))).toEqual(new Set([403]));
    expect(new Set(await stati('as-2', caso.id, allora))).toEqual(new Set([200]));
  });

  it('chi ha cambiato territorio non rilegge i casi di prima, nemmeno com’erano quando li seguiva', async () => {
    const caso = await Caso.finoA(server, 'consegna-informativa');
    const allora = (await caso.scheda()).posizione as number;
    const chi = { ruolo: 'assistente-sociale', posizione: 'dentro' } as const;
    const rilegge = () =>
      Promise.all(strade(caso.id, allora).map(async (s) => (await ufficio.chiedi(chi, 'GET', s)).status));
    expect(new Set(await rilegge())).toEqual(new Set([200]));
    await ufficio.sposta(chi.ruolo, 'fuori');
    expect(new Set(await rilegge())).toEqual(new Set([403]));
    await ufficio.sposta(chi.ruolo, 'dentro');
  });
});
