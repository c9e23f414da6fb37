import type { IncomingMessage, ServerResponse } from 'node:http';
import { ETICHETTE } from '#nomenclatore';
import { AvvioImpossibile } from '#platform';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { AMBITI_ESEMPIO, type AmbitoEsempio, operatoreEsempio } from '../ambiti-esempio.js';
import { indirizziEquivalenti } from '../domain/indirizzi.js';
import { html, mandaPagina } from '../http/pagina.js';
import { caricaProvider } from './carica-provider.js';
import { chiaviOidc } from './chiavi-oidc.js';
import { MemoriaOidc } from './memoria-oidc.js';

export const PERCORSO_OIDC = '/oidc';
export const CLIENT_INCORPORATO = 'cartella';
const COOKIE_PROVIDER = '_session';

/** The built-in sign-in is only for trying. To be asked before anything is written, by what would make use of it. */
export function rifiutaInProduzione(produzione: boolean, oidc: object | null): void {
  if (produzione && oidc === null) {
    throw new AvvioImpossibile(
      "L'accesso di prova incorporato non chiede password e non si avvia con NODE_ENV=production: " +
        "indica con OIDC_ISSUER un gestore dell'identità.",
    );
  }
}

/**
 * A real OpenID Connect provider that asks for no password: the sign-in of the embedded default, for the sample operators.
 * Everything around it is what an external issuer would see.
 */
export class AccessoIncorporato {
  private pronto: Promise<Provider> | undefined;

  constructor(
    private readonly dataDir: string,
    private readonly baseUrl: () => string,
  ) {
    rifiutaInProduzione(process.env['NODE_ENV'] === 'production', null);
  }

  async clientSecret(): Promise<string> {
    return (await chiaviOidc(this.dataDir)).clientSecret;
  }

  /** Handles what comes under `/oidc`; to be mounted there, before any parser of bodies. */
  readonly gestisci = async (
    richiesta: IncomingMessage,
    risposta: ServerResponse,
    avanti: (errore: unknown) => void,
  ): Promise<void> => {
    const { errors, Provider } = await caricaProvider();
    try {
      const provider = await (this.pronto ??= this.crea(Provider));
      senzaSessione(richiesta);
      const scelta = /^\/entra\/[\w-]+(?:\/([\w-]+))?\/?$/.exec((richiesta.url ?? '').replace(/\?.*$/s, ''));
      if (scelta) await this.entra(provider, richiesta, risposta, scelta[1]);
      else await provider.callback()(richiesta, risposta);
    } catch (errore) {
      // An interaction that expired, belongs to another browser, or was already used.
      if (errore instanceof errors.OIDCProviderError) return nonRiuscito(risposta);
      this.pronto = undefined;
      avanti(errore);
    }
  };

  private async entra(
    provider: Provider,
    richiesta: IncomingMessage,
    risposta: ServerResponse,
    scelto: string | undefined,
  ): Promise<void> {
    const { params, uid } = await provider.interactionDetails(richiesta, risposta);
    const chi = richiesta.method === 'POST' ? scelto : params['login_hint'];
    const operatore = operatoreEsempio(chi);
    if (operatore) {
      const login = { accountId: operatore.soggetto, remember: false };
      return provider.interactionFinished(richiesta, risposta, { login }, { mergeWithLastSubmission: false });
    }
    mandaPagina(risposta, {
      stato: 200,
      titolo: 'Scegli con chi entrare',
      corpo: elencoOperatori(uid),
      moduliVerso: indirizziEquivalenti(this.baseUrl()),
    });
  }

  private async crea(Provider: (typeof import('oidc-provider'))['Provider']): Promise<Provider> {
    const chiavi = await chiaviOidc(this.dataDir);
    const base = this.baseUrl();
    const memoria = new MemoriaOidc();
    const provider = new Provider(`${base}${PERCORSO_OIDC}`, {
      adapter: (modello: string) => memoria.per(modello),
      jwks: chiavi.jwks,
      cookies: { keys: chiavi.cookies, names: { session: COOKIE_PROVIDER } },
      clients: [
        {
          client_id: CLIENT_INCORPORATO,
          client_secret: chiavi.clientSecret,
          redirect_uris: indirizziEquivalenti(base).map((b) => `${b}/api/sessione/ritorno`),
          response_types: ['code'],
          grant_types: ['authorization_code'],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      pkce: { required: () => true },
      scopes: ['openid'],
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      interactions: { url: (_, { uid }) => `${PERCORSO_OIDC}/entra/${uid}` },
      findAccount: (_, soggetto) =>
        operatoreEsempio(soggetto) && { accountId: soggetto, claims: () => ({ sub: soggetto }) },
      loadExistingGrant: senzaConsenso,
      ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 60, IdToken: 600 },
      renderError: (ctx) => {
        ctx.respond = false;
        nonRiuscito(ctx.res);
      },
    });
    provider.proxy = base.startsWith('https:');
    return provider;
  }
}

/**
 * Each sign-in chooses again who enters. A session of the provider's own would get in the way: it asks to be closed before
 * somebody else comes in, and two copies of the product on one machine would share its cookie.
 */
function senzaSessione(richiesta: IncomingMessage): void {
  const cookie = richiesta.headers.cookie?.split(/;\s*/).filter((c) => !c.startsWith(COOKIE_PROVIDER));
  if (cookie) richiesta.headers.cookie = cookie.join('; ');
}

/** The only client is the product itself: there is nothing to consent to. */
async function senzaConsenso(ctx: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']>> {
  const { provider, client, session } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

function nonRiuscito(risposta: ServerResponse): void {
  if (risposta.headersSent) return void risposta.end();
  mandaPagina(risposta, {
    stato: 400,
    titolo: 'Accesso non riuscito',
    corpo: '<p>La richiesta di accesso è scaduta o non è valida. <a href="/api/sessione/entra">Riprova</a></p>',
  });
}

function elencoOperatori(uid: string): string {
  return `<p>Questo è l'accesso di prova: gli operatori sono inventati e non serve una password.
Ogni Ambito vede solo ciò che è suo.</p>
<form method="post">
${AMBITI_ESEMPIO.map((a) => elencoDi(a, uid)).join('\n')}
</form>`;
}

function elencoDi({ ambito, enti, operatori }: AmbitoEsempio, uid: string): string {
  const voci = operatori.map(({ soggetto, nome, ruolo, ente }) => {
    const nomeEnte = enti.find((e) => e.id === ente)?.nome ?? ente;
    return `<li><button type="submit" formaction="${PERCORSO_OIDC}/entra/${html(uid)}/${html(soggetto)}">
<strong>${html(nome)}</strong> ${html(ETICHETTE.ruoli[ruolo])}, ${html(nomeEnte)}</button></li>`;
  });
  return `<h2 id="${html(ambito.id)}">${html(ambito.nome)}</h2>
<ul aria-labelledby="${html(ambito.id)}">
${voci.join('\n')}
</ul>`;
}
