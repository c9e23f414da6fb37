import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, type INestApplication, Module, Post, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Provider } from 'oidc-provider';
import pg from 'pg';
import { convalida, LOG_MUTO, OrologioSimulato, ProblemaFilter } from '#platform';
import { type DatabaseDiProva, databaseDiProva } from '../../../../test/ambiente/database-di-prova.js';
import { AmbitoDellaRisorsa } from '../application/ambito-della-risorsa.js';
import { RegistroLetture } from '../application/registro-letture.js';
import type { ContestoRichiesta } from '../application/richiesta.js';
import { IdentityModule, type OpzioniIdentity } from '../identity.module.js';
import { AMBITO_ESEMPIO, OPERATORI_ESEMPIO } from '../operatori-esempio.js';
import { MIGRAZIONI_IDENTITY } from '../sessione/migrazioni.js';
import { chiaviOidc } from '../oidc/chiavi-oidc.js';
import { MemoriaOidc } from '../oidc/memoria-oidc.js';
import { Operatori } from '../sessione/operatori.js';
import { Sessioni } from '../sessione/sessioni.js';
import { Chi } from './chi.js';
import { ConSessione } from './con-sessione.js';

@Controller('api/prova')
class ProvaController {
  @Get('chi')
  @UseGuards(ConSessione)
  chi(@Chi() contesto: ContestoRichiesta): ContestoRichiesta {
    return contesto;
  }
  @Get('senza-guardia')
  senza(@Chi() contesto: ContestoRichiesta): ContestoRichiesta {
    return contesto;
  }
  @Post('scrivi')
  @UseGuards(ConSessione)
  scrivi(): string {
    return 'scritto';
  }
}

/** A browser reduced to what matters here: cookies by host, with their path, and redirects followed one by one. */
class Navigatore {
  private readonly barattolo = new Map<string, { host: string; path: string; nome: string; valore: string }>();
  readonly visitati: string[] = [];

  async chiedi(url: string, opzioni: RequestInit = {}): Promise<Response> {
    const dove = new URL(url);
    const cookie = [...this.barattolo.values()]
      .filter((c) => c.host === dove.hostname && `${dove.pathname}/`.startsWith(c.path.replace(/\/?$/, '/')))
      .map((c) => `${c.nome}=${c.valore}`)
      .join('; ');
    const risposta = await fetch(url, {
      ...opzioni,
      redirect: 'manual',
      headers: { ...(opzioni.headers as Record<string, string>), ...(cookie && { cookie }) },
    });
    this.visitati.push(url);
    for (const riga of risposta.headers.getSetCookie()) {
      const [coppia, ...attributi] = riga.split('; ');
      const [nome, valore] = [coppia!.slice(0, coppia!.indexOf('=')), coppia!.slice(coppia!.indexOf('=') + 1)];
      const path = attributi.find((a) => /^path=/i.test(a))?.slice(5) ?? '/';
      const chiave = `${dove.hostname} ${path} ${nome}`;
      if (valore === '' || attributi.some((a) => /^expires=thu, 01 jan 1970/i.test(a))) this.barattolo.delete(chiave);
      else this.barattolo.set(chiave, { host: dove.hostname, path, nome, valore });
    }
    return risposta;
  }

