import type { DefinizioneStrumento } from './strumento.js';

/**
 * Items and points: IADL of Lawton (public scale, wording abridged). The source has no wording for the levels: the
 * texts of the levels are ours.
 */
export const IADL_LAWTON: DefinizioneStrumento = {
  codice: 'iadl-lawton',
  versione: '1',
  validoDal: '2018-01-01',
  nome: 'IADL di Lawton',
  regola: 'somma',
  minimo: 0,
  massimo: 8,
  voci: [
    {
      voce: 'Usare il telefono',
      livelli: [
        { testo: 'Autonomo', punti: 1 },
        { testo: 'Chiama pochi numeri conosciuti', punti: 1 },
        { testo: 'Risponde ma non chiama', punti: 1 },
        { testo: 'Non lo usa', punti: 0 },
      ],
    },
    {
      voce: 'Fare acquisti',
      livelli: [
        { testo: 'Autonomo', punti: 1 },
        { testo: 'Da solo soltanto piccoli acquisti', punti: 0 },
        { testo: 'Solo se accompagnato', punti: 0 },
        { testo: 'Non fa acquisti', punti: 0 },
      ],
    },
    {
      voce: 'Preparare il cibo',
      livelli: [
        { testo: 'Autonomo: decide e prepara i pasti', punti: 1 },
        { testo: 'Cucina se trova pronti gli ingredienti', punti: 0 },
        { testo: 'Scalda pasti già preparati', punti: 0 },
        { testo: 'I pasti vanno preparati e serviti', punti: 0 },
      ],
    },
    {
      voce: 'Governo della casa',
      livelli: [
        { testo: 'Autonomo, salvo i lavori pesanti', punti: 1 },
        { testo: 'Fa i lavori leggeri di ogni giorno', punti: 1 },
        { testo: 'Fa qualche lavoro, ma serve aiuto per tenere pulita la casa', punti: 1 },
        { testo: 'Non se ne occupa', punti: 0 },
      ],
    },
    {
      voce: 'Biancheria',
      livelli: [
        { testo: 'Autonomo', punti: 1 },
        { testo: 'Lava solo i capi piccoli', punti: 1 },
        { testo: 'La biancheria è lavata da altri', punti: 0 },
      ],
    },
    {
      voce: 'Mezzi di trasporto',
      livelli: [
        { testo: 'Autonomo, guida o usa i mezzi pubblici', punti: 1 },
        { testo: 'Si sposta da solo in taxi, non con i mezzi pubblici', punti: 1 },
        { testo: 'Usa i mezzi pubblici se accompagnato', punti: 1 },
        { testo: 'Si sposta solo in auto o taxi e con assistenza', punti: 0 },
        { testo: 'Non si sposta con alcun mezzo', punti: 0 },
      ],
    },
    {
      voce: 'Responsabilità sui farmaci',
      livelli: [
        { testo: "Autonomo nella dose e nell'orario", punti: 1 },
        { testo: 'Li prende se preparati da altri', punti: 0 },
        { testo: 'Vanno somministrati da altri', punti: 0 },
      ],
    },
    {
      voce: 'Gestire il denaro',
      livelli: [
        { testo: 'Autonomo', punti: 1 },
        { testo: 'Spese di ogni giorno da solo, aiuto per banca e spese maggiori', punti: 1 },
        { testo: 'Non gestisce denaro', punti: 0 },
      ],
    },
  ],
  lettura: '8 indipendente, 0 del tutto dipendente',
};
