import type { DefinizioneStrumento, Voce } from './strumento.js';

// The points differ by item, the three levels are the same for all.
const voce = (nome: string, autonomo: number, aiutoParziale: number, dipendente: number): Voce => ({
  voce: nome,
  livelli: [
    { testo: 'Autonomo', punti: autonomo },
    { testo: 'Aiuto parziale', punti: aiutoParziale },
    { testo: 'Dipendente', punti: dipendente },
  ],
});

/**
 * Items, levels and points: ADL of Katz, in the version of the Istituto Mario Negri (public scale, wording abridged).
 * No wording here is ours.
 */
export const ADL_KATZ: DefinizioneStrumento = {
  codice: 'adl-katz',
  versione: '1',
  validoDal: '2018-01-01',
  nome: 'ADL di Katz (versione Istituto Mario Negri)',
  regola: 'somma',
  minimo: 0,
  massimo: 6,
  voci: [
    voce('Fare il bagno', 1, 1, 0),
    voce('Vestirsi', 1, 1, 0),
    voce('Toilette', 1, 0, 0),
    voce('Spostarsi', 1, 0, 0),
    voce('Continenza', 1, 0, 0),
    voce('Alimentazione', 1, 1, 0),
  ],
  lettura: '6 indipendente, 0 del tutto dipendente',
};
