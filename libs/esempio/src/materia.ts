import type { Area, Componente, Dominio, Percorso, TipoProgetto } from '#cartella';
import type { GenereNota } from '#cartella';

export interface Presente extends Componente {
  readonly nominativo: string;
}

type Pesi = readonly (readonly [string, number])[];

/** The words and the choices of one kind of case. No sentence here is about anyone. */
export interface Materia {
  readonly area: Area;
  readonly percorso: Percorso;
  readonly tipoProgetto: TipoProgetto;
  readonly prestazione: string;
  readonly canali: Pesi;
  readonly punti: Pesi;
  readonly segnalanti: Pesi;
  readonly richieste: readonly string[];
  readonly motivi: readonly string[];
  /** Codes of the instruments, each with who administers it: null for the assistente sociale. */
  readonly strumenti: readonly string[];
  /** Who may sit beside the assistente sociale. */
  readonly colleghi: readonly Presente[];
  readonly domini: Readonly<Record<Dominio, readonly string[]>>;
  readonly critiche: readonly Dominio[];
  readonly obiettivi: Readonly<
    Record<Dominio, { readonly descrizione: string; readonly partenza: string; readonly atteso: string }>
  >;
  readonly note: Readonly<Record<GenereNota, readonly string[]>>;
  readonly riservate: readonly string[];
  readonly firmatari: Pesi;
}

const INFERMIERE: Presente = {
  professione: 'infermiere',
  tipoEnte: 'asst',
  ente: 'asst',
  operatore: 'uvm-1',
  nominativo: 'Davide Ferrandi',
};
const FISIOTERAPISTA: Presente = {
  professione: 'fisioterapista',
  tipoEnte: 'asst',
  ente: 'asst',
  nominativo: 'Ilaria Bettinelli',
};
const MEDICO: Presente = { professione: 'medico', tipoEnte: 'ats', ente: 'ats', nominativo: 'Sandro Vielmi' };
const OSS: Presente = {
  professione: 'oss',
  tipoEnte: 'ets',
  ente: 'coop-ontano',
  operatore: 'ets-1',
  nominativo: 'Samira Lodrini',
};
/** An assistente sociale of the hospital: present, but not of a Comune nor of the Ambito. */
const SOCIALE_OSPEDALE: Presente = {
  professione: 'assistente-sociale',
  tipoEnte: 'asst',
  ente: 'asst',
  nominativo: 'Pamela Tognazzi',
};
const PSICOLOGA: Presente = {
  professione: 'psicologo',
  tipoEnte: 'asst',
  ente: 'asst',
  nominativo: 'Lorena Cavalleri',
};
const EDUCATORE: Presente = {
  professione: 'educatore',
  tipoEnte: 'ets',
  ente: 'coop-ontano',
  nominativo: 'Michele Faletti',
};

