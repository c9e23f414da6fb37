import { Controller, Get, HttpCode, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiFoundResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Codice, RifiutoHttp, Testo } from '#platform';
import { rifiuto } from '#storia';
import type { ContestoRichiesta } from '../application/richiesta.js';
import { VediSessione, VistaSessione } from '../application/vedi-sessione.js';
import { ritornoSicuro } from '../domain/ritorno.js';
import { AccessoOidc, type Entrata } from '../oidc/accesso-oidc.js';
import { Sessioni } from '../sessione/sessioni.js';
import { Chi } from './chi.js';
import { ConSessione, COOKIE_SESSIONE } from './con-sessione.js';
import { html, mandaPagina } from './pagina.js';
import { cookieDi, nomeCookie, type RichiestaHttp } from './richiesta-http.js';

const COOKIE_ENTRATA = 'cartella_entrata';
const PERCORSO = '/api/sessione';

class ParametriEntrata {
  @Codice({ facoltativo: true, descrizione: 'Chi entra, come suggerimento al gestore dell’identità' })
  operatore?: string;
  @Testo({ facoltativo: true, massimo: 2_000, descrizione: 'Pagina del programma a cui tornare' }) ritorno?: string;
}

@ApiTags('Sessione')
@Controller('api/sessione')
export class SessioneController {
  constructor(
    private readonly accesso: AccessoOidc,
    private readonly sessioni: Sessioni,
    private readonly query: QueryBus,
  ) {}

  @Get()
  @UseGuards(ConSessione)
  @ApiOperation({ summary: 'Chi è entrato e che cosa può fare' })
  @ApiOkResponse({ type: VistaSessione })
  vedi(@Chi() contesto: ContestoRichiesta, @Req() richiesta: RichiestaHttp): Promise<VistaSessione> {
    return this.query.execute(new VediSessione(contesto, richiesta.sessione!));
  }

  @Get('entra')
  @ApiOperation({ summary: "Manda al gestore dell'identità" })
  @ApiFoundResponse()
  async entra(
    @Query() { operatore, ritorno }: ParametriEntrata,
    @Req() richiesta: RichiestaHttp,
    @Res() risposta: Response,
  ): Promise<void> {
    await this.oPagina(richiesta, risposta, async () => {
      const base = this.accesso.baseDi(richiesta.headers.host);
      const { url, entrata } = await this.accesso.inizia(base, ritornoSicuro(ritorno), operatore);
      // Lax: it must come back with the redirect from the issuer, which is another site.
      risposta.cookie(
        nomeCookie(richiesta, COOKIE_ENTRATA),
        Buffer.from(JSON.stringify(entrata)).toString('base64url'),
        {
          ...attributi(base),
          path: PERCORSO,
          maxAge: 600_000,
        },
      );
      risposta.redirect(302, url.href);
    });
  }

  @Get('ritorno')
  @ApiOperation({ summary: "Ritorno dal gestore dell'identità" })
  @ApiFoundResponse()
  async ritorno(@Req() richiesta: RichiestaHttp, @Res() risposta: Response): Promise<void> {
    await this.oPagina(richiesta, risposta, async () => {
      const entrata = entrataDa(cookieDi(richiesta, nomeCookie(richiesta, COOKIE_ENTRATA)));
      const query = new URL(richiesta.originalUrl, 'http://qui.invalid').search;
      const { soggetto, livello } = await this.accesso.concludi(entrata, query);
      const token = await this.sessioni.apri(soggetto, livello);
      if (token === undefined) {
        throw new RifiutoHttp(
          rifiuto('operatore-sconosciuto', 'Non risulti fra gli operatori: chiedi all’Ufficio di Piano.'),
          403,
        );
      }
      const precedente = cookieDi(richiesta, nomeCookie(richiesta, COOKIE_SESSIONE));
      if (precedente) await this.sessioni.chiudi(precedente);
      const { base, ritorno } = entrata!;
      risposta.clearCookie(nomeCookie(richiesta, COOKIE_ENTRATA), { ...attributi(base), path: PERCORSO });
      risposta.cookie(nomeCookie(richiesta, COOKIE_SESSIONE), token, { ...attributi(base), path: '/' });
      risposta.redirect(302, ritornoSicuro(ritorno));
    });
  }

  @Post('esci')
  @HttpCode(204)
  @ApiOperation({ summary: 'Chiude la sessione' })
  @ApiNoContentResponse()
  async esci(@Req() richiesta: RichiestaHttp, @Res({ passthrough: true }) risposta: Response): Promise<void> {
    const token = cookieDi(richiesta, nomeCookie(richiesta, COOKIE_SESSIONE));
    if (token) await this.sessioni.chiudi(token);
    risposta.clearCookie(nomeCookie(richiesta, COOKIE_SESSIONE), {
      ...attributi(this.accesso.baseDi(richiesta.headers.host)),
      path: '/',
    });
  }

  /** These two addresses are opened by people: to a browser a refusal is a page, to a program it is a problem. */
  private async oPagina(richiesta: RichiestaHttp, risposta: Response, fai: () => Promise<void>): Promise<void> {
    try {
      await fai();
    } catch (errore) {
      if (!(errore instanceof RifiutoHttp) || richiesta.accepts(['application/problem+json', 'html']) !== 'html')
        throw errore;
      mandaPagina(risposta, {
        stato: errore.status,
        titolo: 'Accesso non riuscito',
        corpo: `<p>${html(errore.rifiuto.messaggio)} <a href="${PERCORSO}/entra">Riprova</a></p>`,
      });
    }
  }
}

const attributi = (base: string) => ({ httpOnly: true, sameSite: 'lax', secure: base.startsWith('https:') }) as const;

/** What the browser brings back of its own sign-in; it may have become anything meanwhile. */
function entrataDa(cookie: string | undefined): Entrata | undefined {
  try {
    const entrata = JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()) as Entrata;
    const parti = [entrata.state, entrata.nonce, entrata.verifier, entrata.ritorno, entrata.base];
    return parti.every((p) => typeof p === 'string' && p !== '') ? entrata : undefined;
  } catch {
    return undefined;
  }
}
