import assert from 'node:assert/strict';
import type { EsitoAppend, EventStore, RichiestaAppend } from '../event-store.js';
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
  SEBINO,
  suStream,
  tuttoDa,
} from './richiesta-di-prova.js';

/** Sends the same bytes until the log says that it holds them. */
export async function finche(store: EventStore, domanda: RichiestaAppend, primo?: EsitoAppend): Promise<EsitoAppend> {
  let esito = primo ?? (await store.append(domanda));
  for (let volte = 0; esito.esito === 'unknown' || esito.esito === 'not-persisted'; volte++) {
    assert.ok(volte < 50, 'il log non risponde più');
    esito = await store.append(domanda);
  }
  return esito;
}

export const GUASTI = casi('guasti', {
  'un log che non si raggiunge: certamente non è scritto': async ({ store, guasti }) => {
    const domanda = richiesta([suStream(nuovoStream(), -1)]);
    const esito = await nonScriveNulla(store, () => guasti!.irraggiungibile().append(domanda));
    assert.equal(esito.esito, 'not-persisted');
  },

  'la risposta si perde: non si sa; rimandare dice che c’è, e non raddoppia': async ({ store, guasti }) => {
    const testa = await store.testa();
    const stream = nuovoStream();
    const domanda = richiesta([suStream(stream, -1, eventi(3))]);
    const rotto = await guasti!.lineaSpezzata('risposta');
    assert.equal((await rotto.append(domanda)).esito, 'unknown');
    const esito = registrato(await finche(store, domanda));
    assert.deepEqual(esito, { esito: 'ok', posizioni: intervallo(testa + 1, testa + 3), ripetuto: true });
    assert.equal((await store.leggiStream(SEBINO, stream.id)).length, 3);
    assert.equal(await store.testa(), testa + 3);
  },

  'la richiesta si perde per strada: non si sa; rimandare la scrive, una volta': async ({ store, guasti }) => {
    const stream = nuovoStream();
    const domanda = richiesta([suStream(stream, -1)]);
    const rotto = await guasti!.lineaSpezzata('richiesta');
    const perso = await nonScriveNulla(store, () => rotto.append(domanda));
    assert.equal(perso.esito, 'unknown');
    assert.equal(registrato(await finche(store, domanda)).ripetuto, false);
    assert.equal((await store.leggiStream(SEBINO, stream.id)).length, 1);
  },

  'una richiesta grande tagliata a metà non è mai data per non scritta, né scritta a metà': async ({
    store,
    guasti,
  }) => {
    const grande = { testo: 'x'.repeat(4 * 1024 * 1024) };
    for (let volta = 0; volta < 4; volta++) {
      const rotto = await guasti!.lineaSpezzata('richiesta');
      const domanda = richiesta([suStream(nuovoStream(), -1, [evento({ dati: grande }), evento()])]);
      const esito = await nonScriveNulla(store, () => rotto.append(domanda));
      assert.equal(esito.esito, 'unknown');
    }
  },

  'la linea cade mentre molti scrivono: niente di confermato si perde, niente si raddoppia': async ({
    store,
    altro,
    guasti,
  }) => {
    const testa = await store.testa();
    const depositi = [store, altro()];
    const domande = intervallo(1, 60).map(() => richiesta([suStream(nuovoStream(), -1, eventi(2))]));
    const confermati = new Map<string, number>();
    let inCorso = true;
    const cadute = (async () => {
      while (inCorso) {
        await new Promise((r) => setTimeout(r, 15));
        await guasti!.interrompi();
      }
    })();
    for (let i = 0; i < domande.length; i += 6) {
      await Promise.all(
        domande.slice(i, i + 6).map(async (domanda, n) => {
          const esito = await depositi[n % 2]!.append(domanda);
          assert.ok(['ok', 'unknown', 'not-persisted'].includes(esito.esito), esito.esito);
          if (esito.esito === 'ok') confermati.set(domanda.scritture[0]!.eventi[0]!.id, esito.posizioni[0]!);
        }),
      );
    }
    inCorso = false;
    await cadute;
    for (const [id, posizione] of confermati) {
      assert.equal(
        (await store.leggiTutto({ dopo: posizione - 1, limite: 1 }))[0]?.id,
        id,
        'una conferma è andata persa',
      );
    }
    for (const domanda of domande) registrato(await finche(store, domanda));
    const letti = await tuttoDa(store, testa);
    assert.deepEqual(posizioni(letti), intervallo(testa + 1, testa + 120));
    assert.equal(new Set(letti.map((e) => e.id)).size, 120);
  },
});
