import type { NextFunction, Request, Response } from 'express';
import { rifiuto } from '#storia';
import { RifiutoHttp } from './rifiuto-http.js';

/** Deeper than any form of ours, shallower than any stack. */
const PROFONDITA_MASSIMA = 16;
/** More fields and items than any form of ours: each unknown one would cost a validation and an error of its own. */
const PARTI_MASSIME = 5_000;
/** Names of an object's own machinery, `__proto__` and `constructor` among them. */
const riservato = (nome: string): boolean => nome === 'prototype' || nome in Object.prototype;

/**
 * Refuses a body before anything walks it by recursion or copies its keys: what validates and transforms fields overflows
 * the stack on endless nesting, and drops reserved names in silence.
 */
export function corpoSano({ body }: Request, _: Response, avanti: NextFunction): void {
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
  avanti();
}

const nonValido = (errori: readonly { campo: string; messaggio: string }[]): RifiutoHttp =>
  new RifiutoHttp(
    rifiuto('dati-non-validi', 'Alcuni dati non sono validi: correggili e invia di nuovo.', { errori }),
    400,
  );
