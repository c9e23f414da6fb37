import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { IdentityModule } from '../identity.module.js';
import { AMBITO_ESEMPIO, OPERATORI_ESEMPIO } from '../operatori-esempio.js';
import { OPERATORI_PAVESE } from '../operatori-pavese.js';
import { IdentitaDiProva } from '../prova/identita-di-prova.js';
import { Navigatore } from '../prova/navigatore.js';
import { Sessioni } from '../sessione/sessioni.js';

describe('Entrare nella cartella', () => {
  let prova: IdentitaDiProva;
  beforeAll(async () => {
    prova = await IdentitaDiProva.pronta();
  });
  afterAll(() => prova?.chiudi());

  const entra = async (base: string, operatore?: string): Promise<Navigatore> => {
    const navigatore = new Navigatore();
    const fine = await navigatore.vai(`${base}/api/sessione/entra${operatore ? `?operatore=${operatore}` : ''}`);
    expect(fine.status).toBe(302);
    return navigatore;
  };

  describe('con l’accesso di prova', () => {
    let base: string;
    let porta: number;
    beforeAll(async () => ({ base, porta } = await prova.avvia()));

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

    it('i due Ambiti di prova sono nella stessa pagina, ognuno coi suoi, e chi entra è del suo', async () => {
      const testo = await (await new Navigatore().vai(`${base}/api/sessione/entra`)).text();
      const [primo, secondo] = testo.split('<h2 ').slice(1);
      for (const { nome } of OPERATORI_ESEMPIO)
        expect([primo, secondo].map((p) => p!.includes(nome))).toEqual([true, false]);
      for (const { nome } of OPERATORI_PAVESE)
        expect([primo, secondo].map((p) => p!.includes(nome))).toEqual([false, true]);
      for (const { id, soggetto } of OPERATORI_PAVESE) {
        const sessione = await (await (await entra(base, soggetto)).chiedi(`${base}/api/sessione`)).json();
        expect(sessione).toMatchObject({ operatore: { id }, ambito: { id: 'pavese' } });
      }
    });

    it('una pagina di un altro sito non fa entrare come qualcuno, e non dice dove si va poi', async () => {
      for (const da of ['cross-site', 'same-site']) {
        const navigatore = new Navigatore();
        const pagina = await navigatore.vai(`${base}/api/sessione/entra?operatore=sis-1&ritorno=/leps`, {
          headers: { 'sec-fetch-site': da },
        });
        expect([da, pagina.status]).toEqual([da, 200]);
        const azione = /formaction="([^"]+\/as-1)"/.exec(await pagina.text())![1]!;
        expect((await navigatore.vai(base + azione, { method: 'POST' })).headers.get('location')).toBe('/');
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
      const owner = new pg.Client({ connectionString: prova.db.owner });
      await owner.connect();
      const { rows } = await owner.query<{ tutto: string }>(`SELECT s::text AS tutto FROM identita.sessione s`);
      await owner.end();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.some((r) => r.tutto.includes(token))).toBe(false);
      await expect(prova.pool.query('SELECT * FROM identita.sessione')).rejects.toThrow('permission denied');
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
      expect([esce.status, await esce.json()]).toEqual([200, { continua: null }]);
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
        prova.orologio.avanza(minuti * 60_000);
        return (await navigatore.chiedi(`${base}/api/sessione`)).status;
      };
      expect(await stato(29)).toBe(200);
      expect(await stato(29)).toBe(200);
      expect(await stato(31)).toBe(401);

      const assiduo = await entra(base, 'as-1');
      for (let minuti = 20; minuti < 8 * 60; minuti += 20) {
        prova.orologio.avanza(20 * 60_000);
        expect((await assiduo.chiedi(`${base}/api/sessione`)).status).toBe(200);
      }
      prova.orologio.avanza(20 * 60_000);
      expect((await assiduo.chiedi(`${base}/api/sessione`)).status).toBe(401);
    });

    it('un permesso tolto vale da subito, anche per chi è già dentro', async () => {
      const as3 = OPERATORI_ESEMPIO.find((o) => o.id === 'as-3')!;
      const navigatore = await entra(base, 'as-3');
      await prova.registro.iscrivi(AMBITO_ESEMPIO, [{ ...as3, ruolo: 'ente-erogatore', comuni: [] }]);
      try {
        const sessione = await (await navigatore.chiedi(`${base}/api/sessione`)).json();
        expect(sessione).toMatchObject({ operatore: { ruolo: 'ente-erogatore', comuni: [] } });
        expect((sessione as { permessi: string[] }).permessi).not.toContain('vedi-cartella');
      } finally {
        await prova.registro.iscrivi(AMBITO_ESEMPIO, [as3]);
      }
    });

    it('dice i nomi degli operatori del proprio Ambito a chi è entrato', async () => {
      await prova.registro.iscrivi({ id: 'altro', nome: 'Altro' }, [
        { ...OPERATORI_ESEMPIO[0]!, ambito: 'altro', soggetto: 'altro-1', nome: 'Di Un Altro Ambito' },
      ]);
      const elencati = async (chi: string) =>
        (await (await (await entra(base, chi)).chiedi(`${base}/api/operatori`)).json()) as { id: string }[];
      const operatori = await elencati('as-1');
      expect(operatori.map((o) => o.id).sort()).toEqual(OPERATORI_ESEMPIO.map((o) => o.id).sort());
      // An ente erogatore knows its own, and not who works for the service or for another.
      expect((await elencati('ets-1')).map((o) => o.id)).toEqual(['ets-1']);
      expect(Object.keys(operatori[0]!).sort()).toEqual([
        'attivo',
        'comuni',
        'ente',
        'id',
        'nellEnteDal',
        'nome',
        'professione',
        'ruolo',
        'tipoEnte',
      ]);
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
      it.each(['cross-site', 'same-site'])('non scrive, se il browser la dice %s', async (da) =>
        expect(await scrivi({ 'x-cartella': '1', 'sec-fetch-site': da })).toBe('richiesta-non-riconosciuta'),
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
      const file = join(prova.dataDir, 'chiavi', 'oidc.json');
      expect(existsSync(file)).toBe(true);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const prima = await readFile(file, 'utf8');
      await prova.avvia();
      expect(await readFile(file, 'utf8')).toBe(prima);
    });
  });

  it('dietro un indirizzo https il cookie viaggia solo cifrato', async () => {
    const { porta } = await prova.avvia({
      baseUrl: () => 'https://cartella.example',
      oidc: { issuer: `http://127.0.0.1:1`, clientId: 'x', clientSecret: null },
    });
    const esce = await fetch(`http://127.0.0.1:${porta}/api/sessione/esci`, {
      method: 'POST',
      headers: { 'x-cartella': '1' },
    });
    const [cookie] = esce.headers.getSetCookie();
    // A browser takes a `__Host-` cookie only from the host itself, for the whole of it, over TLS.
    expect(cookie).toMatch(/^__Host-cartella_sessione/);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).not.toMatch(/Domain/i);
    const entrata = await fetch(`http://127.0.0.1:${porta}/api/sessione/entra`);
    expect([entrata.status, await entrata.json()]).toMatchObject([503, { code: 'accesso-non-raggiungibile' }]);
  });

  it('in produzione l’accesso di prova non parte', () => {
    const prima = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      const { pool, dataDir } = prova;
      const opzioni = { pool, dataDir, baseUrl: () => 'https://cartella.example' };
      expect(() => IdentityModule.forRoot({ ...opzioni, oidc: null })).toThrow('NODE_ENV=production');
      const oidc = { issuer: 'https://identita.example', clientId: 'cartella', clientSecret: null };
      expect(() => IdentityModule.forRoot({ ...opzioni, oidc })).not.toThrow();
    } finally {
      process.env['NODE_ENV'] = prima;
    }
  });

  it('le sessioni di un Ambito non si aprono per chi non è iscritto', async () => {
    expect(await new Sessioni(prova.pool, prova.orologio).apri('nessuno', 1)).toBeUndefined();
  });
});
