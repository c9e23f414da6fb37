import { createPrivateKey, type JsonWebKey, sign } from 'node:crypto';
import type { JWK } from 'oidc-provider';

export type Contenuto = Readonly<Record<string, unknown>>;

const parte = (valore: unknown): string => Buffer.from(JSON.stringify(valore)).toString('base64url');

export const contenutoDi = (token: string): Contenuto =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Contenuto;

/** A signed token that says whatever it is told to. What is undefined is left out. */
export function tokenFirmato(contenuto: Contenuto, chiave: JWK, alg: 'ES256' | 'RS256'): string {
  const testo = `${parte({ alg, kid: 'di-prova' })}.${parte(contenuto)}`;
  const key = createPrivateKey({ key: chiave as JsonWebKey, format: 'jwk' });
  return `${testo}.${sign('sha256', Buffer.from(testo), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
