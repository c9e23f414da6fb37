import { decidiSuStoria } from './decidi-su-storia.js';
import type { ComandoCorrezione } from './decidi-correzione.js';
import type { ComandoPorta, EventoPorta } from './prova/porta.js';
import { aperta, chiusa, passano, porta, storiaDi } from './prova/porta.js';

const contesto = { attore: { id: 'b', ruolo: 'r', ente: 'x', livello: 2 as const }, oggi: '2026-02-28' };
const storia = storiaDi(aperta('2026-01-01'), passano('2026-01-03', 6));
const decidi = (comando: ComandoPorta | ComandoCorrezione, su = storia) =>
  decidiSuStoria(porta, su, comando, contesto, (deciso, i) => ({ id: `n-${deciso.tipo}-${i}`, comune: '017160' }));
const registra = (evento: EventoPorta): ComandoPorta => ({ atto: 'registra', evento });

describe('una decisione su una storia', () => {
  it('dà i fatti al loro posto, con chi ha agito', () => {
    expect(decidi(registra(chiusa('2026-01-05')))).toEqual([
      {
        ...chiusa('2026-01-05'),
        id: 'n-PortaChiusa-0',
        comune: '017160',
        posizione: 3,
        attore: contesto.attore,
        registratoIl: expect.any(String),
      },
    ]);
    expect(decidi(registra(aperta('2026-01-05')), [])).toMatchObject([{ posizione: 1 }]);
  });

  it('rifiuta ciò che il comando, il giorno o la storia non ammettono', () => {
    expect(decidi(registra(passano('2026-01-04', 0)))).toMatchObject({ codice: 'nessuno' });
    expect(decidi(registra(passano('2026-03-01', 1)))).toMatchObject({ codice: 'data-futura' });
    expect(decidi(registra(aperta('2026-01-04')))).toMatchObject({ codice: 'gia-aperta' });
    expect(decidi(registra(chiusa('2026-01-02')))).toMatchObject({ codice: 'storia-incoerente' });
    expect(decidi(registra(passano('2026-01-04', 5)))).toMatchObject({ codice: 'troppi' });
  });

  it('prende anche le correzioni, per qualunque categoria', () => {
    const motivo = 'Errore.';
    expect(decidi({ atto: 'annulla-evento', evento: 'e2', motivo })).toMatchObject([
      { tipo: 'EventoAnnullato', posizione: 3 },
    ]);
    expect(decidi({ atto: 'annulla-evento', evento: 'e1', motivo })).toMatchObject({ codice: 'storia-incoerente' });
    expect(decidi({ atto: 'rettifica-evento', evento: 'e2', motivo, modifiche: { persone: 11 } })).toMatchObject({
      codice: 'troppi',
    });
    expect(decidi({ atto: 'rettifica-evento', evento: 'e2', motivo, avvenutoIl: '2026-03-02' })).toMatchObject({
      codice: 'data-futura',
    });
  });
});
