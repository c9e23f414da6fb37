import { definizione } from './definizioni.js';
import { descrivi } from './descrizione.js';
import { calcola } from './figura.js';
import { LogDiProva } from './prova/log-di-prova.js';
import type { Presentazione } from './riga.js';
import { rigaLeps } from './riga.js';

const CASO = '0199aaaa-bbbb-7ccc-8ddd-0123456789ab';
const come = (vede: boolean): Presentazione => ({
  titolo: (tipo) => `titolo di ${tipo}`,
  pseudonimo: () => 'UNO',
  chiave: () => 'una',
  vedeCartella: () => vede,
});

it('una riga mostra pseudonimo, atto, data e motivo, e non porta alla cartella di chi non può vederla', () => {
  const log = new LogDiProva();
  log.caso(CASO).sadCompleto(2026, { senza: ['erogazione'] });
  const { esclusi } = calcola(
    definizione('L5.3')!,
    log.registro.filter((f) => f.notoFino === null),
    2026,
    {
      oggi: '2027-01-01',
    },
  );
  const chiusa = rigaLeps(esclusi[0]!, come(false));
  expect(chiusa).toEqual({
    chiave: 'una',
    pseudonimo: 'UNO',
    cartella: null,
    nel: 'escluso',
    atto: 'Presa in carico conclusa',
    data: '2026-11-30',
    comune: expect.any(String),
    motivo: expect.stringContaining('erogazione'),
    eventi: expect.any(Array),
  });
  const aperta = rigaLeps(esclusi[0]!, come(true));
  expect(aperta).toEqual({ ...chiusa, cartella: CASO, eventi: expect.any(Array) });
  expect(chiusa.eventi).toEqual(aperta.eventi.map((e) => ({ ...e, posizione: null })));
  expect(aperta.eventi[0]).toEqual({
    posizione: 1,
    tipo: 'CartellaAperta',
    titolo: 'titolo di CartellaAperta',
    avvenutoIl: '2026-01-10',
  });
});

it('una definizione si legge: scelte scritte e obiettivi per anno, con la cella vuota che resta vuota', () => {
  expect(descrivi(definizione('L5.3')!).obiettivi).toEqual({
    2025: null,
    2026: { tipo: 'crescita', testo: "più dell'anno precedente" },
    2027: { tipo: 'crescita', testo: "più dell'anno precedente" },
  });
  expect(descrivi(definizione('L4.2')!).obiettivi).toEqual({
    2025: { tipo: 'soglia', testo: 'almeno il 50 %' },
    2026: { tipo: 'soglia', testo: 'almeno il 75 %' },
    2027: { tipo: 'soglia', testo: 'pari al 100 %' },
  });
  for (const codice of ['L2.2', 'L4.2', 'L5.1', 'L5.3']) {
    expect(descrivi(definizione(codice)!).scelte.every((s) => s.endsWith('.'))).toBe(true);
  }
});
