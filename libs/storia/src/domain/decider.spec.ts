import { inCoda } from './correzioni.js';
import { fattiRifiutati, statoAl, verificaIngresso } from './decider.js';
import type { StoricoPorta } from './prova/porta.js';
import { annullato, aperta, capienza, chiusa, passano, porta, rettificato, storiaDi, storico } from './prova/porta.js';

const storia = storiaDi(aperta('2026-01-01'), passano('2026-01-03', 6), chiusa('2026-01-05'));
const entra = (evento: Parameters<typeof storico>[1], su: readonly StoricoPorta[] = storia, oggi = '2026-02-28') =>
  verificaIngresso(porta, su, [storico(su.length + 1, evento)], oggi);

describe('l’ingresso di un fatto in una storia', () => {
  it('è ammesso dove è accaduto, non dove è registrato', () => {
    expect(entra(passano('2026-01-04', 1))).toBeUndefined();
    expect(entra(passano('2026-01-06', 1))).toMatchObject({ codice: 'porta-chiusa' });
    expect(entra(passano('2025-12-31', 1))).toMatchObject({ codice: 'porta-chiusa' });
  });

  it('è rifiutato se contraddice fatti già noti, e li nomina', () => {
    expect(entra(chiusa('2026-01-02'))).toMatchObject({
      codice: 'storia-incoerente',
      dettagli: {
        dipendenti: [
          { evento: 'e2', tipo: 'PassaggioContato', avvenutoIl: '2026-01-03', posizione: 2, codice: 'porta-chiusa' },
          { evento: 'e3', tipo: 'PortaChiusa' },
        ],
      },
    });
    expect(entra(annullato('e1'))).toMatchObject({ codice: 'storia-incoerente' });
  });

  it('vale anche per le correzioni: rettifica, annullamento, annullamento di un annullamento', () => {
    expect(entra(rettificato('e2', { avvenutoIl: '2026-01-04' }))).toBeUndefined();
    expect(entra(rettificato('e2', { avvenutoIl: '2026-01-06' }))).toMatchObject({ codice: 'porta-chiusa' });
    expect(entra(annullato('e3'))).toBeUndefined();
    const senzaChiusura = [...storia, storico(4, annullato('e3')), storico(5, passano('2026-01-08', 1))];
    expect(entra(annullato('e4'), senzaChiusura)).toMatchObject({ codice: 'storia-incoerente' });
  });

  it('non è mai nel futuro: né il fatto, né la data a cui una rettifica lo sposta', () => {
    expect(entra(passano('2026-01-04', 1), storia, '2026-01-03')).toMatchObject({ codice: 'data-futura' });
    expect(entra(passano('2026-01-04T23:59', 1), storia, '2026-01-04')).toBeUndefined();
    const aperto = storia.slice(0, 2);
    expect(entra(rettificato('e2', { avvenutoIl: '2026-03-01' }), aperto)).toMatchObject({ codice: 'data-futura' });
    expect(entra(rettificato('e2', { avvenutoIl: '2026-02-28' }), aperto)).toBeUndefined();
  });

  it('riesamina alla fine le regole che un fatto successivo può ancora soddisfare', () => {
    expect(entra(passano('2026-01-04', 5))).toMatchObject({ codice: 'troppi' });
    const ampliata = [...storia, storico(4, capienza('2026-01-06', 20))];
    expect(entra(passano('2026-01-04', 5), ampliata)).toBeUndefined();
    const piena = [...ampliata, storico(5, passano('2026-01-04', 5))];
    expect(fattiRifiutati(porta, piena)).toEqual([]);
    expect(entra(annullato('e4'), piena)).toMatchObject({
      codice: 'storia-incoerente',
      dettagli: { dipendenti: [{ evento: 'e5', codice: 'troppi' }] },
    });
  });

  it('di una rettifica che infrange una regola dice la regola', () => {
    expect(entra(rettificato('e2', { modifiche: { persone: 11 } }))).toMatchObject({ codice: 'troppi' });
  });

  it('non è impedito da ciò che era già rotto, purché non rompa altro', () => {
    const rotta = [...storia, storico(4, passano('2026-01-09', 1))];
    expect(fattiRifiutati(porta, rotta)).toMatchObject([{ fatto: { id: 'e4' } }]);
    expect(entra(passano('2026-01-04', 1), rotta)).toBeUndefined();
    expect(entra(annullato('e4'), rotta)).toBeUndefined();
    expect(entra(passano('2026-01-10', 1), rotta)).toMatchObject({ codice: 'porta-chiusa' });
    expect(entra(annullato('e1'), rotta)).toMatchObject({
      dettagli: { dipendenti: [{ evento: 'e2' }, { evento: 'e3' }] },
    });
  });
});

describe('lo stato a un istante', () => {
  it('è la piega dei fatti di allora', () => {
    expect(statoAl(porta, storia)).toMatchObject({ aperta: false, passati: 6 });
    expect(statoAl(porta, storia, { finoA: '2026-01-02', posizione: 99 })).toMatchObject({ aperta: true, passati: 0 });
    expect(statoAl(porta, storia, { finoA: '2026-12-31', posizione: 2 })).toMatchObject({ aperta: true, passati: 6 });
    expect(statoAl(porta, [])).toBe(porta.iniziale);
  });
});

describe('una piega può proseguire dall’ultimo stato', () => {
  it('solo con un fatto che viene dopo tutti, mai con una correzione', () => {
    const ultimo = storia[2];
    expect(inCoda(undefined, storico(1, aperta('2026-01-01')))).toBe(true);
    expect(inCoda(ultimo, storico(4, aperta('2026-01-05')))).toBe(true);
    expect(inCoda(ultimo, storico(4, aperta('2026-01-04')))).toBe(false);
    expect(inCoda(ultimo, storico(4, annullato('e1')))).toBe(false);
    expect(inCoda(storico(3, passano('2026-01-05T10:00', 1)), storico(4, aperta('2026-01-05')))).toBe(true);
    expect(inCoda(storico(3, passano('2026-01-05', 1)), storico(4, aperta('2026-01-05T09:00')))).toBe(false);
  });
});
