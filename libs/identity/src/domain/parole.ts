import { ETICHETTE } from '#nomenclatore';
import type { Azione } from './azioni.js';
import type { Portata } from './matrice.js';

/** The sections of the table that people read, in their order. */
export const AREE_PERMESSI = {
  porta: 'Accessi',
  persone: 'Persone',
  cancellazione: 'Cancellazione dei dati personali',
  caso: 'Il caso',
  letture: 'Leggere i casi',
  'chi-ha-letto': 'Chi ha letto',
  deroghe: 'Accessi fuori competenza',
  sedute: 'Sedute dell’équipe',
  enti: 'Enti erogatori',
  leps: 'LEPS',
  utenze: 'Utenze e consegne',
  revisione: 'Revisione e conservazione',
  programma: 'Il programma',
} as const;
export type AreaPermessi = keyof typeof AREE_PERMESSI;

type Parola = readonly [area: AreaPermessi, dice: string];

const di = <K extends string>(area: AreaPermessi, etichette: Readonly<Record<K, string>>) =>
  Object.fromEntries(
    Object.entries<string>(etichette).map(([atto, dice]) => [atto, [area, dice]]),
  ) as unknown as Readonly<Record<K, Parola>>;

const { concludi: CONCLUDI_ACCESSO, ...ALTRI_ATTI_ACCESSO } = ETICHETTE.attiAccesso;

/** Every action of the matrix in the words of its buttons, where it has one. An action without words does not compile. */
export const PAROLE_AZIONI: Readonly<Record<Azione, Parola>> = {
  ...di('porta', ALTRI_ATTI_ACCESSO),
  'concludi-accesso': ['porta', CONCLUDI_ACCESSO],
  'rettifica-evento-accesso': ['porta', 'Rettifica un fatto di un accesso'],
  'annulla-evento-accesso': ['porta', 'Annulla un fatto di un accesso'],
  'vedi-accesso': ['porta', 'Apri un accesso'],
  'elenca-accessi': ['porta', 'Elenco degli accessi'],

  ...di('persone', ETICHETTE.attiPersona),
  'rettifica-evento-persona': ['persone', 'Rettifica un fatto di una persona'],
  'annulla-evento-persona': ['persone', 'Annulla un fatto di una persona'],
  'cerca-persone': ['persone', 'Cerca una persona'],
  'vedi-persona': ['persone', 'Apri una persona'],

  ...di('cancellazione', ETICHETTE.attiCancellazione),
  'vedi-cancellazione': ['cancellazione', 'Che cosa si cancellerebbe, richieste e blocchi'],

  ...di('caso', ETICHETTE.atti),

  'vedi-scrivania': ['letture', 'Scrivania'],
  'elenca-cartelle': ['letture', 'Elenco delle cartelle'],
  'vedi-cartella': ['letture', 'Apri una cartella'],
  'vedi-cronologia': ['letture', 'Cronologia di una cartella'],
  'vedi-passi': ['letture', 'Rileggi una cartella un fatto alla volta'],

  'vedi-consultazioni': ['chi-ha-letto', 'Chi ha letto una cartella'],
  'vedi-consultazioni-persona': ['chi-ha-letto', 'Risposta alla persona su chi ha letto i suoi dati'],
  'cerca-consultazioni': ['chi-ha-letto', 'Cerca fra le consultazioni'],

  ...di('deroghe', ETICHETTE.attiDeroga),
  'elenca-deroghe': ['deroghe', 'Elenco degli accessi fuori competenza'],
  'vedi-deroghe': ['deroghe', 'Accessi fuori competenza su un caso'],
  'vedi-mie-deroghe': ['deroghe', 'I propri accessi fuori competenza'],

  ...di('sedute', ETICHETTE.attiSeduta),
  'elenca-sedute': ['sedute', 'Elenco delle sedute'],
  'vedi-seduta': ['sedute', 'Apri una seduta'],

  'elenca-interventi-ente': ['enti', 'Elenco degli interventi affidati al proprio ente'],
  'vedi-intervento-ente': ['enti', 'Apri un intervento affidato al proprio ente'],

  'vedi-leps': ['leps', 'Numeri degli indicatori'],
  'vedi-righe-leps': ['leps', 'Casi dietro a un numero, senza nomi'],

  'iscrivi-operatore': ['utenze', 'Iscrivi un operatore'],
  'sospendi-operatore': ['utenze', 'Sospendi un operatore'],
  'riammetti-operatore': ['utenze', 'Riammetti un operatore'],
  'trasferisci-operatore': ['utenze', 'Cambia ruolo, ente, squadra o territorio di un operatore'],
  'cessa-operatore': ['utenze', 'Chiudi l’utenza di un operatore'],
  'elenca-utenze': ['utenze', 'Elenco delle utenze'],
  'vedi-utenza': ['utenze', 'Apri un’utenza'],
  'elenca-consegne': ['utenze', 'Casi da consegnare'],

  'verifica-integrita': ['revisione', 'Verifica l’integrità del registro'],
  'avvia-checkpoint': ['revisione', 'Firma un checkpoint del registro'],
  'avvia-verifica': ['revisione', 'Verifica il registro con i checkpoint'],
  'avvia-rebuild': ['revisione', 'Ricostruisci le viste'],
  'esporta-registro': ['revisione', 'Esporta tutto il registro, sigillato'],
  'esporta-ambito': ['revisione', 'Esporta il registro dell’Ambito, sigillato'],
  'esporta-cartella': ['revisione', 'Esporta il registro di una cartella, sigillato'],
  'vedi-lavori': ['revisione', 'Lavori in corso e conclusi'],

  'vedi-sessione': ['programma', 'La propria sessione'],
  'vedi-permessi': ['programma', 'Chi può fare che cosa'],
  'vedi-operatori': ['programma', 'Nomi e ruoli degli operatori'],
  'vedi-nomenclatore': ['programma', 'Liste, strumenti e limiti'],
};

/** How far, in the few words of a cell, and in full. */
export const PAROLE_PORTATE: Readonly<Record<Portata, { readonly breve: string; readonly intera: string }>> = {
  propri: { breve: 'propri', intera: 'I casi dei Comuni dell’operatore di cui è case manager o assegnatario.' },
  squadra: {
    breve: 'squadra',
    intera:
      'Nei Comuni dell’operatore, i casi che nessuno segue ancora e quelli seguiti da lui o da chi è nella sua squadra.',
  },
  comuni: {
    breve: 'Comuni',
    intera:
      'Ciò che riguarda i Comuni dell’operatore. Una persona riguarda quelli della residenza e delle sue cartelle; quelli dei suoi accessi, solo dove è scritto, o se non ne ha altri nell’Ambito.',
  },
  agenda: {
    breve: 'seduta',
    intera: 'I casi all’ordine del giorno di una seduta a cui l’operatore è convocato, per il tempo della seduta.',
  },
  ente: { breve: 'ente', intera: 'Gli interventi affidati all’ente dell’operatore.' },
  mandato: {
    breve: 'mandato',
    intera: 'Per la durata del mandato, i Comuni che il mandato nomina, o tutto l’Ambito se non ne nomina.',
  },
  ambito: { breve: 'Ambito', intera: 'Tutto il proprio Ambito.' },
};
