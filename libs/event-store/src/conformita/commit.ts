import assert from 'node:assert/strict';
import { setTimeout as attendi } from 'node:timers/promises';
import { casi, SOSTA_AL_COMMIT, type AmbienteDiProva, type Trattenuto } from './caso.js';
import { finche } from './guasti.js';
import {
  ALTROVE,
  evento,
  eventi,
  intervallo,
  nuovoStream,
  posizioni,
  registrato,
  richiesta,
  scrivi,
  suStream,
  tuttoDa,
} from './richiesta-di-prova.js';

/** Whatever happens, nobody is left standing at the commit: it would hold every writer of the log. */
async function trattenendo({ commit }: AmbienteDiProva, fai: (trattenuto: Trattenuto) => Promise<void>): Promise<void> {
  const trattenuto = await commit!.trattieni();
  await fai(trattenuto).finally(() => trattenuto.lascia());
}

const lenta = () => richiesta([suStream(nuovoStream(), -1, [evento(), evento({ tipo: SOSTA_AL_COMMIT })])]);

export const COMMIT = casi('commit', {
  'chi conferma ha aspettato il disco, anche dove il server è impostato per non aspettarlo': async ({ commit }) => {
    const frettoloso = await commit!.frettoloso();
    try {
      const { store } = frettoloso;
      const stream = nuovoStream();
      const confermate = [...(await scrivi(store, richiesta([suStream(stream, -1, eventi(3))])))];
      const conteso = { spazio: 'codice-fiscale', valore: `codice di ${stream.id}` };
      const idempotenza = { chiave: stream.id, impronta: 'ef'.repeat(32) };
      const prenota = [{ ...conteso, stream: stream.id }];
      confermate.push(
        ...(await scrivi(
          store,
          richiesta([suStream(stream, 2), suStream(nuovoStream('persona'), -1)], { prenota, idempotenza }),
        )),
      );
      // A refusal, which writes nothing, between appends that come together.
      const insieme = intervallo(1, 30).map((i) =>
        store.append(richiesta([suStream(nuovoStream(), i === 7 ? 3 : -1)], i % 3 ? {} : { ambito: ALTROVE })),
      );
      const esiti = await Promise.all(insieme);
      confermate.push(...esiti.flatMap((e) => (e.esito === 'ok' ? e.posizioni : [])));
      assert.equal(confermate.length, 3 + 2 + 29);
      const conferme = await frettoloso.conferme();
      assert.deepEqual(
        conferme.map((c) => c.posizione),
        confermate.sort((a, b) => a - b),
      );
      const senzaDisco = conferme.filter((c) => !c.attesa).map((c) => c.posizione);
      assert.deepEqual(senzaDisco, [], 'qualcuno ha avuto la conferma di quello che il disco non aveva ancora');
    } finally {
      await frettoloso.chiudi();
    }
  },

  'chi legge non vede mai la posizione n+1 prima della n': (ambiente) =>
    trattenendo(ambiente, async (trattenuto) => {
      const { store, altro } = ambiente;
      const testa = await store.testa();
      const prima = altro().append(lenta());
      await trattenuto.fermo();
      // It has its positions, and is not committed: whoever comes now must wait for it, or come before it.
      const dopo = altro().append(richiesta([suStream(nuovoStream(), -1)]));
      const visti: number[] = [];
      for (let giri = 0; giri < 20; giri++) {
        visti.push(...posizioni(await store.leggiTutto({ dopo: testa + visti.length, limite: 10 })));
        assert.ok((await store.testa()) <= testa + 1, 'la testa conta quello che non è confermato');
        await attendi(5);
      }
      assert.deepEqual(
        visti,
        intervallo(testa + 1, testa + visti.length),
        'un lettore ha visto la seconda prima della prima',
      );
      await trattenuto.lascia();
      const [a, b] = [registrato(await prima), registrato(await dopo)];
      assert.deepEqual(
        [...a.posizioni, ...b.posizioni].sort((x, y) => x - y),
        intervallo(testa + 1, testa + 3),
      );
      assert.deepEqual(posizioni(await tuttoDa(store, testa)), intervallo(testa + 1, testa + 3));
    }),

  'la linea cade durante il commit: non si sa; quando si conferma c’è, e rimandare lo dice': (ambiente) =>
    trattenendo(ambiente, async (trattenuto) => {
      const { store, guasti } = ambiente;
      const testa = await store.testa();
      const domanda = lenta();
      const esito = await (await guasti!.lineaSpezzata('consegnata')).append(domanda);
      assert.equal(esito.esito, 'unknown');
      await trattenuto.fermo();
      assert.equal(await store.testa(), testa);
      await trattenuto.lascia();
      assert.deepEqual(registrato(await finche(store, domanda)), {
        esito: 'ok',
        posizioni: [testa + 1, testa + 2],
        ripetuto: true,
      });
      assert.equal(await store.testa(), testa + 2);
    }),

  'chi è interrotto durante il commit non lascia niente, nemmeno un posto vuoto': (ambiente) =>
    trattenendo(ambiente, async (trattenuto) => {
      const { store, altro, guasti } = ambiente;
      const testa = await store.testa();
      const domanda = lenta();
      const append = altro().append(domanda);
      await trattenuto.fermo();
      await guasti!.interrompi();
      const esito = await append;
      assert.equal(esito.esito, 'unknown');
      await trattenuto.lascia();
      assert.deepEqual(registrato(await finche(store, domanda, esito)), {
        esito: 'ok',
        posizioni: [testa + 1, testa + 2],
        ripetuto: false,
      });
      assert.deepEqual(posizioni(await tuttoDa(store, testa)), [testa + 1, testa + 2]);
    }),
});
