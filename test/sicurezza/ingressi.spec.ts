import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { chiaveRipetuta, siLegge } from '#platform';
import { Caso } from '../api/caso.js';
import { eUnProblema, rifiutata } from '../api/rifiuti.js';
import { Api } from '../api/rotte.js';
import { type Cliente, type Domanda, ServerDiProva } from '../ambiente/server-di-prova.js';

/** Nothing comes in but JSON, in UTF-8, as large as a form: there are no uploads. Tried at the door of every route. */

let server: ServerDiProva;
let api: Api;
let as: Cliente;
let caso: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  api = await Api.di(server);
  caso = await Caso.finoA(server, 'attiva-presa-in-carico');
  as = await server.entra('as-1');
});
afterAll(() => server?.chiudi());

const DIARIO = () => caso.percorso('annota-diario');
const conTesto = (testo: unknown) => ({ ...caso.corpo('annota-diario'), testo });
const tipo = (t: string, altri: Record<string, string> = {}) => ({ 'content-type': t, ...altri });
const JSON_UTF8 = 'application/json; charset=utf-8';

describe('Un corpo di un’altra forma', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/octet-stream',
    'image/png',
    'application/jsonp',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/problem+json',
    'application/json, text/plain',
  ])('%s ha un 415 da ogni rotta che scrive, prima di essere letto', async (formato) => {
    const testa = await server.testa();
    const scrivono = api.rotte.filter((r) => r.metodo !== 'GET' && r.percorso !== '/api/sessione/esci');
    for (const { metodo, percorso } of scrivono) {
      const dove = percorso.replace('{id}', caso.id);
      const risposta = await as.chiedi(metodo, dove, { grezzo: '{"a":', headers: tipo(formato) });
      expect([dove, risposta.status, risposta.corpo.code]).toEqual([dove, 415, 'formato-non-ammesso']);
      eUnProblema(risposta);
    }
    expect(await server.testa()).toBe(testa);
  });

  it.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'inventato'])('compresso (%s) ha un 415', async (come) => {
    // Opened, it would be a hundred times as large as what is let in.
    const bomba = gzipSync(JSON.stringify(conTesto('x'.repeat(30_000_000))));
    expect(bomba.length).toBeLessThan(60_000);
    const prima = process.memoryUsage().rss;
    const domanda: Domanda = { grezzo: bomba, headers: tipo('application/json', { 'content-encoding': come }) };
    await rifiutata(server, () => as.chiedi('POST', DIARIO(), domanda), 415, 'formato-non-ammesso');
    expect(process.memoryUsage().rss - prima).toBeLessThan(25_000_000);
  });

  it.each(['application/json', JSON_UTF8, 'Application/JSON; Charset="UTF-8"'])('%s è letto', async (formato) => {
    const grezzo = JSON.stringify(conTesto('Sentita la figlia.'));
    expect((await as.chiedi('POST', DIARIO(), { grezzo, headers: tipo(formato) })).status).toBe(200);
  });

  it('accanto a una domanda non è nemmeno guardato', async () => {
    const { createConnection } = await import('node:net');
    const { hostname, port } = new URL(server.indirizzo);
    for (const corpo of ['{', 'x'.repeat(400_000), '{"__proto__":{"a":1}}']) {
      const testo = await new Promise<string>((risolvi, rifiuta) => {
        let letto = '';
        const presa = createConnection(Number(port), hostname, () => {
          presa.write(`GET /status HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/json\r\n`);
          presa.write(`Content-Length: ${corpo.length}\r\nConnection: close\r\n\r\n${corpo}`);
        });
        presa.on('data', (pezzo) => {
          letto += pezzo.toString();
          if (letto.includes('\r\n\r\n')) presa.destroy();
        });
        presa.on('close', () => risolvi(letto));
        presa.on('error', rifiuta);
      });
      expect(testo).toMatch(/^HTTP\/1\.1 200 /);
    }
  });
});

