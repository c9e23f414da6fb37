import type { JWK } from 'oidc-provider';
import pg from 'pg';
import {
  type Algoritmo,
  CLIENT_DI_PROVA,
  GestoreDiProva,
  nuovaChiave,
  SEGRETO_DEL_CLIENT,
  type TipoDiGestore,
} from '../prova/gestore-di-prova.js';
import { IdentitaDiProva } from '../prova/identita-di-prova.js';
import { Navigatore } from '../prova/navigatore.js';
import { type Contenuto, contenutoDi, tokenFirmato } from '../prova/token-firmato.js';
import type { OpzioniOidc } from './accesso-oidc.js';

/** Any issuer, honest or not: a real one, over HTTP, that is not ours. */

let prova: IdentitaDiProva;
let gestore: GestoreDiProva;
let base: string;

beforeAll(async () => {
  prova = await IdentitaDiProva.pronta();
});
afterAll(() => prova?.chiudi());

async function con(tipo: TipoDiGestore = {}, opzioni: Partial<OpzioniOidc> = {}): Promise<void> {
  gestore = await GestoreDiProva.acceso(tipo);
  prova.aperti.push(gestore);
  ({ base } = await prova.avvia({
    oidc: { issuer: gestore.issuer, clientId: CLIENT_DI_PROVA, clientSecret: SEGRETO_DEL_CLIENT, ...opzioni },
  }));
  await gestore.conosci(base);
}

/** Up to where the sign-in ends: at a page of ours, or at a refusal. */
async function tenta(): Promise<{ navigatore: Navigatore; fine: Response }> {
  const navigatore = new Navigatore();
  return { navigatore, fine: await navigatore.vai(`${base}/api/sessione/entra`) };
}
async function entra(): Promise<Navigatore> {
  const { navigatore, fine } = await tenta();
  expect(fine.status).toBe(302);
  return navigatore;
}
const stato = async (navigatore: Navigatore): Promise<number> =>
  (await navigatore.chiedi(`${base}/api/sessione`)).status;
const minuti = (n: number): void => prova.orologio.avanza(n * 60_000);

describe('Chi entra', () => {
  it.each<Algoritmo>(['RS256', 'PS256', 'ES256', 'EdDSA'])(
    'è l’operatore che il gestore dice, anche se firma con %s, e il livello va con lui',
    async (algoritmo) => {
      await con({ algoritmo });
      gestore.chi = { sub: 'as-1', acr: 'https://www.spid.gov.it/SpidL2' };
      const navigatore = await entra();
      const contesto = await (await navigatore.chiedi(`${base}/api/prova/chi`)).json();
      expect(contesto).toMatchObject({ operatore: { id: 'as-1', livello: 2 } });
      expect((await fetch(`${base}/oidc/auth`)).status).toBe(404);
    },
  );

  it('se il gestore lo riconosce ma non è fra gli operatori, resta fuori', async () => {
    await con();
    gestore.chi = { sub: 'sconosciuto', preferred_username: 'as-1' };
    const { fine } = await tenta();
    expect([fine.status, await fine.json()]).toMatchObject([403, { code: 'operatore-sconosciuto' }]);
  });

  it('si riconosce da preferred_username solo se così è stato deciso', async () => {
    await con({}, { claim: 'preferred_username' });
    gestore.chi = { sub: '9f0c', preferred_username: 'coord-1' };
    const sessione = await (await (await entra()).chiedi(`${base}/api/sessione`)).json();
    expect(sessione).toMatchObject({ operatore: { id: 'coord-1' } });
    gestore.chi = { sub: 'coord-1' };
    expect((await tenta()).fine.status).toBe(400);
  });

  it('con un livello più basso del minimo è rifiutato a parole; con uno più alto entra', async () => {
    const acrValues = 'https://www.spid.gov.it/SpidL2 https://www.spid.gov.it/SpidL3';
    await con({}, { livelloMinimo: 2, acrValues });
    const parte = await fetch(`${base}/api/sessione/entra`, { redirect: 'manual' });
    expect(new URL(parte.headers.get('location')!).searchParams.get('acr_values')).toBe(acrValues);
    for (const [acr, esito] of [
      [undefined, 403],
      ['https://www.spid.gov.it/SpidL1', 403],
      ['https://www.spid.gov.it/SpidL2', 302],
      ['https://www.spid.gov.it/SpidL3', 302],
    ] as const) {
      gestore.chi = { sub: 'as-1', ...(acr && { acr }) };
      const { fine, navigatore } = await tenta();
      expect([acr, fine.status]).toEqual([acr, esito]);
      if (esito === 302) continue;
      expect(await fine.json()).toMatchObject({
        code: 'livello-insufficiente',
        detail: expect.stringContaining('serve almeno il livello 2') as string,
      });
      expect(navigatore.cookie('cartella_sessione')).toBeUndefined();
    }
  });
});

