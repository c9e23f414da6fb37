import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Rifiuto } from '#storia';
import { rifiuto } from '#storia';
import { databaseIrraggiungibile } from '../database-irraggiungibile.js';
import type { Log } from '../logger.js';
import { RifiutoHttp } from './rifiuto-http.js';

const TITOLI: Readonly<Record<number, string>> = {
  400: 'Richiesta non valida',
  401: 'Accesso necessario',
  403: 'Operazione non permessa',
  404: 'Non trovato',
  405: 'Metodo non ammesso',
  409: 'Una regola lo impedisce',
  412: 'Dati cambiati nel frattempo',
  413: 'Richiesta troppo grande',
  415: 'Formato non ammesso',
  422: 'Richiesta non eseguibile',
  428: 'Serve un motivo',
  429: 'Troppe richieste',
  503: 'Servizio momentaneamente non disponibile',
};

/** What Express and Nest refuse before our code sees the request, in our words. */
const PRIMA_DI_NOI: Readonly<Record<number, Rifiuto>> = {
  400: rifiuto('richiesta-malformata', 'La richiesta non si può leggere: controlla che il corpo sia JSON ben formato.'),
  404: rifiuto('non-trovato', 'Questo indirizzo non esiste.'),
  413: rifiuto('richiesta-troppo-grande', 'La richiesta supera la dimensione ammessa.'),
  415: rifiuto('formato-non-ammesso', 'Il corpo della richiesta deve essere JSON in UTF-8.'),
};

const DATABASE_ASSENTE = rifiuto(
  'database-assente',
  'Il database non risponde: riprova tra poco, con la stessa richiesta.',
);

/**
 * Every failure becomes `application/problem+json` (RFC 9457) with a stable `code` and an Italian `detail`. What was
 * not foreseen is a 500 with a reference: the cause goes to the log, never to the caller.
 */
@Catch()
export class ProblemaFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(errore: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const richiesta = http.getRequest<Request & { id?: string }>();
    const risposta = http.getResponse<Response>();
    const { status, rifiuto: no } = this.problema(errore, richiesta);
    if (risposta.headersSent) {
      risposta.end();
      return;
    }
    risposta
      .status(status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:cartella-sociale:problema:${no.codice}`,
          title: TITOLI[status] ?? 'Errore',
          status,
          code: no.codice,
          detail: no.messaggio,
          ...no.dettagli,
        }),
      );
  }

  private campi({ id }: { id?: string }, errore: unknown, codice?: string) {
    return { ...(id && { richiesta: id }), ...(codice && { codice }), errore };
  }

  private problema(errore: unknown, richiesta: Request & { id?: string }): { status: number; rifiuto: Rifiuto } {
    if (errore instanceof RifiutoHttp) {
      if (errore.cause) {
        this.log.error('Richiesta non riuscita', this.campi(richiesta, errore.cause, errore.rifiuto.codice));
      }
      return errore;
    }
    if (databaseIrraggiungibile(errore)) {
      this.log.error('Il database non risponde', this.campi(richiesta, errore));
      return { status: 503, rifiuto: DATABASE_ASSENTE };
    }
    const status = statoDi(errore);
    const noto = status && PRIMA_DI_NOI[status];
    if (noto) return { status, rifiuto: noto };
    if (status && status < 500)
      return { status, rifiuto: rifiuto('richiesta-rifiutata', 'La richiesta non è ammessa.') };
    this.log.error('Errore imprevisto', this.campi(richiesta, errore));
    return {
      status: 500,
      rifiuto: rifiuto(
        'errore-interno',
        'Qualcosa non ha funzionato e non dipende da te. Se si ripete, comunica il riferimento.',
        {
          riferimento: richiesta.id,
        },
      ),
    };
  }
}

/** Errors of body parsing carry `status`, those of Nest `getStatus()`. */
function statoDi(errore: unknown): number | undefined {
  if (errore instanceof HttpException) return errore.getStatus();
  const status = (errore as { status?: unknown; statusCode?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : undefined;
}
