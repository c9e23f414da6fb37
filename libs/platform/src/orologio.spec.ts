import { OrologioDiSistema, OrologioSimulato } from './orologio.js';

describe('Un orologio', () => {
  it('di sistema segue il tempo', () => {
    const prima = Date.now();
    expect(new OrologioDiSistema().adesso().getTime()).toBeGreaterThanOrEqual(prima);
  });

  it('simulato si muove solo quando glielo si dice', () => {
    const orologio = new OrologioSimulato('2026-03-01T09:00:00Z');
    expect(orologio.adesso()).toEqual(new Date('2026-03-01T09:00:00Z'));
    orologio.avanza(60_000);
    expect(orologio.adesso()).toEqual(new Date('2026-03-01T09:01:00Z'));
    orologio.imposta('2025-01-01T00:00:00Z');
    expect(orologio.adesso()).toEqual(new Date('2025-01-01T00:00:00Z'));
  });

  it('simulato non lascia muovere il tempo a chi lo legge', () => {
    const orologio = new OrologioSimulato('2026-03-01T09:00:00Z');
    orologio.adesso().setFullYear(1999);
    expect(orologio.adesso().getUTCFullYear()).toBe(2026);
  });

  it('rifiuta un istante che non esiste', () => {
    expect(() => new OrologioSimulato('ieri')).toThrow('istante non valido: ieri');
  });
});
