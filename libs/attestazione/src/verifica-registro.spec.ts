import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verificaLog } from '#event-store';
import { RegistroDiProva } from './prova/registro-di-prova.js';

describe('La verifica del registro con i suoi checkpoint', () => {
  let registro: RegistroDiProva;
  beforeEach(async () => {
    registro = await RegistroDiProva.aperto(4);
    await registro.attestazione().sigillaOra();
    await registro.scrivi(4);
    await registro.consulta();
    await registro.attestazione().sigillaOra();
    await registro.scrivi(2);
  });
  afterEach(() => registro.chiudi());

  const verifica = () => registro.attestazione().verifica();

  it('di un registro in ordine dice fin dove è provato, e dopo no', async () => {
    const progressi: [number, number][] = [];
    const esito = await registro.attestazione().verifica((fatti, totale) => progressi.push([fatti, totale]));
    expect(esito).toMatchObject({ integra: true, eventi: 10, confrontati: 2, provataFinoA: 8, rottura: null });
    expect(progressi.at(-1)).toEqual([10, 10]);
  });

  it('trova ciò che la catena da sola non vede: la coda tagliata insieme alla testa', async () => {
    await registro.taglia(6);
    await expect(verificaLog(registro.lettura)).resolves.toMatchObject({ integra: true, eventi: 6 });
    const esito = await verifica();
    expect(esito).toMatchObject({ integra: false, confrontati: 1, provataFinoA: 4, rottura: { posizione: 7 } });
    expect(esito.rottura?.motivo).toMatch(
      /Il registro si ferma alla posizione 6, ma il checkpoint firmato il .* attesta già la 8: la coda è stata tagliata/,
    );
  });

  it('trova ciò che la catena da sola non vede: tutto riscritto e riconcatenato', async () => {
    await registro.cambia(6);
    await registro.rifai(6);
    await expect(verificaLog(registro.lettura)).resolves.toMatchObject({ integra: true });
    const esito = await verifica();
    expect(esito).toMatchObject({ integra: false, provataFinoA: 4, rottura: { posizione: 8 } });
    expect(esito.rottura?.motivo).toMatch(/attesta un altro registro: tra la posizione 5 e la 8 è stato riscritto/);
  });

  it('di un evento cambiato nomina l’evento', async () => {
    await registro.cambia(6);
    const { rows } = await registro.admin.query<{ id: string }>('SELECT id FROM log.evento WHERE posizione = 6');
    const esito = await verifica();
    expect(esito.rottura).toEqual({
      posizione: 6,
      evento: rows[0]!.id,
      motivo: 'Il contenuto dell’evento non corrisponde alla sua impronta.',
    });
  });

  it('dice se un checkpoint conservato è stato cambiato', async () => {
    const cartella = join(registro.cartella, 'dati/checkpoint');
    const file = join(
      cartella,
      readdirSync(cartella).find((n) => n.endsWith('.checkpoint'))!,
    );
    writeFileSync(file, readFileSync(file, 'utf8').replace('chain ', 'chain A'));
    const esito = await verifica();
    expect(esito.integra).toBe(false);
    expect(esito.rottura?.motivo).toMatch(/non è un checkpoint firmato con la chiave di questa installazione/);
  });

  it('dice se le consultazioni non sono più quelle attestate', async () => {
    await registro.admin.query('DELETE FROM consultazioni.consultazione; DELETE FROM consultazioni.testa');
    const esito = await verifica();
    expect(esito.integra).toBe(false);
    expect(esito.rottura?.motivo).toMatch(/La consultazione 1 di un Ambito non è più quella attestata/);
    expect(esito.rottura?.ambito).toBe('sebino');
  });

  it('senza checkpoint dice che nulla è provato', async () => {
    const esito = await registro.attestazione({ dati: 'altri' }).verifica();
    expect(esito).toMatchObject({ integra: true, confrontati: 0, provataFinoA: 0 });
  });
});
