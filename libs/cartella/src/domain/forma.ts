import type { Campo, FormeDi, Rifiuto } from '#storia';
import { forma, rifiuto } from '#storia';
import type { EventoCartella } from './eventi.js';
import type { TipoEvento } from './sezione.js';
import {
  AREE,
  AUTOSUFFICIENZE,
  BISOGNI,
  CLASSI_DI_TUTELA,
  COMPLESSITA,
  DOMINI,
  GENERI_NOTA,
  MOTIVI_CHIUSURA,
  ORIZZONTI_FOLLOW_UP,
  PERCORSI,
  PROFESSIONI,
  QUALITA_FIRMA,
  RAGGIUNTI,
  SETTING,
  TIPI_ENTE,
  TIPI_PROGETTO,
  TIPI_VALUTAZIONE,
} from './vocabolario.js';

/**
 * What every field of every event looks like when it is written, typed or rectified. Objects refuse what they do not
 * know: many of these fields are clear for ever, and a name slipped into one could not be erased.
 */

const {
  booleano,
  data,
  dizionario,
  eOggetto,
  facoltativo,
  giorno,
  intero,
  lista,
  oggetto,
  oNullo,
  testo,
  testoAncheVuoto,
  unoDi,
} = forma;

const componenti = lista(
  oggetto({
    professione: unoDi(PROFESSIONI),
    tipoEnte: unoDi(TIPI_ENTE),
    ente: testo,
    operatore: facoltativo(testo),
  }),
);
const nominativi = lista(testoAncheVuoto);

const progetto = {
  progetto: 'fisso',
  versione: 'fisso',
  tipo: unoDi(TIPI_PROGETTO),
  percorso: unoDi(PERCORSI),
  valutazione: 'fisso',
  motivoSenzaValutazione: facoltativo(testo),
  obiettivi: lista(oggetto({ id: testo, dimensione: unoDi(DOMINI) })),
  testiObiettivi: dizionario(
    testo,
    oggetto({ descrizione: testo, partenza: testoAncheVuoto, atteso: testoAncheVuoto }),
  ),
  interventi: lista(oggetto({ id: testo, prestazione: testo, minutiMensili: intero(1) })),
  budget: lista(oggetto({ fonte: testo, centesimiMensili: intero(0) })),
  pianoUnicoIntegrato: booleano,
  comprendeDimissioneProtetta: booleano,
} as const;
const versione = { progetto: 'fisso', versione: 'fisso' } as const;
const intervento = { intervento: 'fisso' } as const;

