import * as oidc from 'openid-client';
import { RifiutoHttp } from '#platform';
import { rifiuto } from '#storia';
import { indirizziEquivalenti } from '../domain/indirizzi.js';
import { livelloDi } from '../domain/livello.js';
import type { Operatore } from '../domain/operatore.js';
import type { DalGestore } from '../sessione/sigillo-di-sessione.js';

/** The issuer that says who somebody is. */
export interface OpzioniOidc {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /**
   * The claim that names an operator. `preferred_username` only with issuers that do not let people change it: whoever
   * can choose it can be anyone.
   */
  readonly claim?: 'sub' | 'preferred_username' | undefined;
  /** What is asked of the issuer; some give a refresh token only with `offline_access`. */
  readonly scope?: string | undefined;
  /** The contexts asked for, in order of preference, as the issuer names them. */
  readonly acrValues?: string | null | undefined;
  /** Below it nobody enters, whatever the issuer was asked for. */
  readonly livelloMinimo?: Operatore['livello'] | undefined;
  /** The issuer is the one inside this program. */
  readonly incorporato?: true;
}

/** A sign-in on its way through the issuer: kept by the browser that began it, and by no other. */
export interface Entrata {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly ritorno: string;
  /** The address the browser came by, and comes back to. */
  readonly base: string;
}

interface Configurato {
  readonly issuer: oidc.Configuration;
  readonly claim: 'sub' | 'preferred_username';
}

const TOLLERANZA_OROLOGI_S = 30;
const PERCORSO_RITORNO = '/api/sessione/ritorno';

const nonRaggiungibile = (causa: unknown): RifiutoHttp =>
  new RifiutoHttp(
    rifiuto('accesso-non-raggiungibile', "Il gestore dell'identità non risponde: riprova fra poco."),
    503,
    causa,
  );

const livelloInsufficiente = (livello: number, minimo: number): RifiutoHttp =>
  new RifiutoHttp(
    rifiuto(
      'livello-insufficiente',
      `Sei entrato con credenziali di livello ${livello}: qui serve almeno il livello ${minimo}. ` +
        'Rientra con un metodo più sicuro, per esempio SPID con il codice temporaneo o la CIE.',
    ),
    403,
  );

const nonRiuscito = (causa?: unknown): RifiutoHttp =>
  new RifiutoHttp(rifiuto('accesso-non-riuscito', 'La richiesta di accesso è scaduta o non è valida.'), 400, causa);

/** The client side of OpenID Connect: authorisation code with PKCE, state and nonce. */
export class AccessoOidc {
  private scoperta: Promise<oidc.Configuration> | undefined;

  /** `opzioni` is asked for once, at the first sign-in: the address of the built-in issuer is not known before. */
  constructor(
    private readonly opzioni: () => Promise<OpzioniOidc>,
    private readonly baseUrl: () => string,
  ) {}

  /** The first of the known addresses with that host, or the canonical one. */
  baseDi(host: string | undefined): string {
    const basi = indirizziEquivalenti(this.baseUrl());
    return basi.find((base) => new URL(base).host === host) ?? basi[0]!;
  }

