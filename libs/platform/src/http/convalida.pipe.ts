import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { rifiuto } from '#storia';
import { RifiutoHttp } from './rifiuto-http.js';

export interface ErroreDiCampo {
  /** Path of the field: `obiettivi.0.descrizione`. */
  readonly campo: string;
  readonly messaggio: string;
}

function erroriDi(errori: readonly ValidationError[], sopra = ''): ErroreDiCampo[] {
  return errori.flatMap((errore) => {
    const campo = sopra ? `${sopra}.${errore.property}` : errore.property;
    const figli = erroriDi(errore.children ?? [], campo);
    if (figli.length > 0) return figli;
    const regole = Object.entries(errore.constraints ?? {});
    const [regola, messaggio] = regole.find(([r]) => r === 'whitelistValidation') ??
      regole.at(-1) ?? ['', 'non è valido'];
    return [{ campo, messaggio: regola === 'whitelistValidation' ? 'non è un campo previsto' : messaggio }];
  });
}

/** Checks what comes in against its class: unknown fields, wrong types and limits are refused, all together. */
export const convalida = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errori) =>
      new RifiutoHttp(
        rifiuto('dati-non-validi', 'Alcuni dati non sono validi: correggili e invia di nuovo.', {
          errori: erroriDi(errori),
        }),
        400,
      ),
  });
