import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { VERIFICATORE } from '../prova/verificatore.js';
import { Albero } from './albero.js';
import { Frontiera } from './frontiera.js';

/** The verifier shares no code with this lib: each is the check of the other. */
interface DelVerificatore {
  AlberoCheCresce: new () => { aggiungi(foglia: Buffer): void; radice(): Buffer };
  radiceDaInclusione(indice: number, n: number, foglia: Buffer, prova: readonly Buffer[]): Buffer | null;
  coerente(m: number, n: number, vecchia: Buffer, nuova: Buffer, prova: readonly Buffer[]): boolean;
}

const sha256 = (...parti: (Buffer | string)[]) => parti.reduce((h, p) => h.update(p), createHash('sha256')).digest();

/** RFC 6962, 2.1, word by word. */
function mth(foglie: readonly Buffer[]): Buffer {
  if (foglie.length === 0) return sha256('');
  if (foglie.length === 1) return foglie[0]!;
  let k = 1;
  while (k * 2 < foglie.length) k *= 2;
  return sha256(Buffer.of(1), mth(foglie.slice(0, k)), mth(foglie.slice(k)));
}

const foglieCasuali = (n: number): Buffer[] => Array.from({ length: n }, (_, i) => sha256(`foglia ${n} ${i}`));

/** The leaves that the implementations of Certificate Transparency are tested with, and their roots. */
const VOCI = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const RADICI = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('L’albero di Merkle', () => {
  let v: DelVerificatore;
  beforeAll(async () => {
    v = (await import(pathToFileURL(VERIFICATORE).href)) as DelVerificatore;
  });

  const dimensione = fc.integer({ min: 1, max: 200 });

  it('ha le radici note dei vettori di prova di Certificate Transparency', () => {
    const foglie = VOCI.map((voce) => sha256(Buffer.of(0), Buffer.from(voce, 'hex')));
    const albero = new Albero(Buffer.concat(foglie));
    const frontiera = Frontiera.vuota();
    RADICI.forEach((radice, n) => {
      expect(albero.radice(n).toString('hex')).toBe(radice);
      expect(frontiera.radice().toString('hex')).toBe(radice);
      if (foglie[n]) frontiera.aggiungi(foglie[n]);
    });
    expect(albero.coerenza(6, 8).map((b) => b.toString('hex'))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(albero.coerenza(2, 5).map((b) => b.toString('hex'))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('ha la radice che dice la definizione, comunque la si calcoli', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), (n) => {
        const foglie = foglieCasuali(n);
        const attesa = mth(foglie);
        const frontiera = Frontiera.vuota();
        const altra = new v.AlberoCheCresce();
        for (const f of foglie) {
          frontiera.aggiungi(f);
          altra.aggiungi(f);
        }
        expect(new Albero(Buffer.concat(foglie)).radice()).toEqual(attesa);
        expect(frontiera.radice()).toEqual(attesa);
        expect(altra.radice()).toEqual(attesa);
        const ripresa = Frontiera.da({ dimensione: frontiera.dimensione, cime: frontiera.sottoalberi });
        ripresa.aggiungi(sha256('una ancora'));
        expect(ripresa.radice()).toEqual(mth([...foglie, sha256('una ancora')]));
      }),
    );
  });

  it('prova di ogni foglia che è al suo posto, e di nessun’altra che lo è', () => {
    fc.assert(
      fc.property(dimensione, fc.nat(), fc.nat(), (n, a, b) => {
        const foglie = foglieCasuali(n);
        const albero = new Albero(Buffer.concat(foglie));
        const [indice, altro] = [a % n, b % n];
        const prova = albero.inclusione(indice, n);
        const radice = albero.radice(n);
        expect(v.radiceDaInclusione(indice, n, foglie[indice]!, prova)).toEqual(radice);
        if (altro !== indice) {
          expect(v.radiceDaInclusione(indice, n, foglie[altro]!, prova)).not.toEqual(radice);
          expect(v.radiceDaInclusione(altro, n, foglie[indice]!, prova)).not.toEqual(radice);
        }
        expect(v.radiceDaInclusione(indice, n, foglie[indice]!, [...prova, radice])).not.toEqual(radice);
        if (prova.length > 0) {
          expect(v.radiceDaInclusione(indice, n, foglie[indice]!, prova.slice(1))).not.toEqual(radice);
          const guasta = prova.map((p, i) => (i === b % prova.length ? sha256(p) : p));
          expect(v.radiceDaInclusione(indice, n, foglie[indice]!, guasta)).not.toEqual(radice);
        }
      }),
    );
  });

  it('prova di essere cresciuto da un altro, e non da uno diverso', () => {
    fc.assert(
      fc.property(dimensione, fc.nat(), fc.nat(), (n, a, b) => {
        const foglie = foglieCasuali(n);
        const albero = new Albero(Buffer.concat(foglie));
        const m = (a % n) + 1;
        const prova = albero.coerenza(m, n);
        const [vecchia, nuova] = [albero.radice(m), albero.radice(n)];
        expect(v.coerente(m, n, vecchia, nuova, prova)).toBe(true);
        // One of the first m leaves was another: the old root denies it.
        const riscritte = foglie.map((f, i) => (i === b % m ? sha256(f) : f));
        const riscritto = new Albero(Buffer.concat(riscritte));
        expect(v.coerente(m, n, vecchia, riscritto.radice(n), riscritto.coerenza(m, n))).toBe(false);
        // Its own proof holds, from an old root that is not ours: that is what tells a rewriting from a damaged proof.
        const antica = riscritto.radice(m);
        expect(v.coerente(m, n, antica, riscritto.radice(n), riscritto.coerenza(m, n))).toBe(true);
        expect(antica).not.toEqual(vecchia);
        expect(v.coerente(m, n, sha256(vecchia), nuova, prova)).toBe(false);
        if (prova.length > 0) {
          expect(v.coerente(m, n, vecchia, nuova, prova.slice(1))).toBe(false);
          expect(v.coerente(m, n, vecchia, nuova, [...prova, nuova])).toBe(false);
        }
      }),
    );
  });

  it('non riprende da una frontiera che non è la sua', () => {
    expect(() => Frontiera.da({ dimensione: 3, cime: [sha256('')] })).toThrow(RangeError);
    expect(() => Frontiera.da({ dimensione: -1, cime: [] })).toThrow(RangeError);
  });
});
