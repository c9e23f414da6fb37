import type { Azione } from './azioni.js';
import type { Ruolo } from './ruoli.js';

/**
 * How far a permission reaches.
 * - `propri`: the cases the operator answers for, in the Comuni of the operator;
 * - `squadra`: of the Comuni of the operator, what nobody answers for yet, or the operator or someone of the team does;
 * - `comuni`: what belongs to the Comuni of the operator;
 * - `agenda`: the cases on the agenda of a seduta under way to which the operator is convened;
 * - `ente`: the cases with an intervento that the operator's ente delivers;
 * - `mandato`: while the mandate runs, its Comuni, or the whole Ambito if it names none;
 * - `ambito`: everything of the Ambito.
 */
export const PORTATE = ['propri', 'squadra', 'comuni', 'agenda', 'ente', 'mandato', 'ambito'] as const;
export type Portata = (typeof PORTATE)[number];

/** What an action touches. `comune`: something new of a Comune, a figure or a copy of it. `elenco`: a list, cut to the scope. */
export type TipoRisorsa = 'cartella' | 'accesso' | 'persona' | 'seduta' | 'comune' | 'elenco' | 'nessuna';

export interface Riga {
  readonly su: TipoRisorsa;
  /** It shows personal data: the consultation is recorded before the answer. */
  readonly mostraDatiPersonali?: true;
  /** A reason must be given: at each reading, or only outside the operator's own cases. See `nesso.ts`. */
  readonly motivo?: 'sempre' | 'fuori-dai-propri';
  /** Reading only: whoever has broken the glass on the thing may as well, if the role may on any. */
  readonly ancheInDeroga?: true;
  /**
   * On a person whom nobody follows: its accessi bring it within reach too. Anyone may register one, so never what gives or
   * decides more than the door needs: a residence moved by it, or rectified, would make the person one's own.
   */
  readonly ancheDaAccesso?: true;
  /** A role that is not named may not; of several scopes, one is enough. */
  readonly chi: Readonly<Partial<Record<Ruolo, Portata | readonly Portata[]>>>;
}

/** Who conducts the cases. */
const SERVIZIO = { 'assistente-sociale': 'squadra', coordinatore: 'comuni' } as const;
/** Accessi and persone are of a Comune, not of a team. */
const DELLE_PERSONE = { 'assistente-sociale': 'comuni', coordinatore: 'comuni' } as const;
/** Who stands at the door. */
const PORTA = { 'operatore-pua': 'comuni', ...DELLE_PERSONE } as const;
const EQUIPE = { ...SERVIZIO, 'componente-uvm': 'agenda' } as const;
const COORDINATORE = { coordinatore: 'comuni' } as const;
/** Who may be a case manager and does not coordinate: whoever went into the case beyond its scope is made known to them. */
const CHI_NE_RISPONDE = { 'assistente-sociale': 'propri', 'componente-uvm': 'propri' } as const;
/** Who delivers an intervento: of the case, that and nothing else. */
const ENTE = { 'ente-erogatore': 'ente' } as const;
const REVISORE = { revisore: 'mandato' } as const;
/** Who may break the glass: at the door, that a case exists is all there is to see of it. */
const IN_DEROGA = { 'assistente-sociale': 'ambito', coordinatore: 'ambito', 'componente-uvm': 'ambito' } as const;
/** Who calls the sedute, and who is called to them; their cases are cut to what each may see of the cases. */
const ALLE_SEDUTE = {
  coordinatore: 'ambito',
  'componente-uvm': 'agenda',
  'assistente-sociale': 'agenda',
  ...REVISORE,
} as const;
/** Who keeps the register of operators. */
const UFFICIO = { 'ufficio-di-piano': 'ambito' } as const;
const SISTEMA = { 'amministratore-sistema': 'ambito' } as const;
const TUTTI = {
  'operatore-pua': 'ambito',
  'assistente-sociale': 'ambito',
  coordinatore: 'ambito',
  'componente-uvm': 'ambito',
  'ente-erogatore': 'ambito',
  'ufficio-di-piano': 'ambito',
  'amministratore-locale': 'ambito',
  revisore: 'ambito',
  'amministratore-sistema': 'ambito',
} as const;

/**
 * Who may do what, and how far: the one table that the gate enforces. Roles and limits are those of "Who works with it"
 * in the domain design. An action without a row does not compile.
 */