export const FORME: FormeDi<EventoCartella> = {
  CartellaAperta: {
    persona: 'fisso',
    area: unoDi(AREE),
    accesso: 'fisso',
    accessoIl: data,
    accessoCanale: testo,
  },
  InformativaConsegnata: { modalita: unoDi(['cartacea', 'digitale']) },
  PresaInCaricoAttivata: { percorso: unoDi(PERCORSI) },
  CaseManagerIndividuato: { operatore: testo, ambito: unoDi(['sociale', 'sanitario']) },
  CartellaAssegnata: { operatore: testo },
  DiarioAnnotato: { genere: unoDi(GENERI_NOTA), riservata: booleano, testo },
  ValutazioneAvviata: {
    valutazione: 'fisso',
    tipo: unoDi(TIPI_VALUTAZIONE),
    percorso: oNullo(unoDi(PERCORSI)),
    motivo: testo,
  },
  EquipeCostituita: { valutazione: 'fisso', componenti, nominativi },
  StrumentoSomministrato: {
    valutazione: 'fisso',
    strumento: 'fisso',
    versioneStrumento: 'fisso',
    risposte: lista(intero(0)),
    punteggio: 'calcolato',
  },
  ValutazioneConclusa: {
    valutazione: 'fisso',
    tipo: unoDi(TIPI_VALUTAZIONE),
    percorso: oNullo(unoDi(PERCORSI)),
    partecipanti: componenti,
    nominativi,
    domini: dizionario(unoDi(DOMINI), testoAncheVuoto),
    esito: oggetto({
      complessita: unoDi(COMPLESSITA),
      bisogno: unoDi(BISOGNI),
      autosufficienza: unoDi(AUTOSUFFICIENZE),
    }),
    dimensioniCritiche: lista(unoDi(DOMINI)),
    settingProposto: unoDi(SETTING),
  },
  ProgettoRedatto: progetto,
  ProgettoRimodulato: { ...progetto, motivo: testo },
  ApprovazioneRichiesta: versione,
  RichiestaRitirata: { ...versione, motivo: testo },
  RichiestaAperta: versione,
  ProgettoApprovato: {
    ...versione,
    motivo: testo,
    motivoSenzaObiettivo: facoltativo(testo),
    dimensioniScoperte: 'calcolato',
  },
  ProgettoRespinto: { ...versione, motivo: testo },
  ProgettoSottoscritto: {
    ...versione,
    firmatari: lista(oggetto({ qualita: unoDi(QUALITA_FIRMA) })),
    nominativi,
    anzianoAllaData: 'calcolato',
  },
  InterventoAutorizzato: {
    ...intervento,
    progetto: 'fisso',
    urgente: 'fisso',
    motivoUrgenza: facoltativo(testo),
    prestazione: testo,
    erogatore: testo,
    dal: giorno,
    al: giorno,
    minutiMensili: intero(1),
    centesimiOra: intero(0),
    fonte: testo,
  },
  InterventoAttivato: intervento,
  InterventoSospeso: { ...intervento, motivo: testo },
  InterventoRipreso: intervento,
  InterventoCessato: { ...intervento, motivo: testo },
  ErogazioneRegistrata: {
    erogazione: 'fisso',
    intervento: 'fisso',
    prestazione: 'calcolato',
    dal: giorno,
    al: giorno,
    minuti: intero(1),
    centesimi: 'calcolato',
    erogatore: 'calcolato',
  },
  ValutazioneFinaleSvolta: {
    obiettivi: lista(oggetto({ obiettivo: testo, raggiunto: unoDi(RAGGIUNTI) })),
    soddisfazionePersona: intero(1, 5),
    soddisfazioneOperatori: intero(1, 5),
    considerazioni: testoAncheVuoto,
  },
  CartellaChiusa: { motivo: unoDi(MOTIVI_CHIUSURA), situazione: testo },
  CartellaRiaperta: { motivo: testo },
  FollowUpRilevato: { orizzonte: unoDi(ORIZZONTI_FOLLOW_UP), riammesso: booleano, note: testoAncheVuoto },
  ConsegnaEffettuata: {
    da: 'fisso',
    a: 'fisso',
    responsabilita: 'calcolato',
    puntiAperti: 'calcolato',
    nota: testo,
    altriPunti: facoltativo(testo),
  },
  TutelaDisposta: {
    classe: unoDi(CLASSI_DI_TUTELA),
    abilitati: lista(testo),
    revisioneIl: facoltativo(giorno),
    motivo: testo,
  },
  TutelaRevocata: { motivo: testo },
  OperatoreEscluso: { operatore: 'fisso', conflitto: testo },
  EsclusioneRevocata: { operatore: 'fisso', motivo: testo },
};

export const campoDi = (tipo: string, nome: string): Campo | undefined => forma.campoFra(FORME, tipo, nome);

/** A fact as a command makes it: every field in its form. */
export function seMalformato(tipo: TipoEvento, dati: Readonly<Record<string, unknown>>): Rifiuto | undefined {
  for (const [nome, campo] of Object.entries<Campo>(FORME[tipo])) {
    const valore = dati[nome];
    if (typeof campo !== 'function' || campo(valore)) continue;
    if (typeof valore !== 'string' || valore.trim() !== '') {
      return rifiuto('dato-non-valido', 'Un dato non ha un valore ammesso.', { campo: nome });
    }
    return nome === 'motivo'
      ? rifiuto('motivo-mancante', 'Il motivo va sempre scritto.', { campo: nome })
      : rifiuto('testo-mancante', 'Manca un testo che va scritto.', { campo: nome });
  }
  return seDiscorde(dati);
}

/** Clear lists of people, each followed by `nominativi`. */
export const ELENCHI_DI_PERSONE = ['componenti', 'partecipanti', 'firmatari'] as const;

/** Clear lists and the sealed words that follow them stay in step. Words that were destroyed are not asked for. */
export function seDiscorde(dati: Readonly<Record<string, unknown>>): Rifiuto | undefined {
  const { nominativi: nomi, obiettivi, testiObiettivi: testi } = dati;
  const persone = ELENCHI_DI_PERSONE.map((nome) => dati[nome]).find(Array.isArray);
  if (Array.isArray(nomi) && Array.isArray(persone) && nomi.length !== persone.length) {
    return rifiuto('nominativi-discordi', 'I nominativi devono essere tanti quante le persone indicate.', {
      campo: 'nominativi',
    });
  }
  if (Array.isArray(obiettivi) && eOggetto(testi)) {
    const muti = (obiettivi as { id: string }[]).filter(({ id }) => !Object.hasOwn(testi, id));
    if (muti.length > 0) {
      return rifiuto('obiettivo-senza-testo', 'Ogni obiettivo va descritto.', { obiettivi: muti.map(({ id }) => id) });
    }
  }
  return undefined;
}
