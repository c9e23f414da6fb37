import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { AvvioImpossibile } from './avvio-impossibile.js';
import { apertoAdAltri } from './file-riservato.js';
import { LIVELLI_LOG, type LivelloLog } from './logger.js';

/** One environment variable. The table of the README is checked against these rows. */
export interface Impostazione {
  readonly nome: string;
  /** As it would be written in the environment; empty when unset means something of its own, told by the description. */
  readonly predefinito: string;
  readonly descrizione: string;
  /** May also come from the file named by `<nome>_FILE`, as Docker and Kubernetes hand secrets over. */
  readonly segreto?: true;
}

export const IMPOSTAZIONI = [
  { nome: 'PORT', predefinito: '3000', descrizione: 'Porta su cui risponde il programma; 0 ne sceglie una libera' },
  { nome: 'HOST', predefinito: '127.0.0.1', descrizione: 'Indirizzo su cui ascolta; 0.0.0.0 per tutte le interfacce' },
  {
    nome: 'BASE_URL',
    predefinito: '',
    descrizione: 'Indirizzo con cui il browser raggiunge il programma; vuoto: http://HOST:PORT',
  },
  {
    nome: 'DATA_DIR',
    predefinito: './.dati',
    descrizione: 'Cartella dei dati: database incorporato, chiavi, registri',
  },
  {
    nome: 'DATABASE_URL',
    predefinito: '',
    descrizione: 'Database PostgreSQL 15 o successivo, postgres://…; vuoto: PostgreSQL incorporato in DATA_DIR',
    segreto: true,
  },
  {
    nome: 'EVENT_STORE',
    predefinito: 'postgres',
    descrizione: 'Dove sta il registro degli eventi: postgres o kurrentdb; il resto sta sempre in PostgreSQL',
  },
  {
    nome: 'KURRENTDB_URL',
    predefinito: '',
    descrizione: 'Solo con EVENT_STORE=kurrentdb: il cluster KurrentDB 25.1 o successivo, kurrentdb://…',
    segreto: true,
  },
  {
    nome: 'SEGRETO_RUOLI',
    predefinito: '',
    descrizione:
      'Segreto da cui derivano le password dei ruoli del database, almeno 32 caratteri; vuoto: DATA_DIR/chiavi/ruoli.key',
    segreto: true,
  },
  {
    nome: 'MASTER_KEY',
    predefinito: '',
    descrizione: 'Chiave principale del vault, 32 byte in esadecimale; vuota: DATA_DIR/chiavi/principale.key',
    segreto: true,
  },
  {
    nome: 'CHECKPOINT_KEY',
    predefinito: '',
    descrizione:
      'Chiave che firma i checkpoint del registro, PRIVATE+KEY+…; vuota: DATA_DIR/chiavi/checkpoint.key, creata al primo avvio',
    segreto: true,
  },
  {
    nome: 'CHECKPOINT_DIR',
    predefinito: '',
    descrizione: 'Cartella dei checkpoint firmati e della chiave pubblica; vuota: DATA_DIR/checkpoint',
  },
  {
    nome: 'CHECKPOINT_COPIA_DIR',
    predefinito: '',
    descrizione: 'Seconda cartella per gli stessi file, meglio se su un’altra macchina; deve già esistere',
  },
  {
    nome: 'CHECKPOINT_MINUTI',
    predefinito: '10',
    descrizione: 'Ogni quanti minuti, al più, si firma un checkpoint se c’è qualcosa di nuovo; da 1 a 1440',
  },
  {
    nome: 'MASTER_KEY_PRECEDENTE',
    predefinito: '',
    descrizione: 'Solo durante la rotazione (`cartella chiavi ruota`): la chiave principale che MASTER_KEY sostituisce',
    segreto: true,
  },
  {
    nome: 'REDIS_URL',
    predefinito: '',
    descrizione: 'Redis per i lavori in coda, redis://…; vuoto: le code stanno in PostgreSQL',
    segreto: true,
  },
  {
    nome: 'OIDC_ISSUER',
    predefinito: '',
    descrizione: "Gestore dell'identità (OpenID Connect); vuoto: accesso di prova incorporato",
  },
  { nome: 'OIDC_CLIENT_ID', predefinito: '', descrizione: 'Identificativo del programma presso OIDC_ISSUER' },
  {
    nome: 'OIDC_CLIENT_SECRET',
    predefinito: '',
    descrizione: 'Segreto del programma presso OIDC_ISSUER',
    segreto: true,
  },
  {
    nome: 'OIDC_CLAIM',
    predefinito: 'sub',
    descrizione: 'Ciò che nomina un operatore presso OIDC_ISSUER: sub, o preferred_username se nessuno può cambiarselo',
  },
  {
    nome: 'OIDC_SCOPE',
    predefinito: 'openid',
    descrizione: 'Che cosa si chiede a OIDC_ISSUER; alcuni danno un refresh token solo con «openid offline_access»',
  },
  {
    nome: 'OIDC_ACR_VALUES',
    predefinito: '',
    descrizione: 'I livelli di garanzia chiesti a OIDC_ISSUER, separati da spazi, coi nomi che usa lui',
  },
  {
    nome: 'OIDC_LIVELLO_MINIMO',
    predefinito: '1',
    descrizione: 'Sotto questo livello di garanzia non si entra: 1 password, 2 due fattori, 3 chiave in un dispositivo',
  },
  {
    nome: 'TRUST_PROXY',
    predefinito: '0',
    descrizione:
      'Quanti reverse proxy stanno davanti, o i loro indirizzi separati da virgole: solo a loro si crede da dove viene una richiesta',
  },
  {
    nome: 'LIMITI_OPERATORE',
    predefinito: '600',
    descrizione: 'Richieste al minuto di un operatore entrato; oltre, 429 con Retry-After',
  },
  {
    nome: 'LIMITI_INDIRIZZO',
    predefinito: '600',
    descrizione: 'Richieste al minuto, da un indirizzo, di chi non è entrato: un ufficio intero può uscire da uno solo',
  },
  {
    nome: 'LIMITI_ACCESSO',
    predefinito: '600',
    descrizione: 'Passi di accesso ogni 15 minuti da un indirizzo; chi entra ne fa due',
  },
  {
    nome: 'LIMITI_RICERCHE',
    predefinito: '150',
    descrizione: 'Ricerche di persone ogni 15 minuti di un operatore: cinque o sei per ogni persona allo sportello',
  },
  {
    nome: 'LIMITI_RICERCHE_GIORNO',
    predefinito: '400',
    descrizione: 'Ricerche di persone in 24 ore di un operatore: chi lavora allo sportello ne fa poche centinaia',
  },
  {
    nome: 'LIMITI_DEROGHE_GIORNO',
    predefinito: '30',
    descrizione: 'Accessi fuori competenza aperti in 24 ore da un operatore',
  },
  {
    nome: 'LIMITI_ESPORTAZIONI',
    predefinito: '30',
    descrizione: 'Esportazioni, stampe complete e loro consegne ogni ora di un operatore',
  },
  {
    nome: 'LIMITI_TENTATIVI',
    predefinito: '100',
    descrizione: 'Richieste rifiutate (403 o 404) ogni 10 minuti su cose con un identificativo: chi lavora ne ha poche',
  },
  { nome: 'AMBITO', predefinito: 'sebino', descrizione: "Identificativo dell'Ambito territoriale" },
  { nome: 'LOG_LEVEL', predefinito: 'info', descrizione: 'Quanto scrivere nel registro: debug, info, warn o error' },
  { nome: 'NODE_ENV', predefinito: 'development', descrizione: 'production rifiuta ciò che va bene solo per provare' },
] as const satisfies readonly Impostazione[];

