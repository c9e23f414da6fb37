import { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso, CONTATTO } from './caso.js';
import type { Rotta, Schema } from './rotte.js';
import { Api } from './rotte.js';

/** What the API says of itself is all of it, and true. */

let server: ServerDiProva;
let api: Api;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  api = await Api.di(server);
});
afterAll(() => server?.chiudi());

interface Strato {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

describe('La descrizione dell’API', () => {
  it('nomina ogni rotta che risponde, e nessun’altra', () => {
    const express = server.app.getHttpAdapter().getInstance() as { router: { stack: readonly Strato[] } };
    const vere = express.router.stack.flatMap(({ route }) =>
      route && !route.path.includes('*')
        ? Object.keys(route.methods)
            .filter((metodo) => metodo !== '_all')
            .map((metodo) => `${metodo.toUpperCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`)
        : [],
    );
    expect(vere.length).toBeGreaterThan(40);
    expect(api.rotte.map((r) => `${r.metodo} ${r.percorso}`).sort()).toEqual([...new Set(vere)].sort());
  });

  it('ha percorsi in italiano e kebab-case, con parametri in chiaro', () => {
    for (const { percorso } of api.rotte) {
      expect(percorso).toMatch(/^(\/(?:[a-z]+(?:-[a-z]+)*|\{[a-z]+\}))+$/);
      if (percorso !== '/status') expect(percorso).toMatch(/^\/api\//);
    }
  });

  it('dà a ogni operazione un nome suo, un titolo in italiano e una voce', () => {
    const nomi = api.rotte.map((r) => r.operazione.operationId);
    expect(new Set(nomi).size).toBe(nomi.length);
    for (const { percorso, operazione } of api.rotte) {
      expect([percorso, operazione.summary]).toEqual([percorso, expect.stringMatching(/^[A-ZÈ].{2,}/)]);
      expect([percorso, operazione.tags?.length]).toEqual([percorso, 1]);
    }
  });

  it('rimanda solo a schemi che esistono', () => {
    const riferiti = [...JSON.stringify(api.documento).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      (m) => m[1] as string,
    );
    expect(riferiti.length).toBeGreaterThan(50);
    const esistenti = Object.keys(api.documento.components.schemas);
    expect([...new Set(riferiti)].filter((nome) => !esistenti.includes(nome))).toEqual([]);
  });

  it('dichiara la forma di ogni risposta, e quella dei rifiuti', () => {
    const SENZA_CORPO = [
      '/api/sessione/entra',
      '/api/sessione/ritorno',
      '/api/sessione/esci',
      '/api/lavori/{id}/fascicolo',
    ];
    for (const { metodo, percorso, operazione } of api.rotte.filter((r) => !SENZA_CORPO.includes(r.percorso))) {
      const riuscita = Object.entries(operazione.responses).filter(([stato]) => stato.startsWith('2'));
      const schemi = riuscita.map(([, r]) => r.content?.['application/json']?.schema);
      expect([metodo, percorso, schemi]).toEqual([metodo, percorso, [expect.objectContaining({})]]);
      const schema = schemi[0] as Schema;
      expect([percorso, schema.$ref ?? schema.items?.$ref]).toEqual([percorso, expect.stringMatching(/^#/)]);
    }
    for (const { percorso, operazione } of api.conCorpo) {
      expect([percorso, operazione.responses['default']?.content?.['application/problem+json']?.schema]).toEqual([
        percorso,
        { $ref: '#/components/schemas/Problema' },
      ]);
    }
  });

  it('dice di ogni comando le sue garanzie, e di ogni interrogazione che può attendere', () => {
    const parametri = ({ operazione }: Rotta, dove: string) =>
      (operazione.parameters ?? []).filter((p) => p.in === dove).map((p) => p.name.toLowerCase());
    for (const rotta of api.conCorpo.filter((r) => r.percorso !== '/api/persone/ricerca')) {
      expect([rotta.percorso, parametri(rotta, 'header')]).toEqual([
        rotta.percorso,
        expect.arrayContaining(['idempotency-key']),
      ]);
      // What makes something new has no revision to look at.
      const nuovo = '201' in rotta.operazione.responses;
      if (rotta.percorso.includes('{id}') && !nuovo) expect(parametri(rotta, 'header')).toContain('if-match');
    }
    const SENZA_VISTE = /^\/(status|api\/(sessione|operatori|permessi))/;
    for (const rotta of api.rotte.filter((r) => r.metodo === 'GET' && !SENZA_VISTE.test(r.percorso))) {
      expect([rotta.percorso, parametri(rotta, 'query')]).toEqual([
        rotta.percorso,
        expect.arrayContaining(['attendi']),
      ]);
    }
    for (const percorso of ['/api/cartelle/{id}', '/api/cartelle/{id}/cronologia']) {
      const rotta = api.rotte.find((r) => r.percorso === percorso) as Rotta;
      expect(parametri(rotta, 'query')).toEqual(expect.arrayContaining(['modo', 'al', 'posizione']));
    }
  });

  it('descrive ogni campo di ciò che si manda', () => {
    for (const { percorso, corpo } of api.conCorpo) {
      for (const campo of api.campi(corpo)) {
        expect([percorso, campo.percorso, campo.schema.type]).toEqual([percorso, campo.percorso, expect.any(String)]);
      }
    }
  });
});

/** Whether a value has the shape, field by field; what is not in the shape is a surprise as well. */
function sorprese(schema: Schema | undefined, valore: unknown, dove = '$'): string[] {
  const s = api.risolvi(schema);
  if (!s || Object.keys(s).length === 0) return [];
  if (valore === null) return schema?.nullable ? [] : [`${dove} è null`];
  if (s.anyOf)
    return s.anyOf.some((a) => sorprese(a, valore, dove).length === 0) ? [] : [`${dove} non è di nessuna forma`];
  if (s.enum && !s.enum.includes(valore)) return [`${dove} = ${String(valore)}`];
  switch (s.type) {
    case 'array':
      return Array.isArray(valore)
        ? valore.flatMap((v, i) => sorprese(s.items, v, `${dove}[${i}]`))
        : [`${dove} non è un elenco`];
    case 'object': {
      if (typeof valore !== 'object') return [`${dove} non è un oggetto`];
      const mancano = (s.required ?? []).filter((nome) => !(nome in valore)).map((nome) => `${dove}.${nome} manca`);
      const altri = Object.entries(valore).flatMap(([nome, v]) => {
        const suo = s.properties?.[nome];
        if (suo) return sorprese(suo, v, `${dove}.${nome}`);
        if (s.additionalProperties === undefined) return [`${dove}.${nome} non è descritto`];
        return sorprese(s.additionalProperties as Schema, v, `${dove}.${nome}`);
      });
      return [...mancano, ...altri];
    }
    case 'integer':
    case 'number':
      return typeof valore === 'number' ? [] : [`${dove} non è un numero`];
    default:
      return s.type === undefined || typeof valore === s.type ? [] : [`${dove} è ${typeof valore} e non ${s.type}`];
  }
}

describe('Ciò che l’API risponde', () => {
  it('ha la forma che dice, in ogni lettura e in un comando', async () => {
    const caso = await Caso.finoA(server, 'chiudi');
    await caso.atto('riapri');
    await caso.atto('rileva-follow-up');
    await caso.atto('annulla-evento', { evento: await caso.evento('FollowUpRilevato'), motivo: 'Di un altro.' });
    const inCorso = await Caso.finoA(server, 'richiedi-approvazione');
    await inCorso.atto('annota-diario', { riservata: true });
    const anonimo = await (await server.entra('pua-1')).scrivi('/api/accessi', CONTATTO);
    const lavoro = (await (await server.entra('rev-1')).post('/api/lavori/verifica')).corpo.id as string;
    const valutato = await Caso.finoA(server, 'costituisci-equipe');
    const seduta = await valutato.inSeduta('uvm-1', 'as-1');
    const servito = await Caso.finoA(server, 'sottoscrivi-progetto');
    await servito.atto('autorizza-intervento', { al: '2026-12-31' });
    await servito.atto('attiva-intervento');
    const utenza = (await (await server.entra('udp-1')).leggi('/api/utenze')).utenze[0].id as string;
    const chi = (percorso: string) => {
      if (/leps|revisione|consultazioni|lavori/.test(percorso)) return 'rev-1';
      if (/interventi/.test(percorso)) return 'ets-1';
      return /utenze/.test(percorso) ? 'udp-1' : 'coord-1';
    };
    /** What an `{id}` may be, by the beginning of the address; a case, where none of these is. */
    const cose: readonly (readonly [inizio: string, ids: readonly string[]])[] = [
      ['/api/persone', [caso.persona]],
      ['/api/accessi', [caso.accesso, anonimo.id]],
      ['/api/lavori', [lavoro]],
      ['/api/sedute', [seduta]],
      ['/api/utenze', [utenza]],
      ['/api/cartelle/{id}/interventi', [servito.id]],
      ['/api/', [caso.id, inCorso.id]],
    ];
    const prove: { rotta: Rotta; dove: string }[] = api.rotte
      .filter((r) => r.metodo === 'GET' && !/sessione\/(entra|ritorno)|fascicolo$/.test(r.percorso))
      .flatMap((rotta) => {
        const [, ids] = cose.find(([inizio]) => rotta.percorso.startsWith(inizio)) ?? ['', []];
        const codici = ['L2.2', 'L4.2', 'L5.1', 'L5.3'];
        const indirizzi = rotta.percorso.includes('{id}')
          ? ids.map((id) => rotta.percorso.replace('{id}', id).replace('{intervento}', servito.intervento))
          : rotta.percorso.includes('{codice}')
            ? codici.map((c) => rotta.percorso.replace('{codice}', c))
            : [rotta.percorso];
        return indirizzi.map((dove) => ({ rotta, dove: /leps/.test(dove) ? `${dove}?anno=2026` : dove }));
      });
    for (const { rotta, dove } of prove) {
      const cliente = await server.entra(chi(rotta.percorso));
      const corpo = /sessione|operatori|permessi|status/.test(dove)
        ? (await cliente.get(dove)).corpo
        : await cliente.leggi(dove);
      const schema = rotta.operazione.responses['200']?.content?.['application/json']?.schema;
      expect([dove, sorprese(schema, corpo)]).toEqual([dove, []]);
    }
    const comando = await inCorso.prova('apri-richiesta');
    expect(sorprese({ $ref: '#/components/schemas/EsitoComando' }, comando.corpo)).toEqual([]);
    const rifiuto = await inCorso.prova('apri-richiesta');
    expect(sorprese({ $ref: '#/components/schemas/Problema' }, rifiuto.corpo)).toEqual([]);
  });

  it('lo stato con cui riesce un comando è quello dichiarato', async () => {
    const pua = await server.entra('pua-1');
    const rotta = api.rotte.find((r) => r.metodo === 'POST' && r.percorso === '/api/accessi') as Rotta;
    const { status } = await pua.post('/api/accessi', CONTATTO);
    expect(Object.keys(rotta.operazione.responses)).toContain(String(status));
  });
});
