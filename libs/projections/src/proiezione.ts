import type { EntityManager } from 'typeorm';
import type { EventoNelLog } from '#event-store';
import type { Categoria } from '#storia';

/** A fold of the log into tables. */
export interface Proiezione {
  readonly nome: string;
  /** A changed fold or table is a new version: the runner then starts again from the beginning. */
  readonly versione: number;
  readonly categorie: readonly Categoria[];
  /** Every table it writes, with its schema; no other projection writes them. */
  readonly tabelle: readonly string[];
  /** Folds a batch, in the order of the log, and writes it with statements over sets, all in the given transaction. */
  applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void>;
  /** What is kept in memory no longer matches the tables: the transaction failed, or somebody else moved on. */
  dimentica(): void;
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
  const colonne = Object.keys(righe[0] ?? {});
  const aggiornate = colonne.filter((c) => !chiave.includes(c)).map((c) => `${c} = excluded.${c}`);
  for (let da = 0; da < righe.length; da += RIGHE_PER_COMANDO) {
    await scrittura.query(
      `INSERT INTO ${tabella} (${colonne.join(', ')})
       SELECT ${colonne.join(', ')} FROM jsonb_populate_recordset(NULL::${tabella}, $1::jsonb)
       ON CONFLICT (${chiave.join(', ')}) DO UPDATE SET ${aggiornate.join(', ')}`,
      [JSON.stringify(righe.slice(da, da + RIGHE_PER_COMANDO))],
    );
  }
}
