import { isUtf8 } from 'node:buffer';
import type { NextFunction, Request, Response } from 'express';
import { rifiuto } from '#storia';
import { chiaveRipetuta } from './chiavi-ripetute.js';
import { RifiutoHttp } from './rifiuto-http.js';

/** Deeper than any form of ours, shallower than any stack. */
const PROFONDITA_MASSIMA = 16;
/** More fields and items than any form of ours: each unknown one would cost a validation and an error of its own. */
const PARTI_MASSIME = 5_000;
/** Names of an object's own machinery, `__proto__` and `constructor` among them. */
const riservato = (nome: string): boolean => nome === 'prototype' || nome in Object.prototype;

/**
 * Refuses a body before anything walks it by recursion or copies its keys: what validates and transforms fields overflows
 * the stack on endless nesting, and drops reserved names in silence. Bytes that are not UTF-8, which a parser replaces, and
 * a key written twice, of which it keeps one, would be recorded as what nobody sent.
 */
export function corpoSano(richiesta: Request & { rawBody?: Buffer }, _: Response, avanti: NextFunction): void {
  const { body, rawBody } = richiesta;
  if (rawBody && !isUtf8(rawBody))
    return avanti(
      new RifiutoHttp(rifiuto('formato-non-ammesso', 'Il corpo della richiesta deve essere JSON in UTF-8.'), 400),
    );
  const daVedere: [valore: unknown, profondita: number][] = [[body, 0]];
  let parti = 0;
  for (let prossimo = daVedere.pop(); prossimo; prossimo = daVedere.pop()) {
    const [valore, profondita] = prossimo;
    if (typeof valore !== 'object' || valore === null) continue;
    if (profondita > PROFONDITA_MASSIMA)
      return avanti(nonValido([{ campo: '', messaggio: 'è annidato troppo in profondità' }]));
    const dentroDi = Object.entries(valore);
    parti += dentroDi.length;
    if (parti > PARTI_MASSIME) return avanti(nonValido([{ campo: '', messaggio: 'ha troppi campi' }]));
    for (const [nome, dentro] of dentroDi) {
      if (riservato(nome)) return avanti(nonValido([{ campo: nome, messaggio: 'non è un campo previsto' }]));
      daVedere.push([dentro, profondita + 1]);
    }
  }
  const ripetuta = rawBody && chiaveRipetuta(rawBody.toString('utf8'));
  if (ripetuta !== undefined) return avanti(nonValido([{ campo: ripetuta, messaggio: 'è scritto due volte' }]));
  avanti();
}

const nonValido = (errori: readonly { campo: string; messaggio: string }[]): RifiutoHttp =>
  new RifiutoHttp(
    rifiuto('dati-non-validi', 'Alcuni dati non sono validi: correggili e invia di nuovo.', { errori }),
    400,
  );
