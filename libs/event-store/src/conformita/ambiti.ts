import assert from 'node:assert/strict';
import { casi } from './caso.js';
import {
  ALTROVE,
  evento,
  nonScriveNulla,
  nuovoStream,
  richiesta,
  scrivi,
  SEBINO,
  streamCon,
  suStream,
} from './richiesta-di-prova.js';

export const AMBITI = casi('ambiti', {
  'lo stream di un altro Ambito si legge come se non ci fosse': async ({ store, altro }) => {
    const stream = await streamCon(store, 2, { ambito: ALTROVE });
    for (const deposito of [store, altro(), store]) {
      assert.deepEqual(await deposito.leggiStream(SEBINO, stream.id), []);
      assert.deepEqual(await deposito.leggiStream('', stream.id), []);
      assert.equal((await deposito.leggiStream(ALTROVE, stream.id)).length, 2);
    }
  },

  'nello stream di un altro Ambito non si scrive, e non se ne impara la revisione': async ({ store }) => {
    const stream = await streamCon(store, 2, { ambito: ALTROVE });
    for (const attesa of [-1, 0, 1, 2]) {
      const esito = await nonScriveNulla(store, () => store.append(richiesta([suStream(stream, attesa)])));
      assert.ok(esito.esito === 'conflict' || esito.esito === 'not-persisted', esito.esito);
      if (esito.esito === 'conflict') assert.equal(esito.actual, -1);
    }
    assert.equal((await store.leggiStream(ALTROVE, stream.id)).length, 2);
  },

  'un evento di un altro Ambito non si ripete né si scopre': async ({ store }) => {
    const scritto = evento();
    await scrivi(store, richiesta([suStream(nuovoStream(), -1, [scritto])], { ambito: ALTROVE }));
    const esito = await nonScriveNulla(store, () => store.append(richiesta([suStream(nuovoStream(), -1, [scritto])])));
    assert.equal(esito.esito, 'not-persisted');
  },

  'un append è di un Ambito, che ha un nome': async ({ store }) => {
    const esito = await nonScriveNulla(store, () =>
      store.append(richiesta([suStream(nuovoStream(), -1)], { ambito: '' })),
    );
    assert.equal(esito.esito, 'not-persisted');
  },
});
