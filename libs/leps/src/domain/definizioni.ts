import type { MotivoChiusura, Percorso, Professione, TipoEnte, TipoProgetto } from '#cartella';
import type { Definizione } from './definizione.js';
import { parteDelDenominatore, su } from './definizione.js';

const VALE_PER_TUTTE: readonly string[] = [
  "L'anno è quello della data del fatto, come risulta dopo le rettifiche; il Comune è quello competente a quella data.",
  "L'obiettivo giudica l'Ambito nel suo insieme: la figura di un solo Comune ha un valore ma nessun obiettivo.",
  'Con denominatore zero la figura non è calcolabile; i confronti si fanno sui numeri interi, prima di ogni arrotondamento.',
  "Nell'anno non ancora finito la figura è in corso, anche se la soglia è già raggiunta.",
];

const valutazione = su('valutazione-conclusa');
const progetto = su('progetto-sottoscritto');
const ciclo = su('ciclo-concluso');

const multidimensionale = valutazione(
  'La valutazione è preliminare, non multidimensionale.',
  (v) => v.tipoValutazione === 'multidimensionale',
);

const PREVENZIONE: Percorso = 'prevenzione-allontanamento';

const L2_2: Definizione = {
  codice: 'L2.2',
  versione: 1,
  tipo: 'rapporto',
  scelte: [
    'Si contano gli atti, non i casi: ogni valutazione multidimensionale conclusa e ogni progetto alla prima sottoscrizione.',
    "Numeratore e denominatore sono gli atti dello stesso anno: un progetto può rispondere a una valutazione dell'anno prima, e il rapporto può superare il 100 %.",
    "L'area della prevenzione dell'allontanamento è il percorso scritto nella valutazione e nel progetto.",
    'Una rimodulazione non è un nuovo progetto.',
    ...VALE_PER_TUTTE,
  ],
  candidato: (f) =>
    (f.tipo === 'valutazione-conclusa' || f.tipo === 'progetto-sottoscritto') && f.percorso === PREVENZIONE,
  criteri: [{ ...multidimensionale, vale: (f) => f.tipo === 'progetto-sottoscritto' || multidimensionale.vale(f) }],
  colloca: (f) => ({ nel: f.tipo === 'progetto-sottoscritto' ? 'numeratore' : 'denominatore', motivo: null }),
};

const ASSISTENTE_SOCIALE: Professione = 'assistente-sociale';
const ENTI_SOCIALI: readonly TipoEnte[] = ['comune', 'ambito'];

const L4_2: Definizione = {
  codice: 'L4.2',
  versione: 1,
  tipo: 'rapporto',
  scelte: [
    'Si contano le valutazioni multidimensionali concluse, di qualunque area: più assistenti sociali nella stessa valutazione contano una volta.',
    "Vale la presenza registrata alla conclusione della valutazione, non la composizione prevista dell'équipe.",
    "L'assistente sociale può essere del Comune o dell'Ambito; la seconda versione della fonte, che conta solo quello comunale, non è adottata.",
    ...VALE_PER_TUTTE,
  ],
  candidato: (f) => f.tipo === 'valutazione-conclusa',
  criteri: [multidimensionale],
  colloca: parteDelDenominatore(
    valutazione("Tra i partecipanti non c'è un assistente sociale di Comune o di Ambito.", (v) =>
      v.partecipanti.some((p) => p.professione === ASSISTENTE_SOCIALE && ENTI_SOCIALI.includes(p.tipoEnte)),
    ),
  ),
};

const PROGETTO_SAD: TipoProgetto = 'sad';

