import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
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
  eIstante(testo: unknown): boolean;
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
    ['i bit avanzati della firma', nota.replace('JnAM=', 'JnAN=')],
    ['la firma senza riempimento', nota.replace('JnAM=', 'JnAM')],
    ['altro dopo il riempimento', nota.replace('JnAM=', 'JnAM=qualunque')],
    ['una firma di altri scritta male', `${TESTO}\n${DI_ALTRI.replace('YQ8=', 'YQ9=')}${FIRMA}`],
    ['una firma di altri senza firma', `${TESTO}\n— altri AAAAAA==\n${FIRMA}`],
    ['un nome di altri con uno spazio che non si vede', `${TESTO}\n— al\u0085tri AAAAAAAA\n${FIRMA}`],
    [
      'mezzo carattere al posto di quello che ne prende il posto',
      firmaNota('a\ufffd\n', privata).replace('\ufffd', '\ud800'),
    ],
  ])('non si apre con %s', (_, guasta) => {
    expect(guasta).not.toBe(nota);
    expect(apri(guasta)).toBeUndefined();
  });

  it('non si apre se un carattere qualsiasi è cambiato, tolto o aggiunto', () => {
    const carattere = fc.constantFrom(...'AZaz09+/=— \n\r\u0085\ud800');
    fc.assert(
      fc.property(fc.nat({ max: nota.length - 1 }), fc.nat(1), fc.option(carattere), (dove, togli, c) => {
        const falsa = nota.slice(0, dove) + (c ?? '') + nota.slice(dove + togli);
        expect(apri(falsa)).toBe(falsa === nota ? TESTO : undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it('non ha che una scrittura, e così le sue chiavi', () => {
    const senzaRiempimento = [PUBBLICA, PRIVATA].map((k) => `${k}=`);
    const conAltro = [PUBBLICA, PRIVATA].map((k) => `${k}==AAAA`);
    for (const altra of [...senzaRiempimento, ...conAltro]) {
      expect(chiavePubblica(altra)).toBeUndefined();
      expect(v.leggiChiave(altra)).toBeNull();
      expect(() => chiavePrivata(altra)).toThrow('non è una chiave');
    }
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

const IMPRONTA = `${'A'.repeat(43)}=`;
/** What a checkpoint says, as it should be but for what is told. */
const testoDi = ({
  dimensione = '1',
  radice = IMPRONTA,
  chain = IMPRONTA,
  ora = '2026-04-01T08:00:00.000Z',
  altre = [] as string[],
}): string =>
  [`cartella-sociale/sebino/prova`, dimensione, radice, `chain ${chain}`, `ora ${ora}`, ...altre, ''].join('\n');

describe('Un istante', () => {
  it('è uno solo dei modi di scriverlo, e sta nel calendario', async () => {
    const v = (await import(pathToFileURL(VERIFICATORE).href)) as DelVerificatore;
    const due = (n: number) => String(n).padStart(2, '0');
    const [anno, mese, giorno, ora] = [fc.integer({ min: 1900, max: 2100 }), fc.nat(14), fc.nat(33), fc.nat(25)];
    fc.assert(
      fc.property(anno, mese, giorno, ora, fc.nat(61), fc.nat(61), (a, m, g, h, min, s) => {
        const bisestile = (a % 4 === 0 && a % 100 !== 0) || a % 400 === 0;
        const giorni = [31, bisestile ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
        const scritto = `${a}-${due(m)}-${due(g)}T${due(h)}:${due(min)}:${due(s)}.000Z`;
        expect(v.eIstante(scritto)).toBe(g >= 1 && g <= giorni && h < 24 && min < 60 && s < 60);
        expect(v.eIstante([scritto])).toBe(false);
      }),
      { numRuns: 5_000 },
    );
    for (const altro of [
      '2026-04-01T08:00:00Z',
      '2026-04-01',
      '+010000-01-01T00:00:00.000Z',
      '2026-04-01T08:00:00.000z',
    ])
      expect(v.eIstante(altro)).toBe(false);
    expect(v.eIstante('2024-02-29T23:59:59.999Z')).toBe(true);
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
    ['una dimensione con uno zero davanti', testoDi({ dimensione: '01' })],
    ['una dimensione troppo grande per contarla', testoDi({ dimensione: '9999999999999999' })],
    ['una radice con i bit avanzati', testoDi({ radice: `${'A'.repeat(42)}B=` })],
    ['una radice più corta', testoDi({ radice: 'AAAA' })],
    ['una catena senza riempimento', testoDi({ chain: 'A'.repeat(43) })],
    ['un’ora che non è nel calendario', testoDi({ ora: '2025-02-31T08:00:00.000Z' })],
    ['un’ora con meno cifre', testoDi({ ora: '2025-02-03T08:00:00Z' })],
    ['un’estensione che non conosciamo', testoDi({ altre: ['nota x'] })],
    ['una testa di consultazioni che non si legge', testoDi({ altre: [`consultazioni sebino 01 ${IMPRONTA}`] })],
    ['una testa di consultazioni senza impronta', testoDi({ altre: ['consultazioni sebino 1'] })],
  ])('non è %s', async (_, testo) => {
    const v = (await import(pathToFileURL(VERIFICATORE).href)) as DelVerificatore;
    expect(apriCheckpoint(firmaNota(testoDi({}), chiave), chiave.pubblica)).toMatchObject({ dimensione: 1 });
    const nota = firmaNota(testo, chiave);
    expect(apriCheckpoint(nota, chiave.pubblica)).toBeUndefined();
    expect(v.apriCheckpoint(nota, v.leggiChiave(chiave.pubblica.testo)!).motivo).toBeTruthy();
  });
});
