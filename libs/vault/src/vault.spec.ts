import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { RifiutoHttp } from '#platform';
import type { SchemaEvento } from '#storia';
import { type DatabaseDiProva, databaseDiProva } from '../../../test/ambiente/database-di-prova.js';
import { ChiaviPrincipali } from './chiavi-principali.js';
import { decifra } from './cifratura.js';
import { MIGRAZIONI_VAULT } from './migrazioni.js';
import type { Dati } from './parti.js';
import {
  ChiaveMancante,
  chiariDi,
  type DaAprire,
  type DaSigillare,
  SoggettoCancellato,
  type Soggetto,
  Vault,
  VaultIrraggiungibile,
} from './vault.js';

const SEBINO = 'sebino';
const ALTROVE = 'valle-camonica';
const NOTA: SchemaEvento = {
  versione: 1,
  titolo: 'Nota',
  traguardo: false,
  chiari: ['genere'] as never[],
  testi: ['testo', 'seguito'] as never[],
};
const schemaDi = (tipo: string) => (tipo === 'NotaRegistrata' ? NOTA : undefined);

const unaCartella = (): Soggetto => ({ tipo: 'cartella', id: randomUUID() });
const nota = (soggetto: Soggetto, dati: Dati = {}): DaSigillare => ({
  id: randomUUID(),
  tipo: 'NotaRegistrata',
  dati: { genere: 'colloquio', testo: 'segreto uno', seguito: 'segreto due', telefono: 'segreto tre', ...dati },
  soggetto,
});

