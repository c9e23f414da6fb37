import { pathToFileURL } from 'node:url';
import { VERIFICATORE } from '../prova/verificatore.js';
import { apriCheckpoint, type Checkpoint, firmaCheckpoint } from './checkpoint.js';
import { apriNota, chiavePrivata, chiavePubblica, firmaNota, generaChiave } from './nota-firmata.js';

/** Keys, text and signature that golang.org/x/mod/sumdb/note is tested with. */
const PUBBLICA = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PRIVATA = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const TESTO = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const FIRMA =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

/** The example of c2sp.org/tlog-checkpoint, by a key that is not published. */
const DI_ALTRI =
  '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';

interface DelVerificatore {
  leggiChiave(testo: string): object | null;
  apriNota(nota: string, chiave: object): { testo?: string; motivo?: string };
  apriCheckpoint(
    nota: string,
    chiave: object,
  ): { motivo?: string; dimensione?: number; radice?: Buffer; chain?: Buffer };
}

describe('Una nota firmata', () => {
  const privata = chiavePrivata(PRIVATA);
  const pubblica = chiavePubblica(PUBBLICA)!;
  const nota = `${TESTO}\n${FIRMA}`;
  let v: DelVerificatore;
  beforeAll(async () => {
    v = (await import(pathToFileURL(VERIFICATORE).href)) as DelVerificatore;
  });

  /** Opened by the lib and by the verifier, which must agree. */
  const apri = (n: string, chiave = PUBBLICA): string | undefined => {
    const [nostra, sua] = [chiavePubblica(chiave), v.leggiChiave(chiave)];
    const aperta = apriNota(n, nostra!);
    expect(v.apriNota(n, sua!).testo).toBe(aperta);
    return aperta;
  };

  it('è byte per byte quella che scrivono gli altri strumenti', () => {
    expect(privata.pubblica.testo).toBe(PUBBLICA);
    expect(firmaNota(TESTO, privata)).toBe(nota);
  });

  it('si apre con la chiave di chi l’ha firmata, anche tra firme di altri', () => {
    expect(apri(nota)).toBe(TESTO);
    expect(apri(`${TESTO}\n${DI_ALTRI}${FIRMA}`)).toBe(TESTO);
  });

  it.each([
    ['il testo cambiato', nota.replace('answer', 'Answer')],
    ['una firma sola, di altri', `${TESTO}\n${DI_ALTRI}`],
    ['la firma di un altro testo accanto alla sua', `${nota}${firmaNota('altro\n', privata).split('\n\n')[1]}`],
    ['nessuna firma', `${TESTO}\n`],
    ['una riga di firma che non è tale', `${nota}— PeterNeumann\n`],
    ['la firma senza fine riga', nota.slice(0, -1)],
    ['un carattere di controllo', nota.replace('If', 'I\rf')],
    ['la firma accorciata', nota.replace('JnAM=', 'Jn==')],
  ])('non si apre con %s', (_, guasta) => {
    expect(guasta).not.toBe(nota);
    expect(apri(guasta)).toBeUndefined();
  });

  it('non crede a una chiave pubblica che non torna in ogni sua parte', () => {
    for (let i = 0; i < PUBBLICA.length; i++) {
      const altra = PUBBLICA.slice(0, i) + String.fromCharCode(PUBBLICA.charCodeAt(i) + 1) + PUBBLICA.slice(i + 1);
      expect(chiavePubblica(altra)).toBeUndefined();
      expect(v.leggiChiave(altra)).toBeNull();
    }
    // The length, and the kind of signature, with the id that they would have.
    for (const altra of [
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    ]) {
      expect(chiavePubblica(altra)).toBeUndefined();
      expect(v.leggiChiave(altra)).toBeNull();
    }
    expect(pubblica.nome).toBe('PeterNeumann');
  });

  it('non si firma con ciò che non è una chiave, e non lo ripete', () => {
    for (const altra of [PUBBLICA, PRIVATA.replace('c74f', 'c74e'), PRIVATA.slice(0, -8), '']) {
      expect(() => chiavePrivata(altra)).toThrow('non è una chiave');
      expect(() => chiavePrivata(altra)).not.toThrow(altra || 'PRIVATE');
    }
  });
});

describe('Un checkpoint', () => {
  const chiave = chiavePrivata(generaChiave('cartella-sociale/sebino/prova'));
  const c: Checkpoint = {
    origine: chiave.pubblica.nome,
    dimensione: 20852163,
    radice: Buffer.alloc(32, 1),
    chain: Buffer.alloc(32, 2),
    ora: '2026-04-01T08:00:00.000Z',
    consultazioni: [{ ambito: 'sebino', seq: 7, chain: Buffer.alloc(32, 3) }],
  };

  it('comincia con le tre righe di c2sp.org/tlog-checkpoint, e chi lo rilegge ritrova tutto', async () => {
    const v = (await import(pathToFileURL(VERIFICATORE).href)) as DelVerificatore;
    const nota = firmaCheckpoint(c, chiave);
    expect(nota.split('\n').slice(0, 3)).toEqual([c.origine, '20852163', c.radice.toString('base64')]);
    expect(nota.split('\n\n')[0]).not.toContain('\n\n');
    expect(apriCheckpoint(nota, chiave.pubblica)).toEqual(c);
    expect(v.apriCheckpoint(nota, v.leggiChiave(chiave.pubblica.testo)!)).toMatchObject({
      dimensione: c.dimensione,
      radice: c.radice,
      chain: c.chain,
    });
  });

  it.each([
    ['una nota firmata che parla d’altro', 'fascicolo di cartella-sociale/sebino/prova\ncontenuto registro\nx\n'],
    ['il checkpoint di un altro registro', `altrove\n1\n${'A'.repeat(43)}=\nchain x\nora y\n`],
    ['una dimensione con uno zero davanti', `cartella-sociale/sebino/prova\n01\n${'A'.repeat(43)}=\nchain x\nora y\n`],
  ])('non è %s', async (_, testo) => {
    const v = (await import(pathToFileURL(VERIFICATORE).href)) as DelVerificatore;
    const nota = firmaNota(testo, chiave);
    expect(apriCheckpoint(nota, chiave.pubblica)).toBeUndefined();
    expect(v.apriCheckpoint(nota, v.leggiChiave(chiave.pubblica.testo)!).motivo).toBeTruthy();
  });
});
