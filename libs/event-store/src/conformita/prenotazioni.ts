import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stream } from '#storia';
import type { EsitoAppend, EventStore, Prenotazione, RichiestaAppend } from '../event-store.js';
import { casi } from './caso.js';
import {
  ALTROVE,
  intervallo,
  nonScriveNulla,
  nuovoStream,
  registrato,
  richiesta,
  SEBINO,
  suStream,
} from './richiesta-di-prova.js';

const codice = (): Prenotazione => ({ spazio: 'codice-fiscale', valore: `codice di ${randomUUID()}` });

const prende = (
  store: EventStore,
  stream: Stream,
  cosa: Prenotazione,
  altro: Partial<RichiestaAppend> = {},
): Promise<EsitoAppend> =>
  store.append(richiesta([suStream(stream, -1)], { prenota: [{ ...cosa, stream: stream.id }], ...altro }));

async function preso(store: EventStore, cosa: Prenotazione): Promise<Stream> {
  const stream = nuovoStream();
  registrato(await prende(store, stream, cosa));
  return stream;
}

export const PRENOTAZIONI = casi('prenotazioni', {
  'quello che è di uno stream non si dà a un altro, e non si scrive nulla': async ({ store, altro }) => {
    const conteso = codice();
    const primo = await preso(store, conteso);
    const secondo = nuovoStream();
    const esito = await nonScriveNulla(store, () => prende(altro(), secondo, conteso));
    assert.deepEqual(esito, { esito: 'reservation-taken', spazio: conteso.spazio, da: primo.id });
    assert.deepEqual(await store.leggiStream(SEBINO, secondo.id), []);
  },

  'di quanti lo vogliono insieme lo ha uno solo': async ({ store, altro }) => {
    const conteso = codice();
    const depositi = [store, altro()];
    const streams = intervallo(1, 10).map(() => nuovoStream());
    const esiti = await Promise.all(streams.map((s, i) => prende(depositi[i % 2]!, s, conteso)));
    const vincitore = streams[esiti.findIndex((e) => e.esito === 'ok')]!;
    const persi = esiti.filter((e) => e.esito !== 'ok');
    assert.equal(persi.length, 9);
    for (const esito of persi) {
      assert.deepEqual(esito, { esito: 'reservation-taken', spazio: conteso.spazio, da: vincitore.id });
    }
  },

  'si può sapere di chi è, finché è suo e nel suo Ambito': async ({ store, altro }) => {
    const conteso = codice();
    assert.equal(await store.detentore(SEBINO, conteso), null);
    const primo = await preso(store, conteso);
    assert.equal(await altro().detentore(SEBINO, conteso), primo.id);
    assert.equal(await store.detentore(ALTROVE, conteso), null);
    assert.equal(await store.detentore(SEBINO, { ...conteso, spazio: 'cartella-aperta' }), null);
    registrato(await store.append(richiesta([suStream(primo, 0)], { libera: [conteso] })));
    assert.equal(await store.detentore(SEBINO, conteso), null);
  },

  'quello che si libera è di nuovo di chi lo prende': async ({ store }) => {
    const conteso = codice();
    const primo = await preso(store, conteso);
    registrato(await store.append(richiesta([suStream(primo, 0)], { libera: [conteso] })));
    registrato(await prende(store, nuovoStream(), conteso));
  },

  'chi non riesce a scrivere non libera': async ({ store }) => {
    const conteso = codice();
    const primo = await preso(store, conteso);
    const esito = await store.append(richiesta([suStream(primo, 7)], { libera: [conteso] }));
    assert.equal(esito.esito, 'conflict');
    assert.equal((await prende(store, nuovoStream(), conteso)).esito, 'reservation-taken');
  },

  'in un append solo passa di mano, e due si scambiano': async ({ store }) => {
    const [uno, due] = [codice(), codice()];
    const [a, b] = [await preso(store, uno), await preso(store, due)];
    registrato(
      await store.append(
        richiesta([suStream(a, 0), suStream(b, 0)], {
          libera: [uno, due],
          prenota: [
            { ...due, stream: a.id },
            { ...uno, stream: b.id },
          ],
        }),
      ),
    );
    const esiti = await Promise.all([uno, due].map((c) => prende(store, nuovoStream(), c)));
    assert.deepEqual(
      esiti.map((e) => e.esito === 'reservation-taken' && e.da),
      [b.id, a.id],
    );
  },

  'chi lo ha già può prenderlo ancora': async ({ store }) => {
    const conteso = codice();
    const suo = await preso(store, conteso);
    registrato(await store.append(richiesta([suStream(suo, 0)], { prenota: [{ ...conteso, stream: suo.id }] })));
    const esito = await prende(store, nuovoStream(), conteso);
    assert.deepEqual(esito, { esito: 'reservation-taken', spazio: conteso.spazio, da: suo.id });
  },

  'due stream dello stesso append non possono averlo entrambi': async ({ store }) => {
    const conteso = codice();
    const [a, b] = [nuovoStream(), nuovoStream()];
    const esito = await nonScriveNulla(store, () =>
      store.append(
        richiesta([suStream(a, -1), suStream(b, -1)], { prenota: [a, b].map((s) => ({ ...conteso, stream: s.id })) }),
      ),
    );
    assert.notEqual(esito.esito, 'ok');
    assert.notEqual(esito.esito, 'unknown');
    registrato(await prende(store, nuovoStream(), conteso));
  },

  'ogni Ambito, e ogni spazio, ha i suoi': async ({ store }) => {
    const conteso = codice();
    await preso(store, conteso);
    registrato(await prende(store, nuovoStream(), conteso, { ambito: ALTROVE }));
    registrato(await prende(store, nuovoStream(), { ...conteso, spazio: 'cartella-aperta' }));
    // Two pairs that would read the same if they were only put one after the other.
    registrato(
      await prende(store, nuovoStream(), {
        spazio: `codice-fiscale${conteso.valore[0]}`,
        valore: conteso.valore.slice(1),
      }),
    );
    assert.equal((await prende(store, nuovoStream(), conteso)).esito, 'reservation-taken');
    assert.equal((await prende(store, nuovoStream(), conteso, { ambito: ALTROVE })).esito, 'reservation-taken');
  },

  'chi non riesce a scrivere non prenota': async ({ store }) => {
    const [libero, conteso] = [codice(), codice()];
    const suo = await preso(store, conteso);
    const stream = nuovoStream();
    const perde = (altro: Prenotazione[], attesa: number) =>
      store.append(richiesta([suStream(stream, attesa)], { prenota: altro.map((p) => ({ ...p, stream: stream.id })) }));
    assert.equal((await perde([libero], 4)).esito, 'conflict');
    assert.equal((await perde([libero, conteso], -1)).esito, 'reservation-taken');
    assert.equal((await perde([conteso, libero], -1)).esito, 'reservation-taken');
    registrato(await prende(store, nuovoStream(), libero));
    const ancora = await prende(store, nuovoStream(), conteso);
    assert.deepEqual(ancora, { esito: 'reservation-taken', spazio: conteso.spazio, da: suo.id });
  },

  'rimandare un append vecchio non prende e non libera più niente': async ({ store, altro }) => {
    const conteso = codice();
    const [primo, secondo] = [nuovoStream(), nuovoStream()];
    const presa = richiesta([suStream(primo, -1)], { prenota: [{ ...conteso, stream: primo.id }] });
    const rilascio = richiesta([suStream(primo, 0)], { libera: [conteso] });
    registrato(await store.append(presa));
    registrato(await store.append(rilascio));
    registrato(await prende(store, secondo, conteso));
    for (const deposito of [store, altro()]) {
      for (const vecchio of [presa, rilascio]) assert.equal(registrato(await deposito.append(vecchio)).ripetuto, true);
      const esito = await prende(deposito, nuovoStream(), conteso);
      assert.deepEqual(esito, { esito: 'reservation-taken', spazio: conteso.spazio, da: secondo.id });
    }
  },

  'un append rifiutato per una prenotazione non consuma la chiave': async ({ store }) => {
    const conteso = codice();
    await preso(store, conteso);
    const idempotenza = { chiave: randomUUID(), impronta: 'cd'.repeat(32) };
    assert.equal((await prende(store, nuovoStream(), conteso, { idempotenza })).esito, 'reservation-taken');
    assert.equal(registrato(await prende(store, nuovoStream(), codice(), { idempotenza })).ripetuto, false);
  },
});
