import type { Request } from 'express';
import type { Sessione } from '../sessione/sessioni.js';
import type { Operatore } from '../domain/operatore.js';

/** A request after `ConSessione` has let it in. */
export interface RichiestaHttp extends Request {
  sessione?: Sessione;
  operatore?: Operatore;
  correlazione?: string;
}

/**
 * A cookie of ours, by the address the browser asked. Cookies do not keep ports apart: two copies of the product on one
 * machine would sign each other out.
 */
export function nomeCookie(richiesta: Request, nome: string): string {
  const porta = /:(\d{1,5})$/.exec(richiesta.headers.host ?? '')?.[1];
  return porta ? `${nome}_${porta}` : nome;
}

/** The value of a cookie. Repeated, the first one counts. */
export function cookieDi(richiesta: Request, nome: string): string | undefined {
  for (const parte of (richiesta.headers.cookie ?? '').split(';')) {
    const [chiave, valore] = parte.trim().split('=', 2);
    if (chiave === nome && valore) return valore;
  }
  return undefined;
}
