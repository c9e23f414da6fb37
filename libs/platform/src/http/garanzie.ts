import { createHash } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import { rifiuto } from '#storia';
import { RifiutoHttp } from './rifiuto-http.js';

/** What the caller asks to be sure of: that the request happens once, and on the revision it was looking at. */
export interface Garanzie {
  readonly idempotenza?: { readonly chiave: string; readonly impronta: string };
  readonly seRevision?: number;
}

const CHIAVE = /^[\x21-\x7e]{1,200}$/;
const ETAG = /^(?:W\/)?"(\d{1,9})"$/;

/** Reads `Idempotency-Key` and `If-Match`. The fingerprint covers method, path and the body as it was sent. */
export function garanzieDi(richiesta: Pick<Request, 'method' | 'path' | 'headers'> & { rawBody?: Buffer }): Garanzie {
  const chiave = richiesta.headers['idempotency-key'];
  const ifMatch = richiesta.headers['if-match'];
  if (chiave !== undefined && (typeof chiave !== 'string' || !CHIAVE.test(chiave))) {
    throw new RifiutoHttp(
      rifiuto('chiave-non-valida', 'Idempotency-Key deve avere da 1 a 200 caratteri visibili.'),
      400,
    );
  }
  const revisione = ifMatch === undefined || ifMatch === '*' ? undefined : ETAG.exec(ifMatch)?.[1];
  if (ifMatch !== undefined && ifMatch !== '*' && revisione === undefined) {
    throw new RifiutoHttp(
      rifiuto('if-match-non-valido', 'If-Match deve essere l’ETag ricevuto, per esempio "12".'),
      400,
    );
  }
  return {
    ...(typeof chiave === 'string' && {
      idempotenza: {
        chiave,
        impronta: createHash('sha256')
          .update(`${richiesta.method} ${richiesta.path}\n`)
          .update(richiesta.rawBody ?? '')
          .digest('hex'),
      },
    }),
    ...(revisione !== undefined && { seRevision: Number(revisione) }),
  };
}

export const ConGaranzie = createParamDecorator((_: unknown, contesto: ExecutionContext) =>
  garanzieDi(contesto.switchToHttp().getRequest<Request & { rawBody?: Buffer }>()),
);
