/**
 * What a log may promise. Each case of the conformance suite tests one of these; a store declares which ones it has, and
 * runs all of their cases.
 */
export const CAPACITA = {
  append: 'un append è di uno o più stream, con le revisioni attese: tutto o niente',
  ordine: 'posizioni senza buchi, nell’ordine delle conferme, per tutti i lettori',
  orologio: 'registratoIl non torna mai indietro',
  idempotenza: 'la stessa richiesta due volte accade una volta, per chiave e per id degli eventi',
  prenotazioni: 'quello che dev’essere unico in un Ambito lo è, e si libera',
  lettura: 'si legge per stream, per molti stream, per posizione e per categoria',
  contenuto: 'quello che si scrive si rilegge identico',
  grandi: 'un evento di dieci megabyte, e diecimila eventi in un append',
  ambiti: 'un Ambito non vede, non scrive e non scopre niente di un altro',
  ascolto: 'chi ascolta è svegliato dopo ogni scrittura',
  processi: 'lo stesso, quando a scrivere sono processi diversi, e quando vengono uccisi',
  guasti: 'quando la linea cade si dice solo quello che si sa, e rimandare non raddoppia',
  commit: 'all’istante della conferma niente si vede prima del suo turno, e niente si perde',
  vicini: 'una transazione di altri, lasciata aperta sullo stesso server, non ferma niente',
} as const;

export type Capacita = keyof typeof CAPACITA;

export const TUTTE_LE_CAPACITA = Object.keys(CAPACITA) as readonly Capacita[];

/** Without these it is not a log: a store that does not declare them is refused by the suite. */
export const ESSENZIALI: readonly Capacita[] = [
  'append',
  'ordine',
  'orologio',
  'idempotenza',
  'lettura',
  'contenuto',
  'ambiti',
];
