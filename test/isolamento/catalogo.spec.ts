import { setTimeout as attendi } from 'node:timers/promises';
import pg from 'pg';
import { avviaLavori, type Lavori } from '#installazione';
import { nomiRuoli, RUOLI, type Ruolo, urlDi } from '#platform';
import { SEGRETO_DI_PROVA } from '../ambiente/database-di-prova.js';
import { ServerDiProva } from '../ambiente/server-di-prova.js';
import {
  ambitiIn,
  conDirittiAltrui,
  policy,
  privilegi,
  riempi,
  tabelle,
  type Policy,
  type Tabella,
} from './catalogo.js';
import { casoDelPavese, casoDiSebino, PAVESE, SEBINO } from './due-ambiti.js';
import { CON_I_DIRITTI_DEL_PROPRIETARIO, POLICY_PIU_LARGHE, SENZA_AMBITO } from './eccezioni.js';

/** Every table there is, found in the catalogue, with the rows of two Ambiti: no role sees one from the other. */

let server: ServerDiProva;
let lavori: Lavori;
let admin: pg.Client;
let tutte: Tabella[];
let regole: Policy[];
const clienti = new Map<Ruolo, pg.Client>();
const nome = (ruolo: Ruolo): string => nomiRuoli(server.adminUrl)[ruolo];

beforeAll(async () => {
  server = await ServerDiProva.acceso();
  lavori = await avviaLavori(server.installazione);
  const casi = [await casoDiSebino(server), await casoDelPavese(server)];
  for (const { caso, come } of casi) {
    const as = await server.entra(come('as-1'));
    await as.scrivi(
      `/api/persone/${caso.persona}/atti/aggiorna-anagrafica`,
      { telefono: '0382 000000' },
      { 'idempotency-key': 'la-stessa' },
    );
    await as.leggi(`/api/cartelle/${caso.id}`);
  }
  const sis = await server.entra('sis-1');
  const { id } = (await sis.post('/api/lavori/rebuild', { vista: 'tutte' })).corpo;
  while ((await sis.leggi(`/api/lavori/${id}`)).finitoIl === null) await attendi(50);

  for (const ruolo of RUOLI) {
    const cliente = new pg.Client({ connectionString: urlDi(server.adminUrl, ruolo, SEGRETO_DI_PROVA) });
    await cliente.connect();
    clienti.set(ruolo, cliente);
  }
  // Nobody tidies up meanwhile.
  await server.installazione.runner.ferma();
  // A rebuild that is under way: its tables are there, and hold what they hold.
  await clienti.get('projector')!.query(`SELECT letture.prepara_nuova('leps', 1, 1)`);
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  tutte = await tabelle(admin);
  regole = await policy(admin);
}, 180_000);
afterAll(async () => {
  for (const cliente of clienti.values()) await cliente.end();
  await admin?.end();
  await lavori?.ferma();
  await server?.chiudi();
});

/** The key of the list that covers it: its own name, or that of its whole schema. */
const voce = (lista: Readonly<Record<string, string>>, schema: string, nomeIntero: string, resto = ''): string =>
  Object.hasOwn(lista, nomeIntero + resto) ? nomeIntero + resto : `${schema}.*${resto}`;
const eccettuata = (t: Tabella): boolean => Object.hasOwn(SENZA_AMBITO, voce(SENZA_AMBITO, t.schema, t.nome));
const dellAmbito = (): Tabella[] => tutte.filter((t) => !eccettuata(t));

const DEL_PROPRIO = `(ambito = current_setting('cartella.ambito'::text, true))`;
const delProprio = (p: Policy): boolean =>
  p.usa === DEL_PROPRIO && (p.controlla === null || p.controlla === DEL_PROPRIO);
/** As it is listed: `table policy role`. */
const piuLarghe = (): string[] =>
  regole
    .filter((p) => p.permissiva && !delProprio(p))
    .flatMap((p) =>
      p.ruoli.map((r) => {
        const ruolo = RUOLI.find((nostro) => nome(nostro) === r) ?? r;
        return voce(POLICY_PIU_LARGHE, p.schema, p.tabella, ` ${p.nome} ${ruolo}`);
      }),
    );
