/**
 * The indicators of the priority LEPS with their targets per year, and what each source leaves open.
 * Source: Piano di Zona 2025-2027, Ambito 5 Sebino (ATS Brescia, decreto 18 of 13/01/2025; public administrative act).
 */
export type Obiettivo =
  | { readonly tipo: 'soglia'; readonly operatore: '>=' | '='; readonly percentuale: number }
  | { readonly tipo: 'minimo'; readonly operatore: '>='; readonly valore: number }
  | { readonly tipo: 'crescita'; readonly confronto: 'anno precedente'; readonly operatore: '>' }
  | { readonly tipo: 'riduzione'; readonly confronto: 'anno precedente'; readonly operatore: '<' }
  | { readonly tipo: 'traguardo'; readonly stato: string };

export interface IndicatoreLeps {
  readonly codice: string;
  /** Number of the LEPS it belongs to. */
  readonly leps: number;
  readonly indicatore: string;
  readonly tipo: 'rapporto' | 'conteggio' | 'traguardo' | 'tempo medio';
  readonly unita: string;
  readonly numeratore: string;
  readonly denominatore: string | null;
  /** By year; null is an empty cell of the source. */
  readonly obiettivi: Readonly<Record<string, Obiettivo | null>>;
  readonly alimentatoDa: string;
  readonly daDichiarareNellaDefinizione: string;
}

export const CICLO_LEPS = '2025-2027';
export const FONTE_LEPS =
  'Piano di Zona 2025-2027, Ambito 5 Sebino (ATS Brescia, decreto 18 del 13/01/2025), LEPS prioritari';

/** How the source's tables are to be read. */
export const NOTE_LEPS: readonly string[] = [
  "null = cella vuota nella fonte: per una crescita o riduzione è l'anno base, non un fallimento",
  "denominatore zero: l'indicatore è non calcolabile, mai 0% e mai 100%",
  "crescita e riduzione sono strette: valori uguali non raggiungono l'obiettivo",
];

export const LEPS: readonly { readonly numero: number; readonly nome: string; readonly norma: string }[] = [
  { numero: 1, nome: 'Valutazione multidimensionale e progetto personalizzato', norma: 'D.Lgs. 147/2017 artt. 5 e 6' },
  { numero: 2, nome: "Prevenzione dell'allontanamento familiare", norma: 'L. 234/2021 c. 170' },
  { numero: 3, nome: 'Servizi sociali per le dimissioni protette', norma: 'L. 234/2021 c. 170' },
  {
    numero: 4,
    nome: 'Punti Unici di Accesso (PUA) integrati e UVM: incremento operatori sociali',
    norma: 'L. 234/2021 c. 163',
  },
  { numero: 5, nome: 'Incremento SAD', norma: 'L. 234/2021 c. 162 lett. a)' },
];

