import type { EntityManager } from 'typeorm';

/** One row that two folds write differently. */
export interface DifferenzaRiga {
  readonly chiave: Readonly<Record<string, unknown>>;
  readonly come: 'aggiunta' | 'tolta' | 'cambiata';
  /** The columns that differ; their values only where the table holds nothing that is sealed. */
  readonly colonne: readonly { readonly nome: string; readonly prima?: unknown; readonly dopo?: unknown }[];
}

export interface DifferenzaTabella {
  readonly tabella: string;
  readonly righe: number;
  readonly diverse: number;
  /** The first ones, by key. */
  readonly differenze: readonly DifferenzaRiga[];
}

interface Tabella {
  readonly nome: string;
  readonly soloChiari: boolean;
  readonly chiave: readonly string[];
}

/** What differs between the tables that serve and the fresh ones of a projection, row by row. */
export async function confrontaTabelle(m: EntityManager, nome: string, massimo: number): Promise<DifferenzaTabella[]> {
  const tabelle: Tabella[] = await m.query(
    `SELECT t.nome, t.solo_chiari AS "soloChiari",
       (SELECT array_agg(a.attname::text ORDER BY k.n) FROM pg_index i
          CROSS JOIN unnest(i.indkey::int[]) WITH ORDINALITY k(attnum, n)
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        WHERE i.indisprimary AND i.indrelid = format('letture.%I', t.nome)::regclass) AS chiave
     FROM letture.tabella t WHERE t.proiezione = $1 ORDER BY t.nome`,
    [nome],
  );
  const esiti: DifferenzaTabella[] = [];
  for (const tabella of tabelle) esiti.push(await confrontaTabella(m, tabella, massimo));
  return esiti;
}

async function confrontaTabella(
  m: EntityManager,
  { nome, soloChiari, chiave }: Tabella,
  massimo: number,
): Promise<DifferenzaTabella> {
  const [quante]: { righe: string }[] = await m.query(`SELECT count(*) AS righe FROM letture_nuova.${nome}`);
  const elenco = chiave.join(', ');
  const righe: (Omit<DifferenzaRiga, 'colonne'> & { colonne: DifferenzaRiga['colonne']; diverse: string })[] =
    await m.query(
      `WITH insieme AS (
         SELECT ${elenco}, to_jsonb(v) AS prima, to_jsonb(n) AS dopo
         FROM letture.${nome} v FULL JOIN letture_nuova.${nome} n USING (${elenco})
       ), diverse AS (
         SELECT * FROM insieme WHERE prima IS DISTINCT FROM dopo
       )
       SELECT count(*) OVER () AS diverse,
         jsonb_build_object(${chiave.map((c) => `'${c}', ${c}`).join(', ')}) AS chiave,
         CASE WHEN prima IS NULL THEN 'aggiunta' WHEN dopo IS NULL THEN 'tolta' ELSE 'cambiata' END AS come,
         CASE WHEN prima IS NULL OR dopo IS NULL THEN '[]' ELSE (
           SELECT jsonb_agg(CASE WHEN $2 THEN jsonb_build_object('nome', key, 'prima', a.value, 'dopo', b.value)
                                 ELSE jsonb_build_object('nome', key) END ORDER BY key)
           FROM jsonb_each(prima) a FULL JOIN jsonb_each(dopo) b USING (key) WHERE a.value IS DISTINCT FROM b.value
         ) END AS colonne
       FROM diverse ORDER BY ${elenco} LIMIT $1`,
      [massimo, soloChiari],
    );
  return {
    tabella: nome,
    righe: Number(quante?.righe),
    diverse: Number(righe[0]?.diverse ?? 0),
    differenze: righe.map(({ diverse: _, ...riga }) => riga),
  };
}
