/** Every shape that comes from, or goes to, the API. The only file that knows them. */
import type { Atto as AttoCartella, ComandoDi } from '../../../../libs/cartella/src/domain/comandi.ts';
import type { TestiObiettivo } from '../../../../libs/cartella/src/domain/eventi.ts';
import type { StatoCartella } from '../../../../libs/cartella/src/domain/stato.ts';
import type { Dominio, Fase } from '../../../../libs/cartella/src/domain/vocabolario.ts';

export type {
  Autorizzazione,
  Erogazione,
  Intervento,
  Nota,
  Progetto,
  StatoCartella,
  StrumentoCompilato,
  Valutazione,
  VersioneDiProgetto,
} from '../../../../libs/cartella/src/domain/stato.ts';
export type {
  Componente,
  InterventoPrevisto,
  TestiObiettivo,
  VoceBudget,
} from '../../../../libs/cartella/src/domain/eventi.ts';
export type { Dominio, Fase };

export type Atto = AttoCartella;
export type AttoPossibile = Atto | 'rettifica-evento' | 'annulla-evento';

/** What the server fills in when it is absent. */
type Facoltativi = 'atto' | 'il' | 'valutazione' | 'progetto' | 'intervento' | 'erogazione';
type CorpoSemplice<A extends Atto> = Omit<ComandoDi<A>, Facoltativi> &
  Partial<Pick<ComandoDi<A>, Extract<keyof ComandoDi<A>, Exclude<Facoltativi, 'atto'>>>>;
type DiProgetto = 'redigi-progetto' | 'rimodula-progetto';
/** A goal is sent whole; the server parts its words from what rules read. */
export interface ObiettivoInviato extends TestiObiettivo {
  id?: string;
  dimensione: Dominio;
}
export type CorpoDi<A extends Atto> = A extends DiProgetto
  ? Omit<CorpoSemplice<A>, 'obiettivi' | 'testiObiettivi' | 'interventi'> & {
      obiettivi: ObiettivoInviato[];
      interventi: { id?: string; prestazione: string; minutiMensili: number }[];
    }
  : A extends 'sottoscrivi-progetto'
    ? Omit<CorpoSemplice<A>, 'anzianoAllaData'>
    : CorpoSemplice<A>;

export interface CorpoRettifica {
  evento: string;
  motivo: string;
  avvenutoIl?: string;
  comune?: string;
  modifiche?: Record<string, unknown>;
}
export interface CorpoAnnullamento {
  evento: string;
  motivo: string;
}

export interface Operatore {
  id: string;
  nome: string;
  ruolo: string;
  ente: string;
  tipoEnte: string;
  professione: string | null;
}
export interface Sessione {
  operatore: Operatore & { comuni: string[] };
  ambito: { id: string; nome: string };
  permessi: string[];
  scadeIl: string;
}

export interface Comune {
  istat: string;
  nome: string;
  popolazione: number;
}
export interface Livello {
  testo: string;
  punti: number;
}
export interface Strumento {
  codice: string;
  nome: string;
  versione: string;
  minimo: number;
  massimo: number;
  regola?: string;
  voci: { voce: string; livelli: Livello[] }[];
  lettura: string;
}
export interface Nomenclatore {
  comuni: Comune[];
  strumenti: Strumento[];
  prestazioni: { codice: string; nome: string }[];
  etichette: Record<string, Record<string, string>>;
  enti: { id: string; nome: string; tipo: string }[];
  limitiFase: Partial<Record<Fase, number>>;
}

export interface RispostaComando {
  id: string;
  posizione: number;
  revision: number;
  eventi: { id: string; tipo: string; posizione: number }[];
  ripetuto: boolean;
}

export interface ErroreDiCampo {
  campo: string;
  messaggio: string;
}
export interface Dipendente {
  evento?: string;
  tipo?: string;
  titolo?: string;
  avvenutoIl?: string;
  motivo?: string;
}
export interface CorpoProblema {
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  errori?: ErroreDiCampo[];
  /** Which field of the act a rule refuses. */
  campo?: string;
  /** The facts that would no longer hold. */
  dipendenti?: Dipendente[];
  /** The case, or the person, that is already there. */
  cartella?: string;
  persona?: string;
  riferimento?: string;
  eventi?: { tipo: string; titolo: string; attore: string | { id: string }; avvenutoIl: string }[];
  actual?: number;
}

