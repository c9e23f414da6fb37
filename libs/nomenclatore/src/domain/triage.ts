import type { DefinizioneStrumento } from './strumento.js';

/**
 * Items and points: Scheda unica di triage (public scale, wording abridged). The source has no wording for the levels:
 * the texts of the levels are ours. The threshold that starts a valutazione multidimensionale is in `limiti.ts`.
 */
export const TRIAGE: DefinizioneStrumento = {
  codice: 'triage',
  versione: '1',
  validoDal: '2018-01-01',
  nome: 'Scheda unica di triage',
  regola: 'somma',
  minimo: 0,
  massimo: 14,
  voci: [
    {
      voce: 'Morbilità',
      livelli: [
        { testo: 'Nessuna malattia di rilievo', punti: 0 },
        { testo: 'Una malattia cronica stabile', punti: 1 },
        { testo: 'Più malattie croniche', punti: 2 },
        { testo: 'Malattia instabile o aggravata di recente', punti: 2 },
      ],
    },
    {
      voce: 'Alimentazione',
      livelli: [
        { testo: 'Autonomo', punti: 0 },
        { testo: 'Autonomo se il pasto è preparato', punti: 0 },
        { testo: 'Con aiuto parziale o supervisione', punti: 1 },
        { testo: 'Va imboccato o nutrito artificialmente', punti: 2 },
      ],
    },
    {
      voce: 'Alvo e diuresi',
      livelli: [
        { testo: 'Continente', punti: 0 },
        { testo: 'Perdite occasionali, che gestisce da solo', punti: 0 },
        { testo: 'Incontinente, con aiuto parziale', punti: 1 },
        { testo: 'Incontinente del tutto o con catetere o stomia gestiti da altri', punti: 1 },
      ],
    },
    {
      voce: 'Mobilità',
      livelli: [
        { testo: 'Autonomo', punti: 0 },
        { testo: 'Autonomo con un ausilio', punti: 0 },
        { testo: "Si muove con l'aiuto di una persona", punti: 1 },
        { testo: 'Allettato o sempre in carrozzina', punti: 2 },
      ],
    },
    {
      voce: 'Igiene personale',
      livelli: [
        { testo: 'Autonomo', punti: 0 },
        { testo: 'Autonomo con ausili o con più tempo', punti: 0 },
        { testo: 'Con aiuto parziale', punti: 1 },
        { testo: 'Dipendente', punti: 2 },
      ],
    },
    {
      voce: 'Stato mentale e comportamento',
      livelli: [
        { testo: 'Orientato e collaborante', punti: 0 },
        { testo: 'Lievi dimenticanze, senza disturbi del comportamento', punti: 0 },
        { testo: 'Confuso a tratti o apatico', punti: 1 },
        { testo: 'Disorientato o con disturbi del comportamento', punti: 1 },
      ],
    },
    {
      voce: 'Con chi vive',
      livelli: [
        { testo: 'Con familiari che lo sostengono', punti: 0 },
        { testo: 'Con un assistente familiare o in struttura', punti: 0 },
        { testo: 'Con familiari fragili o presenti solo in parte', punti: 1 },
        { testo: 'Solo', punti: 2 },
      ],
    },
    {
      voce: 'Assistenza diretta',
      livelli: [
        { testo: "L'aiuto che riceve è sufficiente", punti: 0 },
        { testo: "L'aiuto copre solo una parte della giornata", punti: 1 },
        { testo: "L'aiuto è insufficiente o chi aiuta è in difficoltà", punti: 2 },
        { testo: 'Nessuno lo aiuta', punti: 2 },
      ],
    },
  ],
  lettura:
    "0 nessuna criticità, 14 criticità massima; la soglia per la valutazione multidimensionale è fissata dall'Ambito",
};
