import { randomInt, randomUUID } from 'node:crypto';
import type { NomeAtto } from '#cartella';
import { AMBITI_ESEMPIO, OPERATORI_ESEMPIO } from '#identity';
import { giornoARoma } from '#storia';
import { ANAGRAFICA, Caso, CONTATTO, ISEO } from '../api/caso.js';
import { eUnProblema } from '../api/rifiuti.js';
import { Api, type Rotta, type Schema } from '../api/rotte.js';
import { type Cliente, type Domanda, type Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';
import { CasoACaso } from './caso-a-caso.js';
import { CORPI_ROTTI, INTESTAZIONI_OSTILI, NON_IDENTIFICATIVI, TESTI_OSTILI, VALORI_OSTILI } from './veleni.js';

/**
 * Requests made at random, to every route that the OpenAPI names, by everybody: broken, or right and about somebody else's
 * things. Nothing falls, nothing of another is told, and what is refused writes nothing.
 *
 * FUZZ_SEED chooses the requests (`casuale`: others every time), FUZZ_N how many. A failure names its seed and its number.
 */

const SEME =
  process.env['FUZZ_SEED'] === 'casuale' ? randomInt(2 ** 31) : Number(process.env['FUZZ_SEED'] ?? 20_260_930);
const QUANTE = Number(process.env['FUZZ_N'] ?? 2_500);
/** Whatever the machine is doing: it is bounded. What was not reached is told, and is a failure below half. */
const TEMPO_MS = 50_000;
const LENTO = 120_000;

/** In every text of the case that most have no part in. */
const MARCA = 'Zzfuzzato';
/** In what everybody may read inside one Ambito, and nobody outside it. */
const DI_CASA = 'Zzsebino';
const DI_FUORI = 'Zzpavese';
const DI_MACCHINA =
  /\n\s+at |node_modules|\.(?:ts|js):\d+|\b(?:SELECT|INSERT|UPDATE|DELETE) .*\b(?:FROM|INTO|SET)\b|violates|syntax error|relation "|column "|invalid input|\bpg_|ECONN|undefined|\[object/;

let server: ServerDiProva;
let api: Api;
let caso: Caso;
let accesso: string;
/** Identifiers that exist, by the word of the paths that comes before them. */
let veri: Record<string, string>;
let altrui: Record<string, string>;
let tutti: string[];

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  api = await Api.di(server);
  const anagrafica = { cognome: MARCA, nome: `${MARCA} nome`, indirizzo: `via ${MARCA}`, telefono: `${MARCA} 030` };
  const contatto = { richiesta: `Di ${MARCA}.` };
  caso = await Caso.finoA(server, 'apri', { anagrafica, contatto });
  await caso.fino('somministra-strumento');
  const { eventi } = await caso.atto('annota-diario', { testo: `Di ${MARCA}.` });
  const as = await server.entra('as-1');
  accesso = (await as.scrivi('/api/accessi', { ...CONTATTO, ...contatto, persona: caso.persona })).id;
  const deroghe = (await (await server.entra(IN_DEROGA)).scrivi(`/api/cartelle/${caso.id}/deroghe`, derogaDi(DI_CASA)))
    .id;
  const sedute = await caso.inSeduta('uvm-1', 'coord-1');
  const utenze = (await (await server.entra('udp-1')).scrivi('/api/utenze', utenzaDi(DI_CASA, ISEO))).id;
  const lavoro = await (await server.entra('rev-1')).post('/api/lavori/esporta', { contenuto: 'ambito' });
  veri = {
    cartelle: caso.id,
    persone: caso.persona,
    accessi: accesso,
    lavori: lavoro.corpo.id,
    deroghe,
    sedute,
    utenze,
  };
  altrui = await diUnAltroAmbito();
  const evento = eventi[0]!.id;
  tutti = [...Object.values(veri), ...Object.values(altrui), caso.progetto, caso.valutazione, evento, randomUUID()];
}, LENTO);
afterAll(() => server?.chiudi());

