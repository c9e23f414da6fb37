/** Reasons and remarks, for every kind of case. No sentence here is about anyone. */
export const MOTIVI_APPROVAZIONE = [
  'Obiettivi coerenti con la valutazione; copertura disponibile.',
  'Progetto completo e sostenibile: si approva.',
  'Intensità adeguata al bisogno, verifica a sei mesi.',
] as const;

export const MOTIVI_RIFIUTO = [
  'Manca un obiettivo per una dimensione critica della valutazione: va aggiunto.',
  'Le ore previste non sono sostenibili con il budget: ridurre o motivare.',
  'Obiettivi troppo generici per essere verificati.',
] as const;

export const MOTIVO_SENZA_OBIETTIVO =
  'La dimensione è già seguita dal servizio specialistico: un obiettivo qui sarebbe un doppione.';

export const MOTIVI_RITIRO = [
  'La famiglia chiede di rivedere gli orari prima dell’approvazione.',
  'Budget da ricalcolare con il nuovo ISEE.',
] as const;

export const MOTIVI_SOSPENSIONE = [
  'Ricovero ospedaliero.',
  'Ricovero di sollievo in struttura.',
  'Soggiorno presso la figlia fuori provincia.',
  'La famiglia chiede di sospendere per le ferie dell’assistente.',
] as const;

export const MOTIVI_URGENZA = [
  'Caregiver ricoverato d’urgenza: la persona è sola e non autosufficiente.',
  'Dimissione non programmata in una casa senza aiuti.',
] as const;

export const MOTIVI_RIMODULAZIONE = [
  'Aggravamento: servono più passaggi alla settimana.',
  'Recupero dell’autonomia: il servizio si può ridurre.',
  'Cambia la disponibilità del caregiver.',
] as const;

export const MOTIVI_CESSAZIONE = ['Conclusione del progetto.', 'Fine del periodo concordato.'] as const;

export const CONSIDERAZIONI = [
  'Il servizio ha permesso alla persona di restare a casa; la famiglia ringrazia.',
  'Obiettivi raggiunti in parte: resta il bisogno di compagnia, affidato ai volontari.',
  'Buona collaborazione con l’infermiere di comunità, difficoltà negli orari del fine settimana.',
] as const;

export const SITUAZIONI = {
  'obiettivi-raggiunti': 'Autonomia sufficiente con l’aiuto della rete: il servizio non serve più.',
  'fine-progetto': 'Progetto concluso, la famiglia prosegue con un assistente familiare.',
  'altro-servizio': 'Ingresso in struttura residenziale.',
  decesso: 'La persona è deceduta.',
  trasferimento: 'Trasferimento della residenza fuori dall’Ambito.',
  irreperibilita: 'Più tentativi di contatto senza esito.',
  rinuncia: 'La persona rinuncia al servizio e firma la rinuncia.',
} as const;

export const MOTIVI_RIAPERTURA = [
  'Nuovo peggioramento dopo una caduta.',
  'Il caregiver non è più disponibile.',
  'Dimissione ospedaliera con bisogno di assistenza.',
] as const;

export const ORIENTAMENTI = [
  'Spiegati i requisiti e i documenti per l’assegno di cura; consegnata la modulistica.',
  'Indirizzata al medico curante e all’infermiere di comunità.',
  'Fornito l’elenco degli assistenti familiari dello sportello.',
  'Indicato il CAF per l’ISEE e fissato un richiamo.',
  'Accompagnata allo sportello casa del Comune.',
] as const;

export const RICHIESTE_ALLA_PORTA = [
  'Chiede come si presenta la domanda per la pensione di invalidità.',
  'Cerca un assistente familiare per qualche ora al giorno.',
  'Vuole sapere se esiste un trasporto per le visite in ospedale.',
  'Chiede un contributo per l’affitto arretrato.',
  'Segnala una persona anziana che vive sola nel condominio.',
  'Chiede informazioni sui centri diurni e sulle rette.',
] as const;

export const MOTIVI_NON_PRESO = [
  'La persona, contattata, non desidera alcun intervento.',
  'Residente fuori dall’Ambito: trasmessa la segnalazione al servizio competente.',
] as const;
