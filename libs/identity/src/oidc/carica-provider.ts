type OidcProvider = typeof import('oidc-provider');

const AVVISO = 'oidc-provider WARNING: Unsupported runtime.';

let caricato: Promise<OidcProvider> | undefined;

/**
 * The library of the built-in provider, loaded only by who runs it. It warns of every Node before 22, once and while it
 * loads; this program supports Node 20 and tries it there. That one line is left out, and nothing else that anybody says.
 */
export const caricaProvider = (): Promise<OidcProvider> => (caricato ??= senzaAvviso(() => import('oidc-provider')));

async function senzaAvviso<T>(carica: () => Promise<T>): Promise<T> {
  const avvisa = console.warn;
  const filtra = (...parole: unknown[]): void => {
    if (!String(parole[0]).includes(AVVISO)) avvisa.apply(console, parole);
  };
  console.warn = filtra;
  try {
    return await carica();
  } finally {
    // Unless somebody else has taken it over meanwhile.
    if (console.warn === filtra) console.warn = avvisa;
  }
}