describe('Un corpo che non dice una cosa sola', () => {
  const byte = (testo: string, ...mezzo: number[]) => {
    const [prima, dopo] = JSON.stringify(conTesto(testo)).split('§') as [string, string];
    return new Uint8Array(Buffer.concat([Buffer.from(prima), Buffer.from(mezzo), Buffer.from(dopo)]));
  };

  it.each([
    ['un byte che non comincia niente', [0xff]],
    ['un carattere a metà', [0xc3]],
    ['NUL scritto lungo', [0xc0, 0x80]],
    ['mezzo surrogato', [0xed, 0xa0, 0x80]],
    ['oltre l’ultimo carattere', [0xf4, 0x90, 0x80, 0x80]],
  ])('non è UTF-8: %s', async (_, mezzo) => {
    const domanda = { grezzo: byte('Prima § dopo', ...mezzo), headers: tipo(JSON_UTF8) };
    await rifiutata(server, () => as.chiedi('POST', DIARIO(), domanda), 400, 'formato-non-ammesso');
  });

  it.each([
    ['la stessa chiave due volte', (b: string) => b.replace('{', '{"testo":"Altro.",')],
    ['scritta in un altro modo', (b: string) => b.replace('{', '{"t\\u0065sto":"Altro.",')],
  ])('ha %s', async (_, guasta) => {
    const grezzo = guasta(JSON.stringify(conTesto('Uno.')));
    const corpo = await rifiutata(
      server,
      () => as.chiedi('POST', DIARIO(), { grezzo, headers: tipo(JSON_UTF8) }),
      400,
      'dati-non-validi',
    );
    expect(corpo.errori).toEqual([{ campo: 'testo', messaggio: 'è scritto due volte' }]);
  });

  it('una chiave ripetuta si trova ovunque sia, e non si trova dove non c’è', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.string(), (valore, nome) => {
        const testo = JSON.stringify(valore);
        expect(chiaveRipetuta(testo)).toBeUndefined();
        const chiave = JSON.stringify(nome);
        expect(chiaveRipetuta(`[${testo},{${chiave}:${testo},${chiave}:1}]`)).toBe(nome);
        expect(chiaveRipetuta(`{${chiave}:{${chiave}:[{${chiave}:${testo}}]}}`)).toBeUndefined();
      }),
    );
  });
});

describe('Un testo in cui non c’è niente da leggere', () => {
  const INVISIBILI = [
    '\u200b',
    '\u200b \u00a0\u2060',
    '\u3164',
    '\u2800',
    '\u00ad\ufeff',
    '\u202e',
    '\u0301',
    '\u{e0041}',
  ];

  it.each(INVISIBILI.map((t) => [JSON.stringify(t), t]))('%s non è un testo', async (_, testo) => {
    const corpo = await rifiutata(server, () => as.post(DIARIO(), conTesto(testo)), 400, 'dati-non-validi');
    expect(corpo.errori).toEqual([{ campo: 'testo', messaggio: 'va scritto' }]);
    expect(siLegge(testo)).toBe(false);
  });

  it('non entra nemmeno da una rettifica, né fra i nominativi', async () => {
    const { eventi } = await as.scrivi(DIARIO(), conTesto('Sentita la figlia.'));
    const rettifica = { evento: eventi[0]!.id, motivo: 'Errore.', modifiche: { testo: '\u200b' } };
    await rifiutata(
      server,
      () => as.post(caso.percorso('rettifica-evento' as never), rettifica),
      400,
      'dati-non-validi',
    );
    const equipe = { ...caso.corpo('costituisci-equipe'), nominativi: ['\u200b', 'Davide'] };
    await rifiutata(server, () => as.post(caso.percorso('costituisci-equipe'), equipe), 400, 'dati-non-validi');
  });

  it.each(['.', '李', '🧓🏽', 'e\u0301', '\u202Eoiggassem', '\u200bSì', '€', '1', 'א'])('%s è un testo', (testo) => {
    expect(siLegge(testo)).toBe(true);
  });
});
