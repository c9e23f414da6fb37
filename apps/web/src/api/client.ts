import createClient from 'openapi-fetch';
import { motivoPer } from '../letture/motivi.ts';
import { segnalaScadenza } from '../sessione/scadenza.ts';
import { posizioneNota } from './posizione-nota.ts';
import { Problema } from './problema.ts';
import type { paths, RispostaComando } from './tipi.ts';

const SENZA_ATTESA = ['/api/sessione', '/api/nomenclatore', '/api/operatori', '/api/permessi'];

export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });

api.use({
  onRequest({ request, schemaPath }) {
    const motivo = motivoPer(new URL(request.url).pathname);
    if (motivo) request.headers.set('X-Motivo', encodeURIComponent(motivo));
    if (request.method !== 'GET') {
      request.headers.set('X-Cartella', '1');
      return request;
    }
    if (posizioneNota() === 0 || SENZA_ATTESA.includes(schemaPath)) return request;
    const indirizzo = new URL(request.url);
    indirizzo.searchParams.set('attendi', String(posizioneNota()));
    return new Request(indirizzo, request);
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    if (response.status === 401 && schemaPath !== '/api/sessione') segnalaScadenza();
    throw await Problema.da(response);
  },
  onError({ error }) {
    if (error instanceof Problema || (error instanceof DOMException && error.name === 'AbortError')) return error;
    return new Problema(0, {});
  },
});

/** The body of an answer: errors have already been thrown. */
export const dati = <T>(risposta: { data?: T }): T => risposta.data as T;

export interface Tentativo {
  readonly chiave: string;
  readonly corpo: unknown;
  readonly revisione?: number | undefined;
}

/** Sends a command. The path is known only when the act is chosen, hence outside the typed paths. */
export async function invia(percorso: string, { chiave, corpo, revisione }: Tentativo): Promise<RispostaComando> {
  const headers: Record<string, string> = { 'Idempotency-Key': chiave };
  if (revisione !== undefined) headers['If-Match'] = `"${revisione}"`;
  const posta = api.POST as (p: string, o: object) => Promise<{ data?: RispostaComando }>;
  return dati(await posta(percorso, { body: corpo, headers }));
}
