import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accendiServer, type ServerAcceso } from '#installazione';
import { PERMESSI_DEL_BROWSER, POLITICA_DEI_CONTENUTI } from '#platform';
import { Caso } from '../api/caso.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';

/** Whatever gives the answer, the browser is told the same: what may run, who may frame it, what may be kept. */

const NGINX = resolve(dirname(fileURLToPath(import.meta.url)), '../../infra/docker/nginx.conf');
const POLITICA = Object.entries(POLITICA_DEI_CONTENUTI).map(([cosa, da]) => [cosa, ...da].join(' '));

let server: ServerDiProva;
let sicuro: ServerDiProva;
let pagine: ServerAcceso;
let web: string;
let caso: Caso;

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  sicuro = await ServerDiProva.acceso({ ambiente: { BASE_URL: 'https://cartella.example' } });
  web = await mkdtemp(join(tmpdir(), 'cartella-web-'));
  await mkdir(join(web, 'assets'));
  await writeFile(join(web, 'index.html'), '<!doctype html><title>x</title>');
  await writeFile(join(web, 'icona.svg'), '<svg/>');
  await writeFile(join(web, 'assets', 'programma-abc.js'), '1');
  pagine = await accendiServer(server.installazione, web);
  caso = await Caso.aperto(server);
});
afterAll(async () => {
  await pagine?.chiudi();
  await sicuro?.chiudi();
  await server?.chiudi();
  if (web) await rm(web, { recursive: true });
});

type Prova = readonly [che: string, percorso: string, stato: number, opzioni?: RequestInit];
const HTML = { headers: { accept: 'text/html' } };

/** One of every kind of answer: ours, of the framework, of the files, of the sign-in. */
const RISPOSTE: readonly Prova[] = [
  ['la prima pagina', '/', 200, HTML],
  ['una pagina del programma', '/cartelle/qualcuna', 200, HTML],
  ['un file delle pagine', '/icona.svg', 200],
  ['un file con l’impronta nel nome', '/assets/programma-abc.js', 200],
  ['un file che non c’è', '/assets/altro.js', 404],
  ['lo stato', '/status', 200],
  ['la descrizione dell’API', '/api/openapi.json', 200],
  ['chi non è entrato', '/api/scrivania', 401],
  ['un indirizzo che non esiste', '/api/inventata', 404],
  ['un indirizzo malformato', '/api/%zz', 400],
  ['una scrittura non riconosciuta', '/api/persone', 403, { method: 'POST' }],
  [
    'un corpo che non è JSON',
    '/api/persone',
    415,
    { method: 'POST', headers: { 'x-cartella': '1', 'content-type': 'text/plain' }, body: 'x' },
  ],
  [
    'un corpo malformato',
    '/api/persone',
    400,
    { method: 'POST', headers: { 'x-cartella': '1', 'content-type': 'application/json' }, body: '{' },
  ],
  ['il rinvio all’accesso', '/api/sessione/entra', 302],
  ['un ritorno che nessuno aspetta', '/api/sessione/ritorno?code=x&state=y', 400, HTML],
  ['un accesso scaduto', '/oidc/entra/inventato', 400, HTML],
  ['una richiesta sbagliata all’accesso di prova', '/oidc/auth?client_id=altro', 400, HTML],
  ['un indirizzo più lungo di ogni misura', `/api/cartelle?fase=${'x'.repeat(20_000)}`, 431],
  ['le chiavi pubbliche dell’accesso di prova', '/oidc/jwks', 200],
  ['un indirizzo che l’accesso di prova non ha', '/oidc/inventato', 404],
];

async function chiedi(indirizzo: string, percorso: string, opzioni: RequestInit = {}): Promise<Response> {
  const risposta = await fetch(new URL(percorso, indirizzo), { redirect: 'manual', ...opzioni });
  await risposta.arrayBuffer();
  return risposta;
}