  /** Follows up to the page that does not redirect. */
  async vai(url: string, opzioni: RequestInit = {}): Promise<Response> {
    let risposta = await this.chiedi(url, opzioni);
    let qui = url;
    for (let passi = 0; passi < 12 && risposta.status >= 300 && risposta.status < 400; passi++) {
      qui = new URL(risposta.headers.get('location')!, qui).href;
      const { origin, pathname } = new URL(qui);
      if (origin === new URL(url).origin && !/^\/(api|oidc)\//.test(pathname)) return risposta;
      risposta = await this.chiedi(qui);
    }
    return risposta;
  }

  cookie(nome: string): string | undefined {
    return [...this.barattolo.values()].find((c) => c.nome.replace(/_\d+$/, '') === nome)?.valore;
  }
  mette(host: string, nome: string, valore: string): void {
    this.barattolo.set(`${host} / ${nome}`, { host, path: '/', nome, valore });
  }
}

describe('Entrare nella cartella', () => {
  let db: DatabaseDiProva;
  let pool: pg.Pool;
  let dataDir: string;
  let orologio: OrologioSimulato;
  const aperti: { close(): Promise<unknown> }[] = [];

  beforeAll(async () => {
    db = await databaseDiProva(MIGRAZIONI_IDENTITY);
    pool = new pg.Pool({ connectionString: db.writer });
    dataDir = await mkdtemp(join(tmpdir(), 'cartella-identity-'));
    orologio = new OrologioSimulato(new Date());
  });
  afterAll(async () => {
    for (const app of aperti) await app.close();
    await pool?.end();
    await db?.chiudi();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function avvia(
    altro: Partial<OpzioniIdentity> = {},
  ): Promise<{ base: string; porta: number; app: INestApplication }> {
    let base = '';
    @Module({
      imports: [IdentityModule.forRoot({ pool, dataDir, baseUrl: () => base, oidc: null, orologio, ...altro })],
      controllers: [ProvaController],
      providers: [
        { provide: AmbitoDellaRisorsa, useValue: { cartella() {}, accesso() {}, persona() {} } },
        { provide: RegistroLetture, useValue: { registra() {} } },
      ],
    })
    class Prova {}
    const app = await NestFactory.create<NestExpressApplication>(Prova, { logger: false });
    app.useGlobalPipes(convalida());
    app.useGlobalFilters(new ProblemaFilter(LOG_MUTO as never));
    await app.listen(0, '127.0.0.1');
    const porta = (app.getHttpServer().address() as AddressInfo).port;
    base = `http://127.0.0.1:${porta}`;
    aperti.push(app);
    return { base: altro.baseUrl?.() ?? base, porta, app };
  }

  const entra = async (base: string, operatore?: string): Promise<Navigatore> => {
    const navigatore = new Navigatore();
    const fine = await navigatore.vai(`${base}/api/sessione/entra${operatore ? `?operatore=${operatore}` : ''}`);
    expect(fine.status).toBe(302);
    return navigatore;
  };

  describe('con l’accesso di prova', () => {
    let base: string;
    let porta: number;
    beforeAll(async () => ({ base, porta } = await avvia()));

    it.each(OPERATORI_ESEMPIO.map((o) => [o.id, o.ruolo]))('%s entra come %s', async (id, ruolo) => {
      const navigatore = await entra(base, id);
      const risposta = await navigatore.chiedi(`${base}/api/sessione`);
      expect(risposta.status).toBe(200);
      const sessione = (await risposta.json()) as Record<string, unknown>;
      expect(sessione).toMatchObject({ operatore: { id, ruolo }, ambito: { id: 'sebino', nome: 'Ambito 5 Sebino' } });
      expect(sessione['permessi']).toContain('vedi-sessione');
      expect(sessione['operatore']).not.toHaveProperty('livello');
    });

    it('chi chiede è l’operatore della sessione, con il motivo che ha scritto', async () => {
      const navigatore = await entra(base, 'as-1');
      const headers = { 'x-motivo': encodeURIComponent('verifica annuale, già concordata') };
      const contesto = await (await navigatore.chiedi(`${base}/api/prova/chi`, { headers })).json();
      expect(contesto).toMatchObject({
        operatore: { id: 'as-1', ambito: 'sebino', livello: 1, comuni: expect.arrayContaining(['017085']) },
        correlazione: expect.stringMatching(/^[0-9a-f-]{36}$/),
        motivo: 'verifica annuale, già concordata',
      });
      for (const guasto of ['%E0%A4%A', '%00', encodeURIComponent('x'.repeat(501))]) {
        const risposta = await navigatore.chiedi(`${base}/api/prova/chi`, { headers: { 'x-motivo': guasto } });
        expect([guasto.length, risposta.status]).toEqual([guasto.length, 400]);
      }
    });

    it('senza suggerimento mostra una pagina con gli operatori, e un pulsante basta', async () => {
      const navigatore = new Navigatore();
      const pagina = await navigatore.vai(`${base}/api/sessione/entra?ritorno=/leps`);
      expect(pagina.status).toBe(200);
      const testo = await pagina.text();
      expect(testo).toContain('<html lang="it">');
      expect(pagina.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
      expect(testo).not.toContain('<script');
      for (const { nome } of OPERATORI_ESEMPIO) expect(testo).toContain(nome);
      const azione = /formaction="([^"]+\/udp-1)"/.exec(testo)![1]!;
      const fine = await navigatore.vai(base + azione, { method: 'POST' });
      expect(fine.headers.get('location')).toBe('/leps');
      const sessione = await (await navigatore.chiedi(`${base}/api/sessione`)).json();
      expect(sessione).toMatchObject({ operatore: { id: 'udp-1' } });
    });

    it('un suggerimento che non è di nessuno mostra la pagina, e un pulsante inventato non fa entrare', async () => {
      const navigatore = new Navigatore();
      const pagina = await navigatore.vai(`${base}/api/sessione/entra?operatore=nessuno`);
      expect(pagina.status).toBe(200);
      const azione = /formaction="([^"]+)\/udp-1"/.exec(await pagina.text())![1]!;
      expect((await navigatore.vai(`${base}${azione}/nessuno`, { method: 'POST' })).status).toBe(200);
      expect((await new Navigatore().vai(`${base}${azione}/udp-1`, { method: 'POST' })).status).toBe(400);
      expect((await navigatore.chiedi(`${base}/api/sessione`)).status).toBe(401);
    });

    it('chi entra dopo un altro nello stesso browser è il nuovo, e la sessione di prima finisce', async () => {
      const navigatore = await entra(base, 'as-1');
      const prima = navigatore.cookie('cartella_sessione')!;
      await navigatore.vai(`${base}/api/sessione/entra?operatore=coord-1`);
      expect(await (await navigatore.chiedi(`${base}/api/sessione`)).json()).toMatchObject({
        operatore: { id: 'coord-1' },
      });
      const vecchio = await fetch(`${base}/api/sessione`, {
        headers: { cookie: `cartella_sessione_${new URL(base).port}=${prima}` },
      });
      expect(vecchio.status).toBe(401);
    });

    it('da localhost si entra come da 127.0.0.1, e ciascuno resta dov’era', async () => {
      const altro = `http://localhost:${porta}`;
      const navigatore = await entra(altro, 'as-2');
      expect(navigatore.visitati.some((u) => u.startsWith(`${base}/oidc`))).toBe(true);
      expect((await navigatore.chiedi(`${altro}/api/sessione`)).status).toBe(200);
    });

    it('un host inventato non sposta il ritorno', async () => {
      const risposta = await new Promise<string>((risolvi, rifiuta) => {
        void import('node:http').then(({ get }) =>
          get(`${base}/api/sessione/entra`, { headers: { host: 'altrove.example' } }, (r) =>
            risolvi(r.headers.location ?? ''),
          ).on('error', rifiuta),
        );
      });
      expect(new URL(risposta).searchParams.get('redirect_uri')).toBe(`${base}/api/sessione/ritorno`);
    });

    it.each(['https://altrove.example/', '//altrove.example', '/\\altrove.example', '/api/sessione/esci'])(
      'dopo essere entrati non si va a %s',
      async (ritorno) => {
        const navigatore = new Navigatore();
        const url = `${base}/api/sessione/entra?operatore=as-1&ritorno=${encodeURIComponent(ritorno)}`;
        expect((await navigatore.vai(url)).headers.get('location')).toBe('/');
      },
    );

    it('il cookie della sessione non si legge da uno script e non parte da altri siti', async () => {
      const navigatore = new Navigatore();
      const fine = await navigatore.vai(`${base}/api/sessione/entra?operatore=as-1`);
      const cookie = fine.headers.getSetCookie().find((c) => c.startsWith(`cartella_sessione_${new URL(base).port}=`))!;
      expect(cookie).toMatch(/; Path=\//);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Lax/);
      expect(cookie).not.toMatch(/; (Secure|Max-Age|Expires|Domain)/);
    });

    it('nel database il token non c’è: chi legge la tabella non entra', async () => {
      const navigatore = await entra(base, 'as-1');
      const token = navigatore.cookie('cartella_sessione')!;
      const owner = new pg.Client({ connectionString: db.owner });
      await owner.connect();
      const { rows } = await owner.query<{ tutto: string }>(`SELECT s::text AS tutto FROM identita.sessione s`);
      await owner.end();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.some((r) => r.tutto.includes(token))).toBe(false);
      await expect(pool.query('SELECT * FROM identita.sessione')).rejects.toThrow('permission denied');
    });

    it('due copie sulla stessa macchina, su porte diverse, non si tolgono la sessione', async () => {
      const navigatore = await entra(base, 'as-1');
      const token = navigatore.cookie('cartella_sessione')!;
      const { port } = new URL(base);
      const entrambi = { cookie: `cartella_sessione_1=di-un-altra-copia; cartella_sessione_${port}=${token}` };
      expect((await fetch(`${base}/api/sessione`, { headers: entrambi })).status).toBe(200);
      const altrui = { cookie: `cartella_sessione_1=${token}` };
      expect((await fetch(`${base}/api/sessione`, { headers: altrui })).status).toBe(401);
    });

    it('si esce, e il cookie di prima non vale più', async () => {
      const navigatore = await entra(base, 'as-1');
      const token = navigatore.cookie('cartella_sessione')!;
      const esce = await navigatore.chiedi(`${base}/api/sessione/esci`, {
        method: 'POST',
        headers: { 'x-cartella': '1' },
      });
      expect(esce.status).toBe(204);
      expect(navigatore.cookie('cartella_sessione')).toBeUndefined();
      const dopo = await fetch(`${base}/api/sessione`, {
        headers: { cookie: `cartella_sessione_${new URL(base).port}=${token}` },
      });
      expect(dopo.status).toBe(401);
      expect(await dopo.json()).toMatchObject({ status: 401, code: 'non-autenticato' });
    });

    it('30 minuti senza chiedere nulla, oppure 8 ore in tutto, e la sessione finisce', async () => {
      const navigatore = await entra(base, 'as-1');
      const stato = async (minuti: number): Promise<number> => {
        orologio.avanza(minuti * 60_000);
        return (await navigatore.chiedi(`${base}/api/sessione`)).status;
      };
      expect(await stato(29)).toBe(200);
      expect(await stato(29)).toBe(200);
      expect(await stato(31)).toBe(401);

      const assiduo = await entra(base, 'as-1');
      for (let minuti = 20; minuti < 8 * 60; minuti += 20) {
        orologio.avanza(20 * 60_000);
        expect((await assiduo.chiedi(`${base}/api/sessione`)).status).toBe(200);
      }
      orologio.avanza(20 * 60_000);
      expect((await assiduo.chiedi(`${base}/api/sessione`)).status).toBe(401);
    });

    it('un permesso tolto vale da subito, anche per chi è già dentro', async () => {
      const operatori = new Operatori(pool);
      const as3 = OPERATORI_ESEMPIO.find((o) => o.id === 'as-3')!;
      const navigatore = await entra(base, 'as-3');
      await operatori.iscrivi(AMBITO_ESEMPIO, [{ ...as3, ruolo: 'ente-erogatore', comuni: [] }]);
      try {
        const sessione = await (await navigatore.chiedi(`${base}/api/sessione`)).json();
        expect(sessione).toMatchObject({ operatore: { ruolo: 'ente-erogatore', comuni: [] } });
        expect((sessione as { permessi: string[] }).permessi).not.toContain('vedi-cartella');
      } finally {
        await operatori.iscrivi(AMBITO_ESEMPIO, [as3]);
      }
    });

    it('dice i nomi degli operatori del proprio Ambito a chi è entrato', async () => {
      await new Operatori(pool).iscrivi({ id: 'altro', nome: 'Altro' }, [
        { ...OPERATORI_ESEMPIO[0]!, ambito: 'altro', soggetto: 'altro-1', nome: 'Di Un Altro Ambito' },
      ]);
      const navigatore = await entra(base, 'ets-1');
      const operatori = (await (await navigatore.chiedi(`${base}/api/operatori`)).json()) as { id: string }[];
      expect(operatori.map((o) => o.id).sort()).toEqual(OPERATORI_ESEMPIO.map((o) => o.id).sort());
      expect(Object.keys(operatori[0]!).sort()).toEqual(['ente', 'id', 'nome', 'professione', 'ruolo', 'tipoEnte']);
      expect((await fetch(`${base}/api/operatori`)).status).toBe(401);
    });

    it('senza sessione, o con una inventata, non c’è nessuno; neppure dove manca la guardia', async () => {
      const nome = `cartella_sessione_${new URL(base).port}`;
      for (const cookie of ['', `${nome}=`, `${nome}=inventata`, `${nome}=%00`, 'altro=1; a']) {
        for (const percorso of ['sessione', 'operatori', 'prova/chi', 'prova/senza-guardia']) {
          const risposta = await fetch(`${base}/api/${percorso}`, { headers: { cookie } });
          expect([cookie, percorso, risposta.status]).toEqual([cookie, percorso, 401]);
        }
      }
    });

    describe('una pagina di un altro sito', () => {
      const scrivi = async (headers: Record<string, string>, percorso = 'api/prova/scrivi'): Promise<unknown> => {
        const navigatore = await entra(base, 'as-1');
        const risposta = await navigatore.chiedi(`${base}/${percorso}`, { method: 'POST', headers });
        return risposta.status === 201 ? 'scritto' : ((await risposta.json()) as { code: string }).code;
      };

      it('non scrive: le manca X-Cartella', async () => {
        expect(await scrivi({})).toBe('richiesta-non-riconosciuta');
        expect(await scrivi({}, 'API/prova/scrivi')).toBe('richiesta-non-riconosciuta');
        expect(await scrivi({}, 'api/sessione/esci')).toBe('richiesta-non-riconosciuta');
      });
      it.each(['https://altrove.example', 'null', 'http://127.0.0.1.altrove.example', 'non un indirizzo'])(
        'non scrive neppure con X-Cartella, se viene da %s',
        async (origin) => expect(await scrivi({ 'x-cartella': '1', origin })).toBe('richiesta-non-riconosciuta'),
      );
      it('le nostre pagine e i programmi scrivono', async () => {
        expect(await scrivi({ 'x-cartella': '1' })).toBe('scritto');
        expect(await scrivi({ 'x-cartella': '1', origin: base })).toBe('scritto');
        expect(await scrivi({ 'x-cartella': '1', origin: `http://localhost:${porta}` })).toBe('scritto');
      });
    });

    it('un ritorno che nessuno ha cominciato, o di un altro browser, non fa entrare', async () => {
      const mio = new Navigatore();
      const partenza = await mio.chiedi(`${base}/api/sessione/entra?operatore=as-1`);
      let url = partenza.headers.get('location')!;
      while (!url.includes('/api/sessione/ritorno')) {
        url = new URL((await mio.chiedi(url)).headers.get('location')!, url).href;
      }
      const altro = new Navigatore();
      expect((await altro.chiedi(url)).status).toBe(400);
      // The other browser has begun a sign-in of its own: the state is not that one.
      await altro.chiedi(`${base}/api/sessione/entra?operatore=as-2`);
      expect((await altro.chiedi(url)).status).toBe(400);
      altro.mette(
        '127.0.0.1',
        `cartella_entrata_${new URL(base).port}`,
        Buffer.from('{"state":1}').toString('base64url'),
      );
      expect((await altro.chiedi(`${base}/api/sessione/ritorno?code=x&state=y`)).status).toBe(400);
      expect(altro.cookie('cartella_sessione')).toBeUndefined();

      expect((await mio.chiedi(url)).status).toBe(302);
      // A code is good once.
      await mio.chiedi(`${base}/api/sessione/entra`);
      expect((await mio.chiedi(url)).status).toBe(400);
    });

    it('a una persona il rifiuto arriva come pagina', async () => {
      const risposta = await fetch(`${base}/api/sessione/ritorno?error=access_denied`, {
        headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
      });
      expect([risposta.status, risposta.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
      expect(await risposta.text()).toContain('Riprova');
    });

    it.each([
      '/oidc',
      '/oidc/',
      '/oidc/auth',
      '/oidc/auth?client_id=x',
      '/oidc/entra',
      '/oidc/entra/x',
      '/oidc/entra/x/y/z',
      '/oidc/token',
      '/oidc/%00',
      '/oidc/auth?client_id=cartella&redirect_uri=https://altrove.example',
    ])('chiedere %s a mano non rompe nulla e non porta altrove', async (percorso) => {
      for (const method of ['GET', 'POST']) {
        const risposta = await fetch(base + percorso, { method, redirect: 'manual' });
        expect([percorso, method, risposta.status >= 400 && risposta.status < 500]).toEqual([percorso, method, true]);
      }
    });

    it('un codice senza il suo verificatore PKCE non si chiede nemmeno', async () => {
      const { searchParams } = new URL(
        (await new Navigatore().chiedi(`${base}/api/sessione/entra`)).headers.get('location')!,
      );
      expect(searchParams.get('code_challenge_method')).toBe('S256');
      for (const parametro of ['state', 'nonce', 'code_challenge'])
        expect(searchParams.get(parametro)!.length).toBeGreaterThan(30);
      searchParams.delete('code_challenge');
      searchParams.delete('code_challenge_method');
      const risposta = await fetch(`${base}/oidc/auth?${searchParams}`, { redirect: 'manual' });
      expect(new URL(risposta.headers.get('location')!).searchParams.get('error')).toBe('invalid_request');
    });

    it('tiene le sue chiavi in un file che solo il programma legge', async () => {
      const file = join(dataDir, 'chiavi', 'oidc.json');
      expect(existsSync(file)).toBe(true);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const prima = await readFile(file, 'utf8');
      await avvia();
      expect(await readFile(file, 'utf8')).toBe(prima);
    });
  });

  it('dietro un indirizzo https il cookie viaggia solo cifrato', async () => {
    const { porta } = await avvia({
      baseUrl: () => 'https://cartella.example',
      oidc: { issuer: `http://127.0.0.1:1`, clientId: 'x', clientSecret: null },
    });
    const esce = await fetch(`http://127.0.0.1:${porta}/api/sessione/esci`, {
      method: 'POST',
      headers: { 'x-cartella': '1' },
    });
    expect(esce.headers.getSetCookie()[0]).toMatch(/; Secure/);
    const entrata = await fetch(`http://127.0.0.1:${porta}/api/sessione/entra`);
    expect([entrata.status, await entrata.json()]).toMatchObject([503, { code: 'accesso-non-raggiungibile' }]);
  });

  it('in produzione l’accesso di prova non parte', () => {
    const prima = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      const opzioni = { pool, dataDir, baseUrl: () => 'https://cartella.example' };
      expect(() => IdentityModule.forRoot({ ...opzioni, oidc: null })).toThrow('NODE_ENV=production');
      const oidc = { issuer: 'https://identita.example', clientId: 'cartella', clientSecret: null };
      expect(() => IdentityModule.forRoot({ ...opzioni, oidc })).not.toThrow();
    } finally {
      process.env['NODE_ENV'] = prima;
    }
  });

  describe('con un gestore dell’identità esterno', () => {
    let gestore: Server;
    let issuer: string;
    let provider: Provider;
    let chi: { sub: string; preferred_username?: string; acr?: string; amr?: string[] };

    /** An issuer of its own, that signs in whoever the test says. */
    beforeAll(async () => {
      gestore = createServer((richiesta, risposta) => {
        if (!richiesta.url!.startsWith('/interaction/')) return void provider.callback()(richiesta, risposta);
        const { sub, acr, amr } = chi;
        const login = { accountId: sub, remember: false, ...(acr && { acr }), ...(amr && { amr }) };
        void provider.interactionFinished(richiesta, risposta, { login });
      });
      await new Promise<void>((pronto) => gestore.listen(0, '127.0.0.1', pronto));
      aperti.push({ close: () => new Promise((chiuso) => gestore.close(chiuso)) });
      issuer = `http://127.0.0.1:${(gestore.address() as AddressInfo).port}`;
    });

    async function avviaCon(claim?: 'sub' | 'preferred_username'): Promise<string> {
      const { Provider } = await import('oidc-provider');
      const { base } = await avvia({
        oidc: { issuer, clientId: 'csi', clientSecret: 'segreto-di-prova', ...(claim && { claim }) },
      });
      const memoria = new MemoriaOidc();
      provider = new Provider(issuer, {
        clients: [
          {
            client_id: 'csi',
            client_secret: 'segreto-di-prova',
            redirect_uris: [`${base}/api/sessione/ritorno`],
            token_endpoint_auth_method: 'client_secret_post',
          },
        ],
        adapter: (modello: string) => memoria.per(modello),
        jwks: (await chiaviOidc(dataDir)).jwks,
        conformIdTokenClaims: false,
        claims: { openid: ['sub', 'preferred_username', 'acr', 'amr'] },
        acrValues: ['https://www.spid.gov.it/SpidL2'],
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_, i) => `/interaction/${i.uid}` },
        findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...chi, sub }) }),
        loadExistingGrant: async (ctx) => {
          const grant = new ctx.oidc.provider.Grant({ clientId: 'csi', accountId: ctx.oidc.session!.accountId! });
          grant.addOIDCScope('openid');
          await grant.save();
          return grant;
        },
      });
      return base;
    }

    it('entra chi il gestore riconosce, col livello di garanzia che dichiara', async () => {
      const base = await avviaCon();
      chi = { sub: 'as-1', acr: 'https://www.spid.gov.it/SpidL2' };
      const navigatore = await entra(base);
      const contesto = await (await navigatore.chiedi(`${base}/api/prova/chi`)).json();
      expect(contesto).toMatchObject({ operatore: { id: 'as-1', livello: 2 } });
      expect((await fetch(`${base}/oidc/auth`)).status).toBe(404);
    });

    it('chi il gestore riconosce ma non è fra gli operatori resta fuori', async () => {
      const base = await avviaCon();
      chi = { sub: 'sconosciuto', preferred_username: 'as-1' };
      const fine = await new Navigatore().vai(`${base}/api/sessione/entra`);
      expect([fine.status, await fine.json()]).toMatchObject([403, { code: 'operatore-sconosciuto' }]);
    });

    it('l’operatore si riconosce da preferred_username solo se così è stato deciso', async () => {
      const base = await avviaCon('preferred_username');
      chi = { sub: '9f0c', preferred_username: 'coord-1' };
      const navigatore = await entra(base);
      expect(await (await navigatore.chiedi(`${base}/api/sessione`)).json()).toMatchObject({
        operatore: { id: 'coord-1' },
      });
      chi = { sub: 'coord-1' };
      expect((await new Navigatore().vai(`${base}/api/sessione/entra`)).status).toBe(400);
    });
  });

  it('le sessioni di un Ambito non si aprono per chi non è iscritto', async () => {
    expect(await new Sessioni(pool, orologio).apri('nessuno', 1)).toBeUndefined();
  });
});