export type NomeImpostazione = (typeof IMPOSTAZIONI)[number]['nome'];

export type NomeLimite =
  | 'operatore'
  | 'indirizzo'
  | 'accesso'
  | 'ricerche'
  | 'ricercheAlGiorno'
  | 'derogheAlGiorno'
  | 'esportazioni'
  | 'tentativi';

export interface Configurazione {
  readonly porta: number;
  readonly host: string;
  /** Without a final slash; null until the port is known, when neither BASE_URL nor a fixed PORT says it. */
  readonly baseUrl: string | null;
  /** Absolute. */
  readonly cartellaDati: string;
  /** null: embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** Of the KurrentDB that holds the log; null: the log is in PostgreSQL. */
  readonly kurrentdbUrl: string | null;
  readonly segretoRuoli: string | null;
  /** 32 bytes; null: in the data folder. */
  readonly chiavePrincipale: Buffer | null;
  readonly checkpoint: {
    /** In the text form of signed notes; null: in the data folder. */
    readonly chiave: string | null;
    /** Absolute. */
    readonly cartella: string;
    /** Absolute; null: one place only. */
    readonly copia: string | null;
    readonly ogniMinuti: number;
  };
  /** The one that `chiavePrincipale` takes the place of; null unless a rotation is under way. */
  readonly chiavePrincipalePrecedente: Buffer | null;
  /** null: queues in PostgreSQL. */
  readonly redisUrl: string | null;
  /** null: the built-in sign-in. */
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string | null;
    readonly claim: 'sub' | 'preferred_username';
    readonly scope: string;
    readonly acrValues: string | null;
    readonly livelloMinimo: 1 | 2 | 3;
  } | null;
  /** How many proxies in front, or which; false: none. */
  readonly proxyFidati: false | number | readonly string[];
  /** How many, for each of the counts. */
  readonly limiti: Readonly<Record<NomeLimite, number>>;
  readonly ambito: string;
  readonly livelloLog: LivelloLog;
  readonly produzione: boolean;
}

