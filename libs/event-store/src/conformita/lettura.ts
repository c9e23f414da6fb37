import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Posizione } from '#storia';
import type { EventoNelLog, EventStore } from '../event-store.js';
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

/** Reads piece after piece: each as long as it can be, and together just these. */
async function siLeggeAPezzi(
  store: EventStore,
  richiesta: Parameters<EventStore['leggiTutto']>[0],
  attesi: readonly EventoNelLog[],
): Promise<void> {
  const letti: EventoNelLog[] = [];
  for (let { dopo } = richiesta; ;) {
    const pezzo = await store.leggiTutto({ ...richiesta, dopo });
    const restano = attesi.length - letti.length;
    assert.equal(
      pezzo.length,
      Math.min(richiesta.limite, restano),
      'un pezzo è più corto, o più lungo, di quel che c’era',
    );
    letti.push(...pezzo);
    if (pezzo.length === 0) break;
    dopo = pezzo.at(-1)!.posizione;
  }
  assert.deepEqual(letti, attesi);
}

/** Events of two Ambiti in turn, of several categories, by one and by more; and how they lie in the whole log. */
async function dueAmbiti(store: EventStore): Promise<{ testa: Posizione; tutti: readonly EventoNelLog[] }> {
  const testa = await store.testa();
  for (let i = 0; i < 16; i++) {
    const diverse = (['cartella', 'persona', 'accesso'] as const)
      .slice(i % 2, 1 + (i % 3))
      .map((c) => suStream(nuovoStream(c), -1, eventi(1 + (i % 2))));
    const scritture = diverse.length > 0 ? diverse : [suStream(nuovoStream('persona'), -1)];
    await scrivi(store, richiesta(scritture, i % 5 < 2 ? { ambito: ALTROVE } : {}));
  }
  const tutti = await store.leggiTutto({ dopo: testa, limite: 1_000 });
  assert.deepEqual(posizioni(tutti), intervallo(testa + 1, await store.testa()));
  return { testa, tutti };
}

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

  'chi legge il log di un ambito non trova nulla degli altri': async ({ store }) => {
    const testa = await store.testa();
    for (const ambito of [SEBINO, ALTROVE, ALTROVE, SEBINO, ALTROVE]) {
      await scrivi(store, richiesta([suStream(nuovoStream(), -1)], { ambito }));
    }
    const sue = (r: object) => store.leggiTutto({ ambito: SEBINO, dopo: testa, limite: 100, ...r });
    assert.deepEqual(posizioni(await sue({})), [testa + 1, testa + 4]);
    assert.deepEqual(posizioni(await sue({ limite: 1 })), [testa + 1]);
    assert.deepEqual(posizioni(await sue({ dopo: testa + 1, limite: 1 })), [testa + 4]);
    assert.deepEqual(await sue({ dopo: testa + 1, finoA: testa + 3 }), []);
    assert.deepEqual(await sue({ categorie: ['persona'] }), []);
    const ultimo = async (finoA: number) => (await store.ultimoFinoA(SEBINO, finoA))?.posizione;
    assert.deepEqual(
      await Promise.all([1, 2, 3, 4, 5, 100].map((n) => ultimo(testa + n))),
      [1, 1, 1, 4, 4, 4].map((n) => testa + n),
    );
    assert.equal(await store.ultimoFinoA('mai-visto', testa + 100), undefined);
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

  'a pezzi di ogni grandezza, da ogni posizione, di ogni categoria, si legge lo stesso log': async ({ store }) => {
    const testa = await store.testa();
    const categorie = ['cartella', 'persona', 'accesso'] as const;
    for (let i = 0; i < 12; i++) {
      const diverse = categorie.slice(0, 1 + (i % 3)).map((c) => suStream(nuovoStream(c), -1, eventi(1 + (i % 2))));
      await scrivi(store, richiesta(diverse, i % 4 === 3 ? { ambito: ALTROVE } : {}));
    }
    const tutti = await store.leggiTutto({ dopo: testa, limite: 1_000 });
    assert.deepEqual(posizioni(tutti), intervallo(testa + 1, await store.testa()));
    for (const [i, limite] of [1, 2, 3, 5, 8, tutti.length - 1, tutti.length, tutti.length + 1].entries()) {
      for (const scelte of [undefined, ['persona'], ['accesso', 'cartella']]) {
        const [da, finoA] = [testa + (i % 4), testa + tutti.length - (i % 3)];
        const attesi = tutti.filter(
          (e) => e.posizione > da && e.posizione <= finoA && (!scelte || scelte.includes(e.stream.categoria)),
        );
        await siLeggeAPezzi(store, { dopo: da, limite, finoA, ...(scelte && { categorie: scelte }) }, attesi);
      }
    }
  },

  'a pezzi di ogni grandezza, il log di un ambito si legge tutto': async ({ store }) => {
    const { testa, tutti } = await dueAmbiti(store);
    for (const ambito of [SEBINO, ALTROVE]) {
      const suoi = tutti.filter((e) => e.ambito === ambito);
      for (const [i, limite] of [1, 2, 3, 5, 8, suoi.length - 1, suoi.length, suoi.length + 1].entries()) {
        const [dopo, finoA] = [testa + (i % 4), testa + tutti.length - (i % 3)];
        const attesi = suoi.filter((e) => e.posizione > dopo && e.posizione <= finoA);
        await siLeggeAPezzi(store, { ambito, dopo, limite, finoA }, attesi);
      }
    }
  },

  'di un ambito si leggono anche solo alcune categorie, e restano solo le sue': async ({ store }) => {
    const { testa, tutti } = await dueAmbiti(store);
    for (const ambito of [SEBINO, ALTROVE]) {
      for (const categorie of [['persona'], ['accesso', 'cartella'], ['cartella', 'persona', 'accesso']]) {
        const attesi = tutti.filter((e) => e.ambito === ambito && categorie.includes(e.stream.categoria));
        for (const limite of [1, 2, 3, 7, attesi.length, 1_000]) {
          await siLeggeAPezzi(store, { ambito, categorie, dopo: testa, limite }, attesi);
        }
      }
    }
    assert.deepEqual(
      await store.leggiTutto({ ambito: 'mai-visto', categorie: ['cartella'], dopo: 0, limite: 1_000 }),
      [],
    );
  },

  'chi legge dopo una conferma trova quello che è confermato, anche se aveva già letto': async ({ store, altro }) => {
    const [a, b] = [nuovoStream(), nuovoStream('persona')];
    for (let i = 0; i < 12; i++) {
      const idempotenza = { chiave: randomUUID(), impronta: 'ab'.repeat(32) };
      for (const deposito of [store, altro()]) {
        assert.equal((await deposito.leggiStream(SEBINO, a.id)).length, i);
        assert.equal(await deposito.rispostaNota(SEBINO, ATTORE.id, idempotenza.chiave), undefined);
      }
      const scrive = i % 2 ? store : altro();
      const [, ultima] = await scrivi(scrive, richiesta([suStream(a, i - 1), suStream(b, i - 1)], { idempotenza }));
      for (const deposito of [altro(), store, altro()]) {
        assert.equal(await deposito.testa(), ultima);
        assert.equal((await deposito.leggiStream(SEBINO, a.id)).length, i + 1);
        assert.equal((await deposito.leggiStreams([b.id, a.id], ultima!)).get(b.id)?.length, i + 1);
        assert.deepEqual(posizioni(await deposito.leggiTutto({ dopo: ultima! - 2, limite: 5 })), [ultima! - 1, ultima]);
        assert.equal((await deposito.rispostaNota(SEBINO, ATTORE.id, idempotenza.chiave))?.posizioni.length, 2);
      }
    }
  },

  'centinaia di stream si leggono insieme, ciascuno intero': async ({ store }) => {
    const streams = intervallo(1, 400).map(() => nuovoStream());
    for (let i = 0; i < 400; i += 100) {
      await scrivi(store, richiesta(streams.slice(i, i + 100).map((s) => suStream(s, -1, eventi(2)))));
    }
    const storie = await store.leggiStreams(
      streams.map((s) => s.id),
      await store.testa(),
    );
    assert.equal(storie.size, 400);
    for (const stream of streams) {
      assert.deepEqual(
        storie.get(stream.id)?.map((e) => [e.stream.id, e.revision]),
        [
          [stream.id, 0],
          [stream.id, 1],
        ],
      );
    }
  },

  'chi dà gli stream interi, uno dopo l’altro, li dà tutti e come erano': async ({ store }) => {
    if (!store.leggiPerStream) return;
    const streams = intervallo(1, 12).map((n) => nuovoStream(n % 3 ? 'cartella' : 'persona'));
    for (const attesa of [-1, 1]) {
      for (const s of streams) await scrivi(store, richiesta([suStream(s, attesa, eventi(2))]));
    }
    const finoA = await store.testa();
    for (const s of streams) await scrivi(store, richiesta([suStream(s, 3)]));
    for (const [limite, categorie] of [
      [3, ['persona']],
      [5, ['cartella', 'persona']],
      [1_000, ['cartella']],
    ] as const) {
      const letti: EventoNelLog[] = [];
      for (let dopo: EventoNelLog | null = null; ;) {
        const pezzo: EventoNelLog[] = await store.leggiPerStream({ dopo, limite, finoA, categorie });
        letti.push(...pezzo);
        dopo = pezzo.at(-1) ?? null;
        if (!dopo) break;
      }
      const attesi = streams.filter((s) => (categorie as readonly string[]).includes(s.categoria)).map((s) => s.id);
      const storie = await store.leggiStreams(attesi, finoA);
      for (const id of attesi)
        assert.deepEqual(
          letti.filter((e) => e.stream.id === id),
          storie.get(id),
        );
      const cambi = letti.filter((e, i) => e.stream.id !== letti[i - 1]?.stream.id).length;
      assert.equal(cambi, new Set(letti.map((e) => e.stream.id)).size, 'uno stream è a pezzi');
      assert.ok(
        letti.every((e) => e.posizione <= finoA),
        'c’è qualcosa di dopo',
      );
    }
  },
});
