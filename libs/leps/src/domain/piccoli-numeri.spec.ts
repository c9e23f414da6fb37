import type { Figura } from './figura.js';
import { senzaPiccoliNumeri } from './piccoli-numeri.js';

const figura = (numeratore: number, denominatore: number | null): Figura => ({
  codice: 'L4.2',
  leps: 4,
  indicatore: 'prova',
  tipo: denominatore === null ? 'conteggio' : 'rapporto',
  anno: 2026,
  comune: '017085',
  versione: 1,
  numeratore,
  denominatore,
  valore: 'x',
  obiettivo: null,
  stato: 'senza-obiettivo',
});

describe('numeri piccoli fuori dal servizio', () => {
  it.each([
    [1, null],
    [4, null],
    [3, 30],
    [30, 33],
    [0, 2],
  ])('nasconde tutta la cella per %p su %p', (numeratore, denominatore) => {
    expect(senzaPiccoliNumeri(figura(numeratore, denominatore))).toMatchObject({
      numeratore: null,
      denominatore: null,
      valore: null,
      oscurata: true,
    });
  });

  it.each([
    [0, null],
    [5, null],
    [0, 30],
    [30, 30],
    [25, 30],
  ])('lascia leggere %p su %p', (numeratore, denominatore) => {
    expect(senzaPiccoliNumeri(figura(numeratore, denominatore))).toMatchObject({
      numeratore,
      denominatore,
      oscurata: false,
    });
  });
});