describe('Un gestore disonesto, o chi sta in mezzo', () => {
  beforeAll(() => con({ algoritmo: 'ES256' }));
  beforeEach(() => {
    gestore.chi = { sub: 'as-1' };
    gestore.manometti = undefined;
  });

  /** The same token with other claims, signed with that key: by default with the issuer's own. */
  const cambia = (quali: Contenuto, chiave: JWK = gestore.chiave): void => {
    gestore.manometti = (r) => ({
      ...r,
      id_token: tokenFirmato({ ...contenutoDi(r.id_token!), ...quali }, chiave, 'ES256'),
    });
  };
  async function nonEntra(): Promise<void> {
    const { navigatore, fine } = await tenta();
    expect([fine.status, await fine.json()]).toMatchObject([400, { code: 'accesso-non-riuscito' }]);
    expect(navigatore.cookie('cartella_sessione')).toBeUndefined();
  }

  it('la riscrittura di per sé non impedisce di entrare', async () => {
    cambia({});
    await entra();
  });

  const passato = Math.floor(Date.now() / 1000) - 3_600;
  it.each<[string, Contenuto]>([
    ['con il nonce di un altro', { nonce: 'di un altro accesso' }],
    ['senza nonce', { nonce: undefined }],
    ['per un altro programma', { aud: 'un-altro-client' }],
    ['per più programmi, dei quali non è il nostro quello autorizzato', { aud: [CLIENT_DI_PROVA, 'b'], azp: 'b' }],
    ['di un altro gestore', { iss: 'https://altrove.example' }],
    ['scaduto da un’ora', { exp: passato, iat: passato - 600 }],
    ['non ancora valido', { nbf: Math.floor(Date.now() / 1000) + 3_600 }],
    ['senza scadenza', { exp: undefined }],
    ['senza soggetto', { sub: undefined }],
  ])('un token %s non fa entrare', async (_, quali) => {
    cambia(quali);
    await nonEntra();
  });

  it('un token firmato con una chiave che il gestore non ha pubblicato non fa entrare, e nemmeno uno senza firma', async () => {
    cambia({}, nuovaChiave('ES256'));
    await nonEntra();
    gestore.manometti = (r) => {
      const [, contenuto] = r.id_token!.split('.');
      const testa = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
      return { ...r, id_token: `${testa}.${contenuto}.` };
    };
    await nonEntra();
    gestore.manometti = ({ id_token: _, ...r }) => r;
    await nonEntra();
  });

  it('un token cambiato dopo la firma non fa entrare', async () => {
    gestore.manometti = (r) => {
      const [testa, contenuto, firma] = r.id_token!.split('.');
      const altro = { ...JSON.parse(Buffer.from(contenuto!, 'base64url').toString()), sub: 'sis-1' };
      return { ...r, id_token: `${testa}.${Buffer.from(JSON.stringify(altro)).toString('base64url')}.${firma}` };
    };
    await nonEntra();
  });

  /** The address to which the issuer sends the browser back, not yet followed. */
  async function ritorno(navigatore: Navigatore): Promise<URL> {
    let url = (await navigatore.chiedi(`${base}/api/sessione/entra`)).headers.get('location')!;
    while (!url.includes('/api/sessione/ritorno'))
      url = new URL((await navigatore.chiedi(url)).headers.get('location')!, url).href;
    return new URL(url);
  }

  it.each<[string, (url: URL) => void]>([
    ['lo stato di un altro', (url) => url.searchParams.set('state', 'di-un-altro')],
    ['senza stato', (url) => url.searchParams.delete('state')],
    [
      'il gestore di un altro: la risposta è stata dirottata',
      (url) => url.searchParams.set('iss', 'https://altrove.example'),
    ],
    ['senza dire quale gestore, che lo dice sempre', (url) => url.searchParams.delete('iss')],
    ['un codice inventato', (url) => url.searchParams.set('code', 'inventato')],
    ['due codici', (url) => url.searchParams.append('code', 'un-altro')],
  ])('un ritorno con %s non fa entrare', async (_, guasta) => {
    const navigatore = new Navigatore();
    const url = await ritorno(navigatore);
    guasta(url);
    expect((await navigatore.chiedi(url.href)).status).toBe(400);
    expect(navigatore.cookie('cartella_sessione')).toBeUndefined();
  });

  it('un codice vale una volta, e solo con il verificatore di chi ha cominciato', async () => {
    const mio = new Navigatore();
    const url = await ritorno(mio);
    // Who has seen the code begins a sign-in of their own, and puts the code and the state of the other in it.
    const ladro = new Navigatore();
    const suo = await ritorno(ladro);
    suo.searchParams.set('code', url.searchParams.get('code')!);
    expect((await ladro.chiedi(suo.href)).status).toBe(400);

    const mioDiNuovo = await ritorno(mio);
    expect((await mio.chiedi(mioDiNuovo.href)).status).toBe(302);
    const prima = gestore.chiesti.length;
    expect((await mio.chiedi(mioDiNuovo.href)).status).toBe(400);
    // The sign-in that was under way is over: the issuer is not even asked.
    expect(gestore.chiesti.length).toBe(prima);
  });

  it('chi fa tornare un altro nel proprio accesso non lo fa entrare come sé', async () => {
    const attaccante = new Navigatore();
    const url = await ritorno(attaccante);
    const vittima = await entra();
    const sua = vittima.cookie('cartella_sessione');
    expect((await vittima.chiedi(url.href)).status).toBe(400);
    expect(vittima.cookie('cartella_sessione')).toBe(sua);
  });

  it('il token della sessione è nuovo a ogni accesso: uno messo lì da altri non diventa buono', async () => {
    const navigatore = new Navigatore();
    navigatore.mette('127.0.0.1', `cartella_sessione_${new URL(base).port}`, 'scelto-da-altri');
    await navigatore.vai(`${base}/api/sessione/entra`);
    const primo = navigatore.cookie('cartella_sessione');
    expect(primo).not.toBe('scelto-da-altri');
    await navigatore.vai(`${base}/api/sessione/entra`);
    expect(navigatore.cookie('cartella_sessione')).not.toBe(primo);
  });
});

