import type { DefinizioneStrumento, DefinizioniStrumenti } from '../strumenti.js';

/** Three short items: 0 to 3. */
export const SCALA: DefinizioneStrumento = {
  codice: 'scala',
  versione: '2',
  nome: 'Scala di prova',
  regola: 'somma',
  voci: [
    { voce: 'Lavarsi', punti: [1, 0] },
    { voce: 'Vestirsi', punti: [1, 1, 0] },
    { voce: 'Mangiare', punti: [1, 0] },
  ],
};

/** The two items of the Barthel (Shah) that exclude each other, and another. */
export const BARTHEL: DefinizioneStrumento = {
  codice: 'barthel',
  versione: '1',
  nome: 'Barthel ridotta',
  regola: 'barthel-shah',
  voci: [
    { voce: 'Trasferimento letto-carrozzina', punti: [15, 12, 8, 3, 0] },
    { voce: 'Deambulazione', punti: [15, 12, 8, 3, 0] },
    { voce: 'Uso della carrozzina', punti: [5, 4, 3, 1, 0] },
  ],
};

export const STRUMENTI_DI_PROVA: DefinizioniStrumenti = (codice) =>
  [SCALA, BARTHEL].find((strumento) => strumento.codice === codice);
