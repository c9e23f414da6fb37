import { createHash } from 'node:crypto';
import pg from 'pg';
import { AvvioImpossibile } from './avvio-impossibile.js';
import { RUOLI, type NomiRuoli } from './ruoli.js';

/**
 * One step of the schema. In the text `:owner`, `:writer`, `:projector`, `:reader` and `:worker` stand for the quoted names of the
 * roles; a function receives those same marks, so that the text, and its fingerprint, do not depend on the database.
 */
export interface Migrazione {
  readonly nome: string;
  readonly sql: string | ((ruoli: NomiRuoli) => string);
}

const SEGNAPOSTI: NomiRuoli = {
  owner: ':owner',
  writer: ':writer',
  projector: ':projector',
  reader: ':reader',
  worker: ':worker',
};

/** Not a second colon before: `::reader` is a cast. */
const SEGNAPOSTO = new RegExp(`(?<![:\\w]):(${RUOLI.join('|')})\\b`, 'g');

export const testoDi = ({ sql }: Migrazione): string => (typeof sql === 'string' ? sql : sql(SEGNAPOSTI));

export const improntaDi = (migrazione: Migrazione): string =>
  createHash('sha256').update(testoDi(migrazione)).digest('hex');

/**
 * Runs, in order and each in a transaction of its own, the migrations the database has not seen, and returns their
 * names. Processes that start together take turns. A migration that has run is part of the history of the database: if
 * its text is no longer the same, nothing is run.
 */
export async function migra(ownerUrl: string, migrazioni: readonly Migrazione[]): Promise<string[]> {
  rifiutaNomiRipetuti(migrazioni);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const nomi = await nomiDaProprietario(client);
    await client.query(`SELECT pg_advisory_lock(hashtextextended('cartella-sociale migrazioni', 0))`);
    await client.query(`
      SET search_path = public;
      CREATE TABLE IF NOT EXISTS public.migrazione (
        nome text PRIMARY KEY,
        impronta text NOT NULL,
        eseguita_il timestamptz NOT NULL DEFAULT now()
      )`);
    const { rows } = await client.query<{ nome: string; impronta: string }>('SELECT nome, impronta FROM migrazione');
    const eseguite = new Map(rows.map((r) => [r.nome, r.impronta]));
    for (const m of migrazioni) {
      if (eseguite.has(m.nome) && eseguite.get(m.nome) !== improntaDi(m))
        throw new AvvioImpossibile(
          `La migrazione «${m.nome}» è già stata eseguita su questo database, ma il suo testo è cambiato: ` +
            'una migrazione eseguita non si modifica, se ne aggiunge una nuova.',
        );
    }
    const nuove = migrazioni.filter((m) => !eseguite.has(m.nome));
    for (const m of nuove) await esegui(client, m, nomi);
    return nuove.map((m) => m.nome);
  } finally {
    await client.end();
  }
}

async function esegui(client: pg.Client, migrazione: Migrazione, nomi: NomiRuoli): Promise<void> {
  const sql = testoDi(migrazione).replace(SEGNAPOSTO, (_, ruolo: keyof NomiRuoli) => pg.escapeIdentifier(nomi[ruolo]));
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO public.migrazione (nome, impronta) VALUES ($1, $2)', [
      migrazione.nome,
      improntaDi(migrazione),
    ]);
    await client.query('COMMIT');
  } catch (causa) {
    throw new Error(`Migrazione «${migrazione.nome}»: ${(causa as Error).message}`, { cause: causa });
  }
}

/** The roles share the owner's prefix, whatever the name of the database this is a copy of. */
async function nomiDaProprietario(client: pg.Client): Promise<NomiRuoli> {
  const { rows } = await client.query<{ nome: string }>('SELECT current_user AS nome');
  const nome = rows[0]?.nome ?? '';
  const prefisso = /^(.+)_owner$/.exec(nome)?.[1];
  if (prefisso === undefined)
    throw new AvvioImpossibile(`Le migrazioni si eseguono con il ruolo proprietario (…_owner), non con «${nome}».`);
  return {
    owner: nome,
    writer: `${prefisso}_writer`,
    projector: `${prefisso}_projector`,
    reader: `${prefisso}_reader`,
    worker: `${prefisso}_worker`,
  };
}

function rifiutaNomiRipetuti(migrazioni: readonly Migrazione[]): void {
  const visti = new Set<string>();
  for (const { nome } of migrazioni) {
    if (visti.has(nome)) throw new Error(`due migrazioni si chiamano «${nome}»`);
    visti.add(nome);
  }
}
