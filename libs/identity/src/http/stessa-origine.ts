import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { RifiutoHttp } from '#platform';
import { rifiuto } from '#storia';
import { indirizziEquivalenti } from '../domain/indirizzi.js';
import { BaseUrl } from './base-url.js';

const SENZA_EFFETTI = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Under /api, what changes something must come from our own pages. A foreign page can send a cookie along, but neither
 * set the header `X-Cartella` without being asked first, nor lie about its origin.
 */
@Injectable()
export class StessaOrigine implements NestMiddleware {
  constructor(private readonly base: BaseUrl) {}

  use(richiesta: Request, _: Response, avanti: NextFunction): void {
    if (!/^\/api(\/|$)/i.test(richiesta.originalUrl) || SENZA_EFFETTI.includes(richiesta.method)) return avanti();
    if (richiesta.headers['x-cartella'] !== '1' || !this.nostra(richiesta)) {
      throw new RifiutoHttp(
        rifiuto('richiesta-non-riconosciuta', 'La richiesta non arriva dalle pagine di questo programma.'),
        403,
      );
    }
    avanti();
  }

  /** Programs send no Origin; browsers always do. */
  private nostra({ headers: { origin, host, 'sec-fetch-site': da } }: Request): boolean {
    if (da === 'cross-site' || da === 'same-site') return false;
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    return new URL(origin).host === host || indirizziEquivalenti(this.base.url()).includes(origin);
  }
}
