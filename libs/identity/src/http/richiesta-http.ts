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
 * machine would sign each other out. Over TLS the name begins with `__Host-`: no other host of the same domain can put one
 * there, and so make a browser work in the session of somebody else.
 */
export function nomeCookie(richiesta: Request, nome: string, cifrato: boolean): string {
  const porta = /:(\d{1,5})$/.exec(richiesta.headers.host ?? '')?.[1];
  return `${cifrato ? '__Host-' : ''}${nome}${porta ? `_${porta}` : ''}`;
}

/** The value of a cookie. Repeated, the first one counts. */
export function cookieDi(richiesta: Request, nome: string): string | undefined {
  for (const parte of (richiesta.headers.cookie ?? '').split(';')) {
    const [chiave, valore] = parte.trim().split('=', 2);
    if (chiave === nome && valore) return valore;
  }
  return undefined;
}
