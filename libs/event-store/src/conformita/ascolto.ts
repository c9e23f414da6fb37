import assert from 'node:assert/strict';
import { setTimeout as attendi } from 'node:timers/promises';
import type { EventStore } from '../event-store.js';
import { casi } from './caso.js';
import { nuovoStream, richiesta, scrivi, suStream } from './richiesta-di-prova.js';

const PAZIENZA_MS = 3_000;

/** Counts the calls, and waits for one after those already seen. */
async function orecchio(store: EventStore) {
  let chiamate = 0;
  const smetti = await store.ascolta(() => chiamate++);
  return {
    smetti,
    chiamate: () => chiamate,
    async sveglia(viste: number): Promise<void> {
      for (const fine = Date.now() + PAZIENZA_MS; chiamate === viste; await attendi(5)) {
        assert.ok(Date.now() < fine, 'nessuno ha svegliato chi ascolta');
      }
    },
  };
}

export const ASCOLTO = [
  ...casi('ascolto', {
    'chi ascolta è svegliato dopo ogni scrittura, e trova quello che l’ha svegliato': async ({ store, altro }) => {
      const o = await orecchio(store);
      for (const deposito of [store, altro(), store]) {
        const viste = o.chiamate();
        const [posizione] = await scrivi(deposito, richiesta([suStream(nuovoStream(), -1)]));
        await o.sveglia(viste);
        assert.equal((await store.leggiTutto({ dopo: posizione! - 1, limite: 1 })).length, 1);
      }
      await o.smetti();
    },

    'chi smette di ascoltare non è più svegliato; gli altri sì': async ({ store }) => {
      const [uno, altro] = [await orecchio(store), await orecchio(store)];
      await uno.smetti();
      const viste = uno.chiamate();
      await scrivi(store, richiesta([suStream(nuovoStream(), -1)]));
      await altro.sveglia(0);
      assert.equal(uno.chiamate(), viste);
      await altro.smetti();
    },
  }),

  ...casi('guasti', {
    'chi ascolta torna ad ascoltare dopo che la linea è caduta': async ({ store, guasti }) => {
      const o = await orecchio(store);
      await guasti!.interrompi();
      // Awake once for the fall itself; from then on for what is written.
      await o.sveglia(0);
      let viste: number;
      const fine = Date.now() + PAZIENZA_MS;
      do {
        assert.ok(Date.now() < fine, 'chi ascoltava è rimasto sordo');
        viste = o.chiamate();
        await store.append(richiesta([suStream(nuovoStream(), -1)]));
        await attendi(100);
      } while (o.chiamate() === viste);
      await o.smetti();
    },

    'si smette di ascoltare anche mentre la linea è caduta': async ({ store, guasti }) => {
      const o = await orecchio(store);
      await guasti!.interrompi();
      await o.smetti();
      await attendi(50);
      const viste = o.chiamate();
      await attendi(300);
      assert.equal(o.chiamate(), viste);
    },
  }),
];
