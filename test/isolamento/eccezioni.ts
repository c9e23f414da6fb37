/**
 * What in the database is not of one Ambito, or is seen by a role beyond one Ambito, and why. Each entry must be needed: the
 * spec fails on one that is not true any more, and on anything that is not here.
 */

/** Tables without a column `ambito`; `schema.*` for a schema whose tables a library makes. */
export const SENZA_AMBITO: Readonly<Record<string, string>> = {
  'public.migrazione': 'i passi dello schema: nomi e impronte dei loro testi',
  'log.testa': 'l’unica riga che ogni append blocca: una posizione, un’ora, un hash',
  'vault.principale': 'l’impronta della chiave principale, che è di tutta l’installazione',
  'vault.segreto': 'i segreti dell’installazione, avvolti dalla chiave principale; di nessun soggetto',
  'vault.ripulitura': 'quando si sono tolte le tracce, e fino a che posizione',
  'letture.tabella': 'quale proiezione scrive quale tabella',
  'letture.checkpoint': 'fin dove ogni proiezione ha letto, e in che tabelle',
  'limiti.conteggio': 'quante richieste, sotto un hash con chiave: prima di entrare nessuno è di un Ambito',
  'code.*': 'le code dei lavori: di un ruolo che non vede altro; chi chiede un lavoro ne riceve solo del suo Ambito',
};

/** Policies that are not `ambito = cartella.ambito`: `table policy role`, or `schema.* policy role`. */
export const POLICY_PIU_LARGHE: Readonly<Record<string, string>> = {
  'log.evento in_ordine projector':
    'chi piega il registro, e chi lo verifica, lo legge tutto e in ordine; non ne scrive',
  'consultazioni.testa da_attestare projector':
    'chi firma i checkpoint vede quanto è lunga ogni catena, e i suoi hash: tre colonne, non chi ha letto che cosa',
  'consultazioni.consultazione da_attestare projector': 'le stesse tre colonne, per confrontare una testa firmata',
  'vault.chiave in_ordine projector': 'un lotto del registro è di più Ambiti: il proiettore ne apre gli eventi insieme',
  'vault.chiave rotazione owner': 'la rotazione della chiave principale avvolge di nuovo le chiavi di tutti',
  'identita.ambito prima_di_sapere_chi owner':
    'di chi presenta un token non si sa ancora l’Ambito: lo dicono le funzioni',
  'identita.operatore prima_di_sapere_chi owner': 'lo stesso: chi è, lo dice il suo nome presso il gestore',
  'identita.incarico prima_di_sapere_chi owner': 'lo stesso: se oggi lavora, e in che veste',
  'identita.sessione prima_di_sapere_chi owner': 'lo stesso: nessun ruolo di esercizio tocca le sessioni',
  'letture.* scrittura projector': 'un lotto si scrive in una transazione sola, di qualunque Ambito siano le sue righe',
  'letture_nuova.* scrittura projector': 'lo stesso, nelle tabelle che si rifanno',
  'letture_precedente.* scrittura projector': 'lo stesso, in quelle a cui si può tornare',
  'letture.parcheggio del_proprietario owner':
    'lo scambio delle tabelle sposta ciò che è parcheggiato, di chiunque sia',
};

/** Functions that run with the rights of the owner, and what they can be made to do from the transaction of an Ambito. */
export const CON_I_DIRITTI_DEL_PROPRIETARIO: Readonly<Record<string, string>> = {
  'log.registra': 'scrive solo eventi dell’Ambito che le si dice, e rifiuta la transazione di un altro',
  'consultazioni.registra': 'aggiunge alla catena dell’Ambito che le si dice, e rifiuta la transazione di un altro',
  'vault.distruggi': 'distrugge chiavi dell’Ambito che le si dice, che dev’essere quello della transazione',
  'vault.con_la_principale_attuale': 'guarda solo quale chiave principale è in uso; è di un trigger',
  'identita.apri_sessione': 'vuole il nome che il gestore dà all’operatore, unico in tutta l’installazione',
  'identita.sessione_viva': 'vuole l’impronta di un token che il browser tiene e il database no',
  'identita.nell_ente_dal_di': 'vuole la stessa impronta, e dice giorni dello stesso Ambito',
  'identita.affida_sessione': 'lo stesso; ciò che scrive si apre solo col token',
  'identita.prenota_rinnovo': 'lo stesso: dice a uno solo di chiedere al gestore',
  'identita.chiudi_sessione': 'lo stesso',
  'identita.registra_operatore':
    'scrive gli operatori dell’Ambito che le si dice, che dev’essere quello della transazione',
  'identita.soggetti_altrove':
    'dice sì o no, e nient’altro: un nome presso il gestore è di una persona sola, e due Ambiti non possono darlo a due',
  'letture.sgombera': 'toglie tabelle che non servono; le viste si rifanno dal registro',
  'letture.prepara_nuova': 'fa tabelle vuote',
  'letture.scambia': 'scambia tabelle intere, con le stesse policy',
  'letture.analizza': 'fa le statistiche, che un ruolo di esercizio non legge',
};