const vedeTutto = (ruolo: Ruolo, { schema, nome: tabella }: Tabella): boolean =>
  regole.some(
    (p) =>
      p.tabella === tabella && p.schema === schema && !delProprio(p) && p.permissiva && p.ruoli.includes(nome(ruolo)),
  );

/** Rows affected by a query of a role, in a transaction of an Ambito which is then undone; or the code of its refusal. */
async function prova(
  ruolo: Ruolo,
  ambito: string | null,
  sql: string,
  valori: unknown[] = [],
): Promise<number | string> {
  const cliente = clienti.get(ruolo)!;
  await cliente.query('BEGIN');
  try {
    if (ambito !== null) await cliente.query(`SELECT set_config('cartella.ambito', $1, true)`, [ambito]);
    return (await cliente.query(sql, valori)).rowCount ?? 0;
  } catch (errore) {
    return (errore as pg.DatabaseError).code ?? String(errore);
  } finally {
    await cliente.query('ROLLBACK');
  }
}

const NEGATO = '42501';

describe('Ogni tabella del database', () => {
  it('è di un Ambito, che c’è sempre, ed è protetta riga per riga anche dal suo proprietario', () => {
    const fuori = dellAmbito().filter((t) => !(t.ambitoObbligatorio && t.protetta && t.forzata));
    expect(fuori.map((t) => t.nome)).toEqual([]);
    expect(dellAmbito().length).toBeGreaterThan(15);
    // A view would see with the eyes of its owner.
    expect(tutte.filter((t) => t.genere !== 'r' && t.schema !== 'code').map((t) => t.nome)).toEqual([]);
  });

  it('ha la policy del proprio Ambito, salvo quelle che nessun ruolo di esercizio tocca', async () => {
    for (const t of dellAmbito()) {
      const sue = regole.filter((p) => p.tabella === t.nome && p.per === 'ALL' && delProprio(p));
      const toccata: string[] = [];
      for (const ruolo of RUOLI.filter((r) => r !== 'owner'))
        toccata.push(...(await privilegi(admin, nome(ruolo), t.nome)).map((p) => `${ruolo} ${p}`));
      expect([t.nome, sue.length === 1 || toccata.length === 0]).toEqual([t.nome, true]);
    }
  });

  it('le eccezioni sono quelle scritte, e servono tutte', async () => {
    const senza = tutte.filter((t) => !t.ambito).map((t) => voce(SENZA_AMBITO, t.schema, t.nome));
    expect([...new Set(senza)].sort()).toEqual(Object.keys(SENZA_AMBITO).sort());
    expect([...new Set(piuLarghe())].sort()).toEqual(Object.keys(POLICY_PIU_LARGHE).sort());
    const funzioni = await conDirittiAltrui(admin);
    expect(funzioni.map((f) => f.nome).sort()).toEqual(Object.keys(CON_I_DIRITTI_DEL_PROPRIETARIO).sort());
    expect(funzioni.filter((f) => f.pubblica)).toEqual([]);
  });
});

