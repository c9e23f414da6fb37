import assert from 'node:assert/strict';
import { casi } from './caso.js';
import {
  evento,
  eventi,
  intervallo,
  nonScriveNulla,
  nuovoStream,
  posizioni,
  registrato,
  richiesta,
  scrivi,
  SEBINO,
  streamCon,
  suStream,
  tuttoDa,
} from './richiesta-di-prova.js';

export const APPEND = casi('append', {
  'ogni evento ha la sua posizione, nell’ordine della richiesta': async ({ store }) => {
    const testa = await store.testa();
    const [a, b] = [nuovoStream(), nuovoStream('persona')];
    const esito = registrato(await store.append(richiesta([suStream(a, -1, eventi(2)), suStream(b, -1, eventi(1))])));
    assert.deepEqual(esito, { esito: 'ok', posizioni: intervallo(testa + 1, testa + 3), ripetuto: false });
    assert.equal(await store.testa(), testa + 3);
    const letti = await tuttoDa(store, testa);
    assert.deepEqual(
      letti.map((e) => [e.posizione, e.stream, e.revision]),
      [
        [testa + 1, a, 0],
        [testa + 2, a, 1],
        [testa + 3, b, 0],
      ],
    );
  },

  'quello che è stato confermato si rilegge tutto': async ({ store }) => {
    const testa = await store.testa();
    const stream = nuovoStream();
    const scritti: string[] = [];
    for (let attesa = -1; attesa < 30; attesa += 2) {
      const due = eventi(2);
      await scrivi(store, richiesta([suStream(stream, attesa, due)]));
      scritti.push(...due.map((e) => e.id));
    }
    const storia = await store.leggiStream(SEBINO, stream.id);
    assert.deepEqual(
      storia.map((e) => e.id),
      scritti,
    );
    assert.deepEqual(
      storia.map((e) => e.revision),
      intervallo(0, scritti.length - 1),
    );
    assert.deepEqual(
      (await tuttoDa(store, testa)).filter((e) => e.stream.id === stream.id).map((e) => e.id),
      scritti,
    );
  },

  'una revisione attesa sbagliata è un conflitto che dice quella vera, e non scrive nulla': async ({ store }) => {
    const stream = await streamCon(store, 3);
    for (const attesa of [-1, 0, 1, 3, 99]) {
      const esito = await nonScriveNulla(store, () => store.append(richiesta([suStream(stream, attesa)])));
      assert.deepEqual(esito, { esito: 'conflict', stream: stream.id, actual: 2 }, `attesa ${attesa}`);
    }
    const mai = nuovoStream();
    const esito = await nonScriveNulla(store, () => store.append(richiesta([suStream(mai, 0)])));
    assert.deepEqual(esito, { esito: 'conflict', stream: mai.id, actual: -1 });
    assert.equal((await store.leggiStream(SEBINO, stream.id)).length, 3);
  },

  'più stream in un append: tutti o nessuno': async ({ store }) => {
    const [fermo, nuovo, conteso] = [await streamCon(store, 1), nuovoStream(), await streamCon(store, 2)];
    const prova = (attesa: number) =>
      store.append(richiesta([suStream(nuovo, -1, eventi(2)), suStream(conteso, attesa), suStream(fermo, 0)]));
    const esito = await nonScriveNulla(store, () => prova(0));
    assert.deepEqual(esito, { esito: 'conflict', stream: conteso.id, actual: 1 });
    assert.deepEqual(await store.leggiStream(SEBINO, nuovo.id), []);
    assert.equal((await store.leggiStream(SEBINO, fermo.id)).length, 1);
    const testa = await store.testa();
    assert.deepEqual(registrato(await prova(1)).posizioni, intervallo(testa + 1, testa + 4));
    assert.equal((await store.leggiStream(SEBINO, nuovo.id)).length, 2);
    assert.equal((await store.leggiStream(SEBINO, fermo.id)).length, 2);
  },

  'di quanti scrivono insieme sulla stessa revisione passa uno solo': async ({ store, altro }) => {
    const stream = await streamCon(store, 1);
    const depositi = [store, altro()];
    const esiti = await Promise.all(
      intervallo(1, 16).map((i) => depositi[i % 2]!.append(richiesta([suStream(stream, 0)]))),
    );
    assert.equal(esiti.filter((e) => e.esito === 'ok').length, 1);
    for (const esito of esiti) {
      if (esito.esito !== 'ok') assert.deepEqual(esito, { esito: 'conflict', stream: stream.id, actual: 1 });
    }
    assert.equal((await store.leggiStream(SEBINO, stream.id)).length, 2);
  },

  'diecimila eventi in uno stream, in un append solo': async ({ store }) => {
    const testa = await store.testa();
    const stream = nuovoStream();
    const tanti = eventi(10_000);
    assert.deepEqual(
      await scrivi(store, richiesta([suStream(stream, -1, tanti)])),
      intervallo(testa + 1, testa + 10_000),
    );
    const storia = await store.leggiStream(SEBINO, stream.id);
    assert.deepEqual(
      storia.map((e) => e.id),
      tanti.map((e) => e.id),
    );
    assert.deepEqual(posizioni(await tuttoDa(store, testa, 3_000)), intervallo(testa + 1, testa + 10_000));
    assert.deepEqual(await scrivi(store, richiesta([suStream(stream, 9_999)])), [testa + 10_001]);
  },

  'un evento di dieci megabyte': async ({ store }) => {
    const stream = nuovoStream();
    const dati = { relazione: 'più di così non si scrive a mano. '.repeat(310_000) };
    assert.ok(Buffer.byteLength(dati.relazione) > 10 * 1024 * 1024);
    await scrivi(store, richiesta([suStream(stream, -1, [evento({ dati })])]));
    const [letto] = await store.leggiStream(SEBINO, stream.id);
    assert.ok(letto?.dati['relazione'] === dati.relazione, 'il testo letto non è quello scritto');
  },
});
