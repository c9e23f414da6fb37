import type { Writable } from 'node:stream';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger as Pino } from 'pino';

/**
 * All that a log line may say besides its sentence. Closed on purpose: a request body, a query parameter or a row has no
 * field to go into. Numbers, codes and pseudonymous ids only.
 */
export interface CampiLog {
  readonly parte?: string;
  readonly richiesta?: string;
  readonly metodo?: string;
  /** The route pattern (`/api/cartelle/:id`) or a path without its query string. */
  readonly percorso?: string;
  readonly stato?: number;
  readonly durataMs?: number;
  readonly codice?: string;
  readonly operatore?: string;
  readonly ambito?: string;
  readonly posizione?: number;
  readonly quanti?: number;
  readonly proiezione?: string;
  readonly lavoro?: string;
  readonly porta?: number;
  readonly pid?: number;
  readonly cartella?: string;
  readonly errore?: unknown;
}

const CAMPI: Readonly<Record<Exclude<keyof CampiLog, 'errore'>, true>> = {
  parte: true,
  richiesta: true,
  metodo: true,
  percorso: true,
  stato: true,
  durataMs: true,
  codice: true,
  operatore: true,
  ambito: true,
  posizione: true,
  quanti: true,
  proiezione: true,
  lavoro: true,
  porta: true,
  pid: true,
  cartella: true,
};

export const LIVELLI_LOG = ['debug', 'info', 'warn', 'error'] as const;
export type LivelloLog = (typeof LIVELLI_LOG)[number];

export interface Log {
  debug(messaggio: string, campi?: CampiLog): void;
  info(messaggio: string, campi?: CampiLog): void;
  warn(messaggio: string, campi?: CampiLog): void;
  error(messaggio: string, campi?: CampiLog): void;
  figlio(campi: CampiLog): Log;
}

export interface OpzioniLog {
  readonly livello: LivelloLog | 'silent';
  readonly destinazione?: DestinationStream;
}

/** Lines of JSON, or of plain text when a person is looking at the terminal. */
export function creaLog({ livello, destinazione }: OpzioniLog): Log {
  const uscita = destinazione ?? (process.stdout.isTTY ? perPersone(process.stdout) : pino.destination(1));
  return su(
    pino({ level: livello, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'messaggio' }, uscita),
  );
}

export const LOG_MUTO: Log = { debug() {}, info() {}, warn() {}, error() {}, figlio: () => LOG_MUTO };

/** pino itself never leaves this file: its methods accept any object, and format strings that print any argument. */
function su(registro: Pino): Log {
  const scrivi =
    (livello: LivelloLog) =>
    (messaggio: string, campi: CampiLog = {}): void =>
      registro[livello](ammessi(campi), '%s', messaggio);
  return {
    debug: scrivi('debug'),
    info: scrivi('info'),
    warn: scrivi('warn'),
    error: scrivi('error'),
    figlio: (campi) => su(registro.child(ammessi(campi))),
  };
}

/** The type says which fields exist; this holds for callers that got round the type. */
export function ammessi(campi: CampiLog): Record<string, unknown> {
  const tenuti: Record<string, unknown> = {};
  const scartati: string[] = [];
  for (const [nome, valore] of Object.entries(campi)) {
    if (valore === undefined) continue;
    if (nome === 'errore') tenuti['errore'] = erroreSenzaDati(valore);
    else if (nome === 'percorso' && typeof valore === 'string') tenuti['percorso'] = valore.replace(/[?#].*$/s, '');
    else if (nome in CAMPI && (typeof valore === 'string' || typeof valore === 'number')) tenuti[nome] = valore;
    else scartati.push(nome);
  }
  if (scartati.length > 0) tenuti['scartati'] = scartati;
  return tenuti;
}

/**
 * An error without the data it carries. A driver's error has parameters, rows and keys among its properties, so only
 * named ones pass; and PostgreSQL quotes the offending value in the message of its data exceptions (class 22).
 */
export function erroreSenzaDati(errore: unknown): Record<string, unknown> {
  if (!(errore instanceof Error)) return { tipo: typeof errore };
  const { code, table, constraint } = errore as { code?: unknown; table?: unknown; constraint?: unknown };
  const codice = typeof code === 'string' ? code : undefined;
  const citaDati = codice !== undefined && /^22...$/.test(codice);
  const pila = (errore.stack ?? '').split('\n').filter((riga) => /^\s+at /.test(riga));
  return {
    tipo: errore.name,
    ...(citaDati ? {} : { messaggio: senzaCredenziali(errore.message) }),
    ...(codice === undefined ? {} : { codice }),
    ...(typeof table === 'string' ? { tabella: table } : {}),
    ...(typeof constraint === 'string' ? { vincolo: constraint } : {}),
    pila: pila.map((riga) => riga.trim()),
    ...(errore.cause instanceof Error ? { causa: erroreSenzaDati(errore.cause) } : {}),
  };
}

/** An address that a driver repeats in its complaint, without who enters and by which password. */
export const senzaCredenziali = (testo: string): string => testo.replace(/(\w:\/\/)[^\s/@"']*@/g, '$1…@');

const SIGLE: Readonly<Record<number, string>> = { 20: 'debug', 30: '', 40: 'attenzione', 50: 'errore' };

function perPersone(terminale: Writable): DestinationStream {
  return {
    write(riga: string): void {
      const { level, time, messaggio, errore, ...campi } = JSON.parse(riga) as Record<string, unknown>;
      const ora = new Date(String(time)).toLocaleTimeString('it-IT');
      const sigla = SIGLE[Number(level)];
      const coda = Object.entries(campi).map(([nome, valore]) => `${nome}=${String(valore)}`);
      terminale.write([ora, sigla && `${sigla}:`, messaggio, ...coda].filter(Boolean).join(' ') + '\n');
      if (errore) terminale.write(`${JSON.stringify(errore, null, 2)}\n`);
    },
  };
}

/** What NestJS says of itself, through the same door: sentences pass, objects do not. */
export class NestLogger implements LoggerService {
  constructor(private readonly log_: Log) {}

  log(messaggio: unknown, ...resto: unknown[]): void {
    this.scrivi('debug', messaggio, resto);
  }

  debug(messaggio: unknown, ...resto: unknown[]): void {
    this.scrivi('debug', messaggio, resto);
  }

  verbose(messaggio: unknown, ...resto: unknown[]): void {
    this.scrivi('debug', messaggio, resto);
  }

  warn(messaggio: unknown, ...resto: unknown[]): void {
    this.scrivi('warn', messaggio, resto);
  }

  error(messaggio: unknown, ...resto: unknown[]): void {
    this.scrivi('error', messaggio, resto);
  }

  fatal(messaggio: unknown, ...resto: unknown[]): void {
    this.scrivi('error', messaggio, resto);
  }

  private scrivi(livello: LivelloLog, messaggio: unknown, resto: readonly unknown[]): void {
    const contesto = resto.at(-1);
    const errore = [messaggio, ...resto].find((x) => x instanceof Error);
    const frase =
      typeof messaggio === 'string'
        ? messaggio
        : messaggio instanceof Error
          ? 'Errore non gestito'
          : 'Oggetto non registrato';
    this.log_[livello](frase, {
      ...(typeof contesto === 'string' && !contesto.includes('\n') ? { parte: contesto } : {}),
      ...(errore === undefined ? {} : { errore }),
    });
  }
}
