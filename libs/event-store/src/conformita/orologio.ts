import assert from 'node:assert/strict';
import type { EventoNelLog, EventStore } from '../event-store.js';
import { casi } from './caso.js';
import { eventi, intervallo, nuovoStream, richiesta, scrivi, SEBINO, suStream, tuttoDa } from './richiesta-di-prova.js';

/** An instant that no event of the log has reached yet. */
async function unOraDopo(store: EventStore): Promise<number> {
  const [ultimo] = await store.leggiTutto({ dopo: (await store.testa()) - 1, limite: 1 });
  return Date.parse(ultimo?.registratoIl ?? '2026-04-01T08:00:00.123Z') + 3_600_000;
}

export const OROLOGIO = casi('orologio', {
  'registratoIl è l’ora di chi scrive, ma non torna mai indietro': async ({ store, altro }) => {
    const [testa, ora] = [await store.testa(), await unOraDopo(store)];
    for (const [i, scarto] of [0, -1, 1, -7_200_000, 5_400_500].entries()) {
      const deposito = i % 2 ? altro() : store;
      await scrivi(deposito, richiesta([suStream(nuovoStream(), -1)], { adesso: new Date(ora + scarto) }));
    }
    assert.deepEqual(
      (await tuttoDa(store, testa)).map((e) => Date.parse(e.registratoIl) - ora),
      [0, 0, 1, 1, 5_400_500],
    );
  },

  'anche letto per stream, un evento ha l’ora del log': async ({ store, altro }) => {
    const [testa, ora, stream] = [await store.testa(), await unOraDopo(store), nuovoStream()];
    for (const [i, scarto] of [0, -3_600_000, 250, -1, 100, 5_000, -86_400_000].entries()) {
      const domanda = richiesta([suStream(stream, i - 1)], { adesso: new Date(ora + scarto) });
      await scrivi(i % 2 ? altro() : store, domanda);
    }
    const finoA = await store.testa();
    for (const deposito of [store, altro()]) {
      const dice = async (letti: Promise<readonly EventoNelLog[] | undefined>) =>
        (await letti)?.map((e) => Date.parse(e.registratoIl) - ora);
      const nelLog = [0, 0, 250, 250, 250, 5_000, 5_000];
      assert.deepEqual(await dice(deposito.leggiStream(SEBINO, stream.id)), nelLog);
      assert.deepEqual(await dice(deposito.leggiStreams([stream.id], finoA).then((s) => s.get(stream.id))), nelLog);
      assert.deepEqual(await dice(deposito.leggiTutto({ ambito: SEBINO, dopo: testa, limite: 10 })), nelLog);
      assert.deepEqual(
        await dice(
          Promise.all(intervallo(testa + 1, finoA).map(async (p) => (await deposito.ultimoFinoA(SEBINO, p))!)),
        ),
        nelLog,
      );
      if (!deposito.leggiPerStream) continue;
      const perStream = await deposito.leggiPerStream({
        dopo: { stream, revision: -1 },
        limite: nelLog.length,
        finoA,
        categorie: [stream.categoria],
      });
      assert.deepEqual(await dice(Promise.resolve(perStream)), nelLog);
    }
  },

  'gli eventi di un append sono dello stesso istante': async ({ store }) => {
    const testa = await store.testa();
    const adesso = new Date(await unOraDopo(store));
    await scrivi(store, richiesta([suStream(nuovoStream(), -1, eventi(3)), suStream(nuovoStream(), -1)], { adesso }));
    assert.deepEqual(
      new Set((await tuttoDa(store, testa)).map((e) => e.registratoIl)),
      new Set([adesso.toISOString()]),
    );
  },

  'un append rifiutato non sposta il tempo': async ({ store }) => {
    const testa = await store.testa();
    const adesso = new Date(await unOraDopo(store));
    await store.append(richiesta([suStream(nuovoStream(), 5)], { adesso: new Date(adesso.getTime() + 1e10) }));
    await scrivi(store, richiesta([suStream(nuovoStream(), -1)], { adesso }));
    assert.equal((await tuttoDa(store, testa))[0]?.registratoIl, adesso.toISOString());
  },

  'con molti scrittori dagli orologi discordi il tempo del log non torna indietro': async ({ store, altro }) => {
    const [testa, ora] = [await store.testa(), await unOraDopo(store)];
    const depositi = [store, altro(), altro()];
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        scrivi(
          depositi[i % 3]!,
          richiesta([suStream(nuovoStream(), -1)], { adesso: new Date(ora + ((i * 7_919) % 1_000) - 500) }),
        ),
      ),
    );
    const ore = (await tuttoDa(store, testa)).map((e) => e.registratoIl);
    assert.equal(ore.length, 60);
    assert.deepEqual(ore, [...ore].sort());
  },
});