export const CODICE_CONFIGURAZIONE_NON_VALIDA = 2;

/** Reads everything at once and complains of everything at once. */
export function leggiConfigurazione(ambiente: NodeJS.ProcessEnv = process.env): Configurazione {
  const errori: string[] = [];
  const errore = (nome: NomeImpostazione, che: string): void => void errori.push(`${nome}: ${che}`);
  const valori = Object.fromEntries(
    IMPOSTAZIONI.map((i) => [i.nome, valoreDi(i, ambiente, errori) || i.predefinito]),
  ) as Record<NomeImpostazione, string>;
  const facoltativo = (nome: NomeImpostazione): string | null => valori[nome] || null;

  const indirizzo = (nome: NomeImpostazione, schemi: readonly string[]): string | null => {
    const valore = facoltativo(nome);
    if (valore === null) return null;
    const url = URL.canParse(valore) ? new URL(valore) : null;
    if (!url || !schemi.includes(url.protocol)) {
      errore(nome, `serve un indirizzo che cominci con ${schemi.map((s) => `${s}//`).join(' o ')}`);
      return null;
    }
    return valore.replace(/\/+$/, '');
  };
  const scelta = <T extends string>(nome: NomeImpostazione, ammesse: readonly T[]): T => {
    const valore = ammesse.find((a) => a === valori[nome]);
    if (valore === undefined) errore(nome, `«${valori[nome]}» non è ammesso; valori ammessi: ${ammesse.join(', ')}`);
    return valore ?? ammesse[0]!;
  };

  const porta = /^\d{1,5}$/.test(valori.PORT) ? Number(valori.PORT) : NaN;
  if (!(porta <= 65_535)) errore('PORT', `«${valori.PORT}» non è una porta: serve un numero intero da 0 a 65535`);

  const databaseUrl = indirizzo('DATABASE_URL', ['postgres:', 'postgresql:']);
  if (databaseUrl !== null && new URL(databaseUrl).pathname.length < 2)
    errore('DATABASE_URL', "manca il nome del database alla fine dell'indirizzo");

  // A cluster is written as several hosts with a comma between them, which is no URL for the rest of the world.
  const kurrentdbUrl = facoltativo('KURRENTDB_URL');
  if (kurrentdbUrl !== null && !/^(kurrentdb|esdb)(\+discover)?:\/\/[^\s/?]+/.test(kurrentdbUrl))
    errore('KURRENTDB_URL', 'serve un indirizzo che cominci con kurrentdb:// o kurrentdb+discover://');
  const eventStore = scelta('EVENT_STORE', ['postgres', 'kurrentdb']);
  if (eventStore === 'kurrentdb' && kurrentdbUrl === null)
    errore('KURRENTDB_URL', "serve insieme a EVENT_STORE=kurrentdb: è l'indirizzo del KurrentDB che tiene il registro");
  if (eventStore === 'postgres' && kurrentdbUrl !== null)
    errore('KURRENTDB_URL', 'vale solo con EVENT_STORE=kurrentdb; senza, il registro sarebbe in PostgreSQL');

  const segretoRuoli = facoltativo('SEGRETO_RUOLI');
  if (segretoRuoli !== null && segretoRuoli.length < 32) errore('SEGRETO_RUOLI', 'servono almeno 32 caratteri');

  const chiave = (nome: NomeImpostazione): Buffer | null => {
    const valore = facoltativo(nome);
    if (valore !== null && !/^[0-9a-fA-F]{64}$/.test(valore))
      errore(nome, 'servono 32 byte in esadecimale, cioè 64 caratteri da 0 a 9 e da a a f');
    return valore === null ? null : Buffer.from(valore, 'hex');
  };
  const chiavePrincipale = chiave('MASTER_KEY');
  const chiavePrincipalePrecedente = chiave('MASTER_KEY_PRECEDENTE');
  if (chiavePrincipalePrecedente !== null && chiavePrincipale === null)
    errore('MASTER_KEY_PRECEDENTE', 'serve insieme a MASTER_KEY');

  const chiaveCheckpoint = facoltativo('CHECKPOINT_KEY');
  if (chiaveCheckpoint !== null && !/^PRIVATE\+KEY\+[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/u.test(chiaveCheckpoint))
    errore('CHECKPOINT_KEY', 'serve una chiave per note firmate, PRIVATE+KEY+nome+…');

  const minuti = /^\d{1,4}$/.test(valori.CHECKPOINT_MINUTI) ? Number(valori.CHECKPOINT_MINUTI) : NaN;
  if (!(minuti >= 1 && minuti <= 1440))
    errore('CHECKPOINT_MINUTI', `«${valori.CHECKPOINT_MINUTI}» non è ammesso: serve un numero intero da 1 a 1440`);

  const comeSiEntra = {
    claim: scelta('OIDC_CLAIM', ['sub', 'preferred_username']),
    scope: valori.OIDC_SCOPE,
    acrValues: facoltativo('OIDC_ACR_VALUES'),
    livelloMinimo: Number(scelta('OIDC_LIVELLO_MINIMO', ['1', '2', '3'])) as 1 | 2 | 3,
  };
  if (!valori.OIDC_SCOPE.split(' ').includes('openid')) errore('OIDC_SCOPE', 'deve comprendere openid');

  const limite = (nome: NomeImpostazione): number => {
    const valore = /^\d{1,7}$/.test(valori[nome]) ? Number(valori[nome]) : NaN;
    if (!(valore >= 1)) errore(nome, `«${valori[nome]}» non è ammesso: serve un numero intero da 1 a 9999999`);
    return valore;
  };
  const limiti = {
    operatore: limite('LIMITI_OPERATORE'),
    indirizzo: limite('LIMITI_INDIRIZZO'),
    accesso: limite('LIMITI_ACCESSO'),
    ricerche: limite('LIMITI_RICERCHE'),
    ricercheAlGiorno: limite('LIMITI_RICERCHE_GIORNO'),
    derogheAlGiorno: limite('LIMITI_DEROGHE_GIORNO'),
    esportazioni: limite('LIMITI_ESPORTAZIONI'),
    tentativi: limite('LIMITI_TENTATIVI'),
  };

  const proxyFidati = leggiProxyFidati(valori.TRUST_PROXY);
  if (proxyFidati === undefined)
    errore('TRUST_PROXY', 'serve quanti proxy stanno davanti, da 0 a 9, o i loro indirizzi separati da virgole');

  const issuer = indirizzo('OIDC_ISSUER', ['https:', 'http:']);
  const clientId = facoltativo('OIDC_CLIENT_ID');
  if (issuer !== null && clientId === null) errore('OIDC_CLIENT_ID', 'serve insieme a OIDC_ISSUER');

  if (!/^[a-z][a-z0-9-]{0,39}$/.test(valori.AMBITO))
    errore('AMBITO', `«${valori.AMBITO}» non è ammesso: lettere minuscole, cifre e trattini, al massimo 40`);

  const redisUrl = indirizzo('REDIS_URL', ['redis:', 'rediss:']);
  const baseUrl = indirizzo('BASE_URL', ['https:', 'http:']);
  const livelloLog = scelta('LOG_LEVEL', LIVELLI_LOG);

  if (errori.length > 0)
    throw new AvvioImpossibile(
      ['Configurazione non valida:', ...errori.map((e) => `  ${e}`)].join('\n'),
      CODICE_CONFIGURAZIONE_NON_VALIDA,
    );
  return {
    porta,
    host: valori.HOST,
    baseUrl: baseUrl ?? (porta === 0 ? null : indirizzoLocale(valori.HOST, porta)),
    cartellaDati: resolve(valori.DATA_DIR),
    databaseUrl,
    kurrentdbUrl,
    segretoRuoli,
    chiavePrincipale,
    chiavePrincipalePrecedente,
    checkpoint: {
      chiave: chiaveCheckpoint,
      cartella: resolve(facoltativo('CHECKPOINT_DIR') ?? join(valori.DATA_DIR, 'checkpoint')),
      copia: valori.CHECKPOINT_COPIA_DIR === '' ? null : resolve(valori.CHECKPOINT_COPIA_DIR),
      ogniMinuti: minuti,
    },
    redisUrl,
    oidc:
      issuer === null || clientId === null
        ? null
        : { issuer, clientId, clientSecret: facoltativo('OIDC_CLIENT_SECRET'), ...comeSiEntra },
    proxyFidati: proxyFidati ?? false,
    limiti,
    ambito: valori.AMBITO,
    livelloLog,
    produzione: valori.NODE_ENV === 'production',
  };
}

/** What a browser on this machine would type: an address that means "every interface" is not one. */
export function indirizzoLocale(host: string, porta: number): string {
  const nome = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${nome}:${porta}`;
}

/** Never «everybody»: who is believed by all says to come from wherever is convenient. */
function leggiProxyFidati(valore: string): Configurazione['proxyFidati'] | undefined {
  if (/^\d$/.test(valore)) return Number(valore) || false;
  const indirizzi = valore.split(',').map((i) => i.trim());
  const ammesso = (i: string): boolean => {
    const [ip, bit] = i.split('/', 2) as [string, string?];
    return isIP(ip) !== 0 && (bit === undefined || (/^\d{1,3}$/.test(bit) && Number(bit) >= 1));
  };
  return indirizzi.every(ammesso) ? indirizzi : undefined;
}

function valoreDi({ nome, segreto }: Impostazione, ambiente: NodeJS.ProcessEnv, errori: string[]): string {
  const diretto = ambiente[nome]?.trim() ?? '';
  const file = segreto ? (ambiente[`${nome}_FILE`]?.trim() ?? '') : '';
  if (file === '') return diretto;
  if (diretto !== '') {
    errori.push(`${nome}: è data due volte, anche con ${nome}_FILE`);
    return '';
  }
  try {
    const aperto = apertoAdAltri(statSync(file));
    if (aperto !== undefined) {
      errori.push(`${nome}_FILE: il file ${file} ${aperto}`);
      return '';
    }
    const valore = readFileSync(file, 'utf8').trim();
    if (valore === '') errori.push(`${nome}_FILE: il file ${file} è vuoto`);
    return valore;
  } catch {
    errori.push(`${nome}_FILE: il file ${file} non si può leggere`);
    return '';
  }
}