describe('Finché si lavora', () => {
  beforeEach(() => con({ conRefresh: true }));

  it('ogni cinque minuti si chiede al gestore, senza che nessuno se ne accorga, e una volta sola', async () => {
    const navigatore = await entra();
    expect(gestore.chiesti).toEqual(['authorization_code']);
    minuti(4);
    expect(await stato(navigatore)).toBe(200);
    expect(gestore.chiesti).toHaveLength(1);
    for (let giri = 1; giri <= 3; giri++) {
      minuti(6);
      const stati = await Promise.all(Array.from({ length: 8 }, () => stato(navigatore)));
      expect(stati).toEqual(Array(8).fill(200));
      expect(gestore.chiesti.filter((g) => g === 'refresh_token')).toHaveLength(giri);
    }
  });

  it('dopo una pausa, chi arriva insieme aspetta la stessa risposta', async () => {
    const navigatore = await entra();
    minuti(25);
    expect(await Promise.all(Array.from({ length: 8 }, () => stato(navigatore)))).toEqual(Array(8).fill(200));
    expect(gestore.chiesti).toEqual(['authorization_code', 'refresh_token']);
  });

  it('chi è stato disabilitato presso il gestore è fuori entro cinque minuti, e non torna', async () => {
    const navigatore = await entra();
    gestore.disabilita('as-1');
    minuti(4);
    expect(await stato(navigatore)).toBe(200);
    minuti(1);
    expect(await stato(navigatore)).toBe(401);
    gestore.riammetti('as-1');
    expect(await stato(navigatore)).toBe(401);
  });

  it('se il gestore non risponde si continua per un quarto d’ora; poi si aspetta, e la sessione c’è ancora', async () => {
    const navigatore = await entra();
    gestore.lontano = true;
    minuti(10);
    expect(await stato(navigatore)).toBe(200);
    minuti(5);
    expect(await stato(navigatore)).toBe(503);
    gestore.lontano = false;
    minuti(1);
    expect(await stato(navigatore)).toBe(200);
  });

  it('un rinnovo che parla di un altro operatore chiude la sessione', async () => {
    const navigatore = await entra();
    gestore.manometti = (r) => ({
      ...r,
      id_token: tokenFirmato({ ...contenutoDi(r.id_token!), sub: 'sis-1' }, gestore.chiave, 'RS256'),
    });
    minuti(6);
    expect(await stato(navigatore)).toBe(401);
  });

  it('i token del gestore non si leggono dal database, e non arrivano al browser', async () => {
    let visti: string[] = [];
    gestore.manometti = (r) => {
      visti = [r.id_token!, r['refresh_token'] as string, r['access_token'] as string];
      return r;
    };
    const navigatore = await entra();
    expect(visti.every((t) => typeof t === 'string' && t.length > 20)).toBe(true);
    const owner = new pg.Client({ connectionString: prova.db.owner });
    await owner.connect();
    const { rows } = await owner.query<{ tutto: string; gestore: Buffer | null }>(
      'SELECT s::text AS tutto, s.gestore FROM identita.sessione s WHERE gestore IS NOT NULL',
    );
    await owner.end();
    expect(rows.length).toBeGreaterThan(0);
    const corpi = rows.map((r) => r.tutto + (r.gestore?.toString('latin1') ?? ''));
    for (const token of [...visti, navigatore.cookie('cartella_sessione')!])
      expect(corpi.some((c) => c.includes(token) || c.includes(Buffer.from(token).toString('hex')))).toBe(false);
    const risposta = await navigatore.chiedi(`${base}/api/sessione`);
    const detto = JSON.stringify([...risposta.headers]) + (await risposta.text());
    expect(visti.filter((t) => detto.includes(t))).toEqual([]);
  });
});

