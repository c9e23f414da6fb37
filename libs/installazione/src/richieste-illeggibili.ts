import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { PERMESSI_DEL_BROWSER } from '#platform';

interface Risposta {
  readonly stato: number;
  readonly titolo: string;
  readonly codice: string;
  readonly frase: string;
}

const MALFORMATA: Risposta = {
  stato: 400,
  titolo: 'Richiesta non valida',
  codice: 'richiesta-malformata',
  frase: 'La richiesta non è HTTP ben formato.',
};
const PER_CODICE: Readonly<Record<string, Risposta>> = {
  HPE_HEADER_OVERFLOW: {
    stato: 431,
    titolo: 'Intestazioni troppo grandi',
    codice: 'intestazioni-troppo-grandi',
    frase: 'L’indirizzo o le intestazioni della richiesta superano la dimensione ammessa.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    stato: 408,
    titolo: 'Richiesta incompleta',
    codice: 'richiesta-incompleta',
    frase: 'La richiesta non è arrivata per intero in tempo: riprova.',
  },
};

/** What cannot be read as HTTP reaches no handler of ours: the answer is a problem all the same, and repeats nothing of it. */
export function rispondiAlleIlleggibili(server: Server): void {
  server.on(
    'clientError',
    (errore: NodeJS.ErrnoException, presa: Socket & { _httpMessage?: { headersSent: boolean } }) => {
      if (errore.code === 'ECONNRESET' || !presa.writable || presa._httpMessage?.headersSent)
        return void presa.destroy();
      const { stato, titolo, codice, frase } = PER_CODICE[errore.code ?? ''] ?? MALFORMATA;
      const corpo = JSON.stringify({
        type: `urn:cartella-sociale:problema:${codice}`,
        title: titolo,
        status: stato,
        code: codice,
        detail: frase,
      });
      presa.end(
        [
          `HTTP/1.1 ${stato} ${STATUS_CODES[stato]}`,
          'Content-Type: application/problem+json; charset=utf-8',
          `Content-Length: ${Buffer.byteLength(corpo)}`,
          'Connection: close',
          'Cache-Control: no-store',
          "Content-Security-Policy: default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          'X-Content-Type-Options: nosniff',
          'X-Frame-Options: DENY',
          'Referrer-Policy: no-referrer',
          `Permissions-Policy: ${PERMESSI_DEL_BROWSER}`,
          'Cross-Origin-Opener-Policy: same-origin',
          'Cross-Origin-Resource-Policy: same-origin',
        ].join('\r\n') + `\r\n\r\n${corpo}`,
      );
    },
  );
}
