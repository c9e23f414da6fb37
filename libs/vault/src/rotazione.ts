import type pg from 'pg';
import { ChiaviPrincipali, idDellaPrincipale } from './chiavi-principali.js';
import { cifra, decifra } from './cifratura.js';
import { nomeSoggetto } from './vault.js';

const LOTTO = 500;

interface Avvolta {
  id: string;
  contesto: string;
  avvolta: Buffer;
  principale: string;
}

/** How many keys and secrets a master key wraps, and whether it is the one that wraps what is new. */
export interface UsoDellaPrincipale {
  readonly id: string;
  readonly avvolte: number;
  readonly attuale: boolean;
}

/** Each master key in use: more than one while a rotation is half done. @param owner as for the rotation */
export async function principaliInUso(owner: pg.Client): Promise<UsoDellaPrincipale[]> {
  const { rows } = await owner.query<UsoDellaPrincipale>(
    `SELECT id, sum(avvolte)::int AS avvolte, bool_or(attuale) AS attuale
     FROM (SELECT principale AS id, count(*) AS avvolte, false AS attuale FROM vault.segreto GROUP BY principale
           UNION ALL SELECT principale, count(*), false FROM vault.chiave WHERE principale IS NOT NULL GROUP BY principale
           UNION ALL SELECT attuale, 0, true FROM vault.principale) t
     GROUP BY id ORDER BY id`,
  );
  return rows;
}

/**
 * Wraps every key again with another master key. What comes new is wrapped by the new one from the first moment, and each
 * row says which one wraps it: killed half-way, it goes on from there when it is run again. When it returns, the old master
 * key opens nothing that this vault holds; until it is thrown away, it opens the old copies of it.
 * @param owner connection of the owner role, which sees every Ambito
 * @param chiavi the keys that open what is there; `nuova` need not be among them
 */
export async function ruotaChiavePrincipale(
  owner: pg.Client,
  chiavi: ChiaviPrincipali,
  nuova: Buffer,
  progresso: (fatte: number, totale: number) => void = () => undefined,
): Promise<number> {
  const id = idDellaPrincipale(nuova);
  await inTransazione(owner, async () => {
    await owner.query(`SELECT pg_advisory_xact_lock(hashtextextended('cartella-sociale chiave principale', 0))`);
    // A vault that holds nothing yet has no row: whoever is about to start it must find the new one.
    await owner.query(
      'INSERT INTO vault.principale (attuale) VALUES ($1) ON CONFLICT (unica) DO UPDATE SET attuale = EXCLUDED.attuale',
      [id],
    );
  });
  let fatte = 0;
  for (const tabella of [SEGRETI, CHIAVI]) {
    const { rows } = await owner.query<{ quante: number }>(
      `SELECT count(*)::int AS quante FROM ${tabella.nome} WHERE principale <> $1`,
      [id],
    );
    const totale = fatte + (rows[0]?.quante ?? 0);
    for (;;) {
      const riavvolte = await riavvolgi(owner, tabella, chiavi, nuova, id);
      if (riavvolte === 0) break;
      fatte += riavvolte;
      progresso(fatte, Math.max(fatte, totale));
    }
  }
  return fatte;
}

const SEGRETI = { nome: 'vault.segreto', chiave: 'nome', tipo: 'text', contesto: 'nome' } as const;
const CHIAVI = {
  nome: 'vault.chiave',
  chiave: 'id',
  tipo: 'uuid',
  contesto: nomeSoggetto('ambito', 'tipo_soggetto', 'soggetto').replaceAll('|', ` || '|' || `),
} as const;

async function riavvolgi(
  owner: pg.Client,
  { nome, chiave, tipo, contesto }: typeof SEGRETI | typeof CHIAVI,
  chiavi: ChiaviPrincipali,
  nuova: Buffer,
  id: string,
): Promise<number> {
  return inTransazione(owner, async () => {
    // Locked: a key that is being destroyed meanwhile must not come back.
    const { rows } = await owner.query<Avvolta>(
      `SELECT ${chiave} AS id, ${contesto} AS contesto, avvolta, principale FROM ${nome}
       WHERE principale <> $1 ORDER BY ${chiave} LIMIT ${LOTTO} FOR UPDATE`,
      [id],
    );
    const avvolte = await Promise.all(
      rows.map(async (r) => cifra(nuova, decifra(await chiavi.conId(r.principale), r.avvolta, r.contesto), r.contesto)),
    );
    await owner.query(
      `UPDATE ${nome} t SET avvolta = u.avvolta, principale = $1
       FROM unnest($2::${tipo}[], $3::bytea[]) u(chiave, avvolta) WHERE t.${chiave} = u.chiave`,
      [id, rows.map((r) => r.id), avvolte],
    );
    return rows.length;
  });
}

async function inTransazione<T>(owner: pg.Client, lavora: () => Promise<T>): Promise<T> {
  await owner.query('BEGIN');
  try {
    const esito = await lavora();
    await owner.query('COMMIT');
    return esito;
  } catch (errore) {
    await owner.query('ROLLBACK').catch(() => undefined);
    throw errore;
  }
}
