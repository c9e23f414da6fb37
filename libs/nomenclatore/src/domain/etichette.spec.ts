import type { Atto, StatoCartella, StatoVersione } from '#cartella';
import * as vocabolario from '#cartella';
import { ETICHETTE } from './etichette.js';

type Intervento = StatoCartella['interventi'][number];

// Held by the compiler: a code without a label, or a label without a code, does not type-check.
const atti: Record<Atto | 'rettifica-evento' | 'annulla-evento', string> = ETICHETTE.atti;
const statiVersione: Record<StatoVersione, string> = ETICHETTE.statiVersione;
const statiIntervento: Record<Intervento['stato'], string> = ETICHETTE.statiIntervento;
const condizioni: Record<StatoCartella['condizione'], string> = ETICHETTE.condizioni;

it.each([
  ['aree', vocabolario.AREE],
  ['percorsi', vocabolario.PERCORSI],
  ['fasi', vocabolario.FASI],
  ['generiNota', vocabolario.GENERI_NOTA],
  ['professioni', vocabolario.PROFESSIONI],
  ['tipiEnte', vocabolario.TIPI_ENTE],
  ['tipiValutazione', vocabolario.TIPI_VALUTAZIONE],
  ['domini', vocabolario.DOMINI],
  ['complessita', vocabolario.COMPLESSITA],
  ['bisogni', vocabolario.BISOGNI],
  ['autosufficienze', vocabolario.AUTOSUFFICIENZE],
  ['setting', vocabolario.SETTING],
  ['tipiProgetto', vocabolario.TIPI_PROGETTO],
  ['qualitaFirma', vocabolario.QUALITA_FIRMA],
  ['motiviChiusura', vocabolario.MOTIVI_CHIUSURA],
  ['raggiunti', vocabolario.RAGGIUNTI],
  ['orizzontiFollowUp', vocabolario.ORIZZONTI_FOLLOW_UP],
  ['classiDiTutela', vocabolario.CLASSI_DI_TUTELA],
] as const)('%s: ogni codice del vocabolario ha la sua etichetta, e nessuna è di troppo', (lista, codici) => {
  expect(Object.keys(ETICHETTE[lista]).sort()).toEqual([...codici].sort());
});

it('ogni etichetta è scritta, comincia con la maiuscola e non ripete il codice', () => {
  for (const lista of [...Object.values(ETICHETTE), atti, statiVersione, statiIntervento, condizioni]) {
    for (const [codice, testo] of Object.entries(lista)) {
      expect(testo).toMatch(/^[A-ZÈ]/);
      expect(testo).not.toBe(codice);
    }
  }
});

it('in una lista due codici non hanno la stessa etichetta', () => {
  for (const lista of Object.values(ETICHETTE)) {
    expect(new Set(Object.values(lista)).size).toBe(Object.keys(lista).length);
  }
});
