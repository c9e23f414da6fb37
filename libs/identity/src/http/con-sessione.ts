import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { RifiutoHttp } from '#platform';
import { rifiuto } from '#storia';
import { Garanzia } from '../oidc/garanzia.js';
import { BaseUrl } from './base-url.js';
import { cookieDi, nomeCookie, type RichiestaHttp } from './richiesta-http.js';

export const COOKIE_SESSIONE = 'cartella_sessione';

export const nonAutenticato = (): RifiutoHttp =>
  new RifiutoHttp(rifiuto('non-autenticato', 'Per continuare bisogna entrare con le proprie credenziali.'), 401);

/** Lets in who has a session that is still good, and says on the request who it is. */
@Injectable()
export class ConSessione implements CanActivate {
  constructor(
    private readonly garanzia: Garanzia,
    private readonly base: BaseUrl,
  ) {}

  async canActivate(contesto: ExecutionContext): Promise<true> {
    const richiesta = contesto.switchToHttp().getRequest<RichiestaHttp>();
    const token = cookieDi(richiesta, nomeCookie(richiesta, COOKIE_SESSIONE, this.base.cifrato()));
    const sessione = token && (await this.garanzia.sessione(token));
    if (!sessione) throw nonAutenticato();
    richiesta.sessione = sessione;
    richiesta.operatore = sessione.operatore;
    return true;
  }
}
