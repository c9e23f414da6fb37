import assert from 'node:assert/strict';
import { casi } from './caso.js';
import {
  ALTROVE,
  ATTORE,
  evento,
  eventi,
  intervallo,
  nuovoStream,
  posizioni,
  richiesta,
  scrivi,
  SEBINO,
  streamCon,
  suStream,
} from './richiesta-di-prova.js';

export const LETTURA = casi('lettura', {
  'un evento si rilegge com’è stato scritto': async ({ store }) => {
    const stream = nuovoStream('accesso');
    const scritto = evento({
      avvenutoIl: '2026-03-30T09:15',
      dati: { canale: 'telefono', minuti: 25, note: null, altri: [] },
    });
    const domanda = richiesta([suStream(stream, -1, [scritto])], {
      provenienza: { tipo: 'sistema', sistema: 'anagrafe' },
      causazione: 'evento-prima',
      adesso: new Date('2026-12-31T23:59:59.999Z'),
    });
    const [posizione] = await scrivi(store, domanda);
    const atteso = {
      ...scritto,
      posizione,
      registratoIl: domanda.adesso.toISOString(),
      ambito: SEBINO,
      stream,
      revision: 0,
      attore: ATTORE,
      provenienza: { tipo: 'sistema', sistema: 'anagrafe' },
      correlazione: 'corr-1',
      causazione: 'evento-prima',
    };
    assert.deepEqual(await store.leggiStream(SEBINO, stream.id), [atteso]);
    assert.deepEqual(await store.leggiTutto({ dopo: posizione! - 1, limite: 1 }), [atteso]);
    assert.deepEqual((await store.leggiStreams([stream.id], posizione!)).get(stream.id), [atteso]);
  },

  'uno stream che non c’è si legge vuoto': async ({ store }) => {
    await streamCon(store, 1);
    const mai = nuovoStream().id;
    assert.deepEqual(await store.leggiStream(SEBINO, mai), []);
    assert.deepEqual([...(await store.leggiStreams([mai], Number.MAX_SAFE_INTEGER)).values()].flat(), []);
    assert.deepEqual([...(await store.leggiStreams([], Number.MAX_SAFE_INTEGER))], []);
  },

  'tutto il log si legge a pezzi: dopo una posizione, fino a un’altra, quanti se ne vuole': async ({ store }) => {
    const testa = await store.testa();
    await streamCon(store, 10);
    const legge = async (dopo: number, limite: number, finoA?: number) =>
      posizioni(await store.leggiTutto({ dopo: testa + dopo, limite, ...(finoA && { finoA: testa + finoA }) }));
    const attesi = (da: number, a: number) => intervallo(testa + da, testa + a);
    assert.deepEqual(await legge(0, 100), attesi(1, 10));
    assert.deepEqual(await legge(3, 4), attesi(4, 7));
    assert.deepEqual(await legge(3, 100, 5), attesi(4, 5));
    assert.deepEqual(await legge(9, 1), attesi(10, 10));
    assert.deepEqual(await legge(10, 100), []);
    assert.deepEqual(await legge(50, 100), []);
  },

  'del log si leggono anche solo alcune categorie, sempre in ordine': async ({ store }) => {
    const testa = await store.testa();
    for (let giro = 0; giro < 3; giro++) {
      for (const categoria of ['cartella', 'persona', 'accesso'] as const) {
        await scrivi(store, richiesta([suStream(nuovoStream(categoria), -1, eventi(2))]));
      }
    }
    const legge = (categorie: string[], limite = 100) => store.leggiTutto({ dopo: testa, limite, categorie });
    assert.deepEqual(
      posizioni(await legge(['persona'])),
      [3, 4, 9, 10, 15, 16].map((n) => testa + n),
    );
    assert.deepEqual(
      posizioni(await legge(['accesso', 'cartella'], 5)),
      [1, 2, 5, 6, 7].map((n) => testa + n),
    );
    assert.deepEqual(await legge(['nessuna']), []);
  },

  'più stream insieme si leggono ciascuno in ordine, fino a una posizione': async ({ store }) => {
    const testa = await store.testa();
    const [a, b, dopo] = [nuovoStream(), nuovoStream(), nuovoStream()];
    await scrivi(store, richiesta([suStream(a, -1, eventi(2)), suStream(b, -1)]));
    await scrivi(store, richiesta([suStream(b, 0), suStream(a, 1)], { ambito: SEBINO }));
    await scrivi(store, richiesta([suStream(dopo, -1)], { ambito: ALTROVE }));
    const storie = await store.leggiStreams([b.id, a.id, dopo.id], testa + 4);
    assert.deepEqual(posizioni(storie.get(a.id) ?? []), [testa + 1, testa + 2]);
    assert.deepEqual(posizioni(storie.get(b.id) ?? []), [testa + 3, testa + 4]);
    assert.deepEqual(storie.get(dopo.id) ?? [], []);
    // For projectors, every Ambito.
    assert.equal((await store.leggiStreams([dopo.id], testa + 6)).get(dopo.id)?.length, 1);
  },
});