export interface RicercaPersone {
  cognome?: string;
  nome?: string;
  nascita?: string;
  codiceFiscale?: string;
}
export interface PersonaTrovata {
  id: string;
  cognome: string;
  nome: string;
  nascita: string | null;
  comune: string | null;
  codiceFiscale: string | null;
  somiglianza: number;
  cartelle: { id: string; condizione: string; area: string; caseManager: string | null }[];
}
export interface Persona {
  id: string;
  revision: number;
  cognome?: string | null;
  nome?: string | null;
  nascita?: string | null;
  eta?: number | null;
  sesso?: string | null;
  comune?: string | null;
  indirizzo?: string | null;
  telefono?: string | null;
  codiceFiscale?: string | null;
}
export interface NuovaPersona {
  cognome: string;
  nome: string;
  nascita: string;
  sesso: string;
  comune: string;
  indirizzo?: string;
  telefono?: string;
  codiceFiscale?: string;
  tipoCodiceFiscale: string;
  il?: string;
}

export interface NuovoAccesso {
  il: string;
  canale: string;
  punto: string;
  segnalante: string;
  persona?: string;
  richiedente?: { nome: string; telefono?: string };
  richiesta: string;
  comune: string;
  noto: 'nuovo' | 'gia-noto';
}
export interface Accesso {
  id: string;
  revision: number;
  condizione: 'aperto' | 'concluso';
  il: string;
  canale: string;
  punto: string;
  segnalante: string | null;
  persona: string | null;
  noto: string | null;
  richiedente?: { nome: string; telefono?: string };
  richiesta?: string;
  comune: string;
  triage: { punteggio: number; risposte?: number[] } | null;
  bisogno: string | null;
  orientamenti?: { il: string; testo?: string }[];
  esito: string | null;
  motivo?: string;
  cartella: string | null;
}

export interface AccessoInElenco {
  id: string;
  il: string;
  canale: string;
  comune: string;
}

export interface VoceElenco {
  id: string;
  persona: { id: string; cognome?: string; nome?: string };
  comune: string;
  area: string;
  percorso: string | null;
  condizione: string;
  fase: Fase;
  faseDal: string;
  giorniInFase: number;
  limiteFase: number | null;
  ferma: boolean;
  mancanze: string[];
  caseManager: string | null;
  assegnataA: string | null;
  ultimoFattoIl: string;
  revision: number;
}
export interface ElencoCartelle {
  totale: number;
  voci: VoceElenco[];
}
export interface FiltriCartelle {
  fase?: string;
  condizione?: string;
  area?: string;
  mie?: boolean;
  ferme?: boolean;
  pagina?: number;
  per?: number;
}

export interface Vista {
  modo: 'vivo' | 'accaduto' | 'noto' | 'evento';
  al: string | null;
  posizione: number | null;
  giorno: string;
  viva: boolean;
}
/** How an instant is asked for: nothing means the live state. */
export interface Istante {
  modo?: 'accaduto' | 'noto' | 'evento';
  al?: string;
  posizione?: number;
}

export interface Mancanza {
  codice: string;
  testo: string;
  atto: Atto | null;
}
export interface Scadenza {
  tipo: string;
  testo: string;
  il: string;
  giorni: number;
}
export interface PassoFase {
  fase: Fase;
  stato: 'fatta' | 'corrente' | 'da-fare';
}
export interface SchedaCartella {
  id: string;
  revision: number;
  posizione: number;
  vista: Vista;
  persona: Omit<Persona, 'revision'> & { oscurata: boolean };
  stato: StatoCartella;
  fasi: PassoFase[];
  giorniInFase: number | null;
  limiteFase: number | null;
  ferma: boolean;
  mancanze: Mancanza[];
  attiPossibili: AttoPossibile[];
  scadenze: Scadenza[];
}

export interface Attore {
  id: string;
  ruolo: string;
  ente: string;
}
export interface VoceCronologia {
  evento: string;
  posizione: number;
  revision: number;
  tipo: string;
  titolo: string;
  traguardo: boolean;
  avvenutoIl: string;
  registratoIl: string;
  attore: Attore;
  comune: string;
  sintesi: string;
  dati: Record<string, unknown>;
  oscurati: string[];
  corretto: null | { come: 'annullato' | 'rettificato'; da: string; posizione: number; motivo?: string };
  corregge: string | null;
}
export interface Passo {
  posizione: number;
  evento: string;
  tipo: string;
  titolo: string;
  avvenutoIl: string;
  registratoIl: string;
  attore: Attore;
  cambiamenti: { percorso: string; prima: unknown; dopo: unknown }[];
}
export interface Consultazione {
  quando: string;
  operatore: string;
  nome?: string | null;
  ruolo: string;
  ente: string;
  cosa: string;
  motivo: string | null;
}

