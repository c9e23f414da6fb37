import * as oidc from 'openid-client';
import { RifiutoHttp } from '#platform';
import { rifiuto } from '#storia';
import { indirizziEquivalenti } from '../domain/indirizzi.js';
import { livelloDi } from '../domain/livello.js';
import type { Operatore } from '../domain/operatore.js';

/** The issuer that says who somebody is. */
export interface OpzioniOidc {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /**
   * The claim that names an operator. `preferred_username` only with issuers that do not let people change it: whoever
   * can choose it can be anyone.
   */
  readonly claim?: 'sub' | 'preferred_username';
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

const PERCORSO_RITORNO = '/api/sessione/ritorno';

const nonRaggiungibile = (causa: unknown): RifiutoHttp =>
  new RifiutoHttp(
    rifiuto('accesso-non-raggiungibile', "Il gestore dell'identità non risponde: riprova fra poco."),
    503,
    causa,
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
    const { issuer } = await this.configurazione();
    const entrata: Entrata = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      ritorno,
      base,
    };
    const url = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: base + PERCORSO_RITORNO,
      scope: 'openid',
      state: entrata.state,
      nonce: entrata.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(entrata.verifier),
      code_challenge_method: 'S256',
      // Asked every time: the same desk is used by many, and who sat there before is not who sits there now.
      prompt: 'login',
      ...(operatore === undefined ? {} : { login_hint: operatore }),
    });
    return { url, entrata };
  }

  /** @throws RifiutoHttp unless the issuer vouches for this very sign-in */
  async concludi(
    entrata: Entrata | undefined,
    query: string,
  ): Promise<{ soggetto: string; livello: Operatore['livello'] }> {
    if (!entrata || !indirizziEquivalenti(this.baseUrl()).includes(entrata.base)) throw nonRiuscito();
    const { issuer, claim } = await this.configurazione();
    let dichiarato: oidc.IDToken | undefined;
    try {
      const risposta = await oidc.authorizationCodeGrant(issuer, new URL(entrata.base + PERCORSO_RITORNO + query), {
        pkceCodeVerifier: entrata.verifier,
        expectedState: entrata.state,
        expectedNonce: entrata.nonce,
        idTokenExpected: true,
      });
      dichiarato = risposta.claims();
    } catch (causa) {
      throw nonRiuscito(causa);
    }
    const soggetto = dichiarato?.[claim];
    if (typeof soggetto !== 'string') throw nonRiuscito();
    return { soggetto, livello: livelloDi(dichiarato!) };
  }

  private async configurazione(): Promise<{ issuer: oidc.Configuration; claim: 'sub' | 'preferred_username' }> {
    const { issuer, clientId, clientSecret, claim = 'sub' } = await this.opzioni();
    const url = new URL(issuer);
    this.scoperta ??= oidc.discovery(
      url,
      clientId,
      undefined,
      clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret),
      // In the clear only on this machine.
      indirizziEquivalenti(issuer).length > 1
        ? { execute: [oidc.allowInsecureRequests], timeout: 10 }
        : { timeout: 10 },
    );
    try {
      return { issuer: await this.scoperta, claim };
    } catch (causa) {
      this.scoperta = undefined;
      throw nonRaggiungibile(causa);
    }
  }
}
