import assert from 'node:assert/strict';
import { setTimeout as attendi } from 'node:timers/promises';
import { casi } from './caso.js';
import { intervallo, nuovoStream, posizioni, richiesta, scrivi, suStream, tuttoDa } from './richiesta-di-prova.js';

const PAZIENZA_MS = 3_000;

export const VICINI = casi('vicini', {
  'una transazione altrui lasciata aperta non ferma chi scrive, chi legge, chi ascolta': async ({
    store,
    altro,
    vicini,
  }) => {
    const testa = await store.testa();
    const vicino = await vicini!.transazioneAperta();
    let svegliato = 0;
    const smetti = await store.ascolta(() => svegliato++);
    try {
      for (let i = 1; i <= 5; i++) {
        const viste = svegliato;
        const inTempo = await Promise.race([
          scrivi(altro(), richiesta([suStream(nuovoStream(), -1)])),
          attendi(PAZIENZA_MS, undefined, { ref: false }),
        ]);
        assert.deepEqual(inTempo, [testa + i], 'chi scrive è rimasto fermo');
        assert.deepEqual(
          posizioni(await tuttoDa(store, testa)),
          intervallo(testa + 1, testa + i),
          'chi legge non vede',
        );
        for (const fine = Date.now() + PAZIENZA_MS; svegliato === viste; await attendi(5)) {
          assert.ok(Date.now() < fine, 'chi ascolta non è svegliato');
        }
      }
    } finally {
      await smetti();
      await vicino.chiudi();
    }
  },
});
