import assert from 'node:assert/strict';
import type { Posizione } from '#storia';
import type { EventStore } from '../event-store.js';
import { casi } from './caso.js';
import {
  eventi,
  intervallo,
  nuovoStream,
  posizioni,
  richiesta,
  scrivi,
  SEBINO,
  suStream,
  tutti,
  tuttoDa,
} from './richiesta-di-prova.js';

/** Follows the log until told to stop: what it sees must go on from what it saw, with no hole. */
export async function segue(store: EventStore, da: Posizione, continua: () => boolean): Promise<Posizione> {
  let vista = da;
  while (continua()) {
    const letti = await store.leggiTutto({ dopo: vista, limite: 7 });
    assert.deepEqual(
      posizioni(letti),
      intervallo(vista + 1, vista + letti.length),
      'un lettore ha visto un posto vuoto',
    );
    vista += letti.length;
    assert.ok((await store.testa()) >= vista, 'la testa è indietro rispetto a quello che si legge');
  }
  return vista;
}

/** Half of the appends lose a race on a stream they share: who loses must leave no hole. */
async function scriventi(store: EventStore, volte: number): Promise<number> {
  let scritti = 0;
  const conteso = nuovoStream();
  for (let i = 0; i < volte; i++) {
    const quanti = 1 + (i % 3);
    await scrivi(store, richiesta([suStream(nuovoStream(), -1, eventi(quanti))]));
    scritti += quanti;
    const gara = await Promise.all([0, 1].map(() => store.append(richiesta([suStream(conteso, i - 1)]))));
    assert.deepEqual(gara.map((e) => e.esito).sort(), ['conflict', 'ok']);
    scritti++;
  }
  return scritti;
}

export const ORDINE = [
  ...casi('ordine', {
    'con molti scrittori le posizioni non hanno buchi, e chi segue il log non ne vede': async ({ store, altro }) => {
      const testa = await store.testa();
      let scrivono = true;
      const scrittori = tutti([store, altro(), altro(), store].map((s) => scriventi(s, 15))).finally(() => {
        scrivono = false;
      });
      const lettori = [store, altro(), altro()].map((s) => segue(s, testa, () => scrivono));
      const [parti] = await tutti<[number[], ...number[]]>([scrittori, ...lettori]);
      const scritti = parti.reduce((a, b) => a + b);
      assert.equal(await segue(store, testa, giri(scritti)), testa + scritti);
      assert.deepEqual(posizioni(await tuttoDa(store, testa)), intervallo(testa + 1, testa + scritti));
    },

    'mentre si scrive si legge da qualunque posizione, e quel che si è letto resta': async ({ store, altro }) => {
      const testa = await store.testa();
      let scrivono = true;
      const scrittori = tutti([scriventi(store, 20), scriventi(altro(), 20)]).finally(() => {
        scrivono = false;
      });
      const visti = new Map<Posizione, string>();
      const lettore = altro();
      const legge = async (): Promise<void> => {
        for (let i = 0; scrivono; i++) {
          const fine = await lettore.testa();
          const da = testa + ((i * 7919) % (fine - testa + 1));
          const letti = await lettore.leggiTutto({ dopo: da, limite: 10 });
          assert.ok(letti.length >= Math.min(10, fine - da), 'manca qualcosa di quello che c’era già');
          assert.deepEqual(posizioni(letti), intervallo(da + 1, da + letti.length));
          for (const { posizione, id } of letti) {
            assert.equal(visti.get(posizione) ?? id, id, `alla posizione ${posizione} c'era un altro evento`);
            visti.set(posizione, id);
          }
        }
      };
      await tutti([scrittori, legge()]);
      for (const { posizione, id } of await tuttoDa(store, testa)) assert.equal(visti.get(posizione) ?? id, id);
    },

    'chi segue alcune categorie mentre si scrive vede ogni evento una volta sola': async ({ store, altro }) => {
      const testa = await store.testa();
      let scrivono = true;
      const scrittori = tutti(
        [store, altro()].map(async (s) => {
          for (let i = 0; i < 40; i++) {
            const categoria = (['persona', 'persona', 'cartella', 'accesso'] as const)[i % 4]!;
            await scrivi(s, richiesta([suStream(nuovoStream(categoria), -1, eventi(1 + (i % 2)))]));
          }
        }),
      ).finally(() => {
        scrivono = false;
      });
      const seguono = [
        { categorie: ['persona'], limite: 3 },
        { categorie: ['accesso', 'persona'], limite: 100 },
        { categorie: ['persona'], limite: 100, ambito: SEBINO },
      ];
      const segue = async (chi: (typeof seguono)[number], lettore: EventStore): Promise<Posizione[]> => {
        const viste: Posizione[] = [];
        for (let ultima = false; !ultima;) {
          ultima = !scrivono;
          for (let letti = chi.limite; letti === chi.limite;) {
            const dopo = viste.at(-1) ?? testa;
            const pezzo = posizioni(await lettore.leggiTutto({ ...chi, dopo }));
            assert.ok(
              pezzo.every((p, n) => p > (pezzo[n - 1] ?? dopo)),
              `dopo la posizione ${dopo} ne ha viste di già viste: ${pezzo.join(', ')}`,
            );
            viste.push(...pezzo);
            letti = pezzo.length;
          }
        }
        return viste;
      };
      const [, ...viste] = await tutti<[void[], ...Posizione[][]]>([
        scrittori,
        ...seguono.map((chi, i) => segue(chi, i % 2 ? altro() : store)),
      ]);
      const scritti = await tuttoDa(store, testa);
      for (const [i, { categorie }] of seguono.entries()) {
        assert.deepEqual(viste[i], posizioni(scritti.filter((e) => categorie.includes(e.stream.categoria))));
      }
    },

    'l’ordine del log è quello delle conferme': async ({ store, altro }) => {
      const depositi = [store, altro()];
      let ultima = await store.testa();
      for (let i = 0; i < 20; i++) {
        const [posizione] = await scrivi(depositi[i % 2]!, richiesta([suStream(nuovoStream(), -1)]));
        assert.equal(posizione, ultima + 1);
        ultima = posizione!;
        assert.equal((await depositi[(i + 1) % 2]!.leggiTutto({ dopo: ultima - 1, limite: 1 })).length, 1);
      }
    },

    'dentro uno stream l’ordine è quello delle revisioni, anche tra più scrittori': async ({ store, altro }) => {
      const stream = nuovoStream();
      const scrive = async (s: EventStore): Promise<void> => {
        for (let scritti = 0; scritti < 10;) {
          const attesa = (await s.leggiStream(SEBINO, stream.id)).length - 1;
          if ((await s.append(richiesta([suStream(stream, attesa)]))).esito === 'ok') scritti++;
        }
      };
      await tutti([store, altro(), altro()].map(scrive));
      const storia = await store.leggiStream(SEBINO, stream.id);
      assert.deepEqual(
        storia.map((e) => e.revision),
        intervallo(0, 29),
      );
      assert.deepEqual(
        posizioni(storia),
        [...posizioni(storia)].sort((a, b) => a - b),
      );
    },
  }),
];

/** Enough turns of seven to read so many events. */
function giri(quanti: number): () => boolean {
  let restano = Math.ceil(quanti / 7) + 1;
  return () => restano-- > 0;
}
