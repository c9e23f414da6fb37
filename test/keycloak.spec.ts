import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AMBITI_ESEMPIO, RUOLI } from '#identity';
import { parse } from 'yaml';
import { CLIENT_DI_PROVA, GestoreDiProva, SEGRETO_DEL_CLIENT } from '../libs/identity/src/prova/gestore-di-prova.js';
import { IdentitaDiProva } from '../libs/identity/src/prova/identita-di-prova.js';
import { Navigatore } from '../libs/identity/src/prova/navigatore.js';

/** The sample realm, against what the program asks of an issuer. */

const RADICE = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const testo = (file: string): string => readFileSync(join(RADICE, file), 'utf8');

interface Mapper {
  readonly protocolMapper: string;
  readonly config: Readonly<Record<string, string>>;
}
interface Realm {
  readonly realm: string;
  readonly accessTokenLifespan: number;
  readonly ssoSessionIdleTimeout: number;
  readonly ssoSessionMaxLifespan: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly clients: readonly {
    readonly clientId: string;
    readonly secret: string;
    readonly redirectUris: readonly string[];
    readonly defaultClientScopes: readonly string[];
    readonly attributes: Readonly<Record<string, string>>;
    readonly protocolMappers: readonly Mapper[];
    readonly [nome: string]: unknown;
  }[];
  readonly users: readonly {
    readonly username: string;
    readonly enabled: boolean;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly credentials: readonly { readonly value: string }[];
  }[];
  readonly [nome: string]: unknown;
}

const grezzo = testo('infra/keycloak/realm-cartella.json');
const realm = JSON.parse(grezzo) as Realm;
const [client] = realm.clients;
const operatori = AMBITI_ESEMPIO.flatMap((a) => a.operatori);
const keycloak = (
  parse(testo('infra/keycloak/docker-compose.yml')) as {
    services: Record<
      string,
      { image: string; environment: Record<string, string>; ports: string[]; volumes: string[] }
    >;
  }
).services['keycloak']!;

describe('Il realm di esempio', () => {
  let prova: IdentitaDiProva;
  beforeAll(async () => {
    prova = await IdentitaDiProva.pronta();
  });
  afterAll(() => prova?.chiudi());

  it('ammette ciò che il programma chiede per far entrare e per far uscire, e niente di più', async () => {
    const gestore = await GestoreDiProva.acceso({ conUscita: true, conRefresh: true });
    prova.aperti.push(gestore);
    const { base } = await prova.avvia({
      oidc: { issuer: gestore.issuer, clientId: CLIENT_DI_PROVA, clientSecret: SEGRETO_DEL_CLIENT },
    });
    await gestore.conosci(base);
    const daQui = (valore: string): string => valore.replace('${BASE_URL}', base);

    const navigatore = new Navigatore();
    const parte = await navigatore.chiedi(`${base}/api/sessione/entra`);
    const chiesto = new URL(parte.headers.get('location')!).searchParams;
    expect(client!.redirectUris.map(daQui)).toEqual([chiesto.get('redirect_uri')]);
    expect(client!.attributes['pkce.code.challenge.method']).toBe(chiesto.get('code_challenge_method'));
    expect([chiesto.get('response_type'), client!['standardFlowEnabled']]).toEqual(['code', true]);
    expect(chiesto.get('scope')).toBe('openid');
    await navigatore.vai(`${base}/api/sessione/entra`);
    const esce = await navigatore.chiedi(`${base}/api/sessione/esci`, {
      method: 'POST',
      headers: { 'x-cartella': '1' },
    });
    const { continua } = (await esce.json()) as { continua: string };
    const dove = new URL(continua).searchParams.get('post_logout_redirect_uri');
    expect(daQui(client!.attributes['post.logout.redirect.uris']!)).toBe(dove);

    for (const flusso of ['implicitFlowEnabled', 'directAccessGrantsEnabled', 'serviceAccountsEnabled', 'publicClient'])
      expect([flusso, client![flusso]]).toEqual([flusso, false]);
    for (const no of ['registrationAllowed', 'editUsernameAllowed', 'rememberMe'])
      expect([no, realm[no]]).toEqual([no, false]);
  });

  it('dice chi è l’operatore e con che garanzia è entrato, e dà sessioni corte con refresh token che valgono una volta', () => {
    const nome = client!.protocolMappers.find((m) => m.config['claim.name'] === 'preferred_username');
    expect(nome?.config).toMatchObject({ 'user.attribute': 'username', 'id.token.claim': 'true' });
    expect(client!.protocolMappers.some((m) => m.protocolMapper === 'oidc-amr-mapper')).toBe(true);
    // `basic` holds the subject, `acr` the level; nothing else about a person goes into a token.
    expect([...client!.defaultClientScopes].sort()).toEqual(['acr', 'basic']);
    expect(JSON.parse(realm.attributes['acr.loa.map']!)).toEqual({
      'https://www.spid.gov.it/SpidL1': 1,
      'https://www.spid.gov.it/SpidL2': 2,
      'https://www.spid.gov.it/SpidL3': 3,
    });
    expect([
      realm['revokeRefreshToken'],
      realm['refreshTokenMaxReuse'],
      client!.attributes['use.refresh.tokens'],
    ]).toEqual([true, 0, 'true']);
    // Longer than the time after which the program asks again, or a session at rest would end at the first question.
    expect(realm.ssoSessionIdleTimeout).toBeGreaterThanOrEqual(30 * 60);
    expect(realm.ssoSessionMaxLifespan).toBeLessThanOrEqual(8 * 3_600);
    expect(realm.accessTokenLifespan).toBeLessThanOrEqual(300);
  });

  it('ha operatori di esempio di ogni ruolo, coi nomi che il registro conosce, e nessun segreto scritto dentro', () => {
    for (const { username, firstName, lastName, email } of realm.users) {
      const operatore = operatori.find((o) => o.soggetto === username);
      expect([username, operatore?.nome]).toEqual([username, `${firstName} ${lastName}`]);
      expect(email).toMatch(/\.example$/);
    }
    const ruoli = new Set(realm.users.map((u) => operatori.find((o) => o.soggetto === u.username)?.ruolo));
    expect([...ruoli].sort()).toEqual([...RUOLI].sort());
    const segreti = [client!.secret, ...realm.users.flatMap((u) => u.credentials.map((c) => c.value))];
    expect(segreti.filter((s) => !/^\$\{[A-Z_]+\}$/.test(s))).toEqual([]);
  });

  it('il suo Keycloak ha una versione scelta, risponde solo su questa macchina, e riceve tutto ciò che il realm aspetta', () => {
    expect(keycloak.image).toMatch(/:\d+\.\d+$/);
    for (const porta of keycloak.ports) expect(porta).toMatch(/^127\.0\.0\.1:/);
    expect(keycloak.volumes[0]).toContain('realm-cartella.json');
    const attesi = new Set([...grezzo.matchAll(/\$\{([A-Z_]+)\}/g)].map((m) => m[1]));
    expect(Object.keys(keycloak.environment)).toEqual(expect.arrayContaining([...attesi]));
    const doc = testo('docs/accesso.md');
    for (const detto of [realm.realm, ...attesi, '8081']) expect([detto, doc.includes(detto!)]).toEqual([detto, true]);
  });
});
