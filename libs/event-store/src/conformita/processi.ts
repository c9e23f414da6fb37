import assert from 'node:assert/strict';
import { casi, type Passo } from './caso.js';
import { finche } from './guasti.js';
import { segue } from './ordine.js';
import {
  eventi,
  intervallo,
  nuovoStream,
  posizioni,
  registrato,
  richiesta,
  SEBINO,
  suStream,
  tutti,
  tuttoDa,
} from './richiesta-di-prova.js';

const ucciso = (passo: Passo, quando: string, accaduto: boolean | undefined) => ({
  [`un processo ucciso ${quando}: tutto o niente, e rimandare dice quale`]: async ({
    store,
    processi,
  }: Parameters<Parameters<typeof casi>[1][string]>[0]) => {
    const [testa, stream] = [await store.testa(), nuovoStream()];
    const domanda = richiesta([suStream(stream, -1, eventi(3)), suStream(nuovoStream(), -1)]);
    await processi!.ucciso(passo, domanda);
    // Nobody asks again before it is clear: what was on its way may still arrive.
    for (let giri = 0; accaduto === true && (await store.testa()) === testa; giri++)
      assert.ok(giri < 500, 'non è accaduto');
    const scritti = (await store.testa()) - testa;
    assert.ok(scritti === 0 || scritti === 4, `è rimasto scritto un pezzo: ${scritti} eventi su 4`);
    const esito = registrato(await finche(store, domanda));
    if (accaduto !== undefined) assert.equal(esito.ripetuto, accaduto);
    assert.deepEqual(esito.posizioni, intervallo(testa + 1, testa + 4));
    assert.equal((await store.leggiStream(SEBINO, stream.id)).length, 3);
    assert.equal(await store.testa(), testa + 4);
  },
});

export const PROCESSI = casi('processi', {
  'processi diversi che scrivono insieme non lasciano buchi': async ({ store, processi }) => {
    const testa = await store.testa();
    let scrivono = true;
    const scrittori = processi!.scrivono(3, 40).finally(() => {
      scrivono = false;
    });
    await tutti([scrittori, segue(store, testa, () => scrivono)]);
    const letti = await tuttoDa(store, testa);
    assert.deepEqual(posizioni(letti), intervallo(testa + 1, testa + 120));
    assert.equal(new Set(letti.map((e) => e.id)).size, 120);
  },

  ...ucciso('prima', 'prima di mandare', false),
  ...ucciso('richiesta', 'mentre manda', false),
  ...ucciso('consegnata', 'appena ha mandato', undefined),
  ...ucciso('risposta', 'dopo la conferma, prima di saperla', true),
});