describe('I ruoli di esercizio', () => {
  it('non scavalcano le policy, non possiedono tabelle dell’Ambito, non diventano altri', async () => {
    const { rows } = await admin.query(
      `SELECT rolname FROM pg_roles r WHERE rolname = ANY($1) AND (rolsuper OR rolbypassrls
         OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid))`,
      [RUOLI.map(nome)],
    );
    expect(rows).toEqual([]);
    const { rows: possedute } = await admin.query<{ schemaname: string }>(
      `SELECT DISTINCT schemaname FROM pg_tables WHERE tableowner = ANY($1)`,
      [RUOLI.filter((r) => r !== 'owner').map(nome)],
    );
    expect(possedute).toEqual([{ schemaname: 'code' }]);
    for (const ruolo of RUOLI.filter((r) => r !== 'owner'))
      for (const t of dellAmbito()) {
        expect([
          ruolo,
          t.nome,
          await prova(ruolo, SEBINO, `ALTER TABLE ${t.nome} NO FORCE ROW LEVEL SECURITY`),
        ]).toEqual([ruolo, t.nome, NEGATO]);
      }
  });

  it('con i dati di due Ambiti in ogni tabella, chi dimentica il filtro non vede nulla, e chi ha un Ambito vede il suo', async () => {
    const provate: string[] = [];
    for (const t of dellAmbito()) {
      const suoi = await ambitiIn(admin, t.nome);
      for (const ambito of [SEBINO, PAVESE]) if (!suoi.includes(ambito)) await riempi(admin, t.nome, ambito);
      expect([t.nome, await ambitiIn(admin, t.nome)]).toEqual([
        t.nome,
        expect.arrayContaining([PAVESE, SEBINO]) as string[],
      ]);
      for (const ruolo of RUOLI) {
        const puo = await privilegi(admin, nome(ruolo), t.nome);
        if (!puo.includes('SELECT') || vedeTutto(ruolo, t)) continue;
        provate.push(`${ruolo} ${t.nome}`);
        const dove = [ruolo, t.nome];
        for (const nessuno of [null, '', 'un altro'])
          expect([...dove, nessuno, await prova(ruolo, nessuno, `SELECT ambito FROM ${t.nome}`)]).toEqual([
            ...dove,
            nessuno,
            0,
          ]);
        for (const ambito of [SEBINO, PAVESE]) {
          const { rowCount } = await admin.query(`SELECT FROM ${t.nome} WHERE ambito = $1`, [ambito]);
          expect([...dove, ambito, await prova(ruolo, ambito, `SELECT ambito FROM ${t.nome}`)]).toEqual([
            ...dove,
            ambito,
            rowCount,
          ]);
          // Not even by asking for what would make the row of another an error.
          const trappola = `SELECT ambito FROM ${t.nome} WHERE 1 / (CASE WHEN ambito = '${ambito}' THEN 1 ELSE 0 END) = 1`;
          expect([...dove, await prova(ruolo, ambito, trappola)]).toEqual([...dove, rowCount]);
        }
      }
    }
    expect(provate.length).toBeGreaterThan(20);
    expect(provate).toEqual(
      expect.arrayContaining(['writer vault.chiave', 'writer log.evento', 'reader letture.persona']),
    );
  });

  it('la riga di un altro non si aggiunge, non si cambia e non si toglie', async () => {
    let tentate = 0;
    for (const t of dellAmbito()) {
      const { rows: colonne } = await admin.query<{ c: string }>(
        `SELECT quote_ident(attname) AS c FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
        [t.nome],
      );
      const elenco = colonne.map((r) => r.c).join(', ');
      const { rows } = await admin.query<{ riga: string }>(
        `SELECT to_jsonb(t)::text AS riga FROM ${t.nome} t WHERE ambito = $1 LIMIT 1`,
        [PAVESE],
      );
      for (const ruolo of RUOLI) {
        if (vedeTutto(ruolo, t)) continue;
        const puo = await privilegi(admin, nome(ruolo), t.nome);
        const dove = [ruolo, t.nome];
        if (puo.includes('INSERT')) {
          tentate++;
          const copia = `INSERT INTO ${t.nome} (${elenco}) SELECT ${elenco} FROM jsonb_populate_record(NULL::${t.nome}, $1::jsonb)`;
          expect([...dove, await prova(ruolo, SEBINO, copia, [rows[0]!.riga])]).toEqual([...dove, NEGATO]);
        }
        for (const [quale, sql] of [
          ['UPDATE', `UPDATE ${t.nome} SET ambito = '${SEBINO}' WHERE ambito = '${PAVESE}'`],
          ['DELETE', `DELETE FROM ${t.nome} WHERE ambito = '${PAVESE}'`],
          ['UPDATE', `UPDATE ${t.nome} SET ambito = '${PAVESE}'`],
        ] as const) {
          if (!puo.includes(quale)) continue;
          tentate++;
          // Refused by the policy, or by a trigger of the table; or there was nothing to be seen.
          expect([...dove, sql, [0, NEGATO]]).toEqual([
            ...dove,
            sql,
            expect.arrayContaining([await prova(ruolo, SEBINO, sql)]),
          ]);
        }
      }
    }
    expect(tentate).toBeGreaterThan(5);
  });

  it('le statistiche non dicono i valori delle righe che non si vedono', async () => {
    for (const ruolo of RUOLI.filter((r) => r !== 'owner')) {
      const { rows } = await clienti
        .get(ruolo)!
        .query<{ t: string }>(`SELECT DISTINCT schemaname || '.' || tablename AS t FROM pg_stats ORDER BY 1`);
      const dette = rows.map((r) => r.t).filter((t) => dellAmbito().some((d) => d.nome === t));
      expect([ruolo, dette]).toEqual([ruolo, []]);
    }
  });
});

describe('Le funzioni con i diritti del proprietario', () => {
  it.each<[Ruolo, string, string]>([
    ['writer', 'consultazioni.registra', `SELECT consultazioni.registra('${PAVESE}', now(), '{}', '{}', '{}')`],
    [
      'projector',
      'identita.registra_operatore',
      `SELECT identita.registra_operatore('${PAVESE}', 'x', gen_random_uuid(), 0, 'x', 'x', '[]', NULL)`,
    ],
    ['writer', 'vault.distruggi', `SELECT vault.distruggi('${PAVESE}', '[]', 'x', now())`],
    [
      'writer',
      'log.registra',
      `SELECT log.registra('${PAVESE}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`,
    ],
  ])('%s, dalla transazione di un Ambito, non fa fare a %s qualcosa in un altro', async (ruolo, _, sql) => {
    expect(await prova(ruolo, SEBINO, sql)).toBe(NEGATO);
  });

  it('una chiave di un altro Ambito non si distrugge, né dal proprio né da nessuno', async () => {
    const { rows } = await admin.query<{ id: string }>(
      `SELECT id FROM vault.chiave WHERE ambito = $1 AND avvolta IS NOT NULL LIMIT 1`,
      [PAVESE],
    );
    const chiave = JSON.stringify([
      { id: rows[0]!.id, tipo: 'cartella', soggetto: '00000000-0000-4000-8000-000000000000', di_testo: true },
    ]);
    const writer = clienti.get('writer')!;
    await writer.query('BEGIN');
    await writer.query(`SELECT set_config('cartella.ambito', $1, true)`, [SEBINO]);
    const { rows: esito } = await writer.query<{ n: number }>(`SELECT vault.distruggi($1, $2, 'x', now()) AS n`, [
      SEBINO,
      chiave,
    ]);
    await writer.query('COMMIT');
    expect(esito[0]!.n).toBe(0);
    expect(await prova('writer', null, `SELECT vault.distruggi('${PAVESE}', $1, 'x', now())`, [chiave])).toBe(NEGATO);
    const { rowCount } = await admin.query(`SELECT FROM vault.chiave WHERE id = $1 AND avvolta IS NOT NULL`, [
      rows[0]!.id,
    ]);
    expect(rowCount).toBe(1);
  });

  it('nessun ruolo di esercizio fa girare quelle che non gli servono', async () => {
    const { rows } = await admin.query<{ f: string; r: string }>(
      `SELECT n.nspname || '.' || p.proname AS f, r.rolname AS r FROM pg_proc p
       JOIN pg_namespace n ON n.oid = p.pronamespace CROSS JOIN pg_roles r
       WHERE p.prosecdef AND r.rolname = ANY($1) AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
         AND has_schema_privilege(r.oid, n.oid, 'USAGE') ORDER BY 1, 2`,
      [RUOLI.filter((r) => r !== 'owner').map(nome)],
    );
    const chi = (f: string): Ruolo[] => {
      if (f === 'identita.registra_operatore') return ['writer', 'projector'];
      return f.startsWith('letture.') ? ['projector'] : ['writer'];
    };
    expect(rows.filter(({ f, r }) => !chi(f).map(nome).includes(r))).toEqual([]);
  });
});
