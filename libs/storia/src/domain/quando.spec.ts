import { SEMPRE } from './correzioni.js';
import { aperta, chiusa, passano, storiaDi } from './prova/porta.js';
import { giornoDellaVista, istanteDi, VIVO } from './quando.js';

/** Registered on 1, 2 and 3 February. */
const storia = storiaDi(aperta('2026-01-01'), passano('2026-01-20', 1), chiusa('2026-01-05'));

describe('chiedere del passato', () => {
  it('vivo è tutto ciò che si sa', () => {
    expect(istanteDi(VIVO, storia)).toEqual(SEMPRE);
    expect(giornoDellaVista(VIVO, '2026-03-01', storia)).toBe('2026-03-01');
  });

  it('accaduto è un giorno, con ciò che si sa oggi', () => {
    const quando = { modo: 'accaduto', al: '2026-01-10' } as const;
    expect(istanteDi(quando, storia)).toEqual({ finoA: '2026-01-10', posizione: SEMPRE.posizione });
    expect(giornoDellaVista(quando, '2026-03-01', storia)).toBe('2026-01-10');
  });

  it('noto si ferma a ciò che era registrato entro quel giorno, a Roma', () => {
    expect(istanteDi({ modo: 'noto', al: '2026-02-02' }, storia)).toEqual({ finoA: '2026-02-02', posizione: 2 });
    expect(istanteDi({ modo: 'noto', al: '2026-01-31' }, storia)).toEqual({ finoA: '2026-01-31', posizione: 0 });
    const sera = storia.map((e) => ({ ...e, registratoIl: '2026-02-02T23:30:00.000Z' }));
    expect(istanteDi({ modo: 'noto', al: '2026-02-02' }, sera).posizione).toBe(0);
    expect(istanteDi({ modo: 'noto', al: '2026-02-03' }, sera).posizione).toBe(3);
  });

  it('evento è ciò che si sapeva appena entrato quel fatto', () => {
    const quando = { modo: 'evento', posizione: 2 } as const;
    expect(istanteDi(quando, storia)).toEqual({ finoA: SEMPRE.finoA, posizione: 2 });
    expect(giornoDellaVista(quando, '2026-03-01', storia)).toBe('2026-02-02');
    expect(giornoDellaVista({ modo: 'evento', posizione: 0 }, '2026-03-01', storia)).toBe('2026-03-01');
  });
});
