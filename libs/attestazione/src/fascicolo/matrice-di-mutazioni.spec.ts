import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { type ChiavePrivata, chiavePrivata, generaChiave } from '../checkpoint/nota-firmata.js';
import { RaccoltaCheckpoint } from '../checkpoint/raccolta-checkpoint.js';
import {
  alla,
  cambiaBusta,
  eEvento,
  eventi,
  leggiRighe,
  richiudi,
  riconcatena,
  rifirma,
  type Riga,
  rinumera,
  scriviRighe,
} from '../prova/falsario.js';
import { CARTELLA, RegistroDiProva } from '../prova/registro-di-prova.js';
import { type Responso, VERIFICATORE, verificatore } from '../prova/verificatore.js';
import { esportaFascicolo } from './esporta-fascicolo.js';

const CONTENUTO = /Il contenuto dell’evento non corrisponde alla sua impronta\./;
const ATTESTATO = /L’impronta, la posizione o la data di registrazione non sono quelle attestate\./;
const CATENA = /La catena si interrompe: questo evento non segue il precedente\./;
const ALTRA_CHIAVE = /ha la firma di un’altra chiave, non di quella data/;
const FALSA = /ha una firma falsa, o il suo testo è stato cambiato dopo la firma/;
const malformata = (riga: number, campo: string, tipo: string) =>
  new RegExp(`La riga ${riga} è malformata: «${campo}» non è ${tipo}`);
const RICALCOLATO = (da: number, a: number) =>
  new RegExp(
    `Gli eventi tra le posizioni ${da} e ${a} non danno ciò che attesta il checkpoint firmato il .*: lì dentro il registro è stato cambiato e ricalcolato`,
  );

/**
 * Positions 1 to 12; signed at 5 and 9, and at 12 by the export. The checkpoints of 5 and 12 were kept elsewhere.
 * Every forged bundle is a file, given to the verifier as an auditor would.
 */
