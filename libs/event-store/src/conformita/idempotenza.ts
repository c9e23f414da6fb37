import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { casi } from './caso.js';
import {
  ALTROVE,
  ATTORE,
  evento,
  eventi,
  nonScriveNulla,
  nuovoStream,
  registrato,
  richiesta,
  scrivi,
  SEBINO,
  streamCon,
  suStream,
} from './richiesta-di-prova.js';

const impronta = (corpo: string): string => createHash('sha256').update(corpo).digest('hex');
const chiaveNuova = (corpo = 'corpo') => ({ chiave: randomUUID(), impronta: impronta(corpo) });

export const IDEMPOTENZA = casi('idempotenza', {
  'la stessa chiave con la stessa richiesta risponde come la prima volta': async ({ store, altro }) => {
    const idempotenza = chiaveNuova();
    const prime = await scrivi(store, richiesta([suStream(nuovoStream(), -1, eventi(2))], { idempotenza }));
    // Who decides again makes other ids, and maybe other streams: the key alone says that it is the same request.
    for (const deposito of [store, altro()]) {
      const ripresa = richiesta([suStream(nuovoStream(), -1, eventi(2))], { idempotenza });
      const esito = await nonScriveNulla(store, () => deposito.append(ripresa));
      assert.deepEqual(esito, { esito: 'ok', posizioni: prime, ripetuto: true });
    }
  },

  'la stessa chiave con un’altra richiesta è rifiutata': async ({ store }) => {
    const idempotenza = chiaveNuova();
    await scrivi(store, richiesta([suStream(nuovoStream(), -1)], { idempotenza }));
    const altra = { ...idempotenza, impronta: impronta('un altro corpo') };
    const esito = await nonScriveNulla(store, () =>
      store.append(richiesta([suStream(nuovoStream(), -1)], { idempotenza: altra })),
    );
    assert.deepEqual(esito, { esito: 'key-reused' });
  },

  'la chiave di un altro attore o di un altro Ambito è un’altra chiave': async ({ store }) => {
    const idempotenza = chiaveNuova();
    const una = await scrivi(store, richiesta([suStream(nuovoStream(), -1)], { idempotenza }));
    const attore = { ...ATTORE, id: 'as-2' };
    const due = registrato(await store.append(richiesta([suStream(nuovoStream(), -1)], { idempotenza, attore })));
    const tre = registrato(
      await store.append(richiesta([suStream(nuovoStream(), -1)], { idempotenza, ambito: ALTROVE })),
    );
    assert.equal(due.ripetuto || tre.ripetuto, false);
    assert.deepEqual([...due.posizioni, ...tre.posizioni], [una[0]! + 1, una[0]! + 2]);
  },

  'due richieste con la stessa chiave nello stesso momento scrivono una volta': async ({ store, altro }) => {
    const testa = await store.testa();
    const idempotenza = chiaveNuova();
    const depositi = [store, altro(), store, altro(), store, altro()];
    const esiti = await Promise.all(
      depositi.map(async (s) => registrato(await s.append(richiesta([suStream(nuovoStream(), -1)], { idempotenza })))),
    );
    assert.equal(esiti.filter((e) => !e.ripetuto).length, 1);
    assert.deepEqual(new Set(esiti.map((e) => String(e.posizioni))), new Set([String(testa + 1)]));
    assert.equal(await store.testa(), testa + 1);
  },

  'un append rifiutato non consuma la chiave': async ({ store }) => {
    const idempotenza = chiaveNuova();
    const stream = await streamCon(store, 1);
    assert.equal((await store.append(richiesta([suStream(stream, -1)], { idempotenza }))).esito, 'conflict');
    assert.equal(await store.rispostaNota(SEBINO, ATTORE.id, idempotenza.chiave), undefined);
    assert.equal(registrato(await store.append(richiesta([suStream(stream, 0)], { idempotenza }))).ripetuto, false);
  },

  'di una chiave si sa che cosa fu risposto, e solo a chi': async ({ store }) => {
    const idempotenza = chiaveNuova();
    const posizioni = await scrivi(store, richiesta([suStream(nuovoStream(), -1, eventi(3))], { idempotenza }));
    assert.deepEqual(await store.rispostaNota(SEBINO, ATTORE.id, idempotenza.chiave), {
      impronta: idempotenza.impronta,
      posizioni,
    });
    assert.equal(await store.rispostaNota(SEBINO, 'as-2', idempotenza.chiave), undefined);
    assert.equal(await store.rispostaNota(ALTROVE, ATTORE.id, idempotenza.chiave), undefined);
    assert.equal(await store.rispostaNota(SEBINO, ATTORE.id, 'mai vista'), undefined);
  },

  'lo stesso append, rimandato, si riconosce dagli eventi': async ({ store, altro }) => {
    const domanda = richiesta([suStream(nuovoStream(), -1, eventi(2)), suStream(nuovoStream(), -1)]);
    const prime = await scrivi(store, domanda);
    for (const deposito of [store, altro()]) {
      // Other bytes of the request may differ, the events may not: the clock has moved on.
      const ripresa = { ...domanda, adesso: new Date('2026-04-02T00:00:00Z') };
      const esito = await nonScriveNulla(store, () => deposito.append(ripresa));
      assert.deepEqual(esito, { esito: 'ok', posizioni: prime, ripetuto: true });
    }
  },

  'lo stesso append si riconosce anche quando lo stream è andato avanti': async ({ store }) => {
    const stream = nuovoStream();
    const domanda = richiesta([suStream(stream, -1, eventi(2))]);
    const prime = await scrivi(store, domanda);
    await scrivi(store, richiesta([suStream(stream, 1)]));
    assert.deepEqual(await store.append(domanda), { esito: 'ok', posizioni: prime, ripetuto: true });
  },

  'un evento già scritto, con altro contenuto o in altra compagnia, è rifiutato': async ({ store }) => {
    const stream = nuovoStream();
    const [primo, secondo] = [evento(), evento()];
    await scrivi(store, richiesta([suStream(stream, -1, [primo, secondo])]));
    const sbagliati = {
      'altro contenuto': suStream(stream, -1, [primo, { ...secondo, dati: { genere: 'visita' } }]),
      'altra revisione': suStream(stream, 1, [secondo]),
      'altro stream': suStream(nuovoStream(), -1, [secondo]),
      'con un evento in più': suStream(stream, -1, [primo, secondo, evento()]),
    };
    for (const [come, scrittura] of Object.entries(sbagliati)) {
      const esito = await nonScriveNulla(store, () => store.append(richiesta([scrittura])));
      const { esito: quale, evento: chi } = esito as { esito: string; evento: string };
      assert.equal(quale, 'id-reused', come);
      assert.ok([primo.id, secondo.id].includes(chi), come);
    }
    assert.equal((await store.leggiStream(SEBINO, stream.id)).length, 2);
  },

  'lo stesso evento due volte nello stesso append è rifiutato': async ({ store }) => {
    const doppio = evento();
    const stream = nuovoStream();
    const esito = await nonScriveNulla(store, () => store.append(richiesta([suStream(stream, -1, [doppio, doppio])])));
    assert.notEqual(esito.esito, 'ok');
    assert.notEqual(esito.esito, 'unknown');
  },

  'lo stesso evento in due stream dello stesso append è rifiutato': async ({ store }) => {
    const doppio = evento();
    const [a, b] = [nuovoStream(), nuovoStream()];
    const esito = await nonScriveNulla(store, () =>
      store.append(richiesta([suStream(a, -1, [doppio]), suStream(b, -1, [evento(), doppio])])),
    );
    assert.ok(['id-reused', 'not-persisted'].includes(esito.esito), esito.esito);
    assert.deepEqual(await store.leggiStream(SEBINO, a.id), []);
  },

  'lo stesso evento in append diversi, nello stesso momento, si scrive una volta': async ({ store, altro }) => {
    const conteso = evento();
    const depositi = [store, altro(), store, altro(), store, altro()];
    const testa = await store.testa();
    const esiti = await Promise.all(
      depositi.map((d) => d.append(richiesta([suStream(nuovoStream(), -1, [evento(), conteso])]))),
    );
    assert.deepEqual(esiti.map((e) => e.esito).sort(), [...Array<string>(5).fill('id-reused'), 'ok']);
    assert.equal(await store.testa(), testa + 2);
  },

  'la stessa richiesta, mandata di nuovo nello stesso momento, si scrive una volta': async ({ store, altro }) => {
    const testa = await store.testa();
    const domanda = richiesta([suStream(nuovoStream(), -1, eventi(2))]);
    const esiti = await Promise.all([store, altro(), store, altro()].map((d) => d.append(domanda)));
    for (const esito of esiti) assert.deepEqual(registrato(esito).posizioni, [testa + 1, testa + 2]);
    assert.equal(esiti.filter((e) => !registrato(e).ripetuto).length, 1);
    assert.equal(await store.testa(), testa + 2);
  },

  'una chiave, e un evento, si riconoscono anche dopo molto altro': async ({ store, altro }) => {
    const idempotenza = chiaveNuova();
    const [conChiave, senza] = [
      richiesta([suStream(nuovoStream(), -1)], { idempotenza }),
      richiesta([suStream(nuovoStream(), -1)]),
    ];
    const prime = [await scrivi(store, conChiave), await scrivi(store, senza)];
    for (let i = 0; i < 6; i++) {
      await Promise.all(
        eventi(50).map((e) =>
          scrivi(store, richiesta([suStream(nuovoStream(), -1, [e])], { idempotenza: chiaveNuova() })),
        ),
      );
    }
    for (const deposito of [store, altro()]) {
      const ripresa = richiesta([suStream(nuovoStream(), -1)], { idempotenza });
      assert.deepEqual(await deposito.append(ripresa), { esito: 'ok', posizioni: prime[0], ripetuto: true });
      assert.deepEqual(await deposito.append(senza), { esito: 'ok', posizioni: prime[1], ripetuto: true });
    }
  },
});
