import assert from 'node:assert/strict';
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
  scrivi,
  SEBINO,
  streamCon,
  suStream,
  tuttoDa,
} from './richiesta-di-prova.js';

export const APPEND = casi('append', {
  'ogni evento ha la sua posizione, nell’ordine della richiesta': async ({ store }) => {
    const testa = await store.testa();
    const [a, b] = [nuovoStream(), nuovoStream('persona')];
    const esito = registrato(await store.append(richiesta([suStream(a, -1, eventi(2)), suStream(b, -1, eventi(1))])));
    assert.deepEqual(esito, { esito: 'ok', posizioni: intervallo(testa + 1, testa + 3), ripetuto: false });
    assert.equal(await store.testa(), testa + 3);
    const letti = await tuttoDa(store, testa);
    assert.deepEqual(
      letti.map((e) => [e.posizione, e.stream, e.revision]),
      [
        [testa + 1, a, 0],
        [testa + 2, a, 1],
        [testa + 3, b, 0],
      ],
    );
  },

  'quello che è stato confermato si rilegge tutto': async ({ store }) => {
    const testa = await store.testa();
    const stream = nuovoStream();
    const scritti: string[] = [];
    for (let attesa = -1; attesa < 30; attesa += 2) {
      const due = eventi(2);
      await scrivi(store, richiesta([suStream(stream, attesa, due)]));
      scritti.push(...due.map((e) => e.id));
    }
    const storia = await store.leggiStream(SEBINO, stream.id);
    assert.deepEqual(
      storia.map((e) => e.id),
      scritti,
    );
    assert.deepEqual(
      storia.map((e) => e.revision),
      intervallo(0, scritti.length - 1),
    );
    assert.deepEqual(
      (await tuttoDa(store, testa)).filter((e) => e.stream.id === stream.id).map((e) => e.id),
      scritti,
    );
  },

  'una revisione attesa sbagliata è un conflitto che dice quella vera, e non scrive nulla': async ({ store }) => {
    const stream = await streamCon(store, 3);
    for (const attesa of [-1, 0, 1, 3, 99]) {
      const esito = await nonScriveNulla(store, () => store.append(richiesta([suStream(stream, attesa)])));
      assert.deepEqual(esito, { esito: 'conflict', stream: stream.id, actual: 2 }, `attesa ${attesa}`);
    }
    const mai = nuovoStream();
    const esito = await nonScriveNulla(store, () => store.append(richiesta([suStream(mai, 0)])));
    assert.deepEqual(esito, { esito: 'conflict', stream: mai.id, actual: -1 });
    assert.equal((await store.leggiStream(SEBINO, stream.id)).length, 3);
  },

  'più stream in un append: tutti o nessuno': async ({ store }) => {
    const [fermo, nuovo, conteso] = [await streamCon(store, 1), nuovoStream(), await streamCon(store, 2)];
    const prova = (attesa: number) =>
      store.append(richiesta([suStream(nuovo, -1, eventi(2)), suStream(conteso, attesa), suStream(fermo, 0)]));
    const esito = await nonScriveNulla(store, () => prova(0));
    assert.deepEqual(esito, { esito: 'conflict', stream: conteso.id, actual: 1 });
    assert.deepEqual(await store.leggiStream(SEBINO, nuovo.id), []);
    assert.equal((await store.leggiStream(SEBINO, fermo.id)).length, 1);
    const testa = await store.testa();
    assert.deepEqual(registrato(await prova(1)).posizioni, intervallo(testa + 1, testa + 4));
    assert.equal((await store.leggiStream(SEBINO, nuovo.id)).length, 2);
    assert.equal((await store.leggiStream(SEBINO, fermo.id)).length, 2);
  },

  'di quanti scrivono insieme sulla stessa revisione passa uno solo': async ({ store, altro }) => {
    const stream = await streamCon(store, 1);
    const depositi = [store, altro()];
    const esiti = await Promise.all(
      intervallo(1, 16).map((i) => depositi[i % 2]!.append(richiesta([suStream(stream, 0)]))),
    );
    assert.equal(esiti.filter((e) => e.esito === 'ok').length, 1);
    for (const esito of esiti) {
      if (esito.esito !== 'ok') assert.deepEqual(esito, { esito: 'conflict', stream: stream.id, actual: 1 });
    }
    assert.equal((await store.leggiStream(SEBINO, stream.id)).length, 2);
  },

  'di quanti scrivono insieme su più stream, con uno in comune, passa uno solo': async ({ store, altro }) => {
    const depositi = [store, altro(), altro()];
    const [conteso, insieme] = [await streamCon(store, 1), await streamCon(store, 1)];
    let revisioni: readonly [number, number] = [0, 0];
    for (let giro = 0; giro < 12; giro++) {
      const testa = await store.testa();
      const [primo, secondo] = revisioni;
      // Everyone has seen the last revision of all it writes to, and writes as many events as streams.
      const rivali = intervallo(0, 11).map((i) => {
        const suo = suStream(nuovoStream('persona'), -1);
        const [sulConteso, sullAltro] = [suStream(conteso, primo), suStream(insieme, secondo)];
        return [[sulConteso, suo, sullAltro], [sullAltro, suo, sulConteso], [suo, sulConteso], [sulConteso]][i % 4]!;
      });
      const esiti = await Promise.all(rivali.map((scritture, i) => depositi[i % 3]!.append(richiesta(scritture))));
      const [passato, ...altri] = rivali.filter((_, i) => esiti[i]!.esito === 'ok');
      assert.ok(passato && altri.length === 0, `su una revisione sono passati in ${altri.length + 1}`);
      const dopo = [primo + 1, secondo + Number(passato.some((s) => s.stream === insieme))] as const;
      for (const esito of esiti.filter((e) => e.esito !== 'ok')) {
        assert.ok(esito.esito === 'conflict', esito.esito);
        const actual = [conteso.id, insieme.id].indexOf(esito.stream);
        assert.ok(
          actual >= 0 && dopo[actual] !== revisioni[actual],
          'il conflitto è su uno stream che è rimasto com’era',
        );
        assert.equal(esito.actual, dopo[actual]);
      }
      const scritti = (await tuttoDa(store, testa)).map((e) => e.stream.id);
      assert.deepEqual(scritti.sort(), passato.map((s) => s.stream.id).sort());
      revisioni = dopo;
    }
  },

  'un append su stream di più categorie si scrive nell’ordine in cui è dato': async ({ store }) => {
    const ordini = [
      ['persona', 'cartella', 'accesso'],
      ['cartella', 'accesso', 'persona'],
      ['accesso', 'persona', 'cartella', 'accesso', 'persona'],
      ['persona', 'persona', 'accesso', 'cartella', 'persona', 'accesso', 'cartella'],
    ] as const;
    for (const ordine of [...ordini, ...ordini.map((o) => o.toReversed())]) {
      const testa = await store.testa();
      const scritture = ordine.map((categoria, i) => suStream(nuovoStream(categoria), -1, eventi(1 + (i % 3))));
      const dati = scritture.flatMap((s) => s.eventi.map((e) => e.id));
      assert.deepEqual(await scrivi(store, richiesta(scritture)), intervallo(testa + 1, testa + dati.length));
      const letti = await tuttoDa(store, testa);
      assert.deepEqual(
        letti.map((e) => e.id),
        dati,
        'il log non ha gli eventi nell’ordine della richiesta',
      );
    }
  },

  'diecimila eventi in uno stream': async ({ store, altro }) => {
    const testa = await store.testa();
    const stream = nuovoStream();
    const tanti = eventi(10_000);
    for (let i = 0; i < tanti.length; i += 500) {
      await scrivi(i % 1_000 ? altro() : store, richiesta([suStream(stream, i - 1, tanti.slice(i, i + 500))]));
    }
    const ids = tanti.map((e) => e.id);
    for (const letti of [
      await store.leggiStream(SEBINO, stream.id),
      (await altro().leggiStreams([stream.id], testa + 10_000)).get(stream.id) ?? [],
      await store.leggiTutto({ dopo: testa, limite: 20_000 }),
      await tuttoDa(altro(), testa, 3_000),
    ]) {
      assert.deepEqual(posizioni(letti), intervallo(testa + 1, testa + 10_000));
      assert.ok(
        letti.every((e, i) => e.id === ids[i] && e.revision === i),
        'gli eventi non sono quelli scritti',
      );
    }
    assert.deepEqual(await scrivi(store, richiesta([suStream(stream, 9_999)])), [testa + 10_001]);
  },

  'un conflitto, un doppione e un contenuto impossibile non portano via niente a nessuno': async ({ store }) => {
    const [testa, conteso, giàScritto] = [await store.testa(), await streamCon(store, 1), evento()];
    await scrivi(store, richiesta([suStream(nuovoStream(), -1, [giàScritto])]));
    const buone = intervallo(1, 40).map(() => richiesta([suStream(nuovoStream(), -1, eventi(2))]));
    const cattive = [
      () => richiesta([suStream(conteso, -1)]),
      () => richiesta([suStream(nuovoStream(), -1, [giàScritto])]),
      () => richiesta([suStream(nuovoStream(), -1, [evento({ dati: { valore: NaN } })])]),
      () => richiesta([suStream(nuovoStream(), -1), suStream(conteso, 7)]),
    ];
    // One good and one bad, side by side, all in the same instant.
    const esiti = await Promise.all(
      buone.flatMap((buona, i) => [store.append(buona), store.append(cattive[i % cattive.length]!())]),
    );
    const riusciti = esiti.filter((_, i) => i % 2 === 0).map(registrato);
    const rifiuti = esiti.filter((_, i) => i % 2 === 1).map((e) => e.esito);
    assert.deepEqual(new Set(rifiuti), new Set(['conflict', 'id-reused', 'not-persisted']));
    const letti = await tuttoDa(store, testa);
    assert.deepEqual(posizioni(letti), intervallo(testa + 1, testa + 2 + 80));
    const dove = new Map(letti.map((e) => [e.posizione, e.id]));
    for (const [i, { posizioni: sue }] of riusciti.entries()) {
      const scritti = buone[i]!.scritture[0]!.eventi.map((e) => e.id);
      assert.deepEqual(
        sue.map((p) => dove.get(p)),
        scritti,
      );
    }
  },

  'quel che si è scritto e quel che si è letto non sono più di chi li tiene in mano': async ({ store }) => {
    const stream = nuovoStream();
    const dati = { genere: 'colloquio', lista: [1, 2] };
    const domanda = richiesta([suStream(stream, -1, [evento({ dati })])]);
    const [posizione] = await scrivi(store, domanda);
    dati.genere = 'cambiato dopo';
    dati.lista.push(3);
    for (let volta = 0; volta < 2; volta++) {
      for (const letti of [
        await store.leggiStream(SEBINO, stream.id),
        await store.leggiTutto({ dopo: posizione! - 1, limite: 1 }),
        (await store.leggiStreams([stream.id], posizione!)).get(stream.id) ?? [],
      ]) {
        assert.deepEqual(letti[0]?.dati, { genere: 'colloquio', lista: [1, 2] });
        (letti[0].dati as Record<string, unknown>)['genere'] = 'cambiato da chi ha letto';
        letti.pop();
      }
    }
  },
});