describe('La custodia delle chiavi', () => {
  const principale = randomBytes(32);
  const pools: pg.Pool[] = [];
  let db: DatabaseDiProva;
  let owner: pg.Pool;
  let vault: Vault;

  const pool = (url: string): pg.Pool => {
    const p = new pg.Pool({ connectionString: url, max: 4 });
    p.on('error', () => undefined);
    p.on('connect', (client) => client.on('error', () => undefined));
    pools.push(p);
    return p;
  };

  beforeAll(async () => {
    db = await databaseDiProva(MIGRAZIONI_VAULT);
    owner = pool(db.adminUrl);
    vault = new Vault(pool(db.writer), ChiaviPrincipali.di(principale));
  });
  afterAll(async () => {
    await Promise.all(pools.map((p) => p.end()));
    await db.chiudi();
  });

  /** As the log gives them back: written as JSON and read from it, where -0 becomes 0. */
  const comeSta = (eventi: readonly DaSigillare[], sigillati: readonly Dati[], ambito = SEBINO): DaAprire[] =>
    eventi.map(({ id, tipo }, i) => ({ id, tipo, ambito, dati: JSON.parse(JSON.stringify(sigillati[i])) as Dati }));

  const sigilla = async (eventi: readonly DaSigillare[], ambito = SEBINO, con = vault): Promise<DaAprire[]> =>
    comeSta(eventi, await con.sigilla(ambito, eventi, schemaDi), ambito);

  const distruggi = (id: string) =>
    owner.query(
      `UPDATE vault.chiave SET avvolta = NULL, principale = NULL, distrutta_il = now(), autorizzazione = 'DET 7/2026' WHERE id = $1`,
      [id],
    );

  const chiaveDelSoggetto = async ({ tipo, id }: Soggetto, ambito = SEBINO): Promise<string> =>
    (
      await owner.query<{ id: string }>(
        'SELECT id FROM vault.chiave WHERE ambito = $1 AND tipo_soggetto = $2 AND soggetto = $3 AND NOT di_testo',
        [ambito, tipo, id],
      )
    ).rows[0]!.id;

  const chiaveDelTesto = ({ dati }: DaAprire, campo: string): string =>
    (dati['_testi'] as Record<string, { chiave: string }>)[campo]!.chiave;

  describe('sigilla per difetto', () => {
    it('in chiaro resta solo ciò che lo schema nomina; ogni testo ha una chiave sua', async () => {
      const [chiuso] = await sigilla([nota(unaCartella())]);
      expect(chiuso!.dati).toEqual({
        genere: 'colloquio',
        _sigillati: { chiave: expect.any(String), cifrato: expect.any(String) },
        _testi: {
          testo: { chiave: expect.any(String), cifrato: expect.any(String) },
          seguito: { chiave: expect.any(String), cifrato: expect.any(String) },
        },
      });
      expect(new Set(JSON.stringify(chiuso!.dati).match(/[0-9a-f-]{36}/g)).size).toBe(3);
      expect(JSON.stringify(chiuso!.dati)).not.toMatch(/segreto|telefono/);
      expect(Buffer.from(JSON.stringify(chiuso!.dati)).toString('latin1')).not.toContain('segreto');
    });

    it('di un tipo senza schema, tutto', async () => {
      const [chiuso] = await sigilla([{ ...nota(unaCartella()), tipo: 'Ignoto' }]);
      expect(Object.keys(chiuso!.dati)).toEqual(['_sigillati']);
    });

    it('i cifrati dello stesso testo, due volte, non si assomigliano', async () => {
      const soggetto = unaCartella();
      const [uno, due] = await sigilla([nota(soggetto), nota(soggetto)]);
      const cifrati = (e: DaAprire) => JSON.stringify(e.dati).match(/"cifrato":"[^"]+"/g)!;
      expect(cifrati(uno!).filter((c) => cifrati(due!).includes(c))).toEqual([]);
    });

    it('la rettifica di una nota è sigillata come la nota', async () => {
      const rettifica: DaSigillare = {
        ...nota(unaCartella()),
        tipo: 'EventoRettificato',
        dati: {
          evento: 'e1',
          tipoCorretto: 'NotaRegistrata',
          motivo: 'segreto',
          modifiche: { genere: 'visita', testo: 'segreto', telefono: 'segreto' },
        },
      };
      const [chiuso] = await sigilla([rettifica]);
      expect(chiuso!.dati).toMatchObject({
        evento: 'e1',
        tipoCorretto: 'NotaRegistrata',
        modifiche: { genere: 'visita' },
      });
      expect(Object.keys(chiuso!.dati['_testi'] as object).sort()).toEqual(['modifiche.testo', 'motivo']);
      expect(JSON.stringify(chiuso!.dati)).not.toMatch(/segreto|telefono/);
      expect(await vault.apri([chiuso!])).toEqual([{ dati: rettifica.dati, oscurati: [] }]);
      await distruggi(chiaveDelTesto(chiuso!, 'modifiche.testo'));
      expect(await vault.apri([chiuso!])).toEqual([
        {
          dati: { ...rettifica.dati, modifiche: { genere: 'visita', telefono: 'segreto' } },
          oscurati: ['modifiche.testo'],
        },
      ]);
    });
  });

  it('aperto è quello di prima, qualunque cosa fosse', async () => {
    const campo = fc.constantFrom('genere', 'testo', 'seguito', 'telefono', 'altro', 'modifiche');
    const soggetto = unaCartella();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(campo, fc.jsonValue({ stringUnit: 'binary' })), { minLength: 1, maxLength: 4 }),
        async (tanti) => {
          const eventi = tanti.map((dati) => ({
            id: randomUUID(),
            tipo: 'NotaRegistrata',
            soggetto,
            dati: { ...dati },
          }));
          const aperti = await vault.apri(await sigilla(eventi));
          expect(aperti).toEqual(
            eventi.map((e) => ({ dati: JSON.parse(JSON.stringify(e.dati)) as Dati, oscurati: [] })),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  describe('un sigillo spostato non si apre:', () => {
    const chiusi = async (): Promise<[DaAprire, DaAprire]> => {
      const soggetto = unaCartella();
      return (await sigilla([nota(soggetto), nota(soggetto)])) as [DaAprire, DaAprire];
    };
    const testi = (e: DaAprire) => e.dati['_testi'] as Record<string, { chiave: string; cifrato: string }>;

    it.each<[string, (uno: DaAprire, due: DaAprire) => Dati]>([
      ['in un altro evento', (uno) => uno.dati],
      [
        'solo la parte sigillata in un altro evento',
        (uno, due) => ({ ...due.dati, _sigillati: uno.dati['_sigillati'] }),
      ],
      [
        'un testo in un altro evento',
        (uno, due) => ({ ...due.dati, _testi: { ...testi(due), testo: testi(uno)['testo'] } }),
      ],
      [
        'un testo in un altro campo',
        (_, due) => ({ ...due.dati, _testi: { testo: testi(due)['seguito'], seguito: testi(due)['testo'] } }),
      ],
      [
        'la parte sigillata al posto di un testo',
        (_, due) => ({ ...due.dati, _testi: { testo: due.dati['_sigillati'] } }),
      ],
      ['un testo al posto della parte sigillata', (_, due) => ({ ...due.dati, _sigillati: testi(due)['testo'] })],
      [
        'con la chiave di un altro testo',
        (uno, due) => ({
          ...due.dati,
          _testi: { testo: { ...testi(due)['testo'], chiave: testi(uno)['testo']!.chiave } },
        }),
      ],
      [
        'con un bit cambiato',
        (_, due) => {
          const { chiave, cifrato } = testi(due)['testo']!;
          const byte = Buffer.from(cifrato, 'base64');
          byte[byte.length - 1]! ^= 1;
          return { ...due.dati, _testi: { testo: { chiave, cifrato: byte.toString('base64') } } };
        },
      ],
      [
        'tagliato',
        (_, due) => ({
          ...due.dati,
          _testi: { testo: { ...testi(due)['testo'], cifrato: testi(due)['testo']!.cifrato.slice(0, 20) } },
        }),
      ],
    ])('%s', async (_, sposta) => {
      const [uno, due] = await chiusi();
      await expect(vault.apri([{ ...due, dati: sposta(uno, due) }])).rejects.toThrow();
      await expect(vault.apri([uno, due])).resolves.toHaveLength(2);
    });

    it('la chiave di un soggetto messa al posto di quella di un altro', async () => {
      const [uno, due] = [unaCartella(), unaCartella()];
      const [chiuso] = await sigilla([nota(uno), nota(due)]);
      const [ka, kb] = [await chiaveDelSoggetto(uno), await chiaveDelSoggetto(due)];
      await owner.query(
        'UPDATE vault.chiave SET avvolta = (SELECT avvolta FROM vault.chiave WHERE id = $2) WHERE id = $1',
        [ka, kb],
      );
      await expect(vault.apri([chiuso!])).rejects.toThrow();
    });
  });

  describe('senza la chiave principale giusta', () => {
    it('non si apre, e non si dice che è cancellato', async () => {
      const soggetto = unaCartella();
      const [chiuso] = await sigilla([nota(soggetto)]);
      const estraneo = new Vault(pool(db.writer), ChiaviPrincipali.di(randomBytes(32)));
      await expect(estraneo.apri([chiuso!])).rejects.toThrow();
      await expect(sigilla([nota(soggetto)], SEBINO, estraneo)).rejects.toThrow();
      await expect(vault.apri([chiuso!])).resolves.toMatchObject([{ oscurati: [] }]);
    });

    it('una chiave principale corta non è accettata', () => {
      expect(() => new Vault(owner, ChiaviPrincipali.di(randomBytes(16)))).toThrow('32 byte');
    });
  });

  describe('distrutta una chiave', () => {
    it('di un testo, quel testo è oscurato e il resto si legge', async () => {
      const [chiuso] = await sigilla([nota(unaCartella())]);
      await distruggi(chiaveDelTesto(chiuso!, 'testo'));
      expect(await vault.apri([chiuso!])).toEqual([
        { dati: { genere: 'colloquio', seguito: 'segreto due', telefono: 'segreto tre' }, oscurati: ['testo'] },
      ]);
    });

    it('del soggetto, è oscurato tutto ciò che era sigillato, suo e di nessun altro', async () => {
      const [perso, salvo] = [unaCartella(), unaCartella()];
      const eventi = [nota(perso), nota(salvo), nota(perso)];
      const chiusi = await sigilla(eventi);
      await distruggi(await chiaveDelSoggetto(perso));
      const oscurato = { dati: { genere: 'colloquio' }, oscurati: ['*', 'testo', 'seguito'] };
      expect(await vault.apri(chiusi)).toEqual([oscurato, { dati: eventi[1]!.dati, oscurati: [] }, oscurato]);
    });

    it('del soggetto, non si sigilla più nulla di suo, nemmeno da chi l’aveva appena usata', async () => {
      const soggetto = unaCartella();
      await sigilla([nota(soggetto)]);
      await distruggi(await chiaveDelSoggetto(soggetto));
      for (const v of [vault, new Vault(pool(db.writer), ChiaviPrincipali.di(principale))]) {
        await expect(sigilla([nota(soggetto)], SEBINO, v)).rejects.toBeInstanceOf(SoggettoCancellato);
        const soloChiari = { ...nota(soggetto), dati: { genere: 'visita' } };
        expect((await sigilla([soloChiari], SEBINO, v))[0]!.dati).toEqual({ genere: 'visita' });
      }
    });
  });

  describe('quando non risponde lo dice, e non è mai «cancellato»:', () => {
    const noto = { name: 'Error', rifiuto: { codice: 'custodia-irraggiungibile' }, status: 503 };

    it('il server non si raggiunge', async () => {
      const [chiuso] = await sigilla([nota(unaCartella())]);
      const url = new URL(db.writer);
      url.port = '1';
      const lontano = new Vault(pool(url.href), ChiaviPrincipali.di(principale));
      await expect(lontano.apri([chiuso!])).rejects.toBeInstanceOf(VaultIrraggiungibile);
      await expect(lontano.apri([chiuso!])).rejects.toMatchObject(noto);
      await expect(sigilla([nota(unaCartella())], SEBINO, lontano)).rejects.toBeInstanceOf(VaultIrraggiungibile);
      expect(new VaultIrraggiungibile(null)).toBeInstanceOf(RifiutoHttp);
    });

    it('la connessione cade mentre legge, e poi si riprende', async () => {
      const [chiuso] = await sigilla([nota(unaCartella())]);
      const lento = new Vault(pool(db.writer), ChiaviPrincipali.di(principale));
      const blocco = await owner.connect();
      await blocco.query('BEGIN; LOCK TABLE vault.chiave IN ACCESS EXCLUSIVE MODE');
      const lettura = expect(lento.apri([chiuso!])).rejects.toBeInstanceOf(VaultIrraggiungibile);
      for (let fermati = 0, giri = 0; fermati === 0 && giri < 1_000; giri++) {
        const { rowCount } = await owner.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        );
        fermati = rowCount ?? 0;
      }
      await lettura;
      await blocco.query('ROLLBACK');
      blocco.release();
      await expect(lento.apri([chiuso!])).resolves.toMatchObject([{ oscurati: [] }]);
    });

    it('una chiave che non c’è (un’altra custodia, una copia vecchia) è un errore', async () => {
      const soggetto = unaCartella();
      const [chiuso] = await sigilla([nota(soggetto)]);
      await owner.query('DELETE FROM vault.chiave WHERE id = $1', [chiaveDelTesto(chiuso!, 'testo')]);
      await expect(vault.apri([chiuso!])).rejects.toBeInstanceOf(ChiaveMancante);
      const [altro] = await sigilla([{ ...nota(unaCartella()), dati: { testo: 'solo un testo' } }]);
      await owner.query(
        'DELETE FROM vault.chiave WHERE NOT di_testo AND soggetto = (SELECT soggetto FROM vault.chiave WHERE id = $1)',
        [chiaveDelTesto(altro!, 'testo')],
      );
      await expect(vault.apri([altro!])).rejects.toBeInstanceOf(ChiaveMancante);
    });
  });

  it('le chiavi non sono mai scritte in chiaro', async () => {
    const soggetto = unaCartella();
    const [chiuso] = await sigilla([nota(soggetto)]);
    const { rows } = await owner.query<{ id: string; avvolta: Buffer | null; tutto: string }>(
      'SELECT id, avvolta, c::text AS tutto FROM vault.chiave c',
    );
    const avvolta = (id: string): Buffer => rows.find((r) => r.id === id)!.avvolta!;
    const sua = decifra(principale, avvolta(await chiaveDelSoggetto(soggetto)), `${SEBINO}|cartella|${soggetto.id}`);
    const idTesto = chiaveDelTesto(chiuso!, 'testo');
    const delTesto = decifra(sua, avvolta(idTesto), idTesto);
    const ovunque =
      rows.map((r) => r.tutto).join('\n') +
      rows.map((r) => r.avvolta?.toString('latin1')).join('\n') +
      JSON.stringify(chiuso);
    for (const chiave of [principale, sua, delTesto]) {
      expect(chiave).toHaveLength(32);
      for (const forma of ['hex', 'base64', 'base64url', 'latin1'] as const)
        expect(ovunque).not.toContain(chiave.toString(forma));
    }
  });

  it('chi sigilla nello stesso momento per lo stesso soggetto usa la stessa chiave', async () => {
    const soggetto = unaCartella();
    const custodie = [vault, ...[1, 2, 3].map(() => new Vault(pool(db.writer), ChiaviPrincipali.di(principale)))];
    const eventi = Array.from({ length: 16 }, () => nota(soggetto));
    const chiusi = await Promise.all(eventi.map(async (e, i) => (await sigilla([e], SEBINO, custodie[i % 4]))[0]!));
    expect(new Set(chiusi.map((c) => (c.dati['_sigillati'] as { chiave: string }).chiave)).size).toBe(1);
    expect((await custodie[3]!.apri(chiusi)).map((a) => a.dati)).toEqual(eventi.map((e) => e.dati));
  });

  describe('ogni Ambito ha le sue', () => {
    it('lo stesso soggetto in due Ambiti ha due chiavi', async () => {
      const soggetto = unaCartella();
      await sigilla([nota(soggetto)]);
      await sigilla([nota(soggetto)], ALTROVE);
      expect(await chiaveDelSoggetto(soggetto)).not.toBe(await chiaveDelSoggetto(soggetto, ALTROVE));
    });

    it('quelle di un altro non si trovano, e non si scambiano per distrutte', async () => {
      const [suo, altrui] = [
        (await sigilla([nota(unaCartella())]))[0]!,
        (await sigilla([nota(unaCartella())], ALTROVE))[0]!,
      ];
      await expect(vault.apri([{ ...altrui, ambito: SEBINO }])).rejects.toBeInstanceOf(ChiaveMancante);
      await expect(vault.apri([suo, altrui])).rejects.toBeInstanceOf(ChiaveMancante);
    });

    it('il proiettore apre quelle di tutti insieme, e non ne fa', async () => {
      const proiettore = new Vault(pool(db.projector), ChiaviPrincipali.di(principale), true);
      const eventi = [nota(unaCartella()), nota(unaCartella())];
      const chiusi = [(await sigilla([eventi[0]!]))[0]!, (await sigilla([eventi[1]!], ALTROVE))[0]!];
      expect(await proiettore.apri(chiusi)).toEqual(eventi.map((e) => ({ dati: e.dati, oscurati: [] })));
      await expect(sigilla([nota(unaCartella())], SEBINO, proiettore)).rejects.toBeInstanceOf(VaultIrraggiungibile);
    });
  });

  it('nessun ruolo cambia o toglie una chiave, né vede quelle fuori dal suo Ambito', async () => {
    await sigilla([nota(unaCartella())]);
    for (const ruolo of ['writer', 'projector', 'reader'] as const) {
      const suo = pool(db[ruolo]);
      for (const sql of [
        'UPDATE vault.chiave SET avvolta = NULL, distrutta_il = now()',
        'DELETE FROM vault.chiave',
        'TRUNCATE vault.chiave',
      ])
        await expect(suo.query(sql)).rejects.toMatchObject({ code: '42501' });
      if (ruolo === 'writer') expect((await suo.query('SELECT FROM vault.chiave')).rowCount).toBe(0);
      if (ruolo === 'reader')
        await expect(suo.query('SELECT FROM vault.chiave')).rejects.toMatchObject({ code: '42501' });
      if (ruolo !== 'writer')
        await expect(suo.query(`INSERT INTO vault.chiave SELECT * FROM vault.chiave`)).rejects.toMatchObject({
          code: '42501',
        });
    }
    await expect(owner.query('UPDATE vault.chiave SET avvolta = NULL')).rejects.toMatchObject({ code: '23514' });
    await expect(
      owner.query('UPDATE vault.chiave SET distrutta_il = now() WHERE avvolta IS NOT NULL'),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('quello che è in chiaro si legge senza chiedere nessuna chiave', async () => {
    const [chiuso] = await sigilla([nota(unaCartella())]);
    expect(chiariDi(chiuso!.dati)).toEqual({ dati: { genere: 'colloquio' }, oscurati: ['*', 'testo', 'seguito'] });
    const nessuno = new Vault(pool('postgres://127.0.0.1:1/x'), ChiaviPrincipali.di(principale));
    await expect(nessuno.apri([{ ...chiuso!, dati: { genere: 'visita' } }])).resolves.toEqual([
      { dati: { genere: 'visita' }, oscurati: [] },
    ]);
    await expect(nessuno.apri([])).resolves.toEqual([]);
  });
});
