/** The shapes of the API under the names the pages use. They all come from the generated schema. */
import type { components, paths } from './schema.d.ts';

export type { paths };
type S = components['schemas'];

export type Operatore = S['VistaOperatore'];
export type Sessione = S['VistaSessione'];
export type Permesso = Sessione['permessi'][number];
export type Permessi = S['Permessi'];
export type Strumento = S['DefinizioneStrumento'];

export type RicercaPersone = S['RicercaPersoneDto'];
export type PersonaTrovata = S['PersonaTrovata'];
export type Persona = S['PersonaVista'];
export type VistaCancellazione = S['CancellazioneVista'];
export type Cancellazione = VistaCancellazione['cancellazioni'][number];
export type NuovaPersona = S['RegistraPersonaDto'];
export type NuovoAccesso = S['RegistraAccessoDto'];
export type Accesso = S['AccessoVisto'];

export type Scrivania = S['Scrivania'];
export type VoceElenco = S['VoceElenco'];
export type FiltriCartelle = Omit<Domanda<'/api/cartelle'>, 'attendi'>;

export type SchedaCartella = S['SchedaCartella'];
export type StatoCartella = S['StatoCartella'];
export type Valutazione = S['Valutazione'];
export type Progetto = S['Progetto'];
export type VersioneDiProgetto = S['VersioneDiProgetto'];
export type Intervento = S['Intervento'];
export type InterventoDellEnte = S['InterventoDellEnte'];
export type InterventoDellEnteVisto = S['InterventoDellEnteVisto'];
export type SedutaInElenco = S['SedutaInElenco'];
export type Seduta = S['SedutaVista'];
export type CasoDellaSeduta = S['CasoDellaSeduta'];
export type Erogazione = S['Erogazione'];
export type Mancanza = S['Mancanza'];
export type VoceCronologia = S['VoceCronologia'];
export type Passo = S['Passo'];
export type Fase = StatoCartella['fase'];
export type Dominio = S['Obiettivo']['dimensione'];
export type Componente = S['ComponenteDto'];

/** How an instant is asked for: nothing means the live state. */
export interface Istante {
  modo?: 'accaduto' | 'noto' | 'evento';
  al?: string;
  posizione?: number;
}

export type AttoPossibile = SchedaCartella['attiPossibili'][number];
export type Correzione = 'rettifica-evento' | 'annulla-evento';
export type Atto = Exclude<AttoPossibile, Correzione>;
/** What is sent for an act on a case. */
export type CorpoDi<A extends Exclude<AttoPossibile, 'apri'>> =
  paths[`/api/cartelle/{id}/atti/${A}`]['post']['requestBody']['content']['application/json'];

/** Outside the service small numbers are hidden. */
export type Figura = S['Figura'] | S['FiguraMostrata'];
export type StatoFigura = Figura['stato'];
export type RigaLeps = S['RigaLeps'];
export type DettaglioFigura = S['DettaglioLeps'];
export type SceltaLeps = Omit<Domanda<'/api/leps'>, 'attendi'>;

export type Utenza = S['UtenzaInElenco'];
export type UtenzaVista = S['UtenzaVista'];
export type AttoUtenza = UtenzaVista['attiPossibili'][number];
export type DaConsegnare = S['DaConsegnare'];
export type CasoDaConsegnare = S['CasoDaConsegnare'];

export type Deroga = S['VoceDeroga'];
export type StatoEsame = NonNullable<NonNullable<paths['/api/deroghe']['get']['parameters']['query']>['stato']>;

export type Integrita = S['EsitoIntegrita'];
export type Lavoro = S['LavoroVisto'];

export type Consultazione = S['ConsultazioneVista'];
export type ModoLettura = Consultazione['modo'];
export type Lettura = S['LetturaVista'];
export type FiltriLetture = Omit<Domanda<'/api/cartelle/{id}/consultazioni'>, 'attendi'>;
export type Risposta = S['RispostaAllaPersona'];
export type Periodo = Omit<Domanda<'/api/persone/{id}/consultazioni'>, 'attendi'>;
export type RispostaComando = S['EsitoComando'];

export interface ErroreDiCampo {
  campo: string;
  messaggio: string;
}
/** A fact that would no longer hold. */
export interface Dipendente {
  evento?: string;
  tipo?: string;
  titolo?: string;
  avvenutoIl?: string;
  motivo?: string;
}
/** Problem details: what every refusal has, and what some add. */
export interface CorpoProblema {
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  errori?: ErroreDiCampo[];
  /** Which field of the act a rule refuses. */
  campo?: string;
  dipendenti?: Dipendente[];
  /** The case, or the person, that is already there. */
  cartella?: string;
  persona?: string;
  riferimento?: string;
  eventi?: { tipo: string; titolo: string; attore: string | null; avvenutoIl: string }[];
  actual?: number;
}

type Domanda<
  P extends '/api/cartelle' | '/api/leps' | '/api/cartelle/{id}/consultazioni' | '/api/persone/{id}/consultazioni',
> = NonNullable<paths[P]['get']['parameters']['query']>;