export interface Scrivania {
  mie: VoceElenco[];
  daApprovare: {
    cartella: string;
    persona: { id: string; cognome?: string; nome?: string };
    progetto: string;
    versione: number;
    richiestaIl: string | null;
  }[];
  scadenze: (Scadenza & { cartella: string; persona: { id: string; cognome?: string; nome?: string } })[];
  perFase: Partial<Record<Fase, number>>;
  accessiAperti?: AccessoInElenco[];
}

export type StatoFigura =
  'raggiunto' | 'non-raggiunto' | 'in-corso' | 'anno-base' | 'senza-obiettivo' | 'non-calcolabile';
export interface Figura {
  codice: string;
  leps: number;
  indicatore: string;
  tipo: 'rapporto' | 'conteggio';
  anno: number;
  comune: string | null;
  versione: number;
  numeratore: number;
  denominatore: number | null;
  valore: string | null;
  obiettivo: { tipo: 'soglia' | 'minimo' | 'crescita'; testo: string } | null;
  stato: StatoFigura;
}
export interface RigaLeps {
  chiave: string;
  pseudonimo: string;
  cartella: string | null;
  nel: 'numeratore' | 'denominatore' | 'entrambi' | 'escluso';
  atto: string;
  data: string;
  comune: string;
  motivo: string | null;
  eventi: { posizione: number; tipo: string; titolo: string; avvenutoIl: string }[];
}
export interface Figure {
  anno: number;
  comune: string | null;
  posizione: number | null;
  figure: Figura[];
}
export interface DettaglioFigura {
  figura: Figura;
  definizione: {
    codice: string;
    versione: number;
    indicatore: string;
    numeratore: string;
    denominatore: string | null;
    scelte: string[];
    obiettivi: unknown;
  };
  serie: { anno: number; figura: Figura }[];
  perComune: { comune: string; nome: string; figura: Figura }[];
  contati: RigaLeps[];
  esclusi: RigaLeps[];
}
export interface SceltaLeps {
  anno?: number;
  comune?: string;
  posizione?: number;
}

export interface Integrita {
  integra: boolean;
  eventi: number;
  testa: { posizione: number; chain: string } | null;
  rottura: null | { posizione: number; evento: string; motivo: string };
  durataMs: number;
}

/** The paths, in the form openapi-typescript gives them, so that a generated file can take their place. */
type Risposte<T> = { 200: { headers: Record<string, unknown>; content: { 'application/json': Mutabile<T> } } };
/** openapi-fetch maps what it reads, and takes read-only lists apart; generated types have none. */
type Mutabile<T> = T extends readonly (infer E)[]
  ? Mutabile<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutabile<T[K]> }
    : T;
type Attesa = { attendi?: number };
interface Lettura<T, Q = unknown> {
  get: { parameters: { query?: Q & Attesa }; responses: Risposte<T> };
}
interface LetturaDi<T, P extends string = 'id', Q = unknown> {
  get: { parameters: { query?: Q & Attesa; path: Record<P, string> }; responses: Risposte<T> };
}

export interface paths {
  '/api/sessione': Lettura<Sessione>;
  '/api/operatori': Lettura<Operatore[]>;
  '/api/nomenclatore': Lettura<Nomenclatore>;
  '/api/persone/{id}': LetturaDi<Persona>;
  '/api/persone/ricerca': {
    post: {
      requestBody: { content: { 'application/json': RicercaPersone } };
      responses: Risposte<{ persone: PersonaTrovata[] }>;
    };
  };
  '/api/accessi': Lettura<{ accessi: AccessoInElenco[] }, { stato?: 'aperti' | 'conclusi' }>;
  '/api/accessi/{id}': LetturaDi<Accesso>;
  '/api/cartelle': Lettura<ElencoCartelle, FiltriCartelle>;
  '/api/cartelle/{id}': LetturaDi<SchedaCartella, 'id', Istante>;
  '/api/cartelle/{id}/cronologia': LetturaDi<{ voci: VoceCronologia[] }, 'id', Istante>;
  '/api/cartelle/{id}/passi': LetturaDi<Passo[]>;
  '/api/cartelle/{id}/consultazioni': LetturaDi<Consultazione[]>;
  '/api/scrivania': Lettura<Scrivania>;
  '/api/leps': Lettura<Figure, SceltaLeps>;
  '/api/leps/{codice}': LetturaDi<DettaglioFigura, 'codice', SceltaLeps>;
  '/api/revisione/integrita': Lettura<Integrita>;
}
