import type { Azione } from './azioni.js';
import type { Ruolo } from './ruoli.js';

/**
 * How far a permission reaches.
 * - `comuni`: what belongs to the Comuni of the operator;
 * - `valutazione`: the cases with a valutazione multidimensionale;
 * - `ambito`: everything of the Ambito.
 */
export type Portata = 'nessuno' | 'comuni' | 'valutazione' | 'ambito';

/** What an action touches. `comune`: something new of a Comune, or a figure of it. `elenco`: a list, cut to the scope. */
export type TipoRisorsa = 'cartella' | 'accesso' | 'persona' | 'comune' | 'elenco' | 'nessuna';

export interface Riga {
  readonly su: TipoRisorsa;
  /** It shows personal data: the consultation is recorded before the answer. */
  readonly mostraDatiPersonali?: true;
  /** A role that is not named may not. */
  readonly chi: Readonly<Partial<Record<Ruolo, Portata>>>;
}

/** Who conducts the cases. */
const SERVIZIO = { 'assistente-sociale': 'comuni', coordinatore: 'comuni' } as const;
/** Who stands at the door. */
const PORTA = { 'operatore-pua': 'comuni', ...SERVIZIO } as const;
const EQUIPE = { ...SERVIZIO, 'componente-uvm': 'valutazione' } as const;
const COORDINATORE = { coordinatore: 'comuni' } as const;
const REVISORE = { revisore: 'ambito' } as const;
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
  'vedi-accesso': { su: 'accesso', mostraDatiPersonali: true, chi: { ...PORTA, ...REVISORE } },
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
  'vedi-persona': { su: 'persona', mostraDatiPersonali: true, chi: { ...PORTA, ...REVISORE } },
  'aggiorna-anagrafica': { su: 'persona', chi: PORTA },
  'varia-residenza': { su: 'persona', chi: PORTA },
  'attribuisci-codice-fiscale': { su: 'persona', chi: PORTA },
  'rettifica-evento-persona': { su: 'persona', chi: PORTA },
  'annulla-evento-persona': { su: 'persona', chi: PORTA },

  // Erasure. Who asks cannot authorise: a rule of the person's record, whatever the roles.
  'chiedi-cancellazione': { su: 'persona', chi: SERVIZIO },
  'autorizza-cancellazione': { su: 'persona', chi: COORDINATORE },
  'respingi-cancellazione': { su: 'persona', chi: COORDINATORE },
  'poni-blocco-legale': { su: 'persona', chi: COORDINATORE },
  'togli-blocco-legale': { su: 'persona', chi: COORDINATORE },
  'vedi-cancellazione': { su: 'persona', mostraDatiPersonali: true, chi: { ...SERVIZIO, ...REVISORE } },

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
  'registra-erogazione': { su: 'cartella', chi: SERVIZIO },
  'svolgi-valutazione-finale': { su: 'cartella', chi: SERVIZIO },
  chiudi: { su: 'cartella', chi: SERVIZIO },
  riapri: { su: 'cartella', chi: SERVIZIO },
  'rileva-follow-up': { su: 'cartella', chi: SERVIZIO },
  'rettifica-evento': { su: 'cartella', chi: SERVIZIO },
  'annulla-evento': { su: 'cartella', chi: SERVIZIO },

  // Reading the cases
  'elenca-cartelle': { su: 'elenco', mostraDatiPersonali: true, chi: { ...EQUIPE, ...REVISORE } },
  'vedi-cartella': { su: 'cartella', mostraDatiPersonali: true, chi: { ...EQUIPE, ...REVISORE } },
  'vedi-cronologia': { su: 'cartella', mostraDatiPersonali: true, chi: { ...EQUIPE, ...REVISORE } },
  'vedi-passi': { su: 'cartella', mostraDatiPersonali: true, chi: { ...SERVIZIO, ...REVISORE } },
  'vedi-consultazioni': { su: 'cartella', mostraDatiPersonali: true, chi: { ...SERVIZIO, ...REVISORE } },
  // At the door it shows open accessi only: its cases are those of `elenca-cartelle`.
  'vedi-scrivania': { su: 'elenco', mostraDatiPersonali: true, chi: { ...PORTA, 'componente-uvm': 'valutazione' } },

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

  // The product itself
  'verifica-integrita': { su: 'nessuna', chi: { ...REVISORE, ...SISTEMA } },
  'vedi-lavori': { su: 'nessuna', chi: { ...REVISORE, ...SISTEMA } },
  'avvia-checkpoint': { su: 'nessuna', chi: { ...REVISORE, ...SISTEMA } },
  'avvia-verifica': { su: 'nessuna', chi: { ...REVISORE, ...SISTEMA } },
  'avvia-rebuild': { su: 'nessuna', chi: SISTEMA },
  // Sealed as it is in the log, but dates and codes are in clear. The whole log is a copy of it, as a backup is; of one
  // case, whoever keeps the program running sees nothing.
  'esporta-registro': { su: 'nessuna', mostraDatiPersonali: true, chi: SISTEMA },
  'esporta-ambito': { su: 'nessuna', mostraDatiPersonali: true, chi: { ...REVISORE, ...SISTEMA } },
  'esporta-cartella': { su: 'cartella', mostraDatiPersonali: true, chi: REVISORE },
  'vedi-nomenclatore': { su: 'nessuna', chi: TUTTI },
  'vedi-operatori': { su: 'nessuna', chi: TUTTI },
  'vedi-sessione': { su: 'nessuna', chi: TUTTI },
};