export const SAD: Materia = {
  area: 'anziani',
  percorso: 'sad',
  tipoProgetto: 'sad',
  prestazione: 'A2.07',
  canali: [
    ['telefono', 34],
    ['sportello', 36],
    ['domicilio', 6],
    ['segnalazione-scritta', 14],
    ['telematica', 8],
    ['portale', 2],
  ],
  punti: [
    ['segretariato', 45],
    ['pua-front-office', 27],
    ['pua-back-office-1', 9],
    ['cot', 9],
    ['ospedale', 10],
  ],
  segnalanti: [
    ['familiare', 52],
    ['persona-stessa', 16],
    ['medico-medicina-generale', 12],
    ['ospedale', 11],
    ['vicino-conoscente', 5],
    ['volontariato', 4],
  ],
  richieste: [
    'Chiede un aiuto a domicilio per l’igiene personale e la vestizione: da sola non riesce più.',
    'La figlia chiede sostegno: assiste il genitore da mesi e non riesce a conciliare con il lavoro.',
    'Dimissione vicina dopo frattura di femore: serve qualcuno a casa nelle prime settimane.',
    'Il medico segnala una persona sola, con cadute ripetute e frigorifero quasi vuoto.',
    'La famiglia chiede informazioni sull’assistenza domiciliare per un familiare con decadimento cognitivo.',
    'Il coniuge, anziano anche lui, non riesce più a fare da solo gli spostamenti letto-carrozzina.',
    'Chiede aiuto per il bagno settimanale e per le piccole commissioni.',
    'Il vicino riferisce che la persona non esce di casa da settimane e rifiuta le visite.',
  ],
  motivi: [
    'Perdita recente di autonomia nelle attività quotidiane.',
    'Richiesta della famiglia di un sostegno a domicilio.',
    'Rientro a casa dopo un ricovero.',
    'Triage sopra la soglia: bisogno complesso.',
    'Carico del caregiver non più sostenibile.',
  ],
  strumenti: ['adl-katz', 'iadl-lawton', 'barthel-shah'],
  colleghi: [INFERMIERE, FISIOTERAPISTA, MEDICO, OSS, SOCIALE_OSPEDALE],
  domini: {
    'biologico-clinico': [
      'Scompenso cardiaco stabile, diabete in terapia orale; due ricoveri nell’ultimo anno.',
      'Esiti di frattura di femore, dolore alla mobilizzazione.',
      'Broncopneumopatia cronica in ossigenoterapia notturna.',
    ],
    psicologico: [
      'Umore deflesso dopo il lutto del coniuge; accetta volentieri la compagnia.',
      'Ansia per le cadute: evita di alzarsi quando è sola.',
      'Tono dell’umore adeguato, buona collaborazione.',
    ],
    cognitivo: [
      'Disorientamento serale, ripete le domande; riconosce i familiari.',
      'Lucida e orientata, ricorda gli impegni della settimana.',
      'Deficit di memoria a breve termine, gestisce male la terapia.',
    ],
    sociale: [
      'Vive sola; la figlia passa ogni sera, il figlio abita fuori provincia.',
      'Vive con il coniuge anziano, unico caregiver, molto affaticato.',
      'Rete di vicinato presente, parrocchia e volontari attivi.',
    ],
    funzionale: [
      'Dipendente per igiene e vestizione, deambula con il girello.',
      'Trasferimenti con l’aiuto di una persona, continenza parziale.',
      'Autonoma in casa, non esce da sola e non prepara i pasti.',
    ],
  },
  critiche: ['funzionale', 'sociale', 'cognitivo', 'biologico-clinico', 'psicologico'],
  obiettivi: {
    'biologico-clinico': {
      descrizione: 'Assunzione regolare della terapia e controllo delle condizioni di salute',
      partenza: 'Terapia assunta in modo irregolare, due accessi al pronto soccorso in sei mesi',
      atteso: 'Terapia preparata e controllata, nessun accesso evitabile',
    },
    psicologico: {
      descrizione: 'Ridurre l’isolamento e la paura di restare sola',
      partenza: 'Non esce e rifiuta le visite',
      atteso: 'Due occasioni di incontro alla settimana, accettate volentieri',
    },
    cognitivo: {
      descrizione: 'Mantenere l’orientamento e le abitudini della giornata',
      partenza: 'Confusione serale e giornate senza ritmo',
      atteso: 'Giornata scandita, minore agitazione la sera',
    },
    sociale: {
      descrizione: 'Sostenere chi assiste e allargare la rete di aiuto',
      partenza: 'Un solo familiare presente, in affanno',
      atteso: 'Almeno tre momenti di sollievo alla settimana per il caregiver',
    },
    funzionale: {
      descrizione: 'Conservare l’autonomia residua nella cura di sé, al proprio domicilio',
      partenza: 'Non riesce a lavarsi e vestirsi senza aiuto',
      atteso: 'Igiene completa con un operatore, vestizione con supervisione',
    },
  },
  note: {
    colloquio: [
      'Colloquio con la famiglia: concordati orari e giorni di passaggio dell’operatore.',
      'Colloquio di aggiornamento: la persona riferisce di trovarsi bene con il servizio.',
      'Colloquio sulla compartecipazione al costo: consegnato il prospetto, ISEE in scadenza.',
      'Colloquio con il caregiver, stanco ma più sereno da quando è partito il servizio.',
    ],
    'visita-domiciliare': [
      'Visita a domicilio: casa pulita, bagno senza maniglioni, tappeti da togliere.',
      'Visita a domicilio con l’infermiere: cute integra, buona alimentazione.',
      'Visita a domicilio: la persona è a letto, accetta di alzarsi con l’operatore.',
      'Visita a domicilio: verificati gli ausili arrivati, manca il materasso antidecubito.',
    ],
    telefonata: [
      'Telefonata della figlia: chiede di spostare il passaggio del giovedì.',
      'Telefonata alla cooperativa: sostituzione dell’operatore per ferie.',
      'Telefonata del medico curante: modificata la terapia.',
      'Telefonata: la persona è stata accompagnata in pronto soccorso, poi rientrata.',
    ],
    rete: [
      'Raccordo con la cooperativa e l’infermiere di comunità: definito il calendario.',
      'Contatto con il gruppo di volontari per la spesa del sabato.',
      'Incontro con la COT per il rientro dopo il ricovero.',
      'Raccordo con l’amministratore di sostegno per il rinnovo dell’ISEE.',
    ],
  },
  riservate: [
    'Riferite tensioni in famiglia sulla gestione della pensione: da approfondire con prudenza.',
    'La persona confida di aver subito toni minacciosi da un familiare convivente.',
    'Sospetto uso improprio di alcol da parte di chi assiste: monitorare.',
  ],
  firmatari: [
    ['persona', 48],
    ['caregiver', 26],
    ['familiare', 16],
    ['amministratore-di-sostegno', 8],
    ['tutore', 2],
  ],
};