/** Works elsewhere: only the broken glass lets it in. */
const IN_DEROGA = 'as-2';
const derogaDi = (marca: string) => ({ motivo: `${marca}: sostituisce una collega assente da oggi.` });
const utenzaDi = (marca: string, comune: string) => ({
  nome: `${marca} Iscritta`,
  soggetto: `sub-${marca}`,
  ruolo: 'assistente-sociale',
  ente: `ambito-${marca.slice(2)}`,
  tipoEnte: 'ambito',
  professione: 'assistente-sociale',
  comuni: [comune],
});

const ALTRO = AMBITI_ESEMPIO.find((a) => a.operatori.every((o) => o.ambito !== OPERATORI_ESEMPIO[0]!.ambito))!;

async function diUnAltroAmbito(): Promise<Record<string, string>> {
  const as = ALTRO.operatori.find((o) => o.ruolo === 'assistente-sociale')!;
  const lui = await server.entra(as.soggetto);
  const comune = as.comuni[0]!;
  const come = (ruolo: string) => server.entra(ALTRO.operatori.find((o) => o.ruolo === ruolo)!.soggetto);
  const persone = (await lui.scrivi('/api/persone', { ...ANAGRAFICA, cognome: DI_FUORI, comune })).id;
  const accessi = (await lui.scrivi('/api/accessi', { ...CONTATTO, comune, persona: persone })).id;
  const { id: cartelle } = await lui.scrivi(`/api/accessi/${accessi}/atti/apri-cartella`, {
    il: '2026-01-05',
    area: 'anziani',
  });
  const uvm = await come('componente-uvm');
  const deroghe = (await uvm.scrivi(`/api/cartelle/${cartelle}/deroghe`, derogaDi(DI_FUORI))).id;
  const sedute = (
    await (
      await come('coordinatore')
    ).scrivi('/api/sedute', {
      giorno: giornoARoma(server.orologio.adesso()),
      dalle: '14:30',
      alle: '16:30',
      modalita: 'in-presenza',
      componenti: ['uvm-1', 'coord-1'],
    })
  ).id;
  const utenze = (await (await come('ufficio-di-piano')).scrivi('/api/utenze', utenzaDi(DI_FUORI, comune))).id;
  return { cartelle, persone, accessi, deroghe, sedute, utenze };
}

/** Who by role, Comune and Ambito has a part in the marked case: everybody else must never be told of it. */
const partecipi = new Set(
  OPERATORI_ESEMPIO.filter(
    (o) =>
      ['revisore', 'componente-uvm'].includes(o.ruolo) ||
      (['operatore-pua', 'assistente-sociale', 'coordinatore'].includes(o.ruolo) && o.comuni.includes(ISEO)),
  ).map((o) => o.soggetto),
);
partecipi.add(IN_DEROGA);
const UFFICIO = new Set(OPERATORI_ESEMPIO.filter((o) => o.ruolo === 'ufficio-di-piano').map((o) => o.soggetto));
const DELL_ALTRO = new Set(ALTRO.operatori.map((o) => o.soggetto));
const TUTTI_I_RUOLI = AMBITI_ESEMPIO.flatMap((a) => a.operatori.map((o) => o.soggetto));

interface Colpo {
  readonly chi: string | null;
  readonly metodo: string;
  readonly dove: string;
  readonly domanda: Domanda;
}