function controlla(headers: Headers): void {
  const politica = headers.get('content-security-policy') ?? '';
  for (const voluta of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(politica.split(/; ?/)).toContain(voluta);
  expect(politica).toMatch(/form-action 'self'/);
  expect(politica).not.toMatch(/unsafe|\*|https?:(?!\/\/(127\.0\.0\.1|localhost|\[::1\]))/);
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': PERMESSI_DEL_BROWSER,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  for (const vanteria of ['server', 'x-powered-by', 'via']) expect(headers.get(vanteria)).toBeNull();
}

describe.each(RISPOSTE.map((r) => [r[0], r[1], r] as const))('%s (%s)', (_, percorso, [, , stato, opzioni]) => {
  it('dice al browser che cosa può fare', async () => {
    const { status, headers } = await chiedi(pagine.indirizzo, percorso, opzioni);
    expect(status).toBe(stato);
    controlla(headers);
    expect(headers.get('strict-transport-security')).toBeNull();
    // Public keys are for everybody; nothing else is for the pages of another site.
    expect(headers.get('access-control-allow-origin')).toBe(percorso === '/oidc/jwks' ? '*' : null);
    expect(headers.get('cache-control')).toMatch(
      percorso === '/assets/programma-abc.js'
        ? /^public, max-age=31536000, immutable$/
        : percorso === '/icona.svg'
          ? /^public, max-age=3600$/
          : /no-store/,
    );
  });
});

it('le pagine, e ogni risposta nostra, non fanno eseguire e non caricano altro che il proprio', async () => {
  for (const percorso of ['/', '/api/scrivania', '/assets/programma-abc.js']) {
    const { headers } = await chiedi(pagine.indirizzo, percorso, HTML);
    expect(headers.get('content-security-policy')?.split(/; ?/)).toEqual(POLITICA.map((p) => p.replaceAll('; ', ';')));
  }
});

it('anche le risposte con dati di persone, quelle riuscite e i rifiuti', async () => {
  const as = await server.entra('as-1');
  for (const percorso of [`/api/cartelle/${caso.id}`, '/api/scrivania', `/api/persone/${caso.id}`, '/api/leps']) {
    const { headers } = await as.get(percorso);
    controlla(headers);
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

it('le pagine dell’accesso di prova, lungo tutti i suoi rinvii, non fanno eseguire niente', async () => {
  const cookie = new Map<string, string>();
  let dove: string | null = '/api/sessione/entra';
  const viste: number[] = [];
  for (let passi = 0; dove !== null && passi < 8; passi++) {
    const risposta: Response = await fetch(new URL(dove, pagine.indirizzo), {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...cookie].map((c) => c.join('=')).join('; ') },
    });
    for (const riga of risposta.headers.getSetCookie()) {
      const [nome, valore] = riga.split(';', 1)[0]!.split('=', 2) as [string, string];
      cookie.set(nome, valore);
      expect(riga).toMatch(/httponly/i);
    }
    viste.push(risposta.status);
    controlla(risposta.headers);
    expect(risposta.headers.get('cache-control')).toMatch(/no-store/);
    if (risposta.status === 200) {
      expect(await risposta.text()).toContain('Scegli con chi entrare');
      expect(risposta.headers.get('content-security-policy')).not.toContain('script-src');
    }
    dove = risposta.headers.get('location');
  }
  expect(viste.at(-1)).toBe(200);
  expect(viste.length).toBeGreaterThan(2);
});

it('chi esce non lascia niente nel browser, e la sessione non vale più', async () => {
  const cliente = server.senzaSessione();
  const { headers } = await cliente.post('/api/sessione/esci');
  expect(headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect(headers.get('cache-control')).toBe('no-store');
  expect((await (await server.entra('as-1')).get('/api/sessione')).headers.get('clear-site-data')).toBeNull();
});

it('dietro HTTPS il browser non torna più a HTTP, e i cookie viaggiano solo cifrati', async () => {
  for (const percorso of ['/status', '/api/scrivania', '/oidc/jwks', '/api/inventata']) {
    const { headers } = await chiedi(sicuro.indirizzo.replace('https://cartella.example', urlVero(sicuro)), percorso);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}; includeSubDomains$/);
  }
});

it('nginx dà ai file che serve da sé le stesse regole', async () => {
  const testo = await readFile(NGINX, 'utf8');
  const blocchi = testo.split(/(?=^ {2}location )/m).slice(1);
  const suoi = blocchi.filter((b) => b.includes('try_files'));
  expect(suoi.length).toBe(2);
  for (const blocco of suoi) {
    const dati = Object.fromEntries(
      [...blocco.matchAll(/^ *add_header (\S+) (?:"([^"]+)"|(\S+)) always;$/gm)].map(([, nome, tra, sola]) => [
        nome!.toLowerCase(),
        tra ?? sola!,
      ]),
    );
    expect(dati['content-security-policy']?.split(/; ?/)).toEqual(POLITICA);
    expect(dati).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'permissions-policy': PERMESSI_DEL_BROWSER,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(blocco.match(/add_header/g)!.length).toBe(blocco.match(/ always;/g)!.length);
  }
  expect(testo).toMatch(/server_tokens off;/);
  expect(testo).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;');
});

/** Where it really listens, whatever it says of itself. */
function urlVero({ app }: ServerDiProva): string {
  const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
  return `http://127.0.0.1:${port}`;
}
