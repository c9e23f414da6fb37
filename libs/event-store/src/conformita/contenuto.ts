import assert from 'node:assert/strict';
import { casi } from './caso.js';
import {
  ATTORE,
  evento,
  nonScriveNulla,
  nuovoStream,
  richiesta,
  scrivi,
  SEBINO,
  suStream,
} from './richiesta-di-prova.js';

/** Texts that some layer between here and the disk has been known to change, to cut, or to take for something else. */
export const TESTI_OSTICI = {
  vuoto: '',
  virgolette: `"'\`«»„`,
  barre: '\\ \\\\ \\n \\" \\u0041 \\u0000',
  sql: `'); DROP TABLE log.evento; --`,
  segnaposto: '$1 ${x} %s {0} :owner ::text',
  array: '{NULL,"a",{}} [null] (1,2)',
  nullo: 'prima\u0000dopo',
  controlli: '\u0001\u0007\b\t\n\u000b\f\r\u001b\u001f\u007f\u0080\u009f',
  righe: 'a\r\nb\u2028c\u2029d\u0085e',
  composto: 'A\u0300 e À, ﬁ e fi',
  emoji: '👩🏽‍⚕️ 🇮🇹 \u{10ffff}',
  bidirezionale: 'abc \u202e\u0645\u0631\u062d\u0628\u0627\u202c \u200f',
  invisibili: '\ufeff\u200b\u200d\u00a0\u00ad\ufffd\uffff',
  json: '{"id":"00000000-0000-0000-0000-000000000000","revision":99}',
  lungo: 'è'.repeat(70_000),
  __proto__x: '__proto__',
} as const;

const NUMERI = [0, 1e21, 1e-7, 0.1 + 0.2, 5e-324, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, -1.5, 123456789.01];

export const CONTENUTO = casi('contenuto', {
  'i testi più ostici, in chiaro, si rileggono identici: come valori, chiavi, elementi': async ({ store }) => {
    const stream = nuovoStream();
    const scritti = Object.entries(TESTI_OSTICI).map(([nome, testo]) =>
      evento({ dati: { nome, testo, lista: [testo, [testo]], dentro: { [`k${testo}`]: testo } } }),
    );
    await scrivi(store, richiesta([suStream(stream, -1, scritti)]));
    const letti = await store.leggiStream(SEBINO, stream.id);
    for (const [i, { dati }] of scritti.entries()) assert.deepEqual(letti[i]?.dati, dati);
    assert.equal(letti.length, scritti.length);
  },

  'lo stesso per chi ha scritto, da dove e per che cosa': async ({ store }) => {
    for (const testo of Object.values(TESTI_OSTICI)) {
      const stream = nuovoStream();
      const provenienza = { tipo: 'sistema', sistema: testo } as const;
      const attore = { ...ATTORE, ente: testo, ruolo: testo };
      const domanda = richiesta([suStream(stream, -1, [evento({ comune: testo })])], {
        attore,
        provenienza,
        correlazione: testo,
        causazione: testo,
      });
      await scrivi(store, domanda);
      const [letto] = await store.leggiStream(SEBINO, stream.id);
      assert.deepEqual(
        [letto?.attore, letto?.comune, letto?.provenienza, letto?.correlazione, letto?.causazione],
        [attore, testo, provenienza, testo, testo],
      );
    }
  },

  'i numeri si rileggono identici': async ({ store }) => {
    const stream = nuovoStream();
    await scrivi(store, richiesta([suStream(stream, -1, [evento({ dati: { numeri: NUMERI } })])]));
    assert.deepEqual((await store.leggiStream(SEBINO, stream.id))[0]?.dati, { numeri: NUMERI });
  },

  'quello che non ha una forma in JSON è rifiutato, e il log continua': async ({ store }) => {
    const impossibili: unknown[] = [
      'un surrogato isolato: \ud83d',
      NaN,
      Infinity,
      1n,
      new Date(),
      new Map([[1, 2]]),
      () => 1,
    ];
    for (const valore of impossibili) {
      const esito = await nonScriveNulla(store, () =>
        store.append(richiesta([suStream(nuovoStream(), -1, [evento(), evento({ dati: { valore } })])])),
      );
      assert.equal(esito.esito, 'not-persisted', String(valore));
    }
  },
});