/** The request of that number: the same one, whatever came before. */
function colpo(numero: number, rotte: readonly Rotta[]): Colpo {
  const c = new CasoACaso(SEME + numero * 7_919);
  // Every route has its turn, and every role meets it.
  const rotta = rotte[numero % rotte.length]!;
  const chi = c.volte(6) ? null : c.uno(c.volte(40) ? [...partecipi] : TUTTI_I_RUOLI);
  const metodo = c.volte(4) ? c.uno(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST']) : rotta.metodo;
  const headers = intestazioni(c, chi === null);
  const corpo = metodo === 'GET' ? {} : corpoPer(c, rotta);
  return { chi, metodo, dove: indirizzo(c, rotta), domanda: { ...corpo, headers: { ...tipo(corpo), ...headers } } };
}

/** An header that is taken away must stay so. */
const tipo = (corpo: Domanda): Record<string, string> =>
  corpo.grezzo === undefined ? {} : { 'content-type': 'application/json' };

/** Parameters that say by their name what they identify. */
const NOMINATI: Readonly<Record<string, string>> = { deroga: 'deroghe', cartella: 'cartelle' };

function indirizzo(c: CasoACaso, { percorso, operazione }: Rotta): string {
  const dove = percorso.replace(/\{(\w+)\}/g, (_, nome: string) => {
    if (nome === 'codice') return c.uno(['L5.3', 'L2.2', 'L9.9', ...NON_IDENTIFICATIVI]);
    const che = NOMINATI[nome] ?? (percorso.split('/')[2] as string);
    const giusto = veri[che] ?? caso.id;
    const estraneo = altrui[che] ?? altrui['cartelle']!;
    const scelto = c.volte(65) ? giusto : c.volte(35) ? estraneo : c.uno(c.volte(60) ? tutti : NON_IDENTIFICATIVI);
    return c.volte(5) ? scelto.toUpperCase() : scelto;
  });
  const coda: string[] = [];
  for (const { name, in: dove, required, schema } of operazione.parameters ?? []) {
    if (dove !== 'query' || !(required || c.volte(25))) continue;
    // Who waits for what nobody has written yet waits for seconds.
    const giusto = name === 'attendi' && c.volte(97) ? c.intero(10) : valido(c, schema);
    const valore = c.volte(70) ? String(giusto) : c.uno([...TESTI_OSTILI, ...tutti]);
    coda.push(`${name}=${c.volte(85) ? codificato(valore) : '%F0%28'}`);
    if (c.volte(8)) coda.push(`${name}=x`);
  }
  if (c.volte(10))
    coda.push(c.uno(['__proto__=1', 'a[b]=1', '%zz=1', '&&==', 'attendi=-1', 'ambito=pavese', 'x'.repeat(6_000)]));
  return `${dove}${c.volte(3) ? '/' : ''}${coda.length > 0 ? `?${coda.join('&')}` : ''}`;
}

const codificato = (testo: string): string => encodeURIComponent(testo.toWellFormed());

function valido(c: CasoACaso, schema: Schema): unknown {
  if (schema.enum) return c.uno(schema.enum);
  if (schema.type === 'integer' || schema.type === 'number')
    return (schema.minimum ?? 0) + c.intero(Math.min((schema.maximum ?? 40) - (schema.minimum ?? 0), 40) + 1);
  if (schema.type === 'boolean') return c.volte(50);
  if (schema.format === 'uuid') return c.uno(tutti);
  if (schema.pattern === '^\\d{6}$') return ISEO;
  return schema.example ?? c.uno(['x', 'as-1', '2026-03-14', 'Rossi']);
}

function intestazioni(c: CasoACaso, senzaSessione: boolean): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [nome, valori] of Object.entries(INTESTAZIONI_OSTILI)) {
    if (!c.volte(2)) continue;
    headers[nome] = c.uno(valori) ?? '';
  }
  if (senzaSessione && c.volte(50)) {
    const porta = new URL(server.indirizzo).port;
    const valore = c.uno(['', 'x', '%00', 'x'.repeat(3_000), randomCookie(c), "' OR 1=1"]);
    headers['cookie'] = `cartella_sessione_${porta}=${valore}; cartella_entrata_${porta}=${c.uno(['e30', 'x', ''])}`;
  }
  return headers;
}

const randomCookie = (c: CasoACaso): string =>
  Array.from({ length: 43 }, () => c.uno([...'ABCDEFabcdef0123456789-_'])).join('');

