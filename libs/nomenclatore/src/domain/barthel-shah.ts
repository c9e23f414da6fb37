import type { DefinizioneStrumento, Voce } from './strumento.js';
import { CARROZZINA, DEAMBULAZIONE } from './strumento.js';

type Cinque = readonly [number, number, number, number, number];

const LIVELLI = ['Autonomo', 'Con aiuto minimo', 'Con aiuto moderato', 'Con aiuto quasi totale', 'Dipendente'] as const;

const voce = (nome: string, punti: Cinque): Voce => ({
  voce: nome,
  livelli: LIVELLI.map((testo, i) => ({ testo, punti: punti[i] as number })),
});

const DA_5: Cinque = [5, 4, 3, 1, 0];
const DA_10: Cinque = [10, 8, 5, 2, 0];
const DA_15: Cinque = [15, 12, 8, 3, 0];

/**
 * Items, points and ranges: Barthel index modified by Shah (public scale, wording abridged). The source has no wording
 * for the levels: the five texts are ours.
 */
export const BARTHEL_SHAH: DefinizioneStrumento = {
  codice: 'barthel-shah',
  versione: '1',
  validoDal: '2018-01-01',
  nome: 'Barthel modificata (Shah)',
  regola: 'barthel-shah',
  minimo: 0,
  massimo: 100,
  voci: [
    voce('Alimentazione', DA_10),
    voce('Bagno/doccia', DA_5),
    voce('Igiene personale', DA_5),
    voce('Abbigliamento', DA_10),
    voce('Continenza intestinale', DA_10),
    voce('Continenza urinaria', DA_10),
    voce('Uso del gabinetto', DA_10),
    voce('Trasferimento letto-carrozzina', DA_15),
    voce(DEAMBULAZIONE, DA_15),
    voce('Scale', DA_10),
    voce(CARROZZINA, DA_5),
  ],
  lettura: "100 autosufficiente, 0 dipendenza completa; l'uso della carrozzina conta solo se la deambulazione vale 0",
  fasce: [
    { da: 100, a: 100, testo: 'Autosufficiente' },
    { da: 91, a: 99, testo: 'Quasi autosufficiente' },
    { da: 75, a: 90, testo: 'Dipendenza lieve' },
    { da: 50, a: 74, testo: 'Dipendenza moderata' },
    { da: 25, a: 49, testo: 'Dipendenza grave' },
    { da: 0, a: 24, testo: 'Dipendenza completa' },
  ],
};
