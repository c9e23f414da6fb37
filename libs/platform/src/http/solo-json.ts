import type { NextFunction, Request, Response } from 'express';
import { rifiuto } from '#storia';
import { RifiutoHttp } from './rifiuto-http.js';

const SENZA_CORPO = ['GET', 'HEAD', 'OPTIONS'];
const JSON_UTF8 = /^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?;?\s*$/i;

/** Whether the body of this request is for us: what comes along with a question is left where it is. */
export const conCorpo = ({ method }: { readonly method?: string | undefined }): boolean =>
  !SENZA_CORPO.includes(method ?? '');

/**
 * The one form in which anything comes in: JSON, in UTF-8, not compressed. There are no uploads; a compressed body costs
 * who sends it nothing, and who opens it everything.
 */
export function soloJson(richiesta: Request, _: Response, avanti: NextFunction): void {
  const { headers } = richiesta;
  const qualcosa = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!conCorpo(richiesta) || !qualcosa) return avanti();
  const nonCompresso = (headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity';
  if (nonCompresso && JSON_UTF8.test(headers['content-type'] ?? '')) return avanti();
  avanti(
    new RifiutoHttp(
      rifiuto(
        'formato-non-ammesso',
        'Il corpo della richiesta deve essere JSON (application/json) in UTF-8, non compresso.',
      ),
      415,
    ),
  );
}