function corpoPer(c: CasoACaso, rotta: Rotta): Domanda {
  if (!rotta.corpo) return c.volte(20) ? { grezzo: c.uno(CORPI_ROTTI) } : {};
  if (c.volte(8)) return { grezzo: c.uno(CORPI_ROTTI) };
  const buono = buonCorpo(c, rotta, rotta.corpo);
  const guastato = c.volte(50) ? buono : guasta(c, buono, rotta.corpo);
  const testo = JSON.stringify(guastato) ?? '';
  if (c.volte(4)) return { grezzo: testo.slice(0, c.intero(testo.length)) };
  if (c.volte(4)) return { grezzo: testo.replace('{', '{"il":"2026-01-01","il":"2026-01-02",') };
  return { grezzo: testo };
}

/** As the acts of the case want it, or of the right form with identifiers that exist. */
function buonCorpo(c: CasoACaso, { percorso }: Rotta, schema: Schema): Record<string, unknown> {
  const atto = /\/atti\/([\w-]+)$/.exec(percorso)?.[1];
  const suo = atto && percorso.startsWith('/api/cartelle/') ? caso.corpo(atto as NomeAtto) : {};
  if (Object.keys(suo).length > 0) return { ...suo };
  const corpo = api.esempio(schema) as Record<string, unknown>;
  for (const { percorso: dove, schema: s } of api.campi(schema)) {
    const [nome] = dove;
    if (dove.length !== 1 || typeof nome !== 'string') continue;
    if (nome in corpo || c.volte(25))
      corpo[nome] = s.type === 'object' || s.type === 'array' ? corpo[nome] : valido(c, s);
  }
  return corpo;
}

function guasta(c: CasoACaso, buono: Record<string, unknown>, schema: Schema): unknown {
  const corpo = structuredClone(buono);
  const campi = [...new Set([...Object.keys(corpo), ...Object.keys(schema.properties ?? {})])];
  for (let n = 1 + c.intero(3); n > 0; n--) {
    const campo = c.uno(campi.length > 0 ? campi : ['x']);
    switch (c.intero(6)) {
      case 0:
        delete corpo[campo];
        break;
      case 1:
        corpo[`${campo}${c.uno(['', '2', '\u200b'])}`] = c.uno(VALORI_OSTILI);
        break;
      case 2:
        corpo[campo] = [corpo[campo], c.uno(VALORI_OSTILI)];
        break;
      case 3:
        corpo[campo] = c.uno(tutti);
        break;
      case 4:
        corpo[campo] = { [campo]: corpo[campo], a: c.uno(VALORI_OSTILI) };
        break;
      default:
        corpo[campo] = c.uno(VALORI_OSTILI);
    }
  }
  return corpo;
}

/** What is wrong with an answer; nothing, if it is as promised. */
function difetti({ chi, metodo, dove }: Colpo, risposta: Risposta, scritto: boolean): string[] {
  const trovati: string[] = [];
  const { status, testo } = risposta;
  // A position that is not there yet is waited for, and then said not to be.
  if (status >= 500 && risposta.corpo.code !== 'lettura-in-ritardo') trovati.push(`${status}`);
  if (status >= 400 && scritto) trovati.push('rifiutata, ma ha scritto');
  if (['GET', 'OPTIONS'].includes(metodo) && scritto) trovati.push('una lettura ha scritto');
  if (status >= 400) {
    const pagina =
      /^\/api\/sessione\/(entra|ritorno)/.test(dove) && /^text\/html/.test(risposta.headers.get('content-type') ?? '');
    try {
      if (!pagina) eUnProblema(risposta);
    } catch (errore) {
      trovati.push(`non è un problema: ${(errore as Error).message.slice(0, 300)}`);
    }
    const macchina = DI_MACCHINA.exec(testo);
    if (macchina) trovati.push(`parole della macchina: ${macchina[0]}`);
  }
  const estraneo = chi === null || !partecipi.has(chi);
  if (estraneo && testo.includes(MARCA)) trovati.push('dice di chi non riguarda');
  const [casa, fuori] = [chi !== null && !DELL_ALTRO.has(chi), chi !== null && DELL_ALTRO.has(chi)];
  if (!casa && testo.includes(DI_CASA)) trovati.push('dice a un altro Ambito');
  if (!fuori && testo.includes(DI_FUORI)) trovati.push('dice di un altro Ambito');
  const nomina = (id: string): boolean => dove.toLowerCase().includes(id);
  const possono = (che: string): ReadonlySet<string> => (che === 'utenze' ? UFFICIO : partecipi);
  const suoi = Object.entries(veri).some(([che, id]) => nomina(id) && !(chi !== null && possono(che).has(chi)));
  const degliAltri = !fuori && Object.values(altrui).some(nomina);
  if ((suoi || degliAltri) && scritto) trovati.push('ha scritto su ciò che non lo riguarda');
  if (risposta.headers.get('x-iniettato')) trovati.push('ha iniettato un header');
  return trovati;
}