describe('Il livello di un rinnovo', () => {
  const SPID = 'https://www.spid.gov.it/SpidL';
  const rinnovaCon = async (quali: Contenuto): Promise<number> => {
    await con({ conRefresh: true }, { livelloMinimo: 2 });
    gestore.chi = { sub: 'as-1', acr: `${SPID}2` };
    const navigatore = await entra();
    gestore.manometti = (r) => ({
      ...r,
      id_token: tokenFirmato({ ...contenutoDi(r.id_token!), ...quali }, gestore.chiave, 'RS256'),
    });
    minuti(6);
    return stato(navigatore);
  };

  it.each<[string, Contenuto, number]>([
    ['più basso del minimo chiude la sessione', { acr: `${SPID}1` }, 401],
    ['che non si riconosce vale una password, e la chiude', { acr: '0', amr: undefined }, 401],
    ['più basso detto dal solo metodo la chiude', { acr: undefined, amr: ['pwd'] }, 401],
    ['pari o più alto la lascia', { acr: `${SPID}3` }, 200],
    ['taciuto la lascia: chi è entrato lo ha già detto', { acr: undefined, amr: undefined }, 200],
  ])('%s', async (_, quali, atteso) => expect(await rinnovaCon(quali)).toBe(atteso));
});

it('un gestore che non si può richiedere fa durare la sessione un’ora, per quanto la si usi', async () => {
  await con();
  const navigatore = await entra();
  for (let giri = 0; giri < 2; giri++) {
    minuti(29);
    expect(await stato(navigatore)).toBe(200);
  }
  minuti(2);
  expect(await stato(navigatore)).toBe(401);
  expect(gestore.chiesti).toEqual(['authorization_code']);
});

describe('Chi esce', () => {
  const esci = async (navigatore: Navigatore): Promise<{ continua: string | null }> => {
    const risposta = await navigatore.chiedi(`${base}/api/sessione/esci`, {
      method: 'POST',
      headers: { 'x-cartella': '1' },
    });
    expect(risposta.status).toBe(200);
    return (await risposta.json()) as { continua: string | null };
  };

  it('esce anche dal gestore che lo offre, il quale riporta alla nostra porta; il refresh token non vale più', async () => {
    await con({ conUscita: true, conRefresh: true });
    const navigatore = await entra();
    const { continua } = await esci(navigatore);
    expect(await stato(navigatore)).toBe(401);
    const url = new URL(continua!);
    expect(url.origin).toBe(gestore.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${base}/entra`);
    expect(url.searchParams.get('client_id')).toBe(CLIENT_DI_PROVA);
    // Nothing that says who goes out: with some issuers the subject is a codice fiscale.
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'post_logout_redirect_uri']);
    expect(gestore.revocati).toHaveLength(1);
    const pagina = await navigatore.chiedi(continua!);
    expect([pagina.status, (await pagina.text()).includes('<form')]).toEqual([200, true]);
  });

  it('esce da qui anche se il gestore non offre un’uscita, o non risponde', async () => {
    await con({ conRefresh: true });
    const primo = await entra();
    expect(await esci(primo)).toEqual({ continua: null });
    expect(await stato(primo)).toBe(401);
    const secondo = await entra();
    gestore.lontano = true;
    expect(await esci(secondo)).toEqual({ continua: null });
    gestore.lontano = false;
    expect(await stato(secondo)).toBe(401);
  });
});