export const INDICATORI_LEPS: readonly IndicatoreLeps[] = [
  {
    codice: 'L1.1',
    leps: 1,
    indicatore: 'Numero incontri formativi svolti / numero incontri formativi previsti',
    tipo: 'rapporto',
    unita: 'incontri',
    numeratore: "incontri formativi per équipe multidisciplinari svolti nell'anno",
    denominatore: "incontri formativi per équipe multidisciplinari previsti per l'anno",
    obiettivi: {
      '2025': { tipo: 'soglia', operatore: '>=', percentuale: 50 },
      '2026': { tipo: 'soglia', operatore: '>=', percentuale: 75 },
      '2027': { tipo: 'soglia', operatore: '=', percentuale: 100 },
    },
    alimentatoDa: 'registro incontri formativi',
    daDichiarareNellaDefinizione: 'quali incontri contano (destinatari)',
  },
  {
    codice: 'L1.2',
    leps: 1,
    indicatore: 'Incremento numero EEMM attivate',
    tipo: 'conteggio',
    unita: 'équipe',
    numeratore: "équipe multidisciplinari attivate nell'anno",
    denominatore: null,
    obiettivi: {
      '2025': { tipo: 'minimo', operatore: '>=', valore: 1 },
      '2026': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
      '2027': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
    },
    alimentatoDa: 'eventi delle cartelle e registro équipe',
    daDichiarareNellaDefinizione: 'équipe stabili oppure costituite per il singolo caso',
  },
  {
    codice: 'L1.3',
    leps: 1,
    indicatore:
      "Numero tipologie professionali che compongono le EEMM / numero tipologie professionali presenti nell'organizzazione, gestione ed erogazione dei servizi",
    tipo: 'rapporto',
    unita: 'tipologie professionali',
    numeratore: 'professioni distinte presenti nelle équipe',
    denominatore: "professioni distinte presenti nell'organizzazione",
    obiettivi: {
      '2025': { tipo: 'soglia', operatore: '>=', percentuale: 50 },
      '2026': { tipo: 'soglia', operatore: '>=', percentuale: 75 },
      '2027': { tipo: 'soglia', operatore: '=', percentuale: 100 },
    },
    alimentatoDa: 'eventi delle cartelle; il denominatore è il registro delle professioni',
    daDichiarareNellaDefinizione: 'registro delle professioni alla data',
  },
  {
    codice: 'L2.1',
    leps: 2,
    indicatore: "Definizione o aggiornamento protocollo/procedura di prevenzione dell'allontanamento familiare",
    tipo: 'traguardo',
    unita: 'protocollo',
    numeratore: 'stato del protocollo',
    denominatore: null,
    obiettivi: {
      '2025': { tipo: 'traguardo', stato: 'definito o aggiornato e condiviso' },
      '2026': { tipo: 'traguardo', stato: 'attivato' },
      '2027': null,
    },
    alimentatoDa: 'registro protocolli',
    daDichiarareNellaDefinizione: 'il 2027 è vuoto nella fonte: non è né zero né mancato',
  },
  {
    codice: 'L2.2',
    leps: 2,
    indicatore: 'Numero progetti individualizzati / numero valutazioni',
    tipo: 'rapporto',
    unita: 'progetti su valutazioni',
    numeratore: "progetti individualizzati sottoscritti nell'area prevenzione dell'allontanamento",
    denominatore: 'valutazioni concluse nella stessa area',
    obiettivi: {
      '2025': { tipo: 'soglia', operatore: '>=', percentuale: 40 },
      '2026': { tipo: 'soglia', operatore: '>=', percentuale: 60 },
      '2027': { tipo: 'soglia', operatore: '>=', percentuale: 80 },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione: 'stesso anno per numeratore e denominatore; per atto o per caso',
  },
  {
    codice: 'L2.3',
    leps: 2,
    indicatore: "Incremento della tipologia dei soggetti coinvolti nell'ambito dei Gruppi territoriali",
    tipo: 'conteggio',
    unita: 'enti',
    numeratore: 'enti che partecipano ai gruppi territoriali',
    denominatore: null,
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
      '2027': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
    },
    alimentatoDa: 'registro dei soggetti',
    daDichiarareNellaDefinizione: 'il titolo dice tipologia, gli obiettivi dicono enti',
  },
  {
    codice: 'L2.4',
    leps: 2,
    indicatore:
      'Incremento numero nuclei familiari presi in carico in ottica di prevenzione, anche ulteriori rispetto ai nuclei previsti dal Programma PIPPI',
    tipo: 'conteggio',
    unita: 'nuclei',
    numeratore: 'nuclei presi in carico per prevenzione',
    denominatore: null,
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
      '2027': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione: "aperti nell'anno oppure attivi nell'anno",
  },
  {
    codice: 'L3.1',
    leps: 3,
    indicatore:
      'Definizione o aggiornamento protocollo/procedura per le dimissioni protette (scopo, destinatari, azioni, attori, tempi, responsabilità, indicatori)',
    tipo: 'traguardo',
    unita: 'protocollo',
    numeratore: 'stato del protocollo, con le sette sezioni obbligatorie',
    denominatore: null,
    obiettivi: {
      '2025': { tipo: 'traguardo', stato: 'definito o aggiornato e condiviso in Cabina di Regia ASST' },
      '2026': { tipo: 'traguardo', stato: 'attivato' },
      '2027': null,
    },
    alimentatoDa: 'registro protocolli',
    daDichiarareNellaDefinizione: 'sette sezioni obbligatorie',
  },
  {
    codice: 'L3.2',
    leps: 3,
    indicatore:
      'Utenti con bisogno di attivare servizi sociali territoriali che hanno beneficiato del servizio di dimissioni protette / utenti che ne hanno espresso il bisogno',
    tipo: 'rapporto',
    unita: 'persone',
    numeratore: 'persone del denominatore con dimissione protetta attivata',
    denominatore: "persone con bisogno di dimissione protetta espresso nell'anno",
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'soglia', operatore: '>=', percentuale: 50 },
      '2027': { tipo: 'soglia', operatore: '>=', percentuale: 75 },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione: 'il numeratore è un sottoinsieme del denominatore',
  },
  {
    codice: 'L3.3',
    leps: 3,
    indicatore: 'Riduzione tempo medio di attesa della dimissione per il ritorno a domicilio',
    tipo: 'tempo medio',
    unita: 'giorni',
    numeratore: 'media dei giorni tra dimissibilità dichiarata e dimissione effettiva verso il domicilio',
    denominatore: null,
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'riduzione', confronto: 'anno precedente', operatore: '<' },
      '2027': { tipo: 'riduzione', confronto: 'anno precedente', operatore: '<' },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione: "l'evento di inizio non è definito nella fonte: qui la dimissibilità dichiarata",
  },
  {
    codice: 'L3.4',
    leps: 3,
    indicatore: 'Riduzione tempo medio di attesa della dimissione per il ritorno in struttura residenziale',
    tipo: 'tempo medio',
    unita: 'giorni',
    numeratore: 'media dei giorni tra dimissibilità dichiarata e dimissione effettiva verso struttura residenziale',
    denominatore: null,
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'riduzione', confronto: 'anno precedente', operatore: '<' },
      '2027': { tipo: 'riduzione', confronto: 'anno precedente', operatore: '<' },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione: 'come L3.3',
  },
  {
    codice: 'L3.5',
    leps: 3,
    indicatore: 'Incremento numero incontri formativi per caregiver familiari e/o assistenti familiari',
    tipo: 'conteggio',
    unita: 'incontri',
    numeratore: 'incontri formativi per caregiver e assistenti familiari svolti',
    denominatore: null,
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
      '2027': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
    },
    alimentatoDa: 'registro incontri formativi',
    daDichiarareNellaDefinizione: '',
  },
  {
    codice: 'L3.6',
    leps: 3,
    indicatore:
      "Incremento numero dimissioni protette gestite attraverso l'integrazione informativa e informatizzata tra ambito sanitario e cartella sociale informatizzata",
    tipo: 'conteggio',
    unita: 'dimissioni protette',
    numeratore: 'dimissioni protette la cui segnalazione è arrivata per via telematica dal sistema sanitario',
    denominatore: null,
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
      '2027': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
    },
    alimentatoDa: 'eventi delle cartelle, con la loro provenienza',
    daDichiarareNellaDefinizione: 'che cosa conta come integrazione',
  },
  {
    codice: 'L4.1',
    leps: 4,
    indicatore:
      'Definizione o aggiornamento protocollo/procedura operativa di Distretto per la valutazione integrata, con strumenti unitari per valutazione preliminare e multidimensionale',
    tipo: 'traguardo',
    unita: 'protocollo',
    numeratore: 'stato del protocollo',
    denominatore: null,
    obiettivi: {
      '2025': { tipo: 'traguardo', stato: 'definito o aggiornato e condiviso' },
      '2026': { tipo: 'traguardo', stato: 'attivato' },
      '2027': null,
    },
    alimentatoDa: 'registro protocolli',
    daDichiarareNellaDefinizione: '',
  },
  {
    codice: 'L4.2',
    leps: 4,
    indicatore:
      "Numero valutazioni che vedono la partecipazione dell'assistente sociale comunale o di Ambito / numero complessivo di valutazioni effettuate",
    tipo: 'rapporto',
    unita: 'valutazioni',
    numeratore:
      'valutazioni multidimensionali concluse con almeno un assistente sociale di Comune o Ambito tra i partecipanti',
    denominatore: 'valutazioni multidimensionali concluse',
    obiettivi: {
      '2025': { tipo: 'soglia', operatore: '>=', percentuale: 50 },
      '2026': { tipo: 'soglia', operatore: '>=', percentuale: 75 },
      '2027': { tipo: 'soglia', operatore: '=', percentuale: 100 },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione: "una seconda versione della fonte conta solo l'assistente sociale comunale",
  },
  {
    codice: 'L4.3',
    leps: 4,
    indicatore:
      'Incremento numero strumenti unitari di Distretto per la valutazione multidimensionale condivisi tra ambito territoriale sociale e ambito sanitario',
    tipo: 'conteggio',
    unita: 'strumenti',
    numeratore: 'strumenti di valutazione condivisi con la sanità',
    denominatore: null,
    obiettivi: {
      '2025': { tipo: 'minimo', operatore: '>=', valore: 1 },
      '2026': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
      '2027': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
    },
    alimentatoDa: 'registro strumenti',
    daDichiarareNellaDefinizione: '',
  },
  {
    codice: 'L4.4',
    leps: 4,
    indicatore:
      'Incremento numero persone in condizioni complesse prese in carico dalle Unità di Valutazione Multidimensionale (UVM)',
    tipo: 'conteggio',
    unita: 'persone',
    numeratore: 'persone con bisogno complesso prese in carico dalla UVM',
    denominatore: null,
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
      '2027': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione: "una riga della fonte dice persone, un'altra persone e/o nuclei",
  },
  {
    codice: 'L5.1',
    leps: 5,
    indicatore:
      'Progetti individualizzati SAD per anziani non autosufficienti ad alto bisogno assistenziale con piano individualizzato unico integrato con ambito sanitario / stessi progetti',
    tipo: 'rapporto',
    unita: 'progetti',
    numeratore: 'progetti del denominatore con piano unico integrato',
    denominatore: 'progetti SAD sottoscritti per anziani non autosufficienti ad alto bisogno',
    obiettivi: {
      '2025': { tipo: 'soglia', operatore: '>=', percentuale: 50 },
      '2026': { tipo: 'soglia', operatore: '>=', percentuale: 75 },
      '2027': { tipo: 'soglia', operatore: '=', percentuale: 100 },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione:
      'alto bisogno è un esito esplicito e datato della valutazione, non si deduce da un punteggio',
  },
  {
    codice: 'L5.2',
    leps: 5,
    indicatore:
      'Progetti individualizzati SAD che comprendono percorsi di dimissioni protette / casi di dimissioni protette che necessitano di SAD',
    tipo: 'rapporto',
    unita: 'progetti su casi',
    numeratore: 'casi del denominatore con progetto SAD che comprende la dimissione protetta',
    denominatore: 'dimissioni protette che necessitano di SAD',
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'soglia', operatore: '>=', percentuale: 50 },
      '2027': { tipo: 'soglia', operatore: '>=', percentuale: 75 },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione: '',
  },
  {
    codice: 'L5.3',
    leps: 5,
    indicatore:
      'Incremento numero prese in carico SAD con intero processo caratteristico gestito attraverso la cartella sociale informatizzata (accesso/orientamento, valutazione del bisogno, progetto individualizzato, erogazione del servizio SAD, valutazione finale/conclusione)',
    tipo: 'conteggio',
    unita: 'prese in carico',
    numeratore: "prese in carico SAD concluse nell'anno con tutte e cinque le fasi registrate in cartella",
    denominatore: null,
    obiettivi: {
      '2025': null,
      '2026': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
      '2027': { tipo: 'crescita', confronto: 'anno precedente', operatore: '>' },
    },
    alimentatoDa: 'eventi delle cartelle',
    daDichiarareNellaDefinizione: "anno dell'evento di conclusione",
  },
];

export function indicatoreLeps(codice: string): IndicatoreLeps {
  const indicatore = INDICATORI_LEPS.find((i) => i.codice === codice);
  if (!indicatore) throw new Error(`no LEPS indicator ${codice}`);
  return indicatore;
}