it(
  `${QUANTE} richieste a caso, seme ${SEME}: niente cade, niente si dice, niente si scrive`,
  async () => {
    const clienti = new Map<string | null, Cliente>([[null, server.senzaSessione()]]);
    for (const chi of TUTTI_I_RUOLI) clienti.set(chi, await server.entra(chi));
    // Who signs out in the middle would be another from then on: it is tried without a session.
    const rotte = api.rotte.filter((r) => r.percorso !== '/api/sessione/esci');
    const sorprese: string[] = [];
    const stati = new Map<number, number>();
    const riusciti = new Set<string>();
    const fine = Date.now() + TEMPO_MS;
    let fatte = 0;
    for (; fatte < QUANTE && Date.now() < fine && sorprese.length < 40; fatte++) {
      const tiro = colpo(fatte, rotte);
      const prima = await server.testa();
      const { chi, metodo, dove, domanda } = tiro;
      let risposta: Risposta;
      try {
        risposta = await clienti.get(chi)!.chiedi(metodo, dove, domanda);
      } catch (errore) {
        // What fetch itself will not send is not a request.
        if (errore instanceof TypeError && /header|invalid|forbidden|Body/i.test(String(errore.message))) continue;
        throw new Error(`richiesta ${fatte} del seme ${SEME}: ${metodo} ${dove.slice(0, 200)}`, { cause: errore });
      }
      if (risposta.status < 300)
        for (const [che, id] of Object.entries(veri)) if (dove.toLowerCase().includes(id)) riusciti.add(che);
      stati.set(risposta.status, (stati.get(risposta.status) ?? 0) + 1);
      for (const difetto of difetti(tiro, risposta, (await server.testa()) !== prima)) {
        const corpo = typeof domanda.grezzo === 'string' ? domanda.grezzo.slice(0, 200) : '';
        sorprese.push(
          `n. ${fatte} ${chi ?? 'nessuno'} ${metodo} ${dove.slice(0, 160)} ${JSON.stringify(domanda.headers).slice(0, 200)} ${corpo}\n    ${difetto} — ${risposta.status} ${risposta.testo.slice(0, 200)}`,
        );
      }
    }
    expect(sorprese).toEqual([]);
    // What was tried was there: of every kind, something was read or written by who may.
    expect(Object.keys(veri).filter((che) => !riusciti.has(che))).toEqual([]);
    expect(fatte).toBeGreaterThan(Math.min(QUANTE, rotte.length * 4) / 2);
    // It reached what lies behind the door, and not only the door.
    for (const stato of [200, 400, 401, 403, 404, 409, 415])
      expect([stato, stati.get(stato) ?? 0]).not.toEqual([stato, 0]);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  },
  LENTO,
);

it(
  'dopo, il registro è integro, le viste in pari, e nei log non c’è niente di nessuno',
  async () => {
    const rev = await server.entra('rev-1');
    expect(await rev.leggi('/api/revisione/integrita')).toMatchObject({ integra: true, rottura: null });
    const stato = (await server.senzaSessione().get('/status')).corpo;
    expect(stato).toMatchObject({ stato: 'attivo' });
    expect(server.log.filter((r) => r.includes(MARCA))).toEqual([]);
    expect(server.log.filter((r) => r.includes('Errore imprevisto'))).toEqual([]);
  },
  LENTO,
);