  async inizia(base: string, ritorno: string, operatore: string | undefined): Promise<{ url: URL; entrata: Entrata }> {
    const { issuer, scope = 'openid', acrValues } = await this.configurazione();
    const entrata: Entrata = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      ritorno,
      base,
    };
    const url = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: base + PERCORSO_RITORNO,
      scope,
      state: entrata.state,
      nonce: entrata.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(entrata.verifier),
      code_challenge_method: 'S256',
      // Asked every time: the same desk is used by many, and who sat there before is not who sits there now.
      prompt: 'login',
      ...(operatore === undefined ? {} : { login_hint: operatore }),
      ...(acrValues ? { acr_values: acrValues } : {}),
    });
    return { url, entrata };
  }

  /** @throws RifiutoHttp unless the issuer vouches for this very sign-in */
  async concludi(
    entrata: Entrata | undefined,
    query: string,
  ): Promise<{ soggetto: string; livello: Operatore['livello']; gestore: DalGestore | undefined }> {
    if (!entrata || !indirizziEquivalenti(this.baseUrl()).includes(entrata.base)) throw nonRiuscito();
    const { issuer, claim, livelloMinimo = 1, incorporato } = await this.configurazione();
    let risposta: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers;
    try {
      risposta = await oidc.authorizationCodeGrant(issuer, new URL(entrata.base + PERCORSO_RITORNO + query), {
        pkceCodeVerifier: entrata.verifier,
        expectedState: entrata.state,
        expectedNonce: entrata.nonce,
        idTokenExpected: true,
      });
    } catch (causa) {
      throw nonRiuscito(causa);
    }
    const dichiarato = risposta.claims()!;
    const soggetto = dichiarato[claim];
    if (typeof soggetto !== 'string') throw nonRiuscito();
    const livello = livelloDi(dichiarato);
    if (livello < livelloMinimo) throw livelloInsufficiente(livello, livelloMinimo);
    const gestore = { sub: dichiarato.sub, refresh: risposta.refresh_token };
    // The built-in provider knows no more of an operator than the register, which is asked at every request.
    return { soggetto, livello, gestore: incorporato ? undefined : gestore };
  }

  /**
   * Asks the issuer again.
   * @returns undefined if it no longer vouches for the operator, or vouches for less than is asked of whoever enters
   * @throws RifiutoHttp if it does not answer
   */
  async rinnova({ sub, refresh }: DalGestore): Promise<DalGestore | undefined> {
    if (refresh === undefined) return undefined;
    const { issuer, livelloMinimo = 1 } = await this.configurazione();
    try {
      const risposta = await oidc.refreshTokenGrant(issuer, refresh);
      const dichiarato = risposta.claims();
      if (dichiarato && dichiarato.sub !== sub) return undefined;
      // A renewed token need not say again how the sign-in was made (OpenID Connect Core, 12.2): if it does, it counts.
      const diceCome = dichiarato?.acr !== undefined || dichiarato?.amr !== undefined;
      if (diceCome && livelloDi(dichiarato) < livelloMinimo) return undefined;
      return { sub, refresh: risposta.refresh_token ?? refresh };
    } catch (causa) {
      if (causa instanceof oidc.ResponseBodyError && causa.error === 'invalid_grant') return undefined;
      throw nonRaggiungibile(causa);
    }
  }

  /**
   * Ends at the issuer what it began: the refresh token is no longer good, and the browser is to be sent to the address
   * returned, if the issuer has one. Our own session has ended already, so nothing here may fail.
   */
  async saluta({ refresh }: DalGestore, base: string): Promise<string | null> {
    try {
      const { issuer } = await this.configurazione();
      const { end_session_endpoint: uscita, revocation_endpoint: revoca } = issuer.serverMetadata();
      if (refresh !== undefined && revoca !== undefined)
        await oidc.tokenRevocation(issuer, refresh).catch(() => undefined);
      if (uscita === undefined) return null;
      // No `id_token_hint`: with some issuers `sub` is a codice fiscale, and an address is kept in histories and logs. The client
      // is named instead, which the specification allows; the issuer may ask the person to confirm.
      return oidc.buildEndSessionUrl(issuer, { post_logout_redirect_uri: `${base}/entra` }).href;
    } catch {
      return null;
    }
  }

  private async configurazione(): Promise<Omit<OpzioniOidc, 'issuer'> & Configurato> {
    const { issuer, claim = 'sub', ...altro } = await this.opzioni();
    const { clientId, clientSecret } = altro;
    const url = new URL(issuer);
    this.scoperta ??= oidc.discovery(
      url,
      clientId,
      // Clocks of two machines are never the same.
      { [oidc.clockTolerance]: TOLLERANZA_OROLOGI_S },
      clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret),
      // In the clear only on this machine.
      indirizziEquivalenti(issuer).length > 1
        ? { execute: [oidc.enableNonRepudiationChecks, oidc.allowInsecureRequests], timeout: 10 }
        : { execute: [oidc.enableNonRepudiationChecks], timeout: 10 },
    );
    try {
      return { ...altro, issuer: await this.scoperta, claim };
    } catch (causa) {
      this.scoperta = undefined;
      throw nonRaggiungibile(causa);
    }
  }
}
