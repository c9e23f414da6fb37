import { Controller, Get, HttpCode, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiFoundResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Codice, RifiutoHttp, Testo } from '#platform';
import { rifiuto } from '#storia';
import type { ContestoRichiesta } from '../application/richiesta.js';
import { VediSessione, VistaSessione } from '../application/vedi-sessione.js';
import { ritornoSicuro } from '../domain/ritorno.js';
import { AccessoOidc, type Entrata } from '../oidc/accesso-oidc.js';
import { Sessioni } from '../sessione/sessioni.js';
import { Chiede } from './chiede.js';
import { BaseUrl } from './base-url.js';
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

class Uscita {
  @ApiProperty({
    type: String,
    nullable: true,
    description: "Dove mandare il browser perché esca anche dal gestore dell'identità; null: non serve",
  })
  continua!: string | null;
}

@ApiTags('Sessione')
@Controller('api/sessione')
export class SessioneController {
  constructor(
    private readonly accesso: AccessoOidc,
    private readonly sessioni: Sessioni,
    private readonly query: QueryBus,
    private readonly base: BaseUrl,
  ) {}

  @Get()
  @UseGuards(ConSessione)
  @Chiede('vedi-sessione')
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
      // A page of another site may send people here, and no more than that: neither as whom they enter, nor where they end.
      const { url, entrata } = daUnAltroSito(richiesta)
        ? await this.accesso.inizia(base, ritornoSicuro(undefined), undefined)
        : await this.accesso.inizia(base, ritornoSicuro(ritorno), operatore);
      // Lax: it must come back with the redirect from the issuer, which is another site.
      risposta.cookie(
        this.nome(richiesta, COOKIE_ENTRATA),
        Buffer.from(JSON.stringify(entrata)).toString('base64url'),
        {
          ...attributi(base),
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
      const entrata = entrataDa(cookieDi(richiesta, this.nome(richiesta, COOKIE_ENTRATA)));
      const query = new URL(richiesta.originalUrl, 'http://qui.invalid').search;
      const { soggetto, livello, gestore } = await this.accesso.concludi(entrata, query);
      const token = await this.sessioni.apri(soggetto, livello, gestore);
      if (token === undefined) {
        throw new RifiutoHttp(
          rifiuto('operatore-sconosciuto', 'Non risulti fra gli operatori: chiedi all’Ufficio di Piano.'),
          403,
        );
      }
      const precedente = cookieDi(richiesta, this.nome(richiesta, COOKIE_SESSIONE));
      if (precedente) await this.sessioni.chiudi(precedente);
      const { base, ritorno } = entrata!;
      risposta.clearCookie(this.nome(richiesta, COOKIE_ENTRATA), attributi(base));
      risposta.cookie(this.nome(richiesta, COOKIE_SESSIONE), token, attributi(base));
      risposta.redirect(302, ritornoSicuro(ritorno));
    });
  }

  @Post('esci')
  @HttpCode(200)
  @ApiOperation({ summary: 'Chiude la sessione, qui e presso il gestore dell’identità' })
  @ApiOkResponse({ type: Uscita })
  async esci(@Req() richiesta: RichiestaHttp, @Res({ passthrough: true }) risposta: Response): Promise<Uscita> {
    const base = this.accesso.baseDi(richiesta.headers.host);
    risposta.clearCookie(this.nome(richiesta, COOKIE_SESSIONE), attributi(base));
    const token = cookieDi(richiesta, this.nome(richiesta, COOKIE_SESSIONE));
    if (token === undefined) return { continua: null };
    const gestore = await this.sessioni.dalGestore(token);
    // Ours ends first, whatever becomes of the other.
    await this.sessioni.chiudi(token);
    return { continua: gestore ? await this.accesso.saluta(gestore, base) : null };
  }

  private nome(richiesta: RichiestaHttp, cookie: string): string {
    return nomeCookie(richiesta, cookie, this.base.cifrato());
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

const attributi = (base: string) =>
  ({ httpOnly: true, sameSite: 'lax', secure: base.startsWith('https:'), path: '/' }) as const;

const daUnAltroSito = ({ headers }: RichiestaHttp): boolean =>
  ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));

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
