import type { EntityManager } from 'typeorm';
import type { EventoNelLog } from '#event-store';
import type { Categoria } from '#storia';

/**
 * A fold of the log into tables. Each row depends on the events of one stream only: processes share streams, and a rebuild
 * folds one stream after the other.
 */
export interface Proiezione {
  readonly nome: string;
  /** A changed fold or table is a new version: its tables are then made again, beside those that serve. */
  readonly versione: number;
  readonly categorie: readonly Categoria[];
  /**
   * Folds a batch, each stream in its order, and writes it with statements over sets, all in the given transaction. Tables
   * are named without a schema: the transaction says in which.
   */
  applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void>;
  /** What is kept in memory no longer matches the tables: the transaction failed, or somebody else moved on. */
  dimentica(): void;
  /** The same fold with a memory of its own, for another set of tables. */
  altra(): Proiezione;
}

/** One parameter carries the rows of a statement: jsonb ends at 256 MB. */
const RIGHE_PER_COMANDO = 1_000;

/** Writes rows, many with each statement: those whose key is already there are replaced. */
export async function scriviRighe(
  scrittura: EntityManager,
  tabella: string,
  chiave: readonly string[],
  righe: readonly object[],
): Promise<void> {
  const aggiornate = Object.keys(righe[0] ?? {})
    .filter((c) => !chiave.includes(c))
    .map((c) => `${c} = excluded.${c}`);
  const colonne = Object.keys(righe[0] ?? {});
  for (let da = 0; da < righe.length; da += RIGHE_PER_COMANDO) {
    await scrittura.query(
      `INSERT INTO ${tabella} (${colonne.join(', ')})
       SELECT ${colonne.join(', ')} FROM jsonb_populate_recordset(NULL::${tabella}, $1::jsonb)
       ON CONFLICT (${chiave.join(', ')}) DO UPDATE SET ${aggiornate.join(', ')}`,
      [JSON.stringify(righe.slice(da, da + RIGHE_PER_COMANDO))],
    );
  }
}
