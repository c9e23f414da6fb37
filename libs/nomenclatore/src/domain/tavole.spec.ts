import { dataCivileValida } from '#storia';
import { comuneEsistente } from './comune-esistente.js';
import { comuniDellAmbito } from './comuni-ambito.js';
import { COMUNI_LOMBARDIA } from './comuni-lombardia.js';
import { INDICATORI_LEPS, indicatoreLeps, LEPS } from './indicatori-leps.js';
import { nomePrestazione, PRESTAZIONI_SIUSS } from './prestazioni-siuss.js';

const distinti = (valori: readonly string[]) => new Set(valori).size === valori.length;

describe("i Comuni dell'Ambito", () => {
  const SEBINO = comuniDellAmbito('sebino');
  const PAVESE = comuniDellAmbito('pavese');

  it('sono dodici, e maschi e femmine danno il totale', () => {
    expect(SEBINO).toHaveLength(12);
    expect(distinti(SEBINO.map((c) => c.istat))).toBe(true);
    for (const c of SEBINO) expect(c.maschi + c.femmine).toBe(c.popolazione);
  });

  it("la fonte si contraddice solo per Monte Isola, di 9, e l'una e l'altra cifra restano", () => {
    const conScarto = SEBINO.filter((c) => c.scartoFasceEta !== 0);
    expect(conScarto.map((c) => [c.nome, c.popolazione, c.scartoFasceEta])).toEqual([['Monte Isola', 1621, 9]]);
  });

  it('sono anche tra i Comuni lombardi, con gli stessi codici', () => {
    for (const c of SEBINO) {
      const lombardo = COMUNI_LOMBARDIA.find((l) => l.istat === c.istat);
      expect([lombardo?.catastale, lombardo?.nome, lombardo?.provincia]).toEqual([
        c.catastale,
        c.nome.toUpperCase(),
        'BS',
      ]);
    }
  });

  it('quelli dell’Alto e Basso Pavese sono quarantotto, della provincia di Pavia, e di nessun altro Ambito', () => {
    expect(PAVESE).toHaveLength(48);
    expect(distinti([...PAVESE, ...SEBINO].map((c) => c.istat))).toBe(true);
    for (const c of PAVESE) {
      expect(c.maschi + c.femmine).toBe(c.popolazione);
      const lombardo = COMUNI_LOMBARDIA.find((l) => l.istat === c.istat);
      expect([c.nome, lombardo?.catastale, lombardo?.provincia]).toEqual([c.nome, c.catastale, 'PV']);
    }
  });

  it('un Ambito di cui non si sa il territorio non prende quello di un altro', () => {
    for (const ambito of ['', 'lodi', 'constructor', '__proto__']) expect(comuniDellAmbito(ambito)).toEqual([]);
  });
});

it('i Comuni lombardi attivi sono 1504, con codici unici e date vere', () => {
  expect(COMUNI_LOMBARDIA).toHaveLength(1504);
  expect(distinti(COMUNI_LOMBARDIA.map((c) => c.istat))).toBe(true);
  expect(distinti(COMUNI_LOMBARDIA.map((c) => c.catastale))).toBe(true);
  for (const c of COMUNI_LOMBARDIA) {
    expect(c.istat).toMatch(/^\d{6}$/);
    expect(c.catastale).toMatch(/^[A-Z]\d{3}$/);
    expect(c.provincia).toMatch(/^[A-Z]{2}$/);
    expect(dataCivileValida(c.validoDal)).toBe(true);
  }
});

it.each([
  ['esiste: di Lombardia, per intero', true, ['017085', '015146', '108055', ...COMUNI_LOMBARDIA.map((c) => c.istat)]],
  ['può esistere: altrove, per la provincia', true, ['001272', '058091', '119001']],
  ['non esiste: di una provincia lombarda, ma di nessuno', false, ['017999', '017000', '108999']],
  ['non esiste: di nessuna provincia', false, ['999999', '000001', '120001', '217085']],
  ['non esiste: di una provincia, ma di nessun Comune', false, ['058000']],
  ['non è un codice', false, ['', '17085', '0170855', '05809a', ' 58091', '058 91', '+58091']],
])('un Comune con questo codice %s', (_, esiste, codici) => {
  expect(codici.filter((codice) => comuneEsistente(codice) !== esiste)).toEqual([]);
});

it('le prestazioni SIUSS sono 105, senza codici doppi', () => {
  expect(PRESTAZIONI_SIUSS).toHaveLength(105);
  expect(distinti(PRESTAZIONI_SIUSS.map((p) => p.codice))).toBe(true);
  expect(nomePrestazione('A2.07')).toBe('Assistenza domiciliare socio-assistenziale');
  expect(nomePrestazione('Z9')).toBeUndefined();
});

describe('gli indicatori LEPS', () => {
  it('sono venti, di cinque LEPS, ciascuno con una cella per ogni anno del ciclo', () => {
    expect(INDICATORI_LEPS).toHaveLength(20);
    expect(distinti(INDICATORI_LEPS.map((i) => i.codice))).toBe(true);
    expect(LEPS.map((l) => l.numero)).toEqual([1, 2, 3, 4, 5]);
    for (const i of INDICATORI_LEPS) {
      expect(Object.keys(i.obiettivi)).toEqual(['2025', '2026', '2027']);
      expect(i.codice.startsWith(`L${i.leps}.`)).toBe(true);
    }
  });

  it('solo un rapporto ha un denominatore, e solo un rapporto ha una soglia in percentuale', () => {
    for (const i of INDICATORI_LEPS) {
      expect(i.denominatore !== null).toBe(i.tipo === 'rapporto');
      for (const o of Object.values(i.obiettivi)) if (o?.tipo === 'soglia') expect(i.tipo).toBe('rapporto');
    }
  });

  it("una cella vuota resta vuota: L5.3 nel 2025 è l'anno base", () => {
    expect(indicatoreLeps('L5.3').obiettivi['2025']).toBeNull();
    expect(indicatoreLeps('L4.2').obiettivi['2027']).toEqual({ tipo: 'soglia', operatore: '=', percentuale: 100 });
    expect(() => indicatoreLeps('L9.9')).toThrow('L9.9');
  });
});