const L5_1: Definizione = {
  codice: 'L5.1',
  versione: 1,
  tipo: 'rapporto',
  scelte: [
    "Ogni progetto SAD conta una volta, nell'anno della prima sottoscrizione; è SAD il progetto di tipo SAD.",
    'Il piano unico integrato è quello dichiarato nella versione sottoscritta per prima.',
    "Non autosufficienza e alto bisogno sono l'esito esplicito della valutazione che quella versione cita: non si deducono da un punteggio.",
    'È anziana la persona di almeno 65 anni nel giorno della sottoscrizione.',
    ...VALE_PER_TUTTE,
  ],
  candidato: (f) => f.tipo === 'progetto-sottoscritto' && f.tipoProgetto === PROGETTO_SAD,
  criteri: [
    progetto('La persona non era anziana alla data della sottoscrizione.', (p) => p.anzianoAllaData),
    progetto('Il progetto non cita una valutazione conclusa.', (p) => p.esito !== null),
    progetto(
      "L'esito della valutazione citata non è la non autosufficienza.",
      (p) => p.esito?.autosufficienza === 'non-autosufficiente',
    ),
    progetto(
      "L'esito della valutazione citata non è l'alto bisogno assistenziale.",
      (p) => p.esito?.bisogno === 'alto',
    ),
  ],
  colloca: parteDelDenominatore(
    progetto("Il progetto non è un piano unico integrato con l'ambito sanitario.", (p) => p.pianoUnicoIntegrato),
  ),
};

/** SIUSS code "Assistenza domiciliare socio-assistenziale". */
const PRESTAZIONE_SAD = 'A2.07';
const MOTIVI_CHE_ESCUSANO: readonly MotivoChiusura[] = ['decesso', 'trasferimento', 'irreperibilita', 'rinuncia'];

const L5_3: Definizione = {
  codice: 'L5.3',
  versione: 1,
  tipo: 'conteggio',
  scelte: [
    "L'unità è il ciclo, dall'apertura o dalla riapertura alla chiusura della cartella: conta nell'anno della chiusura.",
    "Una riapertura lascia contato il ciclo concluso; il ciclo seguente conta per sé, e per esso vale l'accesso della prima apertura.",
    'Sono esaminati i cicli chiusi con almeno un segno di SAD: percorso SAD, progetto SAD sottoscritto o erogazione A2.07.',
    "La fase di erogazione è un'erogazione maggiore di zero della prestazione SIUSS A2.07; le ore arrivate dopo la chiusura valgono per il ciclo del loro intervento.",
    'La valutazione può essere preliminare o multidimensionale, purché conclusa nel ciclo.',
    'La valutazione finale può mancare se la chiusura è per decesso, trasferimento, irreperibilità o rinuncia.',
    ...VALE_PER_TUTTE,
  ],
  candidato: (f) =>
    f.tipo === 'ciclo-concluso' &&
    (f.percorso === 'sad' ||
      f.progettiSottoscritti.includes(PROGETTO_SAD) ||
      f.prestazioniErogate.includes(PRESTAZIONE_SAD)),
  criteri: [
    ciclo('Manca la fase di accesso: la cartella non nasce da un accesso registrato.', (c) => c.accesso),
    ciclo('Manca la fase di valutazione: nessuna valutazione conclusa nel ciclo.', (c) => c.valutazioneConclusa),
    ciclo('Manca la fase di progetto: nessun progetto SAD sottoscritto nel ciclo.', (c) =>
      c.progettiSottoscritti.includes(PROGETTO_SAD),
    ),
    ciclo('Manca la fase di erogazione: nessuna erogazione A2.07 maggiore di zero nel ciclo.', (c) =>
      c.prestazioniErogate.includes(PRESTAZIONE_SAD),
    ),
    ciclo(
      'Manca la valutazione finale, e il motivo di chiusura non la scusa.',
      (c) => c.valutazioneFinale || MOTIVI_CHE_ESCUSANO.includes(c.motivoChiusura),
    ),
  ],
  colloca: () => ({ nel: 'numeratore', motivo: null }),
};

/** The definitions in force, one per indicator that the events of the cases can feed. */
export const DEFINIZIONI: readonly Definizione[] = [L2_2, L4_2, L5_1, L5_3];

export const definizione = (codice: string): Definizione | undefined => DEFINIZIONI.find((d) => d.codice === codice);
