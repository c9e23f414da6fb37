import { definizione } from './definizioni.js';
import { descrivi } from './descrizione.js';
import { calcola } from './figura.js';
import { LogDiProva } from './prova/log-di-prova.js';
import { pseudonimoDi, rigaLeps } from './riga.js';

const titolo = (tipo: string) => `titolo di ${tipo}`;

it('una riga mostra pseudonimo, atto, data e motivo, e non porta alla cartella di chi non può vederla', () => {
  const log = new LogDiProva();
  log.caso('0199aaaa-bbbb-7ccc-8ddd-0123456789ab').sadCompleto(2026, { senza: ['erogazione'] });
  const { esclusi } = calcola(
    definizione('L5.3')!,
    log.registro.filter((f) => f.notoFino === null),
    2026,
    {
      oggi: '2027-01-01',
    },
  );
  const riga = rigaLeps(esclusi[0]!, { titolo, vedeCartella: () => false });
  expect(riga).toMatchObject({
    chiave: 'ciclo:e1',
    pseudonimo: '456789AB',
    cartella: null,
    nel: 'escluso',
    atto: 'Presa in carico conclusa',
    data: '2026-11-30',
    motivo: expect.stringContaining('erogazione'),
  });
  expect(riga.eventi[0]).toEqual({
    posizione: 1,
    tipo: 'CartellaAperta',
    titolo: 'titolo di CartellaAperta',
    avvenutoIl: '2026-01-10',
  });
  expect(JSON.stringify(riga)).not.toContain('0199aaaa');
  expect(rigaLeps(esclusi[0]!, { titolo, vedeCartella: () => true }).cartella).toBe(
    '0199aaaa-bbbb-7ccc-8ddd-0123456789ab',
  );
});

it('due cartelle aperte nello stesso istante hanno pseudonimi diversi', () => {
  expect(pseudonimoDi('0199aaaa-bbbb-7ccc-8ddd-0123456789ab')).not.toBe(
    pseudonimoDi('0199aaaa-bbbb-7ccc-8ddd-ba9876543210'),
  );
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
