import assert from 'node:assert/strict';
import type { Stream } from '#storia';
import type { EsitoAppend, EventStore, Prenotazione, RichiestaAppend } from '../event-store.js';
import { casi } from './caso.js';
import { ALTROVE, intervallo, nonScriveNulla, nuovoStream, registrato, richiesta, SEBINO, suStream } from './richiesta-di-prova.js';

const CODICE: Prenotazione = { spazio: 'codice-fiscale', valore: 'un codice' };
const ALTRO_CODICE: Prenotazione = { spazio: 'codice-fiscale', valore: 'un altro codice' };

const prende = (store: EventStore, stream: Stream, cosa: Prenotazione, altro: Partial<RichiestaAppend> = {}): Promise<EsitoAppend> =>
  store.append(richiesta([suStream(stream, -1)], { prenota: [{ ...cosa, stream: stream.id }], ...altro }));

async function preso(store: EventStore, cosa: Prenotazione): Promise<Stream> {
  const stream = nuovoStream();
  registrato(await prende(store, stream, cosa));
  return stream;
}

export const PRENOTAZIONI = casi('prenotazioni', {
  'quello che è di uno stream non si dà a un altro, e non si scrive nulla': async ({ store, altro }) => {
    const primo = await preso(store, CODICE);
    const secondo = nuovoStream();
    const esito = await nonScriveNulla(store, () => prende(altro(), secondo, CODICE));
    assert.deepEqual(esito, { esito: 'reservation-taken', spazio: CODICE.spazio, da: primo.id });
    assert.deepEqual(await store.leggiStream(SEBINO, secondo.id), []);
  },

  'di quanti lo vogliono insieme lo ha uno solo': async ({ store, altro }) => {
    const depositi = [store, altro()];
    const streams = intervallo(1, 10).map(() => nuovoStream());
    const esiti = await Promise.all(streams.map((s, i) => prende(depositi[i % 2]!, s, CODICE)));
    const vincitore = streams[esiti.findIndex((e) => e.esito === 'ok')]!;
    const persi = esiti.filter((e) => e.esito !== 'ok');
    assert.equal(persi.length, 9);
    for (const esito of persi) {
      assert.deepEqual(esito, { esito: 'reservation-taken', spazio: CODICE.spazio, da: vincitore.id });
    }
  },

  'quello che si libera è di nuovo di chi lo prende': async ({ store }) => {
    const primo = await preso(store, CODICE);
    registrato(await store.append(richiesta([suStream(primo, 0)], { libera: [CODICE] })));
    registrato(await prende(store, nuovoStream(), CODICE));
  },

  'chi non riesce a scrivere non libera': async ({ store }) => {
    const primo = await preso(store, CODICE);
    const esito = await store.append(richiesta([suStream(primo, 7)], { libera: [CODICE] }));
    assert.equal(esito.esito, 'conflict');
    assert.equal((await prende(store, nuovoStream(), CODICE)).esito, 'reservation-taken');
  },

  'in un append solo passa di mano, e due si scambiano': async ({ store }) => {
    const [a, b] = [await preso(store, CODICE), await preso(store, ALTRO_CODICE)];
    registrato(
      await store.append(
        richiesta([suStream(a, 0), suStream(b, 0)], {
          libera: [CODICE, ALTRO_CODICE],
          prenota: [
            { ...ALTRO_CODICE, stream: a.id },
            { ...CODICE, stream: b.id },
          ],
        }),
      ),
    );
    const esiti = await Promise.all([CODICE, ALTRO_CODICE].map((c) => prende(store, nuovoStream(), c)));
    assert.deepEqual(
      esiti.map((e) => e.esito === 'reservation-taken' && e.da),
      [b.id, a.id],
    );
  },

  'chi lo ha già può prenderlo ancora': async ({ store }) => {
    const suo = await preso(store, CODICE);
    registrato(await store.append(richiesta([suStream(suo, 0)], { prenota: [{ ...CODICE, stream: suo.id }] })));
    const esito = await prende(store, nuovoStream(), CODICE);
    assert.deepEqual(esito, { esito: 'reservation-taken', spazio: CODICE.spazio, da: suo.id });
  },

  'due stream dello stesso append non possono averlo entrambi': async ({ store }) => {
    const [a, b] = [nuovoStream(), nuovoStream()];
    const esito = await nonScriveNulla(store, () =>
      store.append(
        richiesta([suStream(a, -1), suStream(b, -1)], { prenota: [a, b].map((s) => ({ ...CODICE, stream: s.id })) }),
      ),
    );
    assert.notEqual(esito.esito, 'ok');
    assert.notEqual(esito.esito, 'unknown');
    registrato(await prende(store, nuovoStream(), CODICE));
  },

  'ogni Ambito, e ogni spazio, ha i suoi': async ({ store }) => {
    await preso(store, CODICE);
    registrato(await prende(store, nuovoStream(), CODICE, { ambito: ALTROVE }));
    registrato(await prende(store, nuovoStream(), { ...CODICE, spazio: 'cartella-aperta' }));
    // Two pairs that would read the same if they were only put one after the other.
    registrato(await prende(store, nuovoStream(), { spazio: 'codice-fiscaleun', valore: ' codice' }));
    assert.equal((await prende(store, nuovoStream(), CODICE)).esito, 'reservation-taken');
    assert.equal((await prende(store, nuovoStream(), CODICE, { ambito: ALTROVE })).esito, 'reservation-taken');
  },
});
