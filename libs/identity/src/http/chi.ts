import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RifiutoHttp, siLegge } from '#platform';
import { rifiuto } from '#storia';
import { uuidv7 } from 'uuidv7';
import type { ContestoRichiesta } from '../application/richiesta.js';
import { azioniDellaRotta } from './chiede.js';
import { nonAutenticato } from './con-sessione.js';
import type { RichiestaHttp } from './richiesta-http.js';

/** Why something is consulted: percent-encoded UTF-8, as headers carry ASCII only. */
export const HEADER_MOTIVO = 'x-motivo';
const MOTIVO_MASSIMO = 500;

/** Who asks, for a Richiesta. Without a session there is nobody to answer. */
export const Chi = createParamDecorator((_: unknown, esecuzione: ExecutionContext): ContestoRichiesta => {
  const richiesta = esecuzione.switchToHttp().getRequest<RichiestaHttp>();
  if (!richiesta.operatore) throw nonAutenticato();
  const azioni = azioniDellaRotta(esecuzione.getHandler());
  const motivo = motivoDi(richiesta.headers[HEADER_MOTIVO]);
  return {
    operatore: richiesta.operatore,
    correlazione: (richiesta.correlazione ??= uuidv7()),
    ...(azioni && { azioni }),
    ...(motivo === undefined ? {} : { motivo }),
  };
});

function motivoDi(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const motivo = typeof header === 'string' ? decodificato(header)?.trim() : undefined;
  if (motivo === undefined || motivo.length > MOTIVO_MASSIMO || /\p{Cc}/u.test(motivo)) {
    throw new RifiutoHttp(rifiuto('motivo-non-valido', 'Il motivo della consultazione non è leggibile.'), 400);
  }
  return siLegge(motivo) ? motivo : undefined;
}

function decodificato(testo: string): string | undefined {
  try {
    return decodeURIComponent(testo);
  } catch {
    return undefined;
  }
}
