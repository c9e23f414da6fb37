import type { Configurazione } from '#platform';

/** What a request is, for who counts: where it goes, and whether we know who sends it. */
export interface Conteggiata {
  readonly metodo: string;
  /** Without its query string. */
  readonly percorso: string;
  readonly conosciuto: boolean;
}

export interface Limite {
  readonly nome: keyof Configurazione['limiti'];
  readonly secondi: number;
  riguarda(richiesta: Conteggiata): boolean;
  /** Counts the refusals of these requests, and not the requests. */
  readonly soloRifiuti?: true;
}

const MINUTO = 60;

/** An address with somebody's identifier in it: what can be guessed. */
const CON_IDENTIFICATIVO = /\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\/|$)/i;
/** Words of the paths by which many people, or a whole case, leave the program at once. */
const ESPORTA = /\/(esporta|esportazione|fascicolo|stampa|scarica)[\w-]*\/?$/i;
const CERCA = /\/(ricerca|cerca)[\w-]*\/?$/i;
/** They take a codice fiscale, and say whose it already is: asked one after the other, it is a search. */
const DICE_CHI_C_E = /^\/api\/persone(\/[^/]+\/atti\/(attribuisci-codice-fiscale|rettifica|annulla)[\w-]*)?\/?$/i;

const APRE_UNA_DEROGA = /^\/api\/cartelle\/[^/]+\/deroghe\/?$/i;

const cercaPersone = ({ metodo, percorso }: Conteggiata): boolean =>
  CERCA.test(percorso) || (metodo === 'POST' && DICE_CHI_C_E.test(percorso));

/**
 * How much one may ask, each count in a window of its own. How many is a setting (LIMITI_…), so that an Ambito with more people
 * behind one address, or a stricter one, can choose; what is counted together, and for how long, is here.
 */
export const LIMITI: readonly Limite[] = [
  // Ten a second: no hand is so fast, and a page of ours asks for at most ten things.
  { nome: 'operatore', secondi: MINUTO, riguarda: ({ conosciuto }) => conosciuto },
  // A whole office goes out by one address: who has not entered yet is counted with the others.
  { nome: 'indirizzo', secondi: MINUTO, riguarda: ({ conosciuto }) => !conosciuto },
  // Each sign-in is two of these. A password is never asked here: it is the issuer that stops who tries many.
  {
    nome: 'accesso',
    secondi: 15 * MINUTO,
    riguarda: ({ percorso }) => /^\/api\/sessione\/(entra|ritorno)\/?$/i.test(percorso),
  },
  // At the door a name is searched for as it is typed: five or six for each person who comes.
  { nome: 'ricerche', secondi: 15 * MINUTO, riguarda: cercaPersone },
  // Who copies the register a few names at a time needs days for what a quarter of an hour would have given.
  { nome: 'ricercheAlGiorno', secondi: 24 * 60 * MINUTO, riguarda: cercaPersone },
  // The glass is for what cannot wait: who breaks it at every case is going through the register.
  {
    nome: 'derogheAlGiorno',
    secondi: 24 * 60 * MINUTO,
    riguarda: ({ metodo, percorso }) => metodo === 'POST' && APRE_UNA_DEROGA.test(percorso),
  },
  { nome: 'esportazioni', secondi: 60 * MINUTO, riguarda: ({ percorso }) => ESPORTA.test(percorso) },
  // Who works is refused something now and then; who guesses, every time.
  {
    nome: 'tentativi',
    secondi: 10 * MINUTO,
    riguarda: ({ percorso }) => CON_IDENTIFICATIVO.test(percorso),
    soloRifiuti: true,
  },
];
