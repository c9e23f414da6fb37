import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK, Provider } from 'oidc-provider';
import { caricaProvider } from '../oidc/carica-provider.js';
import { MemoriaOidc } from '../oidc/memoria-oidc.js';

export const CLIENT_DI_PROVA = 'csi';
export const SEGRETO_DEL_CLIENT = 'segreto-di-prova';

export type Algoritmo = 'RS256' | 'PS256' | 'ES256' | 'EdDSA';

export interface Persona {
  readonly sub: string;
  readonly preferred_username?: string;
  readonly acr?: string;
  readonly amr?: string[];
}

export interface TipoDiGestore {
  readonly algoritmo?: Algoritmo;
  /** It gives refresh tokens, each good once. */
  readonly conRefresh?: boolean;
  /** It offers sign-out. */
  readonly conUscita?: boolean;
}

/** What the issuer would answer at its token endpoint, before it is changed on its way. */
export type Risposta = Record<string, unknown> & { id_token?: string };

/** An issuer that is not ours, over real HTTP, which signs in whoever the test says. It may be dishonest, or away. */
export class GestoreDiProva {
  chi: Persona = { sub: 'as-1' };
  /** Changes what the token endpoint answers. */
  manometti: ((risposta: Risposta) => Risposta | Promise<Risposta>) | undefined;
  lontano = false;
  /** How many times tokens were asked for, by kind of grant. */
  readonly chiesti: string[] = [];
  readonly revocati: string[] = [];
  private readonly disabilitati = new Set<string>();

  private constructor(
    readonly issuer: string,
    readonly chiave: JWK,
    readonly algoritmo: Algoritmo,
    private readonly server: Server,
    private readonly tipo: TipoDiGestore,
  ) {}

  private provider!: Provider;

  static async acceso(tipo: TipoDiGestore = {}): Promise<GestoreDiProva> {
    const server = createServer((richiesta, risposta) => void gestore.rispondi(richiesta, risposta));
    await new Promise<void>((pronto) => server.listen(0, '127.0.0.1', pronto));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const algoritmo = tipo.algoritmo ?? 'RS256';
    const gestore: GestoreDiProva = new GestoreDiProva(issuer, nuovaChiave(algoritmo), algoritmo, server, tipo);
    return gestore;
  }

  /** Its only client comes back to one of these addresses. */
  async conosci(base: string): Promise<void> {
    const { Provider } = await caricaProvider();
    const memoria = new MemoriaOidc();
    const { conRefresh = false, conUscita = false } = this.tipo;
    this.provider = new Provider(this.issuer, {
      adapter: (modello: string) => memoria.per(modello),
      clients: [
        {
          client_id: CLIENT_DI_PROVA,
          client_secret: SEGRETO_DEL_CLIENT,
          redirect_uris: [`${base}/api/sessione/ritorno`],
          post_logout_redirect_uris: [`${base}/entra`],
          grant_types: conRefresh ? ['authorization_code', 'refresh_token'] : ['authorization_code'],
          token_endpoint_auth_method: 'client_secret_post',
          id_token_signed_response_alg: this.algoritmo,
        },
      ],
      jwks: { keys: [this.chiave] },
      enabledJWA: { idTokenSigningAlgValues: [this.algoritmo] },
      conformIdTokenClaims: false,
      claims: { openid: ['sub', 'preferred_username', 'acr', 'amr'] },
      acrValues: ['https://www.spid.gov.it/SpidL1', 'https://www.spid.gov.it/SpidL2', 'https://www.spid.gov.it/SpidL3'],
      pkce: { required: () => true },
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: { enabled: conUscita },
        revocation: { enabled: conRefresh },
      },
      issueRefreshToken: async () => conRefresh,
      rotateRefreshToken: true,
      interactions: { url: (_, i) => `/interaction/${i.uid}` },
      findAccount: (_, sub) =>
        this.disabilitati.has(sub) ? undefined : { accountId: sub, claims: () => ({ ...this.chi, sub }) },
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          clientId: CLIENT_DI_PROVA,
          accountId: ctx.oidc.session!.accountId!,
        });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
      ttl: {
        Interaction: 600,
        Session: 600,
        Grant: 86_400,
        AuthorizationCode: 60,
        AccessToken: 60,
        IdToken: 600,
        RefreshToken: 86_400,
      },
    });
  }

  disabilita(sub: string): void {
    this.disabilitati.add(sub);
  }

  riammetti(sub: string): void {
    this.disabilitati.delete(sub);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((chiuso) => this.server.close(chiuso));
  }

  private async rispondi(richiesta: IncomingMessage, risposta: ServerResponse): Promise<void> {
    const percorso = richiesta.url!.replace(/\?.*$/, '');
    if (this.lontano) return void risposta.writeHead(503).end();
    if (percorso.startsWith('/interaction/')) {
      const { sub, acr, amr } = this.chi;
      const login = { accountId: sub, remember: false, ...(acr && { acr }), ...(amr && { amr }) };
      return this.provider.interactionFinished(richiesta, risposta, { login });
    }
    if (percorso === '/token') this.ascoltaToken(richiesta, risposta);
    if (percorso === '/token/revocation') this.revocati.push(percorso);
    await this.provider.callback()(richiesta, risposta);
  }

  /** The answer goes out when it has been changed, and its length with it. */
  private ascoltaToken(richiesta: IncomingMessage, risposta: ServerResponse): void {
    let corpo = '';
    richiesta.on('data', (pezzo: Buffer) => (corpo += pezzo.toString()));
    richiesta.on('end', () => this.chiesti.push(new URLSearchParams(corpo).get('grant_type') ?? ''));
    const fine = risposta.end.bind(risposta) as (corpo?: unknown) => ServerResponse;
    risposta.end = ((testo?: unknown) => {
      const { manometti } = this;
      if (!manometti || risposta.statusCode !== 200 || testo === undefined) return fine(testo);
      void Promise.resolve(manometti(JSON.parse(String(testo)) as Risposta)).then((cambiata) => {
        const nuovo = JSON.stringify(cambiata);
        risposta.setHeader('content-length', Buffer.byteLength(nuovo));
        fine(nuovo);
      });
      return risposta;
    }) as typeof risposta.end;
  }
}

export function nuovaChiave(algoritmo: Algoritmo): JWK {
  const { privateKey } =
    algoritmo === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : algoritmo === 'EdDSA'
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: algoritmo, kid: 'di-prova' } as JWK;
}