describe('Un fascicolo', () => {
  let registro: RegistroDiProva;
  let chiave: ChiavePrivata;
  /** What an intruder would sign with: same name, another key. */
  let intrusa: ChiavePrivata;
  let intero: string;
  let vecchio: string;
  let cartella: string;
  let altrove: string;
  const in_ = (nome: string) => join(registro.cartella, nome);
  const testo = (nome: string) => readFileSync(in_(nome), 'utf8');

  beforeAll(async () => {
    registro = await RegistroDiProva.aperto(5);
    const attestazione = registro.attestazione();
    await attestazione.sigillaOra();
    await attestazione.esporta({ selezione: null, file: in_('vecchio.jsonl'), coerenza: [] });
    altrove = in_('altrove');
    mkdirSync(altrove);
    const conserva = () =>
      cpSync(in_('dati/checkpoint'), altrove, { recursive: true, filter: (f) => !/frontiera/.test(f) });
    conserva();
    const note = readdirSync(altrove)
      .filter((n) => n.endsWith('.checkpoint'))
      .map((n) => readFileSync(join(altrove, n), 'utf8'));
    await registro.scrivi(4);
    await attestazione.sigillaOra();
    await registro.scrivi(3);
    await attestazione.esporta({ selezione: null, file: in_('intero.jsonl'), coerenza: [] });
    await attestazione.esporta({ selezione: { cartella: CARTELLA }, file: in_('cartella.jsonl'), coerenza: note });
    conserva();
    [intero, vecchio, cartella] = [testo('intero.jsonl'), testo('vecchio.jsonl'), testo('cartella.jsonl')];
    chiave = chiavePrivata(testo('dati/chiavi/checkpoint.key'));
    intrusa = chiavePrivata(generaChiave(chiave.pubblica.nome));
  });
  afterAll(() => registro.chiudi());

  const verifica = (fascicolo: string, ...altro: string[]): Promise<Responso> => {
    writeFileSync(in_('in-esame.jsonl'), fascicolo);
    return verificatore(in_('in-esame.jsonl'), '--chiave-pubblica', in_('altrove/chiave-pubblica.txt'), ...altro);
  };
  const conConservati = (fascicolo: string) => verifica(fascicolo, '--checkpoint', altrove);
  const riga = (r: Responso, nome: string) => new RegExp(`^${nome}: +(.*)$`, 'm').exec(r.detto)?.[1] ?? '';
  const id = (fascicolo: string, posizione: number) =>
    (JSON.parse(alla(leggiRighe(fascicolo), posizione).busta) as { id: string }).id;

  describe('che non è stato toccato', () => {
    it('è in regola, intero, e dice fin dove è provato', async () => {
      const r = await conConservati(intero);
      expect(r.errori).toBe('');
      expect(riga(r, 'Integrità')).toBe('in regola. 12 eventi ricalcolati, ciascuno uguale a quello attestato.');
      expect(riga(r, 'Completezza')).toBe('in regola. Il registro è completo dalla posizione 1 alla 12.');
      expect(r.detto).toMatch(/^Ultima posizione provata: 12\.$/m);
      expect(r.detto).toMatch(/^Checkpoint conservati altrove, confrontati: 3\.$/m);
      expect(r.detto).toMatch(/^Esito: IN REGOLA$/m);
      expect(r.codice).toBe(0);
    });

    it('senza checkpoint conservati altrove è in regola, e dice che cosa non può escludere', async () => {
      const r = await verifica(intero);
      expect(r.codice).toBe(0);
      expect(r.detto).toContain(
        'non si può escludere che il fascicolo sia vecchio, né che chi ha la chiave abbia riscritto',
      );
    });

    it('di una cartella è in regola, e dice che cosa una parte non può provare', async () => {
      const r = await conConservati(cartella);
      expect(riga(r, 'Integrità')).toBe('in regola. 4 eventi ricalcolati, ciascuno uguale a quello attestato.');
      expect(riga(r, 'Completezza')).toContain('La cartella è completa dalla revisione 0 alla 3');
      expect(riga(r, 'Completezza')).toContain('lo prova solo il registro intero');
      expect(r.detto).toMatch(/confrontati: 2\.$/m);
      expect(r.detto).toMatch(/^Ultima posizione provata: 10\.$/m);
      expect(r.detto).toMatch(/^Ultimo checkpoint del fascicolo: attesta 12 eventi, firmato il /m);
      expect(r.codice).toBe(2);
      expect(r.detto).toContain('della posizione 9 non si può confrontare');
      expect((await verifica(cartella)).codice).toBe(0);
    });

    it('di un Ambito ha tutti i suoi stream', async () => {
      await registro
        .attestazione()
        .esporta({ selezione: { ambito: 'sebino' }, file: in_('ambito.jsonl'), coerenza: [] });
      const r = await verifica(testo('ambito.jsonl'));
      expect(riga(r, 'Completezza')).toContain('I 3 stream dell’Ambito sono completi');
      expect(r.codice).toBe(0);
    });

    it('con eventi dopo l’ultimo checkpoint dice che non sono ancora provati', async () => {
      const altra = await RegistroDiProva.aperto(3);
      const attestazione = altra.attestazione();
      await attestazione.sigillaOra();
      await altra.scrivi(2);
      const sua = chiavePrivata(readFileSync(join(altra.cartella, 'dati/chiavi/checkpoint.key'), 'utf8'));
      const raccolta = new RaccoltaCheckpoint(join(altra.cartella, 'dati/checkpoint'), null, sua.pubblica);
      const file = join(altra.cartella, 'f.jsonl');
      const esportatoIl = altra.orologio.adesso();
      await esportaFascicolo(altra.lettura, raccolta, sua, { selezione: null, file, coerenza: [], esportatoIl });
      const r = await verificatore(file, '--chiave-pubblica', sua.pubblica.testo);
      expect(r.detto).toMatch(/^Ultima posizione provata: 3\.$/m);
      expect(r.detto).toContain('Dopo di essa 2 eventi senza checkpoint');
      expect(r.codice).toBe(0);
      await altra.chiudi();
    });
  });

  /** Changes the lines of the whole log, without any key. */
  const mutato = (come: (righe: Riga[]) => unknown, da = intero): string => {
    const righe = leggiRighe(da);
    come(righe);
    return scriviRighe(righe);
  };

  describe('a cui è stato cambiato un evento', () => {
    const CAMPI = [
      'id',
      'ambito',
      'tipo',
      'versione',
      'avvenutoIl',
      'comune',
      'attore',
      'provenienza',
      'correlazione',
      'causazione',
      'stream',
      'revision',
      'dati',
    ];

    it('prova qui ogni campo che il registro attesta', () => {
      expect(Object.keys(JSON.parse(alla(leggiRighe(intero), 6).busta) as object).sort()).toEqual([...CAMPI].sort());
    });

    it.each(CAMPI)('nel campo %s, è rotto a quell’evento', async (campo) => {
      const falso = mutato((righe) => cambiaBusta(alla(righe, 6), (b) => ({ ...b, [campo]: 'altro' })));
      const r = await verifica(falso);
      expect(riga(r, 'Integrità')).toMatch(CONTENUTO);
      expect(riga(r, 'Integrità')).toContain(
        `ROTTA alla posizione 6 (evento ${campo === 'id' ? 'altro' : id(intero, 6)})`,
      );
      expect(r.detto).toMatch(/^Ultima posizione provata: 5\.$/m);
      expect(r.codice).toBe(1);
    });

    it.each<[string, (e: Record<string, unknown>) => void, RegExp]>([
      ['la data di registrazione', (e) => (e['registratoIl'] = '2026-04-01T09:00:00.000Z'), ATTESTATO],
      [
        'la forma della data',
        (e) => (e['registratoIl'] = String(e['registratoIl']).replace('.000Z', 'Z')),
        malformata(8, 'registratoIl', 'un istante'),
      ],
      ['l’impronta', (e) => (e['impronta'] = 'ab'.repeat(32)), CONTENUTO],
      ['la foglia', (e) => (e['leaf'] = 'ab'.repeat(32)), ATTESTATO],
      ['la catena', (e) => (e['chain'] = 'ab'.repeat(32)), CATENA],
      ['un campo in più', (e) => (e['nota'] = 'falsa'), /ha campi in più o in meno/],
      ['il contenuto, che non è un testo', (e) => (e['busta'] = {}), malformata(8, 'busta', 'un testo')],
    ])('in %s, è rotto a quell’evento', async (_, come, motivo) => {
      const r = await verifica(mutato((righe) => come(alla(righe, 6) as unknown as Record<string, unknown>)));
      expect(riga(r, 'Integrità')).toMatch(motivo);
      expect(riga(r, 'Integrità')).toMatch(/^ROTTA alla posizione 6/);
      expect(r.codice).toBe(1);
    });

    it('senza che i byte cambino impronta, perché un carattere impossibile vale come un altro: è rotto', async () => {
      const falso = intero.replace('sola', 'so\\ud800a');
      const r = await verifica(falso);
      expect(r.codice).toBe(1);
      expect(riga(r, 'Integrità')).toMatch(/non è un testo/);
    });

    it('con l’impronta rifatta, poi con la foglia rifatta: è rotto lì', async () => {
      for (const [fatti, motivo] of [
        [['impronta'], ATTESTATO],
        [['impronta', 'leaf'], CATENA],
      ] as const) {
        const falso = mutato((righe) => {
          const giusti = leggiRighe(intero);
          cambiaBusta(alla(giusti, 6), (b) => ({ ...b, tipo: 'Altro' }));
          riconcatena(giusti);
          const [e, rifatto] = [alla(righe, 6), alla(giusti, 6)];
          e.busta = rifatto.busta;
          for (const campo of fatti) e[campo] = rifatto[campo];
        });
        const r = await verifica(falso);
        expect(riga(r, 'Integrità')).toMatch(motivo);
        expect(riga(r, 'Integrità')).toContain(`alla posizione 6 (evento ${id(intero, 6)})`);
        expect(r.codice).toBe(1);
      }
    });
  });

  const tutto =
    (...passi: ((righe: Riga[]) => unknown)[]) =>
    (righe: Riga[]) =>
      passi.forEach((p) => p(righe));
  const cambia = (posizione: number) => (righe: Riga[]) =>
    cambiaBusta(alla(righe, posizione), (b) => ({ ...b, tipo: 'Altro' }));
  const togli = (posizione: number) => (righe: Riga[]) =>
    righe.splice(
      righe.findIndex((r) => r.posizione === posizione),
      1,
    );
  const scambia = (a: number, b: number) => (righe: Riga[]) => {
    const [i, j] = [a, b].map((p) => righe.findIndex((r) => r.posizione === p)) as [number, number];
    [righe[i], righe[j]] = [righe[j], righe[i]];
  };
  const aggiungi = (dopo: number) => (righe: Riga[]) => {
    const i = righe.findIndex((r) => r.posizione === dopo);
    righe.splice(i + 1, 0, { ...righe[i] });
  };
  const tagliaDopo = (posizione: number) => (righe: Riga[]) => {
    const i = righe.findIndex((r) => r.posizione === posizione + 1);
    righe.splice(i, righe.length - 1 - i);
  };

  it.each<[string, (righe: Riga[]) => unknown, 'Integrità' | 'Completezza', RegExp]>([
    ['cambiato e riconcatenato da lì in poi', tutto(cambia(7), riconcatena), 'Integrità', RICALCOLATO(6, 9)],
    [
      'con due eventi scambiati',
      scambia(6, 8),
      'Completezza',
      /alla posizione 6\. Manca l’evento alla posizione 6: al suo posto c’è quello della 8/,
    ],
    [
      'con due eventi scambiati e rinumerati',
      tutto(scambia(6, 8), rinumera),
      'Integrità',
      /ROTTA alla posizione 6 .*attestate/,
    ],
    [
      'con due eventi scambiati, rinumerati e riconcatenati',
      tutto(scambia(6, 8), rinumera, riconcatena),
      'Integrità',
      /ROTTA alla posizione 6 .*È registrato|ROTTA alla posizione 7 .*È registrato/,
    ],
    ['con un evento tolto', togli(7), 'Completezza', /ROTTA alla posizione 7\. Manca l’evento alla posizione 7/],
    [
      'con un evento tolto e gli altri rinumerati',
      tutto(togli(7), rinumera),
      'Integrità',
      /ROTTA alla posizione 7 .*attestate/,
    ],
    [
      'con un evento tolto, rinumerati e riconcatenati',
      tutto(togli(12), rinumera, riconcatena),
      'Completezza',
      /ROTTA alla posizione 12\. Un checkpoint firmato attesta 12 eventi, ma prima di esso il fascicolo ne ha 11: ne sono stati tolti/,
    ],
    ['con un evento ripetuto', aggiungi(7), 'Integrità', /ROTTA alla posizione 7 .*ripetuto, aggiunto o fuori ordine/],
    [
      'con un evento aggiunto e gli altri rinumerati',
      tutto(aggiungi(7), rinumera),
      'Integrità',
      /ROTTA alla posizione 8 .*attestate/,
    ],
    [
      'con un evento aggiunto, rinumerati e riconcatenati',
      tutto(aggiungi(7), rinumera, riconcatena),
      'Integrità',
      /ROTTA alla posizione 8 .*Nel suo stream la revisione 2 viene dopo la 2/,
    ],
    [
      'con la coda tagliata fino a metà intervallo',
      tagliaDopo(10),
      'Completezza',
      /ROTTA alla posizione 11\. La chiusura firmata dice 12 eventi, ma nel fascicolo ce ne sono 10/,
    ],
    [
      'con la coda tagliata dopo un checkpoint',
      tagliaDopo(9),
      'Completezza',
      /La chiusura firmata dice 12 eventi, ma nel fascicolo ce ne sono 9/,
    ],
    [
      'senza la chiusura',
      (r) => r.pop(),
      'Completezza',
      /Il fascicolo è troncato: manca la chiusura dopo la posizione 12/,
    ],
    [
      'con altro dopo la chiusura',
      (r) => r.push({ ...alla(r, 12), posizione: 13 }),
      'Integrità',
      /Dopo la chiusura c’è altro/,
    ],
    [
      'senza nessun checkpoint',
      (r) => r.filter((x) => x.checkpoint).forEach((x) => r.splice(r.indexOf(x), 1)),
      'Integrità',
      /nessun checkpoint firmato: nulla è provato/,
    ],
    [
      'con un checkpoint spostato',
      (r) =>
        r.splice(
          3,
          0,
          ...r.splice(
            r.findIndex((x) => x.checkpoint),
            1,
          ),
        ),
      'Completezza',
      /attesta 5 eventi, ma prima di esso il fascicolo ne ha 2/,
    ],
    [
      'con un checkpoint ripetuto più avanti',
      (r) => r.splice(9, 0, { ...r.find((x) => x.checkpoint) }),
      'Integrità',
      /Alla riga 10 è fuori posto il checkpoint firmato il .*: attesta 5 eventi, e sta dopo la posizione 7\./,
    ],
    [
      'con un checkpoint che dice altro',
      (r) => r.filter((x) => x.checkpoint).forEach((x) => (x.checkpoint = x.checkpoint.replace('2026', '2025'))),
      'Integrità',
      FALSA,
    ],
    [
      'con la prima riga che dice un’altra data',
      (r) => (r[0].esportatoIl = '2030-01-01T00:00:00.000Z'),
      'Integrità',
      /La chiusura firmata è di un altro fascicolo, o la prima riga è stata cambiata/,
    ],
    [
      'con la prima riga di un altro registro',
      (r) => (r[0].origine = 'cartella-sociale/altrove/00000000'),
      'Integrità',
      /Il fascicolo è del registro «cartella-sociale\/altrove/,
    ],
    [
      'che si dice una parte',
      (r) => Object.assign(r[0], { contenuto: 'parte', selezione: { cartella: CARTELLA } }),
      'Integrità',
      /ha campi in più o in meno/,
    ],
    ['firmato tutto con un’altra chiave', (r) => rifirma(r, chiave.pubblica, intrusa), 'Integrità', ALTRA_CHIAVE],
    [
      'cambiato, riconcatenato e firmato con un’altra chiave',
      tutto(cambia(7), riconcatena, (r) => rifirma(r, chiave.pubblica, intrusa)),
      'Integrità',
      ALTRA_CHIAVE,
    ],
    [
      'tagliato e chiuso con un’altra chiave',
      tutto(tagliaDopo(9), (r) => richiudi(r, chiave.pubblica, intrusa)),
      'Integrità',
      ALTRA_CHIAVE,
    ],
  ])('%s, è scoperto', async (_, come, dove, motivo) => {
    const r = await verifica(mutato(come));
    expect(riga(r, dove)).toMatch(motivo);
    expect(riga(r, dove)).toMatch(/^ROTTA/);
    expect(r.detto).toMatch(/^Esito: NON IN REGOLA$/m);
    expect(r.codice).toBe(1);
  });

  it.each<[string, (testo: string) => string, RegExp]>([
    [
      'tagliato a metà di una riga',
      (t) => t.slice(0, t.length / 2),
      /non si legge: è stata guastata o tagliata a metà|è troncato/,
    ],
    [
      'con un membro scritto due volte',
      (t) => t.replace('{"posizione":6', '{"posizione":99,"posizione":6'),
      /non è scritta come la scrive il programma/,
    ],
    ['con uno spazio di troppo', (t) => t.replace('{"posizione":6', '{ "posizione":6'), /non è scritta come/],
    ['vuoto', () => '', /Il fascicolo è vuoto/],
    ['che è tutt’altro', () => '{"fascicolo":2}\n', /non è quella di un fascicolo di versione 1/],
    ['di una riga nulla', () => 'null\n', /non è quella di un fascicolo di versione 1/],
  ])('%s, è scoperto', async (_, come, motivo) => {
    const r = await verifica(come(intero));
    expect(`${riga(r, 'Integrità')} ${riga(r, 'Completezza')}`).toMatch(motivo);
    expect(r.codice).toBe(1);
  });

  describe('scritto in un altro modo, che si leggerebbe allo stesso', () => {
    it.each(['2026-04-31T00:00:00.000Z', '2026-04-30T24:00:00.000Z'])(
      'con la data %s, che Date prende per quella attestata, è rotto al primo evento che la porta',
      async (impossibile) => {
        const ilPrimoMaggio = mutato((righe) => {
          for (const e of eventi(righe)) e.registratoIl = '2026-05-01T00:00:00.000Z';
          riconcatena(righe);
          rifirma(righe, chiave.pubblica, chiave);
        });
        expect(Date.parse(impossibile)).toBe(Date.parse('2026-05-01T00:00:00.000Z'));
        expect((await verifica(ilPrimoMaggio)).codice).toBe(0);
        const r = await verifica(ilPrimoMaggio.replaceAll('2026-05-01T00:00:00.000Z', impossibile));
        expect(riga(r, 'Integrità')).toMatch(
          /^ROTTA alla posizione 1 .*La riga 2 è malformata: «registratoIl» non è un istante/,
        );
        expect(r.codice).toBe(1);
      },
    );

    it.each<[string, (righe: Riga[]) => unknown, RegExp]>([
      [
        'esportatoIl in un elenco',
        (r) => (r[0].esportatoIl = [r[0].esportatoIl]),
        malformata(1, 'esportatoIl', 'un istante'),
      ],
      [
        'la selezione in un elenco',
        (r) => (r[0].selezione = [r[0].selezione]),
        malformata(1, 'selezione', 'una cartella né un Ambito'),
      ],
      [
        'il checkpoint in un elenco',
        (r) => (r[6].checkpoint = [r[6].checkpoint]),
        malformata(7, 'checkpoint', 'un testo'),
      ],
      ['la chiusura in un elenco', (r) => (r.at(-1).fine = [r.at(-1).fine]), malformata(17, 'fine', 'un testo')],
      [
        'la data di un evento in un elenco',
        (r) => ((alla(r, 6) as Riga).registratoIl = [alla(r, 6).registratoIl]),
        malformata(8, 'registratoIl', 'un istante'),
      ],
      [
        'la posizione come testo',
        (r) => ((alla(r, 6) as Riga).posizione = '6'),
        malformata(8, 'posizione', 'un numero intero'),
      ],
      [
        'la foglia in maiuscolo',
        (r) => (alla(r, 6).leaf = alla(r, 6).leaf.toUpperCase()),
        malformata(8, 'leaf', 'un’impronta'),
      ],
    ])('con %s, è malformato a quella riga', async (_, come, motivo) => {
      const r = await verifica(mutato(come));
      expect(riga(r, 'Integrità')).toMatch(motivo);
      expect(r.codice).toBe(1);
    });

    it('senza l’ultimo fine riga, è tagliato', async () => {
      const r = await verifica(intero.slice(0, -1));
      expect(riga(r, 'Integrità')).toMatch(/La riga 17 non si legge: è stata guastata o tagliata a metà/);
      expect(r.codice).toBe(1);
    });

    it.each<[string, (firma: string) => string]>([
      ['i bit avanzati', (f) => f.replace(/.=$/, (c) => `${String.fromCharCode(c.charCodeAt(0) + 1)}=`)],
      ['senza riempimento', (f) => f.slice(0, -1)],
      ['con altro dopo il riempimento', (f) => `${f}QUALUNQUE`],
      ['con due riempimenti', (f) => `${f}=`],
    ])('con la firma in base64 con %s, è scoperto', async (_, come) => {
      const firma = / ([^ ]+=)\n$/;
      for (const campo of ['checkpoint', 'fine']) {
        const falso = mutato((righe) => {
          const r = righe.find((x) => x[campo]);
          const [, base64] = firma.exec(r[campo])!;
          expect(Buffer.from(come(base64!), 'base64').subarray(0, 68)).toEqual(Buffer.from(base64!, 'base64'));
          r[campo] = r[campo].replace(firma, () => ` ${come(base64!)}\n`);
        });
        const r = await verifica(falso);
        expect(riga(r, 'Integrità')).toMatch(/ha una riga di firma che non si legge/);
        expect(r.codice).toBe(1);
      }
    });
  });

  /** In this process, because they are thousands; the command adds to it only the splitting into lines. */
  describe('toccato in un punto qualsiasi, senza la chiave,', () => {
    interface DelVerificatore {
      leggiChiave(testo: string): object;
      apriCheckpoint(nota: string, chiave: object): object;
      verificaFascicolo(
        righe: readonly string[],
        chiave: object,
        conservati: readonly object[],
      ): Promise<{ codice: number; integrita: { motivo: string } | null }>;
    }
    let sua: DelVerificatore;
    let pubblica: object;
    let conservati: object[];
    beforeAll(async () => {
      sua = (await import(pathToFileURL(VERIFICATORE).href)) as DelVerificatore;
      pubblica = sua.leggiChiave(chiave.pubblica.testo);
      conservati = readdirSync(altrove)
        .filter((n) => n.endsWith('.checkpoint'))
        .map((n) => sua.apriCheckpoint(readFileSync(join(altrove, n), 'utf8'), pubblica));
    });
    /** Found out with kept checkpoints and without; and who has the key is never told to have signed twice. */
    const scoperto = async (righe: readonly string[]): Promise<boolean> => {
      for (const confronto of [[], conservati]) {
        const esito = await sua.verificaFascicolo(righe, pubblica, confronto);
        if (esito.codice !== 1 || /firmato di nuovo/.test(esito.integrita?.motivo ?? '')) return false;
      }
      return true;
    };
    const inRighe = (fascicolo: string): string[] => fascicolo.split('\n').slice(0, -1);

    it('è scoperto qualunque carattere sia cambiato, tolto o aggiunto', async () => {
      const carattere = fc.constantFrom(...'AZaz09+/=-:.,"{}[] \\\u0000\u2028é\ud800');
      await fc.assert(
        fc.asyncProperty(fc.boolean(), fc.nat(), fc.nat(), fc.nat(1), carattere, async (parte, n, p, togli, c) => {
          const righe = inRighe(parte ? cartella : intero);
          const quale = n % righe.length;
          const giusta = righe[quale]!;
          const dove = p % giusta.length;
          for (const falsa of [
            giusta.slice(0, dove) + c + giusta.slice(dove + togli),
            giusta.slice(0, dove) + giusta.slice(dove + 1),
          ])
            if (falsa !== giusta) expect(await scoperto(righe.with(quale, falsa))).toBe(true);
        }),
        { numRuns: 400 },
      );
      for (const giusto of [intero, cartella])
        expect(await sua.verificaFascicolo(inRighe(giusto), pubblica, [])).toMatchObject({ codice: 0 });
    });

    it('è scoperto qualunque valore sia messo al posto di un altro, fosse anche lo stesso in un altro tipo', async () => {
      /** Every value of a line, one at a time, put in place of itself as something else. */
      function* alterate(valore: Riga): Generator<Riga> {
        yield* [[valore], [[valore]], { valore }, String(valore), Number(valore), null, true, 0, '', [], {}];
        if (valore !== null && typeof valore === 'object')
          for (const campo of Object.keys(valore)) {
            const altro = Array.isArray(valore) ? [...valore] : { ...valore };
            for (const v of alterate(valore[campo])) yield Object.assign(structuredClone(altro), { [campo]: v });
            if (Array.isArray(altro)) altro.splice(Number(campo), 1);
            else delete altro[campo];
            yield altro;
          }
      }
      let prove = 0;
      for (const fascicolo of [intero, cartella]) {
        const righe = inRighe(fascicolo);
        for (const [i, giusta] of righe.entries())
          for (const altra of alterate(JSON.parse(giusta))) {
            const falsa = JSON.stringify(altra);
            if (falsa === giusta) continue;
            prove++;
            if (!(await scoperto(righe.with(i, falsa)))) throw new Error(`passa: riga ${i + 1}, ${falsa}`);
          }
      }
      expect(prove).toBeGreaterThan(1_000);
    });
  });

  describe('rifatto da chi ha la chiave vera', () => {
    it('è smentito dai checkpoint conservati altrove, e solo da quelli', async () => {
      const falso = mutato(tutto(cambia(7), riconcatena, (righe) => rifirma(righe, chiave.pubblica, chiave)));
      const ingannato = await verifica(falso);
      expect(ingannato.codice).toBe(0);
      expect(ingannato.detto).toContain('né che chi ha la chiave abbia riscritto il registro');
      const r = await conConservati(falso);
      expect(riga(r, 'Integrità')).toMatch(
        /^ROTTA alla posizione 6\. Il checkpoint conservato altrove, firmato il .*, attesta un altro registro tra le posizioni 6 e 9: il registro è stato riscritto e firmato di nuovo, da chi ha la chiave\.$/,
      );
      expect(r.detto).toMatch(/^Ultima posizione provata: 5\.$/m);
      expect(r.codice).toBe(1);
    });

    it('senza la coda, o presentato un’altra volta come nuovo, manca degli eventi che altrove sono attestati', async () => {
      const tagliato = mutato(tutto(tagliaDopo(9), (righe) => richiudi(righe, chiave.pubblica, chiave)));
      for (const [falso, n] of [
        [vecchio, 5],
        [tagliato, 9],
      ] as const) {
        expect((await verifica(falso)).codice).toBe(0);
        const r = await conConservati(falso);
        expect(riga(r, 'Integrità')).toMatch(/^in regola/);
        expect(riga(r, 'Completezza')).toMatch(
          new RegExp(
            `^ROTTA alla posizione ${n + 1}\\. Il fascicolo si ferma alla posizione ${n}, ma un checkpoint conservato altrove, firmato il .*, attesta già la 12: è un’esportazione vecchia, o la coda è stata tagliata\\.$`,
          ),
        );
        expect(r.codice).toBe(1);
      }
    });

    it('su un database riscritto davvero, è smentito: intero, e di una sola cartella per coerenza', async () => {
      await registro.admin.query('BEGIN');
      await registro.admin.query('CREATE TABLE public.salvo AS TABLE log.evento');
      await registro.admin.query('CREATE TABLE public.testa_salva AS TABLE log.testa');
      await registro.admin.query('COMMIT');
      await registro.cambia(4);
      await registro.rifai(4);
      // The same key in a place without memory: who signs cannot know what was signed before.
      mkdirSync(in_('falso/chiavi'), { recursive: true });
      cpSync(in_('dati/chiavi/checkpoint.key'), in_('falso/chiavi/checkpoint.key'));
      const falsa = registro.attestazione({ dati: 'falso' });
      const noti = readdirSync(altrove)
        .filter((n) => n.endsWith('.checkpoint'))
        .map((n) => readFileSync(join(altrove, n), 'utf8'));
      await falsa.esporta({ selezione: null, file: in_('riscritto.jsonl'), coerenza: [] });
      await falsa.esporta({ selezione: { cartella: CARTELLA }, file: in_('cartella-riscritta.jsonl'), coerenza: noti });
      await registro.admin.query(
        'DELETE FROM log.evento; INSERT INTO log.evento TABLE public.salvo; DELETE FROM log.testa; INSERT INTO log.testa TABLE public.testa_salva',
      );
      for (const nome of ['riscritto.jsonl', 'cartella-riscritta.jsonl']) {
        expect((await verifica(testo(nome))).codice).toBe(0);
        const r = await conConservati(testo(nome));
        expect(riga(r, 'Integrità')).toMatch(
          /attesta un altro registro tra le posizioni 1 e 5: il registro è stato riscritto e firmato di nuovo/,
        );
        expect(r.codice).toBe(1);
      }
    });
  });

  describe('di una cartella', () => {
    const primo = (righe: Riga[]) => eventi(righe)[1]!;

    it.each<[string, (righe: Riga[]) => unknown, 'Integrità' | 'Completezza', RegExp]>([
      [
        'con un evento cambiato',
        (r) => cambiaBusta(primo(r), (b) => ({ ...b, tipo: 'Altro' })),
        'Integrità',
        CONTENUTO,
      ],
      [
        'con un evento cambiato e rifatto',
        (r) => {
          cambiaBusta(primo(r), (b) => ({ ...b, tipo: 'Altro' }));
          const c = leggiRighe(scriviRighe(r));
          riconcatena(c);
          Object.assign(primo(r), { impronta: primo(c).impronta, leaf: primo(c).leaf });
        },
        'Integrità',
        /ROTTA alla posizione 4 .*L’evento non risulta nel registro attestato dal checkpoint/,
      ],
      [
        'con la prova cambiata',
        (r) => ((primo(r) as Riga).prova[0] = 'ab'.repeat(32)),
        'Integrità',
        /non è quello, o è guasta la sua prova di inclusione/,
      ],
      ['con la prova accorciata', (r) => (primo(r) as Riga).prova.pop(), 'Integrità', /non risulta nel registro/],
      [
        'con la prova che non si legge',
        (r) => ((primo(r) as Riga).prova = 'x'),
        'Integrità',
        malformata(5, 'prova', 'un elenco di impronte'),
      ],
      ['con la posizione cambiata', (r) => (primo(r).posizione = 5), 'Integrità', ATTESTATO],
      [
        'con la data di registrazione cambiata',
        (r) => (primo(r).registratoIl = '2026-04-01T09:00:00.000Z'),
        'Integrità',
        ATTESTATO,
      ],
      [
        'con due eventi scambiati',
        (r) => {
          const [i, j] = [r.indexOf(eventi(r)[1]), r.indexOf(eventi(r)[2])];
          [r[i], r[j]] = [r[j], r[i]];
        },
        'Completezza',
        /ROTTA alla posizione 7 .*manca la revisione 1 del suo stream/,
      ],
      [
        'con un evento tolto',
        (r) => r.splice(r.indexOf(primo(r)), 1),
        'Completezza',
        /ROTTA alla posizione 7 .*Prima di questo evento manca la revisione 1 del suo stream/,
      ],
      [
        'senza il primo',
        (r) => r.splice(r.findIndex(eEvento), 1),
        'Completezza',
        /ROTTA alla posizione 4 .*manca la revisione 0/,
      ],
      [
        'senza i primi due',
        (r) => r.splice(r.findIndex(eEvento), 2),
        'Completezza',
        /ROTTA alla posizione 7 .*mancano le revisioni da 0 a 1/,
      ],
      [
        'senza l’ultimo',
        (r) => r.splice(-2, 1),
        'Completezza',
        /La chiusura firmata dice 4 eventi, ma nel fascicolo ce ne sono 3/,
      ],
      [
        'con un evento ripetuto',
        (r) => r.splice(r.indexOf(primo(r)), 0, { ...primo(r) }),
        'Integrità',
        /ripetuto, aggiunto o fuori ordine/,
      ],
      [
        'che si dice di un’altra',
        (r) => (r[0].selezione.cartella = '0a2b3c4d-0000-4000-8000-000000000003'),
        'Integrità',
        /L’evento è di un’altra cartella/,
      ],
      [
        'senza checkpoint',
        (r) => r.splice(1, 1),
        'Integrità',
        /La prova di coerenza alla riga 2 viene prima del checkpoint firmato a cui riferirla, che manca/,
      ],
      ['senza checkpoint né prove di coerenza', (r) => r.splice(1, 3), 'Integrità', /Manca il checkpoint firmato/],
      [
        'con il checkpoint di un altro momento',
        (r) => {
          r[1].checkpoint = leggiRighe(intero).find((x) => x.checkpoint).checkpoint;
          r.splice(2, 1);
        },
        'Integrità',
        /non risulta nel registro attestato/,
      ],
      ...(
        [
          ['che non si legge', (c) => (c.prova = 1), /La riga 3 è malformata: «prova» non è un elenco di impronte/],
          ['con un nodo in un elenco', (c) => (c.prova[0] = [c.prova[0]]), /«prova» non è un elenco di impronte/],
          ['con un nodo in maiuscolo', (c) => (c.prova[0] = c.prova[0].toUpperCase()), /«prova» non è un elenco/],
          ['con la radice che non è un testo', (c) => (c.radice = [c.radice]), /«radice» non è un’impronta/],
          ['con la dimensione che non è un numero', (c) => (c.dimensione = '5'), /«dimensione» non è un numero intero/],
          ['di nessun evento', (c) => (c.dimensione = 0), /«dimensione» non è un numero intero positivo/],
          ['di un registro non più piccolo', (c) => (c.dimensione = 12), /non viene da un registro più piccolo/],
          ['senza un campo', (c) => delete c.radice, /La riga 3 è malformata: «coerenza» non è una prova di coerenza/],
        ] as [string, (c: Riga) => unknown, RegExp][]
      ).map(([nome, come, motivo]): [string, (righe: Riga[]) => unknown, 'Integrità', RegExp] => [
        `con la prova di coerenza ${nome}`,
        (r) => come(r[2].coerenza),
        'Integrità',
        motivo,
      ]),
      [
        'con due prove di coerenza uguali',
        (r) => r.splice(3, 0, { ...r[2] }),
        'Integrità',
        /La prova di coerenza alla riga 4 è ripetuta/,
      ],
      [
        'con una prova di coerenza tra gli eventi',
        (r) => r.splice(5, 0, { ...r[2] }),
        'Integrità',
        /La prova di coerenza alla riga 6 è fuori posto/,
      ],
    ])('%s, è scoperto', async (_, come, dove, motivo) => {
      const r = await verifica(mutato(come, cartella));
      expect(riga(r, dove)).toMatch(motivo);
      expect(riga(r, dove)).toMatch(/^ROTTA/);
      expect(r.codice).toBe(1);
    });

    it('rotto a un evento, è provato fin lì', async () => {
      const falso = mutato((righe) => (primo(righe).posizione = 5), cartella);
      expect((await verifica(falso)).detto).toMatch(/^Ultima posizione provata: 1\.$/m);
    });

    /** Nobody needs a key for these: the line is changed on the way. */
    it.each<[string, (coerenza: Riga) => unknown]>([
      ['di un nodo', (c) => (c.prova[0] = 'ab'.repeat(32))],
      ['nella radice antica', (c) => (c.radice = 'ab'.repeat(32))],
      ['nella dimensione', (c) => (c.dimensione = 6)],
      ['di un nodo di meno', (c) => c.prova.pop()],
      ['di un nodo di troppo', (c) => c.prova.push('ab'.repeat(32))],
      ['di tutto', (c) => (c.prova = [])],
    ])('con la prova di coerenza guastata %s, dice che è guasta e non accusa nessuno', async (_, come) => {
      const falso = mutato((righe) => come(righe[2].coerenza), cartella);
      for (const r of [await verifica(falso), await conConservati(falso)]) {
        expect(riga(r, 'Integrità')).toMatch(
          /^ROTTA\. La prova di coerenza alla riga 3 è guasta: non lega il registro di [56] eventi a quello di 12 .* Da sé questo non dice chi ha cambiato che cosa, né che il registro sia stato riscritto: va chiesta una nuova esportazione consegnando il checkpoint di [56] eventi .* il registro intero/,
        );
        expect(r.detto).not.toMatch(/firmato di nuovo|chi ha la chiave abbia/);
        // Each event is still proved by its own proof.
        expect(r.detto).toMatch(/^Ultima posizione provata: 10\.$/m);
        expect(r.codice).toBe(1);
      }
      expect((await conConservati(falso)).detto).toContain('della posizione 5 non si può confrontare');
    });

    it('senza l’ultimo evento e richiuso da chi ha la chiave, non è scoperto: lo dice', async () => {
      const falso = mutato((righe) => {
        righe.splice(-2, 1);
        richiudi(righe, chiave.pubblica, chiave);
      }, cartella);
      const r = await verifica(falso);
      expect(r.codice).toBe(0);
      expect(riga(r, 'Completezza')).toContain('dalla revisione 0 alla 2');
      expect(riga(r, 'Completezza')).toContain(
        'lo dichiara, con la sua firma, chi ha esportato: lo prova solo il registro intero',
      );
    });
  });

  describe('non si può verificare', () => {
    it.each<[string, () => Promise<Responso>, RegExp]>([
      ['senza chiave pubblica', () => verificatore(in_('intero.jsonl')), /^Uso: /],
      [
        'con una chiave che non lo è',
        () => verificatore(in_('intero.jsonl'), '--chiave-pubblica', in_('intero.jsonl')),
        /non è una chiave pubblica/,
      ],
      [
        'se il file non c’è',
        () => verificatore(in_('assente'), '--chiave-pubblica', chiave.pubblica.testo),
        /non si può leggere/,
      ],
      [
        'se la cartella dei checkpoint non ne ha',
        () => verifica(intero, '--checkpoint', in_('dati/chiavi')),
        /non ci sono file \.checkpoint/,
      ],
      ['con un’opzione che non esiste', () => verifica(intero, '--veloce'), /Non capisco «--veloce»/],
    ])('%s', async (_, prova, motivo) => {
      const r = await prova();
      expect(r.errori).toMatch(motivo);
      expect(r.codice).toBe(2);
      expect(r.detto).toBe('');
    });

    it('con un checkpoint conservato che la chiave data non ha firmato', async () => {
      writeFileSync(
        in_('falso.checkpoint'),
        leggiRighe(intero)
          .find((x) => x.checkpoint)
          .checkpoint.replace('2026', '2025'),
      );
      const r = await verifica(intero, '--checkpoint', in_('falso.checkpoint'));
      expect(r.errori).toMatch(/ha una firma falsa.*non può servire da confronto/);
      expect(r.codice).toBe(2);
    });
  });
});
