import type { DataCivile } from '#storia';
import { Racconto } from '../../../../../test/ambiente/dato-quando-allora.js';
import { creaCartella } from '../cartella.js';
import type { Atto, ComandoCartella, ComandoDi } from '../comandi.js';
import type { EventoCartella } from '../eventi.js';
import type { StatoCartella } from '../stato.js';
import { STRUMENTI_DI_PROVA } from './strumenti-di-prova.js';

/** One plain case, from the opening to the closure: the ground of the specs. */

export type Caso = Racconto<StatoCartella, ComandoCartella, EventoCartella>;

export const cartella = creaCartella(STRUMENTI_DI_PROVA);

/** Who writes, and who decides on what the other wrote. */
export const AUTRICE = 'as-1';
export const COORDINATRICE = 'coord-1';

/** Of the Comuni of the case, and of those it may pass to. */
export const INCARICATO = { attivo: true, ruolo: 'assistente-sociale', comuni: ['017206', '017160'] };

type Passi = { readonly [A in Atto]: ComandoDi<A> };

/** One plain command per act; specs change what matters to them. */
export const ATTI_TIPO: Passi = {
  apri: {
    atto: 'apri',
    il: '2026-01-05',
    persona: 'p-1',
    area: 'anziani',
    accesso: 'a-1',
    accessoIl: '2026-01-02',
    accessoCanale: 'sportello',
  },
  'consegna-informativa': { atto: 'consegna-informativa', il: '2026-01-05', modalita: 'cartacea' },
  'attiva-presa-in-carico': { atto: 'attiva-presa-in-carico', il: '2026-01-06', percorso: 'sad' },
  'individua-case-manager': {
    atto: 'individua-case-manager',
    il: '2026-01-06',
    operatore: AUTRICE,
    ambito: 'sociale',
    incaricato: INCARICATO,
  },
  assegna: { atto: 'assegna', il: '2026-01-06', operatore: AUTRICE, incaricato: INCARICATO },
  'annota-diario': {
    atto: 'annota-diario',
    il: '2026-01-06',
    genere: 'telefonata',
    riservata: false,
    testo: 'Sentita la figlia.',
  },
  'avvia-valutazione': {
    atto: 'avvia-valutazione',
    il: '2026-01-07',
    valutazione: 'v-1',
    tipo: 'multidimensionale',
    motivo: 'Rientro dall’ospedale.',
  },
  'costituisci-equipe': {
    atto: 'costituisci-equipe',
    il: '2026-01-10',
    valutazione: 'v-1',
    componenti: [
      { professione: 'assistente-sociale', tipoEnte: 'comune', ente: 'comune-1', operatore: AUTRICE },
      { professione: 'infermiere', tipoEnte: 'asst', ente: 'asst-1' },
    ],
    nominativi: ['Assistente', 'Infermiera'],
  },
  'somministra-strumento': {
    atto: 'somministra-strumento',
    il: '2026-01-12',
    valutazione: 'v-1',
    strumento: 'scala',
    risposte: [0, 1, 1],
  },
  'concludi-valutazione': {
    atto: 'concludi-valutazione',
    il: '2026-01-15',
    valutazione: 'v-1',
    partecipanti: [
      { professione: 'assistente-sociale', tipoEnte: 'comune', ente: 'comune-1', operatore: AUTRICE },
      { professione: 'infermiere', tipoEnte: 'asst', ente: 'asst-1' },
    ],
    nominativi: ['Assistente', 'Infermiera'],
    domini: { funzionale: 'Cammina con aiuto.' },
    esito: { complessita: 'complesso', bisogno: 'alto', autosufficienza: 'non-autosufficiente' },
    dimensioniCritiche: ['funzionale', 'sociale'],
    settingProposto: 'domicilio',
  },
  'redigi-progetto': {
    atto: 'redigi-progetto',
    il: '2026-01-20',
    progetto: 'pr-1',
    tipo: 'sad',
    valutazione: 'v-1',
    obiettivi: [
      { id: 'o-1', dimensione: 'funzionale' },
      { id: 'o-2', dimensione: 'sociale' },
    ],
    testiObiettivi: {
      'o-1': { descrizione: 'Alzarsi con sicurezza', partenza: 'Cade', atteso: 'Non cade' },
      'o-2': { descrizione: 'Uscire di casa', partenza: 'Mai', atteso: 'Due volte la settimana' },
    },
    interventi: [{ id: 'ip-1', prestazione: 'A2.07', minutiMensili: 600 }],
    budget: [{ fonte: 'comune', centesimiMensili: 21_500 }],
    pianoUnicoIntegrato: true,
    comprendeDimissioneProtetta: false,
  },
  'richiedi-approvazione': { atto: 'richiedi-approvazione', il: '2026-01-21', progetto: 'pr-1' },
  'ritira-richiesta': { atto: 'ritira-richiesta', il: '2026-01-22', progetto: 'pr-1', motivo: 'Va completato.' },
  'apri-richiesta': { atto: 'apri-richiesta', il: '2026-01-22', progetto: 'pr-1' },
  'approva-progetto': { atto: 'approva-progetto', il: '2026-01-23', progetto: 'pr-1', motivo: 'Risponde ai bisogni.' },
  'respingi-progetto': { atto: 'respingi-progetto', il: '2026-01-23', progetto: 'pr-1', motivo: 'Costi non coperti.' },
  'sottoscrivi-progetto': {
    atto: 'sottoscrivi-progetto',
    il: '2026-01-25',
    progetto: 'pr-1',
    firmatari: [{ qualita: 'persona' }, { qualita: 'assistente-sociale' }],
    nominativi: ['La persona', 'Assistente'],
    anzianoAllaData: true,
  },
  'rimodula-progetto': {
    atto: 'rimodula-progetto',
    il: '2026-03-10',
    progetto: 'pr-1',
    tipo: 'sad',
    valutazione: 'v-1',
    obiettivi: [
      { id: 'o-1', dimensione: 'funzionale' },
      { id: 'o-2', dimensione: 'sociale' },
    ],
    testiObiettivi: {
      'o-1': { descrizione: 'Alzarsi con sicurezza', partenza: 'Cade', atteso: 'Non cade' },
      'o-2': { descrizione: 'Uscire di casa', partenza: 'Mai', atteso: 'Ogni giorno' },
    },
    interventi: [{ id: 'ip-1', prestazione: 'A2.07', minutiMensili: 900 }],
    budget: [{ fonte: 'comune', centesimiMensili: 32_250 }],
    pianoUnicoIntegrato: true,
    comprendeDimissioneProtetta: false,
    motivo: 'È peggiorata.',
  },
  'autorizza-intervento': {
    atto: 'autorizza-intervento',
    il: '2026-01-26',
    intervento: 'i-1',
    progetto: 'pr-1',
    urgente: false,
    prestazione: 'A2.07',
    erogatore: 'ets-1',
    dal: '2026-02-01',
    al: '2026-06-30',
    minutiMensili: 600,
    centesimiOra: 2290,
    fonte: 'comune',
  },
  'attiva-intervento': { atto: 'attiva-intervento', il: '2026-02-01', intervento: 'i-1' },
  'sospendi-intervento': {
    atto: 'sospendi-intervento',
    il: '2026-03-10',
    intervento: 'i-1',
    motivo: 'Ricovero.',
  },
  'riprendi-intervento': { atto: 'riprendi-intervento', il: '2026-03-20', intervento: 'i-1' },
  'registra-erogazione': {
    atto: 'registra-erogazione',
    il: '2026-02-28',
    erogazione: 'er-1',
    intervento: 'i-1',
    dal: '2026-02-01',
    al: '2026-02-28',
    minuti: 480,
  },
  'cessa-intervento': { atto: 'cessa-intervento', il: '2026-05-31', intervento: 'i-1', motivo: 'Fine progetto.' },
  'svolgi-valutazione-finale': {
    atto: 'svolgi-valutazione-finale',
    il: '2026-06-05',
    obiettivi: [
      { obiettivo: 'o-1', raggiunto: 'si' },
      { obiettivo: 'o-2', raggiunto: 'in-parte' },
    ],
    soddisfazionePersona: 4,
    soddisfazioneOperatori: 5,
    considerazioni: 'La persona è più autonoma.',
  },
  chiudi: { atto: 'chiudi', il: '2026-06-10', motivo: 'obiettivi-raggiunti', situazione: 'A casa, con la figlia.' },
  riapri: { atto: 'riapri', il: '2026-07-01', motivo: 'Nuova caduta.' },
  'rileva-follow-up': {
    atto: 'rileva-follow-up',
    il: '2026-07-10',
    orizzonte: '30-giorni',
    riammesso: false,
    note: '',
  },
  consegna: {
    atto: 'consegna',
    il: '2026-02-12',
    da: AUTRICE,
    a: 'as-4',
    nota: 'La figlia va sentita di mattina.',
    chiRiceve: INCARICATO,
  },
  'disponi-tutela': {
    atto: 'disponi-tutela',
    il: '2026-01-07',
    classe: 'violenza',
    abilitati: ['uvm-1'],
    motivo: 'Denuncia in corso.',
    coordinatori: [COORDINATRICE],
  },
  'revoca-tutela': { atto: 'revoca-tutela', il: '2026-02-10', motivo: 'Non serve più.' },
  'escludi-operatore': {
    atto: 'escludi-operatore',
    il: '2026-01-08',
    operatore: 'as-2',
    conflitto: 'È parente della persona.',
    coordinatori: [COORDINATRICE],
  },
  'revoca-esclusione': {
    atto: 'revoca-esclusione',
    il: '2026-02-11',
    operatore: 'as-2',
    motivo: 'Il conflitto è venuto meno.',
  },
};