export const GRANDI = casi('grandi', {
  'diecimila eventi in uno stream, in un append solo': async ({ store }) => {
    const testa = await store.testa();
    const stream = nuovoStream();
    const tanti = eventi(10_000);
    assert.deepEqual(
      await scrivi(store, richiesta([suStream(stream, -1, tanti)])),
      intervallo(testa + 1, testa + 10_000),
    );
    const storia = await store.leggiStream(SEBINO, stream.id);
    assert.deepEqual(
      storia.map((e) => e.id),
      tanti.map((e) => e.id),
    );
    assert.deepEqual(posizioni(await tuttoDa(store, testa, 3_000)), intervallo(testa + 1, testa + 10_000));
    assert.deepEqual(await scrivi(store, richiesta([suStream(stream, 9_999)])), [testa + 10_001]);
  },

  'un evento di dieci megabyte': async ({ store }) => {
    const stream = nuovoStream();
    const dati = { relazione: 'più di così non si scrive a mano. '.repeat(310_000) };
    assert.ok(Buffer.byteLength(dati.relazione) > 10 * 1024 * 1024);
    await scrivi(store, richiesta([suStream(stream, -1, [evento({ dati })])]));
    const [letto] = await store.leggiStream(SEBINO, stream.id);
    assert.ok(letto?.dati['relazione'] === dati.relazione, 'il testo letto non è quello scritto');
  },
});