export const MATRICE: Readonly<Record<Azione, Riga>> = {
  // The door
  'registra-accesso': { su: 'comune', chi: PORTA },
  'compila-triage': { su: 'accesso', chi: PORTA },
  'classifica-bisogno': { su: 'accesso', chi: PORTA },
  'fornisci-orientamento': { su: 'accesso', chi: PORTA },
  'concludi-accesso': { su: 'accesso', chi: PORTA },
  'apri-cartella': { su: 'accesso', chi: PORTA },
  'rettifica-evento-accesso': { su: 'accesso', chi: PORTA },
  'annulla-evento-accesso': { su: 'accesso', chi: PORTA },
  'vedi-accesso': {
    su: 'accesso',
    mostraDatiPersonali: true,
    motivo: 'fuori-dai-propri',
    chi: { ...PORTA, ...REVISORE },
  },
  'elenca-accessi': { su: 'elenco', mostraDatiPersonali: true, chi: { ...PORTA, ...REVISORE } },

  // Identity. The search covers the Ambito, so that nobody is registered twice.
  'registra-persona': {
    su: 'nessuna',
    chi: { 'operatore-pua': 'ambito', 'assistente-sociale': 'ambito', coordinatore: 'ambito' },
  },
  'cerca-persone': {
    su: 'elenco',
    mostraDatiPersonali: true,
    chi: { 'operatore-pua': 'ambito', 'assistente-sociale': 'ambito', coordinatore: 'ambito', ...REVISORE },
  },
  'vedi-persona': {
    su: 'persona',
    mostraDatiPersonali: true,
    motivo: 'fuori-dai-propri',
    ancheInDeroga: true,
    ancheDaAccesso: true,
    chi: { ...PORTA, ...REVISORE },
  },
  'aggiorna-anagrafica': { su: 'persona', ancheDaAccesso: true, chi: PORTA },
  'varia-residenza': { su: 'persona', chi: PORTA },
  'attribuisci-codice-fiscale': { su: 'persona', ancheDaAccesso: true, chi: PORTA },
  'rettifica-evento-persona': { su: 'persona', chi: PORTA },
  'annulla-evento-persona': { su: 'persona', chi: PORTA },

  // Erasure. Who asks cannot authorise: a rule of the person's record, whatever the roles.
  'chiedi-cancellazione': { su: 'persona', chi: DELLE_PERSONE },
  'autorizza-cancellazione': { su: 'persona', chi: COORDINATORE },
  'respingi-cancellazione': { su: 'persona', chi: COORDINATORE },
  'poni-blocco-legale': { su: 'persona', chi: COORDINATORE },
  'togli-blocco-legale': { su: 'persona', chi: COORDINATORE },
  'vedi-cancellazione': {
    su: 'persona',
    mostraDatiPersonali: true,
    motivo: 'fuori-dai-propri',
    chi: { ...DELLE_PERSONE, ...REVISORE },
  },

  // The case
  apri: { su: 'cartella', chi: {} },
  'consegna-informativa': { su: 'cartella', chi: SERVIZIO },
  'attiva-presa-in-carico': { su: 'cartella', chi: SERVIZIO },
  'individua-case-manager': { su: 'cartella', chi: SERVIZIO },
  assegna: { su: 'cartella', chi: COORDINATORE },
  'annota-diario': { su: 'cartella', chi: SERVIZIO },
  'avvia-valutazione': { su: 'cartella', chi: SERVIZIO },
  'costituisci-equipe': { su: 'cartella', chi: SERVIZIO },
  'somministra-strumento': { su: 'cartella', chi: EQUIPE },
  'concludi-valutazione': { su: 'cartella', chi: EQUIPE },
  'redigi-progetto': { su: 'cartella', chi: SERVIZIO },
  'rimodula-progetto': { su: 'cartella', chi: SERVIZIO },
  'richiedi-approvazione': { su: 'cartella', chi: SERVIZIO },
  'ritira-richiesta': { su: 'cartella', chi: SERVIZIO },
  // Who wrote the progetto is kept from approving it by rule 5, in the case itself.
  'apri-richiesta': { su: 'cartella', chi: COORDINATORE },
  'approva-progetto': { su: 'cartella', chi: COORDINATORE },
  'respingi-progetto': { su: 'cartella', chi: COORDINATORE },
  'sottoscrivi-progetto': { su: 'cartella', chi: SERVIZIO },
  'autorizza-intervento': { su: 'cartella', chi: SERVIZIO },
  'attiva-intervento': { su: 'cartella', chi: SERVIZIO },
  'sospendi-intervento': { su: 'cartella', chi: SERVIZIO },
  'riprendi-intervento': { su: 'cartella', chi: SERVIZIO },
  'cessa-intervento': { su: 'cartella', chi: SERVIZIO },
  // By an ente only on its own intervento: the one named in what it sends.
  'registra-erogazione': { su: 'cartella', chi: { ...SERVIZIO, ...ENTE } },
  'svolgi-valutazione-finale': { su: 'cartella', chi: SERVIZIO },
  chiudi: { su: 'cartella', chi: SERVIZIO },
  riapri: { su: 'cartella', chi: SERVIZIO },
  'rileva-follow-up': { su: 'cartella', chi: SERVIZIO },
  'rettifica-evento': { su: 'cartella', chi: SERVIZIO },
  'annulla-evento': { su: 'cartella', chi: SERVIZIO },

  // Tutele ed esclusioni. Who does not coordinate may only dispose where it leads, and declare a conflict of its own: rules of
  // the case itself.
  'disponi-tutela': { su: 'cartella', chi: SERVIZIO },
  'revoca-tutela': { su: 'cartella', chi: COORDINATORE },
  'escludi-operatore': { su: 'cartella', chi: SERVIZIO },
  'revoca-esclusione': { su: 'cartella', chi: COORDINATORE },

  // Reading the cases
  'elenca-cartelle': { su: 'elenco', mostraDatiPersonali: true, chi: { ...EQUIPE, ...REVISORE } },
  'vedi-cartella': {
    su: 'cartella',
    mostraDatiPersonali: true,
    motivo: 'fuori-dai-propri',
    ancheInDeroga: true,
    chi: { ...EQUIPE, ...REVISORE },
  },
  'vedi-cronologia': {
    su: 'cartella',
    mostraDatiPersonali: true,
    motivo: 'fuori-dai-propri',
    ancheInDeroga: true,
    chi: { ...EQUIPE, ...REVISORE },
  },
  'vedi-passi': {
    su: 'cartella',
    mostraDatiPersonali: true,
    motivo: 'fuori-dai-propri',
    chi: { ...SERVIZIO, ...REVISORE },
  },
  'vedi-consultazioni': {
    su: 'cartella',
    mostraDatiPersonali: true,
    motivo: 'fuori-dai-propri',
    chi: { ...SERVIZIO, ...REVISORE },
  },
  // At the door it shows open accessi only: its cases are those of `elenca-cartelle`.
  'vedi-scrivania': { su: 'elenco', mostraDatiPersonali: true, chi: { ...PORTA, 'componente-uvm': 'agenda' } },

  // Who has read. The answer to a person is handed over whole, and must say at whose request: by who may know of every case.
  'vedi-consultazioni-persona': { su: 'persona', mostraDatiPersonali: true, motivo: 'sempre', chi: REVISORE },
  'cerca-consultazioni': { su: 'elenco', mostraDatiPersonali: true, chi: REVISORE },

  // Beyond one's scope. Who opened one cannot review it: a rule of the deroga itself. One's own are case ids and instants.
  'apri-deroga': { su: 'cartella', chi: IN_DEROGA },
  'concludi-deroga': { su: 'cartella', chi: IN_DEROGA },
  'prendi-visione-deroga': { su: 'cartella', chi: { ...CHI_NE_RISPONDE, coordinatore: 'propri' } },
  'esamina-deroga': { su: 'cartella', chi: { ...COORDINATORE, ...REVISORE } },
  'segnala-deroga': { su: 'cartella', chi: { ...COORDINATORE, ...REVISORE } },
  'elenca-deroghe': {
    su: 'elenco',
    mostraDatiPersonali: true,
    chi: { ...CHI_NE_RISPONDE, ...COORDINATORE, ...REVISORE },
  },
  'vedi-deroghe': {
    su: 'cartella',
    mostraDatiPersonali: true,
    motivo: 'fuori-dai-propri',
    chi: { ...CHI_NE_RISPONDE, ...SERVIZIO, ...REVISORE },
  },
  'vedi-mie-deroghe': { su: 'nessuna', chi: IN_DEROGA },

  // What an ente erogatore sees
  'elenca-interventi-ente': { su: 'elenco', mostraDatiPersonali: true, chi: ENTE },
  'vedi-intervento-ente': { su: 'cartella', mostraDatiPersonali: true, chi: ENTE },

  // Sedute. What shows a case to who is convened is an act on that case.
  'convoca-seduta': { su: 'nessuna', chi: { coordinatore: 'ambito' } },
  'poni-all-ordine-del-giorno': { su: 'cartella', chi: COORDINATORE },
  'togli-dall-ordine-del-giorno': { su: 'cartella', chi: COORDINATORE },
  'registra-presenza': { su: 'seduta', chi: { coordinatore: 'ambito', 'componente-uvm': 'agenda' } },
  'discuti-caso': { su: 'cartella', chi: { ...COORDINATORE, 'componente-uvm': 'agenda' } },
  'concludi-seduta': { su: 'seduta', chi: { coordinatore: 'ambito' } },
  'elenca-sedute': { su: 'elenco', mostraDatiPersonali: true, chi: ALLE_SEDUTE },
  'vedi-seduta': { su: 'seduta', mostraDatiPersonali: true, chi: ALLE_SEDUTE },

  // Figures. Their rows are pseudonyms, but of persons all the same.
  'vedi-leps': {
    su: 'comune',
    chi: { 'ufficio-di-piano': 'ambito', coordinatore: 'ambito', 'amministratore-locale': 'comuni', ...REVISORE },
  },
  'vedi-righe-leps': {
    su: 'comune',
    mostraDatiPersonali: true,
    chi: { 'ufficio-di-piano': 'ambito', coordinatore: 'comuni', ...REVISORE },
  },

  // Utenze and hand-overs. Nobody changes their own enrolment: a rule of the operator's record, whatever the role.
  'iscrivi-operatore': { su: 'nessuna', chi: UFFICIO },
  'sospendi-operatore': { su: 'nessuna', chi: UFFICIO },
  'riammetti-operatore': { su: 'nessuna', chi: UFFICIO },
  'trasferisci-operatore': { su: 'nessuna', chi: UFFICIO },
  'cessa-operatore': { su: 'nessuna', chi: UFFICIO },
  'elenca-utenze': { su: 'nessuna', mostraDatiPersonali: true, chi: { ...UFFICIO, ...REVISORE } },
  'vedi-utenza': { su: 'nessuna', mostraDatiPersonali: true, chi: { ...UFFICIO, ...REVISORE } },
  'elenca-consegne': { su: 'elenco', mostraDatiPersonali: true, chi: COORDINATORE },
  consegna: { su: 'cartella', chi: COORDINATORE },

  // The product itself
  'verifica-integrita': { su: 'nessuna', chi: { ...REVISORE, ...SISTEMA } },
  'vedi-lavori': { su: 'nessuna', chi: { ...REVISORE, ...SISTEMA } },
  'avvia-checkpoint': { su: 'nessuna', chi: { ...REVISORE, ...SISTEMA } },
  'avvia-verifica': { su: 'nessuna', chi: { ...REVISORE, ...SISTEMA } },
  'avvia-rebuild': { su: 'nessuna', chi: SISTEMA },
  // Sealed as it is in the log, but acts, dates and codes are in clear: content of cases, which whoever keeps the program
  // running does not see. Backups are made by who has the machine in hand.
  'esporta-registro': { su: 'comune', mostraDatiPersonali: true, motivo: 'sempre', chi: REVISORE },
  // Of no single Comune: a mandate over some of them does not reach it.
  'esporta-ambito': { su: 'comune', mostraDatiPersonali: true, motivo: 'sempre', chi: REVISORE },
  'esporta-cartella': { su: 'cartella', mostraDatiPersonali: true, motivo: 'sempre', chi: REVISORE },
  'vedi-nomenclatore': { su: 'nessuna', chi: TUTTI },
  'vedi-operatori': { su: 'nessuna', chi: TUTTI },
  'vedi-sessione': { su: 'nessuna', chi: TUTTI },
  'vedi-permessi': { su: 'nessuna', chi: TUTTI },
};

export const portateDelRuolo = (ruolo: Ruolo, azione: Azione): readonly Portata[] =>
  [MATRICE[azione].chi[ruolo] ?? []].flat();