export const MINORI: Materia = {
  area: 'famiglia-minori',
  percorso: 'prevenzione-allontanamento',
  tipoProgetto: 'progetto-quadro-minori',
  prestazione: 'A2.02',
  canali: [
    ['segnalazione-scritta', 46],
    ['telefono', 20],
    ['sportello', 24],
    ['telematica', 10],
  ],
  punti: [
    ['scuola', 36],
    ['segretariato', 34],
    ['autorita-giudiziaria', 14],
    ['sportello-tematico', 12],
    ['pis', 4],
  ],
  segnalanti: [
    ['scuola', 42],
    ['familiare', 20],
    ['autorita-giudiziaria', 14],
    ['altro-servizio', 14],
    ['forze-ordine', 6],
    ['persona-stessa', 4],
  ],
  richieste: [
    'La scuola segnala assenze frequenti e materiale sempre mancante.',
    'La madre chiede un aiuto educativo: non riesce a far rispettare le regole a casa.',
    'Richiesta di indagine sociale sul nucleo, in seguito a un intervento delle forze dell’ordine.',
    'Il consultorio segnala fatica nella cura quotidiana dopo la separazione.',
    'La scuola riferisce ritiro dai compagni e calo del rendimento.',
  ],
  motivi: [
    'Valutare le competenze genitoriali e le risorse della rete familiare.',
    'Prevenire l’allontanamento sostenendo il nucleo nella cura quotidiana.',
    'Richiesta di approfondimento dell’équipe dopo la segnalazione scolastica.',
  ],
  strumenti: [],
  colleghi: [PSICOLOGA, EDUCATORE, INFERMIERE, SOCIALE_OSPEDALE],
  domini: {
    'biologico-clinico': ['Crescita regolare, bilanci di salute in ordine.', 'Vaccinazioni da completare.'],
    psicologico: [
      'Fatica a regolare la rabbia, cerca l’adulto di riferimento.',
      'Umore triste, si descrive poco capace.',
    ],
    cognitivo: ['Difficoltà di attenzione, in corso valutazione specialistica.', 'Apprendimento adeguato all’età.'],
    sociale: [
      'Nucleo con pochi appoggi; la nonna materna è presente nel fine settimana.',
      'Casa piccola e in ritardo con l’affitto; genitori con lavori a turni.',
    ],
    funzionale: ['Autonomie adeguate all’età.', 'Ritmi di sonno e pasti irregolari.'],
  },
  critiche: ['sociale', 'psicologico', 'funzionale', 'cognitivo'],
  obiettivi: {
    'biologico-clinico': {
      descrizione: 'Completare i controlli di salute previsti per l’età',
      partenza: 'Controlli saltati nell’ultimo anno',
      atteso: 'Controlli e vaccinazioni in regola',
    },
    psicologico: {
      descrizione: 'Offrire uno spazio di ascolto stabile',
      partenza: 'Scoppi di rabbia quasi ogni giorno',
      atteso: 'Riconosce le emozioni e chiede aiuto all’adulto',
    },
    cognitivo: {
      descrizione: 'Sostenere l’impegno a scuola',
      partenza: 'Compiti quasi mai svolti',
      atteso: 'Compiti svolti con l’educatore tre pomeriggi alla settimana',
    },
    sociale: {
      descrizione: 'Rafforzare le competenze dei genitori e la rete attorno alla famiglia',
      partenza: 'Genitori soli nella gestione quotidiana',
      atteso: 'Una famiglia di appoggio e incontri mensili con l’équipe',
    },
    funzionale: {
      descrizione: 'Dare ritmi regolari alla giornata',
      partenza: 'Orari di sonno e pasti casuali',
      atteso: 'Orari concordati e rispettati almeno cinque giorni su sette',
    },
  },
  note: {
    colloquio: [
      'Colloquio con i genitori: accolta la proposta di un percorso educativo.',
      'Colloquio con la madre, collaborante; preoccupata per il lavoro.',
      'Colloquio con gli insegnanti: frequenza più regolare nell’ultimo mese.',
    ],
    'visita-domiciliare': [
      'Visita a domicilio: ambienti ordinati, clima teso all’ora di cena.',
      'Visita a domicilio con l’educatore: giochi e compiti insieme, buona risposta.',
    ],
    telefonata: [
      'Telefonata della scuola: due assenze non giustificate.',
      'Telefonata del padre: chiede di spostare l’incontro di équipe.',
    ],
    rete: [
      'Incontro di rete con scuola e consultorio: condivise le priorità.',
      'Raccordo con l’associazione che offre il doposcuola.',
    ],
  },
  riservate: [
    'Riferiti litigi violenti tra gli adulti alla presenza dei figli.',
    'Confidenza raccolta durante il colloquio individuale: da trattare con la psicologa.',
  ],
  firmatari: [
    ['familiare', 86],
    ['tutore', 14],
  ],
};
