import { createCipheriv, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { RichiestaAppend } from '#event-store';
import type { Categoria } from '#storia';

/** A new case begins so often: with a reservation, as when a cartella is opened. */
const EVENTI_PER_STREAM = 20;
/** What an erogazione has to hide: a short note. */
const NOTA = JSON.stringify({ nota: 'Visita a casa, tutto bene.' });
const CHIAVE = randomBytes(32);

/** Appends one event, and comes back when it is durable. `cliente` writes on a stream of its own. */
export type Append = (cliente: number) => Promise<void>;

/** Where each client is: the stream it writes on and the revision it saw last. */
export class Posti {
  private readonly posti = new Map<number, { stream: string; attesa: number }>();

  prossimo(cliente: number): { readonly stream: string; readonly attesa: number } {
    const prima = this.posti.get(cliente);
    const posto =
      prima && prima.attesa < EVENTI_PER_STREAM - 2
        ? { stream: prima.stream, attesa: prima.attesa + 1 }
        : { stream: uuidv7(), attesa: -1 };
    this.posti.set(cliente, posto);
    return posto;
  }
}

/** As the vault closes a field: AES-256-GCM, iv, tag and text together in base64. */
export function sigillata(evento: string): string {
  const iv = randomBytes(12);
  const cifrario = createCipheriv('aes-256-gcm', CHIAVE, iv).setAAD(Buffer.from(evento));
  const cifrato = Buffer.concat([cifrario.update(NOTA), cifrario.final()]);
  return Buffer.concat([iv, cifrario.getAuthTag(), cifrato]).toString('base64');
}

const LUNGHEZZA = sigillata('').length;
/** For who does not seal: as long, and for free. */
export const aperta = (): string => 'x'.repeat(LUNGHEZZA);

/** An erogazione, the commonest event of a real log. */
export function richiesta(stream: string, attesa: number, chiudi: (evento: string) => string): RichiestaAppend {
  const id = uuidv7();
  return {
    ambito: 'sebino',
    attore: { id: 'as-1', ruolo: 'assistente-sociale', ente: 'ambito-sebino', livello: 2 },
    provenienza: { tipo: 'operatore' },
    correlazione: id,
    causazione: null,
    scritture: [
      {
        // Of no category that is folded: the read models of the same log do not meet it.
        stream: { categoria: 'prova' as Categoria, id: stream },
        attesa,
        eventi: [
          {
            id,
            tipo: 'ErogazioneRegistrata',
            versione: 1,
            avvenutoIl: '2026-02-28',
            comune: '017085',
            dati: {
              erogazione: id,
              intervento: stream,
              dal: '2026-02-01',
              al: '2026-02-28',
              minuti: 480,
              _sigillati: { chiave: stream, cifrato: chiudi(id) },
            },
          },
        ],
      },
    ],
    ...(attesa === -1 && { prenota: [{ spazio: 'prova', valore: stream, stream }] }),
    idempotenza: { chiave: id, impronta: '00'.repeat(32) },
    adesso: new Date(),
  };
}

/** The same bytes, for stores that take data and metadata. */
export function messaggio(stream: string, attesa: number) {
  const { scritture, idempotenza: _, prenota: __, adesso: ___, ...comuni } = richiesta(stream, attesa, aperta);
  const { dati, tipo, id, ...resto } = scritture[0]?.eventi[0] as {
    dati: Record<string, unknown>;
    tipo: string;
    id: string;
  };
  return { id, tipo, dati, metadati: { ...comuni, ...resto, id, revision: attesa + 1 } };
}
