import pg from 'pg';
import { CHAIN_INIZIALE, chainDi, improntaDi, leafDi } from '../busta.js';
import { AmbientePostgres } from '../conformita/ambiente-postgres.js';
import {
  evento,
  eventi,
  intervallo,
  nuovoStream,
  richiesta,
  scrivi,
  suStream,
} from '../conformita/richiesta-di-prova.js';
import { formaCanonica } from '../forma-canonica.js';
import { type EsitoVerifica, verificaLog } from './verifica.js';

interface Riga {
  posizione: number;
  id: string;
  registrato_il: Date;
  busta: string;
  revision: number;
  tipo: string;
  impronta: Buffer;
  leaf: Buffer;
  chain: Buffer;
}

const EVENTI = 12;

describe('La verifica del log', () => {
  let a: AmbientePostgres;
  let lettura: pg.Pool;

  beforeAll(async () => {
    a = await AmbientePostgres.apri();
    lettura = a.pool({ connectionString: a.db.projector, max: 1 });
    const [uno, due] = [nuovoStream(), nuovoStream('persona')];
    // Positions 1 to 12; the streams take turns, two events at a time, a minute apart.
    for (let i = 0; i < 6; i++) {
      const adesso = new Date(Date.UTC(2026, 3, 1, 8, i));
      await scrivi(a.store, richiesta([suStream(i % 2 ? due : uno, 2 * (i >> 1) - 1, eventi(2))], { adesso }));
    }
    // What a superuser can do, and nobody else: put the guardians to sleep.
    await a.admin.query(`
      CREATE TABLE public.evento_salvo AS TABLE log.evento;
      CREATE TABLE public.testa_salva AS TABLE log.testa;
      SET session_replication_role = 'replica'`);
  });
  afterEach(async () => {
    await a.admin.query(`
      DELETE FROM log.evento; INSERT INTO log.evento TABLE public.evento_salvo;
      DELETE FROM log.testa; INSERT INTO log.testa TABLE public.testa_salva`);
    await expect(verificaLog(lettura)).resolves.toMatchObject({ integra: true });
  });
  afterAll(() => a.chiudi());

  const sql = (testo: string, valori: unknown[] = []) => a.admin.query(testo, valori);

  const righe = async (): Promise<Riga[]> =>
    (await a.admin.query<Riga>('SELECT * FROM log.evento ORDER BY posizione')).rows.map((r) => ({
      ...r,
      posizione: Number(r.posizione),
    }));

  const riscrivi = (r: Riga) =>
    sql(
      'UPDATE log.evento SET busta = $2, impronta = $3, leaf = $4, chain = $5, registrato_il = $6, revision = $7, tipo = $8 WHERE posizione = $1',
      [r.posizione, r.busta, r.impronta, r.leaf, r.chain, r.registrato_il, r.revision, r.tipo],
    );

  /** Computes again all that the log computes, as far as asked: what a forger who knows the procedure would do. */
  const rifai = async (da: number, a_: number, conLaTesta: boolean): Promise<void> => {
    const tutte = await righe();
    let chain = tutte.find((r) => r.posizione === da - 1)?.chain ?? CHAIN_INIZIALE;
    for (const r of tutte.filter((x) => x.posizione >= da && x.posizione <= a_)) {
      const impronta = improntaDi(r.busta);
      const leaf = leafDi(r.posizione, r.registrato_il.toISOString(), impronta);
      chain = chainDi(chain, leaf);
      await riscrivi({ ...r, impronta, leaf, chain });
    }
    if (conLaTesta) await sql('UPDATE log.testa SET chain = $1', [chain]);
  };

  const cambia = async (
    posizione: number,
    come: (contenuto: Record<string, unknown>) => Record<string, unknown>,
  ): Promise<void> => {
    const riga = (await righe()).find((r) => r.posizione === posizione)!;
    await sql('UPDATE log.evento SET busta = $2 WHERE posizione = $1', [
      posizione,
      formaCanonica(come(JSON.parse(riga.busta) as Record<string, unknown>)),
    ]);
  };

  const unAltroGiorno = (posizione: number) => cambia(posizione, (e) => ({ ...e, avvenutoIl: '2025-01-01' }));

  it('di un log in ordine dice che è integro, quanti eventi ha e dove finisce la catena', async () => {
    const ultima = (await righe()).at(-1)!;
    const progressi: [number, number][] = [];
    const esito = await verificaLog(lettura, (fatti, totale) => progressi.push([fatti, totale]));
    expect(esito).toEqual({
      integra: true,
      eventi: EVENTI,
      testa: { posizione: EVENTI, chain: ultima.chain.toString('hex') },
      rottura: null,
      durataMs: expect.any(Number),
    } satisfies EsitoVerifica);
    expect(progressi).toEqual([[EVENTI, EVENTI]]);
  });

  it('un log vuoto è integro', async () => {
    const vuoto = await AmbientePostgres.apri();
    const esito = await verificaLog(vuoto.pool({ connectionString: vuoto.db.projector }));
    expect(esito).toMatchObject({ integra: true, eventi: 0, testa: { posizione: 0, chain: '00'.repeat(32) } });
    await vuoto.chiudi();
  });

  describe('nomina il punto esatto', () => {
    const CONTENUTO = 'Il contenuto dell’evento non corrisponde alla sua impronta.';
    const ATTESTATO = 'L’impronta, la posizione o la data di registrazione non sono quelle attestate.';
    const CATENA = 'La catena si interrompe: questo evento non segue il precedente.';
    const colonna = (nome: string) => `La colonna ${nome} non è quella scritta nell’evento.`;
    const solo = (assegnamento: string) => () => sql(`UPDATE log.evento SET ${assegnamento} WHERE posizione = 6`);

    const MANOMISSIONI: readonly (readonly [string, () => Promise<unknown>, number, string])[] = [
      ['il contenuto cambiato', () => unAltroGiorno(6), 6, CONTENUTO],
      ['uno spazio aggiunto al contenuto', solo(`busta = busta || ' '`), 6, CONTENUTO],
      [
        'qualcosa aggiunto dopo il contenuto, come fosse un altro campo',
        solo(`busta = busta || E'\\x1f.'`),
        6,
        CONTENUTO,
      ],
      [
        'qualcosa aggiunto dopo il contenuto, come fosse un’altra riga',
        solo(`busta = busta || E'\\x1e7'`),
        6,
        CONTENUTO,
      ],
      [
        'altri campi dentro una colonna',
        solo(`tipo = tipo || E'\\x1f9\\x1f' || busta || E'\\x1e'`),
        6,
        colonna('tipo'),
      ],
      [
        'in una colonna ciò che nei byte le sta intorno',
        solo(`tipo = tipo || '","versione":1,"x":"'`),
        6,
        colonna('tipo'),
      ],
      ['una colonna con ciò che in JSON si scrive altrimenti', solo(`ambito = ambito || '"'`), 6, colonna('ambito')],
      ['una colonna di altri caratteri, e non degli stessi byte', solo(`categoria = 'Ã '`), 6, colonna('categoria')],
      [
        'il contenuto cambiato e la sua impronta ricalcolata',
        async () => {
          await unAltroGiorno(6);
          await sql(`UPDATE log.evento SET impronta = sha256(convert_to(busta, 'UTF8')) WHERE posizione = 6`);
        },
        6,
        ATTESTATO,
      ],
      [
        'ricalcolata anche la foglia, ma non la catena',
        async () => {
          await unAltroGiorno(6);
          const { chain } = (await righe())[5]!;
          await rifai(6, 6, false);
          await sql('UPDATE log.evento SET chain = $1 WHERE posizione = 6', [chain]);
        },
        6,
        CATENA,
      ],
      [
        'ricalcolata anche la sua catena: lo tradisce quello dopo',
        async () => {
          await unAltroGiorno(6);
          await rifai(6, 6, false);
        },
        7,
        CATENA,
      ],
      [
        'l’ultimo evento rifatto per intero: lo tradisce la testa',
        async () => {
          await unAltroGiorno(12);
          await rifai(12, 12, false);
        },
        12,
        'La catena della testa non è quella dell’ultimo evento.',
      ],
      ['la colonna tipo', solo(`tipo = 'Altro'`), 6, colonna('tipo')],
      ['la colonna ambito', solo(`ambito = 'altrove'`), 6, colonna('ambito')],
      ['la colonna categoria', solo(`categoria = 'accesso'`), 6, colonna('categoria')],
      ['la colonna stream', solo(`stream = gen_random_uuid()`), 6, colonna('stream')],
      ['la colonna revision', solo(`revision = 40`), 6, colonna('revision')],
      ['la colonna id', solo(`id = gen_random_uuid()`), 6, colonna('id')],
      ['due colonne', solo(`id = gen_random_uuid(), tipo = 'Altro'`), 6, colonna('id, tipo')],
      [
        'la data di registrazione, di un millisecondo',
        solo(`registrato_il = registrato_il + interval '1 ms'`),
        6,
        ATTESTATO,
      ],
      [
        'la data di registrazione, indietro',
        solo(`registrato_il = registrato_il - interval '1 day'`),
        6,
        'È registrato prima dell’evento che lo precede.',
      ],
      ['la data di registrazione, all’infinito', solo(`registrato_il = 'infinity'`), 6, ATTESTATO],
      ['l’impronta', solo(`impronta = sha256('')`), 6, CONTENUTO],
      ['la foglia', solo(`leaf = sha256('')`), 6, ATTESTATO],
      ['la catena', solo(`chain = sha256('')`), 6, CATENA],
      ['la catena, vuota', solo(`chain = ''`), 6, CATENA],
      [
        'la posizione, spostata in fondo',
        solo('posizione = 100'),
        6,
        'Manca l’evento alla posizione 6: il successivo è alla 7.',
      ],
      [
        'due eventi scambiati di posto',
        () =>
          sql(
            'UPDATE log.evento SET posizione = -posizione + 2 * 100 WHERE posizione IN (6, 7); UPDATE log.evento SET posizione = posizione - 187 WHERE posizione > 100',
          ),
        6,
        ATTESTATO,
      ],
      [
        'due eventi scambiati, che erano dello stesso istante',
        () =>
          sql(
            'UPDATE log.evento SET posizione = -posizione + 2 * 100 WHERE posizione IN (5, 6); UPDATE log.evento SET posizione = posizione - 189 WHERE posizione > 100',
          ),
        5,
        ATTESTATO,
      ],
      [
        'un evento tolto in mezzo',
        () => sql('DELETE FROM log.evento WHERE posizione = 6'),
        6,
        'Manca l’evento alla posizione 6: il successivo è alla 7.',
      ],
      [
        'il primo evento tolto',
        () => sql('DELETE FROM log.evento WHERE posizione = 1'),
        1,
        'Manca l’evento alla posizione 1: il successivo è alla 2.',
      ],
      [
        'la coda tagliata',
        () => sql('DELETE FROM log.evento WHERE posizione > 9'),
        10,
        'La testa del log dice 12 eventi, ma dopo la posizione 9 non ce ne sono altri: la coda è stata tagliata.',
      ],
      [
        'tutto tolto',
        () => sql('DELETE FROM log.evento'),
        1,
        'La testa del log dice 12 eventi, ma dopo la posizione 0 non ce ne sono altri: la coda è stata tagliata.',
      ],
      [
        'un evento aggiunto in coda, incatenato bene',
        async () => {
          await aggiungi(13);
          await rifai(13, 13, false);
        },
        13,
        'La testa del log dice 12 eventi, ma ce ne sono 13: in coda ne è stato aggiunto qualcuno fuori dalla procedura.',
      ],
      [
        'un evento inserito in mezzo, incatenato bene: lo tradisce quello dopo',
        async () => {
          await sql(
            'UPDATE log.evento SET posizione = posizione + 100 WHERE posizione > 5; UPDATE log.evento SET posizione = posizione - 99 WHERE posizione > 100',
          );
          await aggiungi(6);
          await rifai(6, 6, false);
        },
        7,
        ATTESTATO,
      ],
      [
        'la catena della testa',
        () => sql(`UPDATE log.testa SET chain = sha256('')`),
        12,
        'La catena della testa non è quella dell’ultimo evento.',
      ],
      [
        'la posizione della testa, avanti',
        () => sql('UPDATE log.testa SET posizione = 13'),
        13,
        'La testa del log dice 13 eventi, ma dopo la posizione 12 non ce ne sono altri: la coda è stata tagliata.',
      ],
      [
        'la posizione della testa, indietro',
        () => sql('UPDATE log.testa SET posizione = 11'),
        12,
        'La testa del log dice 11 eventi, ma ce ne sono 12: in coda ne è stato aggiunto qualcuno fuori dalla procedura.',
      ],
      [
        'un contenuto che non si legge, con tutto il resto rifatto fino alla testa',
        async () => {
          await solo(`busta = 'non è JSON'`)();
          await rifai(6, 12, true);
        },
        6,
        'Il contenuto dell’evento non si legge.',
      ],
      [
        'una data di registrazione anticipata, con tutto il resto rifatto fino alla testa',
        async () => {
          await solo(`registrato_il = registrato_il - interval '1 hour'`)();
          await rifai(6, 12, true);
        },
        6,
        'È registrato prima dell’evento che lo precede.',
      ],
      [
        'un evento tolto in mezzo a uno stream, con tutto il resto rinumerato e rifatto fino alla testa',
        async () => {
          // The fifth is revision 2 of its stream, the sixth revision 3.
          await sql('DELETE FROM log.evento WHERE posizione = 5');
          await sql(
            'UPDATE log.evento SET posizione = posizione + 100 WHERE posizione > 5; UPDATE log.evento SET posizione = posizione - 101 WHERE posizione > 100',
          );
          await sql('UPDATE log.testa SET posizione = 11');
          await rifai(5, 11, true);
        },
        5,
        'Nel suo stream salta dalla revisione 1 alla 3.',
      ],
    ];

    /** An event of a stream of its own, in a place that is free; what is computed is left to do. */
    const aggiungi = async (posizione: number): Promise<void> => {
      const contenuto = { ...evento(), ambito: 'sebino', revision: 0, stream: nuovoStream() };
      await sql(
        `INSERT INTO log.evento SELECT $1, 'sebino', $2, $3, 0, $4, $5, registrato_il, $6, '', '', '' FROM log.evento WHERE posizione = $7`,
        [
          posizione,
          contenuto.stream.categoria,
          contenuto.stream.id,
          contenuto.id,
          contenuto.tipo,
          formaCanonica(contenuto),
          posizione - 1,
        ],
      );
    };

    it.each(MANOMISSIONI)('%s', async (_, manometti, posizione, motivo) => {
      await manometti();
      const esito = await verificaLog(lettura);
      expect(esito).toMatchObject({ integra: false, rottura: { posizione, motivo } });
      const dellaTesta = /\btesta\b/.test(motivo);
      expect(esito.eventi).toBe(dellaTesta ? (await righe()).length : posizione - 1);
      // The event that does not agree, or the one that follows a hole; when it is the head that disagrees, none.
      const { rows } = await a.admin.query<{ id: string }>(
        'SELECT id FROM log.evento WHERE posizione >= $1 ORDER BY posizione LIMIT 1',
        [posizione],
      );
      expect(esito.rottura?.evento).toBe(dellaTesta ? null : rows[0]!.id);
    });
  });

  it('meno di un millisecondo non si può scrivere, quindi nemmeno cambiare', async () => {
    const prima = await righe();
    await sql(`UPDATE log.evento SET registrato_il = registrato_il + interval '0.4 ms'`);
    const { rows } = await sql(
      'SELECT count(*)::int AS n FROM log.evento JOIN public.evento_salvo s USING (id) WHERE s.registrato_il = evento.registrato_il',
    );
    expect(rows).toEqual([{ n: prima.length }]);
  });

  it('nemmeno da chi ha allargato la colonna: l’evento è nominato', async () => {
    for (const [posizione, parte] of [
      [6, '0.4 ms'],
      [6, '-0.4 ms'],
      [1, '0.001 ms'],
      [12, '0.999 ms'],
    ] as const) {
      await sql(`BEGIN; ALTER TABLE log.evento ALTER registrato_il TYPE timestamptz;
        UPDATE log.evento SET registrato_il = registrato_il + interval '${parte}' WHERE posizione = ${posizione}; COMMIT`);
      const esito = await verificaLog(lettura);
      await sql(`ALTER TABLE log.evento ALTER registrato_il TYPE timestamptz(3)`);
      expect(esito).toMatchObject({
        integra: false,
        eventi: posizione - 1,
        rottura: {
          posizione,
          evento: (await righe())[posizione - 1]!.id,
          motivo: 'La data di registrazione ha una parte sotto il millisecondo, che nessuno attesta.',
        },
      });
    }
  });

  /**
   * What is kept together with what it proves proves nothing against who may write both. These are caught only by
   * comparing with checkpoints signed and kept elsewhere.
   */
  describe('da sola non può vedere', () => {
    it.each<[string, () => Promise<void>, number]>([
      [
        'una coda tagliata insieme alla testa',
        async () => {
          await sql('DELETE FROM log.evento WHERE posizione > 9');
          await sql(
            'UPDATE log.testa SET (posizione, registrato_il, chain) = (SELECT posizione, registrato_il, chain FROM log.evento WHERE posizione = 9)',
          );
        },
        9,
      ],
      [
        'un contenuto cambiato, con tutto rifatto da lì alla testa',
        async () => {
          await unAltroGiorno(6);
          await rifai(6, 12, true);
        },
        12,
      ],
      [
        'l’ultimo evento di uno stream tolto, con tutto rinumerato e rifatto fino alla testa',
        async () => {
          // The tenth is the last of its stream.
          await sql('DELETE FROM log.evento WHERE posizione = 10');
          await sql(
            'UPDATE log.evento SET posizione = posizione - 1 WHERE posizione = 11; UPDATE log.evento SET posizione = posizione - 1 WHERE posizione = 12',
          );
          await sql('UPDATE log.testa SET posizione = 11');
          await rifai(10, 11, true);
        },
        11,
      ],
    ])('%s', async (_, manometti, restano) => {
      const prima = (await verificaLog(lettura)).testa;
      await manometti();
      const esito = await verificaLog(lettura);
      expect(esito).toMatchObject({ integra: true, eventi: restano });
      // The head is another: a checkpoint kept elsewhere would tell.
      expect(esito.testa).not.toEqual(prima);
    });
  });

  it('vede anche ciò che è stato messo prima del primo evento, tolto il vincolo che lo vieta', async () => {
    await sql(`ALTER TABLE log.evento DROP CONSTRAINT evento_posizione_check;
      INSERT INTO log.evento SELECT 0, ambito, categoria, gen_random_uuid(), 0, gen_random_uuid(), tipo, registrato_il, busta, impronta, leaf, chain
        FROM log.evento WHERE posizione = 1`);
    const esito = await verificaLog(lettura);
    await sql(`DELETE FROM log.evento WHERE posizione = 0;
      ALTER TABLE log.evento ADD CONSTRAINT evento_posizione_check CHECK (posizione > 0)`);
    expect(esito).toMatchObject({
      integra: false,
      eventi: 0,
      rottura: { posizione: 0, motivo: 'Prima della posizione 1 non ci può essere la 0.' },
    });
  });

  it('una colonna svuotata, tolto il vincolo che lo vieta, è nominata al suo posto', async () => {
    for (const colonna of ['chain', 'tipo', 'registrato_il']) {
      await sql(`ALTER TABLE log.evento ALTER ${colonna} DROP NOT NULL; CREATE TABLE public.prima AS SELECT * FROM log.evento WHERE posizione = 6;
        UPDATE log.evento SET ${colonna} = NULL WHERE posizione = 6`);
      const esito = await verificaLog(lettura);
      await sql(`UPDATE log.evento e SET ${colonna} = p.${colonna} FROM public.prima p WHERE e.posizione = 6; DROP TABLE public.prima;
        ALTER TABLE log.evento ALTER ${colonna} SET NOT NULL`);
      expect(esito).toMatchObject({
        integra: false,
        eventi: 5,
        rottura: { posizione: 6, motivo: 'Una colonna dell’evento è vuota.' },
      });
    }
  });

  it('senza la riga di testa non risponde, e non lascia la connessione in una transazione', async () => {
    await sql('DELETE FROM log.testa');
    await expect(verificaLog(lettura)).rejects.toThrow('La riga di testa del log manca');
    await expect(lettura.query('SHOW transaction_read_only')).resolves.toMatchObject({
      rows: [{ transaction_read_only: 'off' }],
    });
  });

  it('legge a lotti, e mentre si scrive vede un log intero', async () => {
    const grande = await AmbientePostgres.apri();
    const suoi = grande.pool({ connectionString: grande.db.projector });
    await scrivi(grande.store, richiesta([suStream(nuovoStream(), -1, eventi(22_002))]));
    const progressi: number[] = [];
    let scrive = true;
    const scrittura = (async () => {
      for (; scrive;) await scrivi(grande.store, richiesta([suStream(nuovoStream(), -1, eventi(3))]));
    })();
    for (const _ of intervallo(1, 3)) {
      const esito = await verificaLog(suoi, (fatti) => progressi.push(fatti));
      expect(esito).toMatchObject({ integra: true, eventi: esito.testa.posizione });
    }
    scrive = false;
    await scrittura;
    expect(progressi.filter((p) => p === 22_000)).toHaveLength(3);
    // Cut off while it reads, it says so: it neither waits for ever nor calls integral what it has not read.
    let tagliata: Promise<unknown> | undefined;
    const taglia = () => {
      tagliata ??= grande.admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%'`,
      );
    };
    await expect(verificaLog(suoi, taglia)).rejects.toThrow(/terminat/i);
    expect(await tagliata).toMatchObject({ rowCount: 1 });
    expect(await verificaLog(suoi)).toMatchObject({ integra: true });
    await grande.admin.query(
      `SET session_replication_role = 'replica'; UPDATE log.evento SET busta = busta || ' ' WHERE posizione = 4001`,
    );
    expect(await verificaLog(suoi)).toMatchObject({ integra: false, eventi: 4_000, rottura: { posizione: 4_001 } });
    await grande.chiudi();
  });
});