/** The plain command of an act, changed where a spec says. */
export const atto = <A extends Atto>(nome: A, diverso: Partial<Omit<ComandoDi<A>, 'atto'>> = {}): ComandoDi<A> => ({
  ...(ATTI_TIPO[nome] as ComandoDi<A>),
  ...diverso,
});

/** The straight way from opening to closure. */
const STRADA: readonly (readonly [Atto, string])[] = [
  ['apri', AUTRICE],
  ['consegna-informativa', AUTRICE],
  ['attiva-presa-in-carico', AUTRICE],
  ['individua-case-manager', COORDINATRICE],
  ['assegna', COORDINATRICE],
  ['avvia-valutazione', AUTRICE],
  ['costituisci-equipe', AUTRICE],
  ['somministra-strumento', AUTRICE],
  ['concludi-valutazione', AUTRICE],
  ['redigi-progetto', AUTRICE],
  ['richiedi-approvazione', AUTRICE],
  ['apri-richiesta', COORDINATRICE],
  ['approva-progetto', COORDINATRICE],
  ['sottoscrivi-progetto', AUTRICE],
  ['autorizza-intervento', COORDINATRICE],
  ['attiva-intervento', AUTRICE],
  ['registra-erogazione', 'ets-1'],
  ['cessa-intervento', AUTRICE],
  ['svolgi-valutazione-finale', AUTRICE],
  ['chiudi', AUTRICE],
];

export const OGGI: DataCivile = '2026-09-30';

export const nessunCaso: Caso = new Racconto(cartella, OGGI);

/** The plain case up to and including an act of the straight way. */
export function finoA(ultimo: Atto): Caso {
  let caso = nessunCaso;
  for (const [nome, chi] of STRADA) {
    caso = caso.da(chi).dato(atto(nome));
    if (nome === ultimo) return caso.da(AUTRICE);
  }
  throw new Error(`${ultimo} non è sulla strada`);
}
