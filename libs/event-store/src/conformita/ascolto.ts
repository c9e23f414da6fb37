import assert from 'node:assert/strict';
import { setTimeout as attendi } from 'node:timers/promises';
import type { Posizione } from '#storia';
import type { EventoNelLog, EventStore } from '../event-store.js';
import { Seguito } from '../seguito.js';
import { casi } from './caso.js';
import { nuovoStream, richiesta, scrivi, suStream, tuttoDa } from './richiesta-di-prova.js';

/** For a machine that stalls: who is never woken waits for ever. */
const PAZIENZA_MS = 10_000;

interface Orecchio {
  chiamate(): number;
  /** Waits for a call after those already seen. */
  sveglia(viste: number): Promise<void>;
  smetti(): Promise<void>;
}

/** Listens while something is done, and counts the calls. */
async function ascoltando(store: EventStore, fai: (orecchio: Orecchio) => Promise<void>): Promise<void> {
  let chiamate = 0;
  const smetti = await store.ascolta(() => chiamate++);
  const sveglia = async (viste: number): Promise<void> => {
    for (const fine = Date.now() + PAZIENZA_MS; chiamate === viste; await attendi(5)) {
      assert.ok(Date.now() < fine, 'nessuno ha svegliato chi ascolta');
    }
  };
  await fai({ chiamate: () => chiamate, sveglia, smetti }).finally(smetti);
}

export const ASCOLTO = [
  ...casi('ascolto', {
    'chi ascolta è svegliato dopo ogni scrittura, e trova quello che l’ha svegliato': ({ store, altro }) =>
      ascoltando(store, async (o) => {
        for (const deposito of [store, altro(), store]) {
          const viste = o.chiamate();
          const [posizione] = await scrivi(deposito, richiesta([suStream(nuovoStream(), -1)]));
          await o.sveglia(viste);
          assert.equal((await store.leggiTutto({ dopo: posizione! - 1, limite: 1 })).length, 1);
        }
      }),

    'chi smette di ascoltare non è più svegliato; gli altri sì': ({ store }) =>
      ascoltando(store, (uno) =>
        ascoltando(store, async (altro) => {
          await uno.smetti();
          const viste = uno.chiamate();
          await scrivi(store, richiesta([suStream(nuovoStream(), -1)]));
          await altro.sveglia(0);
          assert.equal(uno.chiamate(), viste);
        }),
      ),

    'chi legge solo quando è svegliato arriva in fondo al log, anche se scrivono in molti': async ({
      store,
      altro,
    }) => {
      const visti = [0, 0];
      const legge = async (chi: number): Promise<void> => {
        visti[chi] = Math.max(visti[chi]!, await store.testa());
      };
      const smettono = [await store.ascolta(() => void legge(0)), await altro().ascolta(() => void legge(1))];
      try {
        const depositi = [store, altro(), altro()];
        for (let i = 0; i < 20; i++) {
          await Promise.all(depositi.map((d) => scrivi(d, richiesta([suStream(nuovoStream(), -1)]))));
          const fondo = await store.testa();
          for (const fine = Date.now() + PAZIENZA_MS; Math.min(...visti) < fondo; await attendi(2)) {
            assert.ok(Date.now() < fine, 'chi dorme non sa che c’è dell’altro da leggere');
          }
        }
      } finally {
        for (const smetti of smettono) await smetti();
      }
    },

    'chi è svegliato e segue alcune categorie riceve ogni evento una volta sola': async ({ store, altro }) => {
      const testa = await store.testa();
      const ricevuti: EventoNelLog[] = [];
      const seguito = new Seguito(altro(), { categorie: ['persona'] }, (e) => e.posizione > testa && ricevuti.push(e));
      await seguito.finoInTesta();
      const letture: Promise<Posizione>[] = [];
      const smetti = await store.ascolta(() => letture.push(seguito.finoInTesta()));
      try {
        await Promise.all(
          [store, altro(), altro()].map(async (d) => {
            for (let i = 0; i < 20; i++) {
              await scrivi(d, richiesta([suStream(nuovoStream(i % 3 ? 'persona' : 'cartella'), -1)]));
            }
          }),
        );
        const scritti = (await tuttoDa(store, testa)).filter((e) => e.stream.categoria === 'persona');
        const basta = (): boolean => ricevuti.at(-1)?.posizione === scritti.at(-1)?.posizione;
        for (const fine = Date.now() + PAZIENZA_MS; !basta(); await attendi(2)) {
          assert.ok(Date.now() < fine, 'a chi ascolta manca l’ultimo');
        }
        assert.deepEqual(ricevuti, scritti);
      } finally {
        await smetti();
        await Promise.all(letture);
      }
    },
  }),

  ...casi('guasti', {
    'chi ascolta torna ad ascoltare dopo che la linea è caduta': ({ store, guasti }) =>
      ascoltando(store, async (o) => {
        await guasti!.interrompi();
        // Awake once because something may have been written meanwhile; from then on for what is written.
        await o.sveglia(0);
        const viste = o.chiamate();
        await scrivi(store, richiesta([suStream(nuovoStream(), -1)]));
        await o.sveglia(viste);
      }),

    'si smette di ascoltare anche mentre la linea è caduta': ({ store, guasti }) =>
      ascoltando(store, async (o) => {
        await guasti!.interrompi();
        await o.smetti();
        await attendi(50);
        const viste = o.chiamate();
        await attendi(600);
        assert.equal(o.chiamate(), viste);
      }),
  }),
];
