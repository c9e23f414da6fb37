import assert from 'node:assert/strict';
import { casi } from './caso.js';
import { eventi, nuovoStream, richiesta, scrivi, suStream, tuttoDa } from './richiesta-di-prova.js';

export const OROLOGIO = casi('orologio', {
  'registratoIl è l’ora di chi scrive, ma non torna mai indietro': async ({ store, altro }) => {
    const testa = await store.testa();
    const ore = ['08:00:00.000', '07:59:59.999', '08:00:00.001', '06:00:00.000', '09:30:00.500'];
    for (const [i, ora] of ore.entries()) {
      const deposito = i % 2 ? altro() : store;
      await scrivi(deposito, richiesta([suStream(nuovoStream(), -1)], { adesso: new Date(`2026-04-01T${ora}Z`) }));
    }
    assert.deepEqual(
      (await tuttoDa(store, testa)).map((e) => e.registratoIl),
      ['08:00:00.000', '08:00:00.000', '08:00:00.001', '08:00:00.001', '09:30:00.500'].map((o) => `2026-04-01T${o}Z`),
    );
  },

  'gli eventi di un append sono dello stesso istante': async ({ store }) => {
    const testa = await store.testa();
    const adesso = new Date('2026-05-02T10:11:12.345Z');
    await scrivi(store, richiesta([suStream(nuovoStream(), -1, eventi(3)), suStream(nuovoStream(), -1)], { adesso }));
    assert.deepEqual(new Set((await tuttoDa(store, testa)).map((e) => e.registratoIl)), new Set([adesso.toISOString()]));
  },

  'un append rifiutato non sposta il tempo': async ({ store }) => {
    const testa = await store.testa();
    const adesso = new Date('2026-06-03T08:00:00.000Z');
    await store.append(richiesta([suStream(nuovoStream(), 5)], { adesso: new Date('2030-01-01T00:00:00Z') }));
    await scrivi(store, richiesta([suStream(nuovoStream(), -1)], { adesso }));
    assert.equal((await tuttoDa(store, testa))[0]?.registratoIl, adesso.toISOString());
  },
});
