import { setImmediate as unGiro } from 'node:timers/promises';
import fc from 'fast-check';
import { intervallo } from '../conformita/richiesta-di-prova.js';
import { Accorpamento, BYTE_MASSIMI, COMANDI_MASSIMI, type InAttesa } from './accorpamento.js';

interface Comando extends InAttesa {
  readonly n: number;
}

const comando = (n: number, altro: Partial<Comando> = {}): Comando => ({
  n,
  ambito: 'sebino',
  contesi: [`s${n}`],
  byte: 100,
  ...altro,
});

/** A log that takes its time: each batch is answered when it is told to. */
function lento() {
  const partiti: { lotto: readonly Comando[]; rispondi: () => void }[] = [];
  const accorpamento = new Accorpamento<Comando, number>(
    (lotto) =>
      new Promise((ok) => {
        partiti.push({ lotto, rispondi: () => ok(lotto.map((c) => c.n)) });
      }),
  );
  return { accorpamento, partiti, numeri: () => partiti.map(({ lotto }) => lotto.map((c) => c.n)) };
}

describe('L’accorpamento degli append', () => {
  it('chi è solo parte subito, prima che il chiamante vada avanti', () => {
    const { accorpamento, numeri } = lento();
    void accorpamento.append(comando(1));
    expect(numeri()).toEqual([[1]]);
  });

  it('anche quando si è appena risposto a uno, e uno alla volta', async () => {
    const { accorpamento, partiti, numeri } = lento();
    for (const n of intervallo(1, 5)) {
      const risposta = accorpamento.append(comando(n));
      expect(numeri()).toHaveLength(n);
      partiti.at(-1)!.rispondi();
      expect(await risposta).toBe(n);
    }
  });

  it('chi arriva mentre si scrive parte insieme agli altri', async () => {
    const { accorpamento, partiti, numeri } = lento();
    const risposte = intervallo(1, 12).map((n) => accorpamento.append(comando(n)));
    expect(numeri()).toEqual([[1], [2]]);
    partiti[0]!.rispondi();
    await unGiro();
    expect(numeri()).toEqual([[1], [2], intervallo(3, 12)]);
    partiti[1]!.rispondi();
    partiti[2]!.rispondi();
    expect(await Promise.all(risposte)).toEqual(intervallo(1, 12));
  });

  it('chi riprende appena avuta risposta riparte con gli altri, non da solo', async () => {
    const { accorpamento, partiti } = lento();
    const clienti = intervallo(1, 10).map(async (n) => {
      for (const volta of intervallo(1, 3)) await accorpamento.append(comando(100 * volta + n));
    });
    for (let i = 0; i < partiti.length; i++) {
      partiti[i]!.rispondi();
      await unGiro();
      await unGiro();
    }
    await Promise.all(clienti);
    // Thirty appends: the first two went ahead because nobody was there yet; without hearing the others they would each time.
    expect(partiti.length).toBeLessThanOrEqual(9);
  });

  it('un lotto è di un solo Ambito, non più grande di quanto si può, e chi resta fuori non resta indietro', async () => {
    const { accorpamento, partiti, numeri } = lento();
    const tutti = [
      comando(1),
      comando(2),
      comando(3),
      comando(4, { ambito: 'altrove' }),
      comando(5, { byte: BYTE_MASSIMI + 1 }),
      comando(6),
      comando(7, { ambito: 'altrove' }),
    ].map((c) => accorpamento.append(c));
    for (let i = 0; i < partiti.length; i++) {
      partiti[i]!.rispondi();
      await unGiro();
      await unGiro();
    }
    await Promise.all(tutti);
    expect(numeri()).toEqual([[1], [2], [3, 6], [4, 7], [5]]);
  });

  it('con qualunque miscuglio: tutti hanno la loro risposta, nessuno è insieme a chi tocca la stessa cosa, né lo scavalca', async () => {
    const uno = fc.record({
      ambito: fc.constantFrom('sebino', 'altrove'),
      contesi: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 }),
      byte: fc.constantFrom(1, BYTE_MASSIMI >> 1, BYTE_MASSIMI * 2),
      attesa: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(uno, { maxLength: 60 }), fc.infiniteStream(fc.nat(4)), async (comandi, durate) => {
        const inCorso = new Map<string, number>();
        const partenze = new Map<string, number[]>();
        const accorpamento = new Accorpamento<Comando, number>(async (lotto) => {
          expect(lotto.length).toBeLessThanOrEqual(COMANDI_MASSIMI);
          expect(new Set(lotto.map((c) => c.ambito)).size).toBe(1);
          if (lotto.length > 1) {
            expect(lotto.reduce((somma, c) => somma + c.byte, 0)).toBeLessThanOrEqual(BYTE_MASSIMI);
          }
          for (const { n, contesi } of lotto) {
            for (const conteso of contesi) {
              expect(inCorso.has(conteso)).toBe(false);
              inCorso.set(conteso, n);
              partenze.set(conteso, [...(partenze.get(conteso) ?? []), n]);
            }
          }
          for (let giri = durate.next().value as number; giri > 0; giri--) await unGiro();
          for (const { contesi } of lotto) for (const conteso of contesi) inCorso.delete(conteso);
          return lotto.map((c) => c.n);
        });
        const risposte: Promise<number>[] = [];
        for (const [n, { attesa, ...c }] of comandi.entries()) {
          risposte.push(accorpamento.append({ n, ...c }));
          for (let giri = attesa; giri > 0; giri--) await unGiro();
        }
        expect(await Promise.all(risposte)).toEqual(comandi.map((_, n) => n));
        for (const ordine of partenze.values()) expect(ordine).toEqual([...ordine].sort((x, y) => x - y));
      }),
      { numRuns: 200 },
    );
  });
});
