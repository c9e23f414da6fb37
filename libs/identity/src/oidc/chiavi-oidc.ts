import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { JWK } from 'oidc-provider';
import { scrittoUnaVolta } from '#platform';

/** The secrets of the built-in provider, kept so that a restart does not invalidate a sign-in that is under way. */
export interface ChiaviOidc {
  readonly jwks: { readonly keys: JWK[] };
  readonly cookies: string[];
  readonly clientSecret: string;
}

export async function chiaviOidc(dataDir: string): Promise<ChiaviOidc> {
  const testo = await scrittoUnaVolta(join(dataDir, 'chiavi', 'oidc.json'), () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const chiavi: ChiaviOidc = {
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as JWK] },
      cookies: [randomBytes(32).toString('base64url')],
      clientSecret: randomBytes(32).toString('base64url'),
    };
    return `${JSON.stringify(chiavi, null, 2)}\n`;
  });
  return JSON.parse(testo) as ChiaviOidc;
}
