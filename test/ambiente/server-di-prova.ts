import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { EsitoComando } from '#archivio';
import { accendiServer, apriInstallazione, preparaDatabase, type Installazione } from '#installazione';
import { creaLog, leggiConfigurazione, OrologioSimulato } from '#platform';
import { databaseVuoto, SEGRETO_DI_PROVA } from './database-di-prova.js';

/** Master key of the vault of every test server. */
export const CHIAVE_DI_PROVA = Buffer.alloc(32, 'prova');

/** A spec asks in a minute what an office asks in a day: the limits have specs of their own. */
const SENZA_FRETTA = Object.fromEntries(
  [
    'OPERATORE',
    'INDIRIZZO',
    'ACCESSO',
    'RICERCHE',
    'RICERCHE_GIORNO',
    'DEROGHE_GIORNO',
    'ESPORTAZIONI',
    'TENTATIVI',
  ].map((l) => [`LIMITI_${l}`, '1000000']),
);

/** An instant by which every date of the cases told in the specs is past. */
export const ADESSO = '2026-09-30T10:00:00Z';

export interface Risposta {
  readonly status: number;
  /** Parsed, when it is JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a server answers has the type the spec expects of it
  readonly corpo: any;
  readonly testo: string;
  readonly headers: Headers;
}

export interface Domanda {
  readonly corpo?: unknown;
  /** Sent as it is, instead of `corpo`. */
  readonly grezzo?: NonNullable<RequestInit['body']>;
  /** An empty value takes a header away. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole application in this process, on a database of its own, with a clock that moves only when told. */
export class ServerDiProva {
  /** Every address asked for, with its query string. */
  readonly chiesti: string[] = [];
  /** The last position that a command answered: reads wait for it. */
  ultima = 0;
  private readonly clienti = new Map<string, Promise<Cliente>>();

  private constructor(
    readonly indirizzo: string,
    readonly app: INestApplication,
    readonly installazione: Installazione,
    readonly orologio: OrologioSimulato,
    /** Superuser, on the database of this server. */
    readonly adminUrl: string,
    /** Every line of the log, as it would be written. */
    readonly log: readonly string[],
    private readonly spegni: () => Promise<void>,
  ) {}

  /**
   * @param ambiente other settings, by the names of their environment variables
   * @param posto a database and a data folder of somebody else, to whom they are left
   */
  static async acceso({
    adesso = ADESSO,
    ambiente = {},
    posto,
  }: {
    adesso?: string;
    ambiente?: Readonly<Record<string, string>>;
    posto?: { readonly adminUrl: string; readonly cartellaDati: string };
  } = {}): Promise<ServerDiProva> {
    const db = posto ?? (await databaseVuoto());
    const cartellaDati = posto?.cartellaDati ?? (await mkdtemp(join(tmpdir(), 'cartella-server-')));
    const conf = leggiConfigurazione({
      PORT: '0',
      DATA_DIR: cartellaDati,
      SEGRETO_RUOLI: SEGRETO_DI_PROVA,
      MASTER_KEY: CHIAVE_DI_PROVA.toString('hex'),
      ...SENZA_FRETTA,
      ...ambiente,
    });
    const righe: string[] = [];
    const log = creaLog({ livello: 'debug', destinazione: { write: (riga) => void righe.push(riga) } });
    const orologio = new OrologioSimulato(adesso);
    await preparaDatabase(conf, db.adminUrl);
    const installazione = await apriInstallazione(conf, db.adminUrl, log, orologio);
    await installazione.runner.avvia();
    const acceso = await accendiServer(installazione);
    // Client and server share a process: where it is busy, an idle connection would be closed just as it is used again.
    (acceso.app.getHttpServer() as Server).keepAliveTimeout = 300_000;
    return new ServerDiProva(acceso.indirizzo, acceso.app, installazione, orologio, db.adminUrl, righe, async () => {
      await acceso.chiudi();
      await installazione.runner.ferma();
      await installazione.chiudi();
      if ('chiudi' in db) await db.chiudi();
      if (!posto) await rm(cartellaDati, { recursive: true, force: true });
    });
  }

  /** The client signed in as one of the sample operators. It signs in again whenever the clock has moved. */
  entra(operatore: string): Promise<Cliente> {
    const entrato = this.clienti.get(operatore) ?? this.entraLaPrimaVolta(operatore);
    this.clienti.set(operatore, entrato);
    return entrato;
  }

  private async entraLaPrimaVolta(operatore: string): Promise<Cliente> {
    const cliente = new Cliente(this, operatore);
    await cliente.rientra();
    return cliente;
  }

  senzaSessione(): Cliente {
    return new Cliente(this);
  }

  /** Position of the head of the log: it says whether anything was written. */
  testa(): Promise<number> {
    return this.installazione.store.testa();
  }

  /** Moves the clock to ten in the morning of a day, Rome time. */
  nelGiorno(giorno: string): void {
    this.orologio.imposta(`${giorno}T08:00:00Z`);
  }

  chiudi(): Promise<void> {
    return this.spegni();
  }
}

/** Who reads by office has to say why, and the pages ask it once. An empty `x-motivo` takes it away. */
const MOTIVO_DI_UFFICIO = encodeURIComponent('Verifica annuale a campione');

/** A browser reduced to a cookie jar and `X-Cartella`, over real HTTP. */
export class Cliente {
  private readonly cookie = new Map<string, string>();
  private entratoAlle = 0;

  constructor(
    readonly server: ServerDiProva,
    readonly operatore?: string,
  ) {}

  async rientra(): Promise<void> {
    this.entratoAlle = this.server.orologio.adesso().getTime();
    this.cookie.clear();
    let dove: string | null = `/api/sessione/entra?operatore=${this.operatore}`;
    for (let passi = 0; dove !== null && passi < 12; passi++) {
      const risposta: Response = await this.manda('GET', new URL(dove, this.server.indirizzo), {});
      await risposta.arrayBuffer();
      dove = risposta.headers.get('location');
    }
    if (![...this.cookie.keys()].some((nome) => nome.startsWith('cartella_sessione')))
      throw new Error(`${this.operatore} non è entrato`);
  }

  async chiedi(metodo: string, percorso: string, domanda: Domanda = {}): Promise<Risposta> {
    if (this.operatore && this.entratoAlle !== this.server.orologio.adesso().getTime()) await this.rientra();
    this.server.chiesti.push(percorso);
    const risposta = await this.manda(metodo, new URL(percorso, this.server.indirizzo), domanda);
    const testo = await risposta.text();
    const json = /^application\/(problem\+)?json/.test(risposta.headers.get('content-type') ?? '');
    return { status: risposta.status, corpo: json ? JSON.parse(testo) : testo, testo, headers: risposta.headers };
  }

  get(percorso: string, headers: Domanda['headers'] = {}): Promise<Risposta> {
    return this.chiedi('GET', percorso, { headers });
  }

  post(percorso: string, corpo?: unknown, headers: Domanda['headers'] = {}): Promise<Risposta> {
    return this.chiedi('POST', percorso, { corpo, headers });
  }

  /** A question that must be answered, on read models that hold all that was written. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async leggi(percorso: string): Promise<any> {
    const unione = percorso.includes('?') ? '&' : '?';
    return riuscita(await this.get(`${percorso}${unione}attendi=${this.server.ultima}`));
  }

  /** A command that must be carried out. */
  async scrivi(percorso: string, corpo: unknown = {}, headers: Domanda['headers'] = {}): Promise<EsitoComando> {
    const esito = riuscita(await this.post(percorso, corpo, headers)) as EsitoComando;
    this.server.ultima = Math.max(this.server.ultima, esito.posizione);
    return esito;
  }

  private async manda(metodo: string, url: URL, { corpo, grezzo, headers = {} }: Domanda): Promise<Response> {
    const tutte: Record<string, string> = {
      accept: 'application/json',
      'x-cartella': '1',
      ...(/^(rev|sis)-/.test(this.operatore ?? '') && { 'x-motivo': MOTIVO_DI_UFFICIO }),
      cookie: [...this.cookie].map((c) => c.join('=')).join('; '),
      ...(corpo !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    const body = grezzo ?? (corpo === undefined ? null : JSON.stringify(corpo));
    const risposta = await fetch(url, {
      method: metodo,
      redirect: 'manual',
      headers: Object.entries(tutte).filter(([, valore]) => valore !== ''),
      ...(body !== null && { body }),
    });
    for (const riga of risposta.headers.getSetCookie()) {
      const coppia = riga.slice(0, riga.indexOf(';'));
      const [nome, valore] = [coppia.slice(0, coppia.indexOf('=')), coppia.slice(coppia.indexOf('=') + 1)];
      if (valore === '') this.cookie.delete(nome);
      else this.cookie.set(nome, valore);
    }
    return risposta;
  }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function riuscita({ status, corpo }: Risposta): any {
  if (status >= 400) throw new Error(`${status} ${JSON.stringify(corpo)}`);
  return corpo;
}
