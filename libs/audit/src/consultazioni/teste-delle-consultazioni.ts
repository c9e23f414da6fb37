import type pg from 'pg';

/** Where the chain of consultations of an Ambito is. */
export interface TestaDiAmbito {
  readonly ambito: string;
  readonly seq: number;
  readonly chain: Buffer;
}

/** The chains of consultations of all Ambiti, without a word of what they say: for who attests them. */
export class TesteDelleConsultazioni {
  async teste(client: pg.ClientBase): Promise<TestaDiAmbito[]> {
    const { rows } = await client.query<{ ambito: string; seq: string; chain: Buffer }>(
      'SELECT ambito, seq, chain FROM consultazioni.testa WHERE seq > 0 ORDER BY ambito COLLATE "C"',
    );
    return rows.map((r) => ({ ...r, seq: Number(r.seq) }));
  }

  /** Of those given, the ones that the record does not hold, or not at that place. */
  async smentite(client: pg.ClientBase, teste: readonly TestaDiAmbito[]): Promise<TestaDiAmbito[]> {
    const { rows } = await client.query<{ n: string }>(
      `SELECT n FROM unnest($1::text[], $2::bigint[], $3::bytea[]) WITH ORDINALITY t(ambito, seq, chain, n)
        WHERE NOT EXISTS (SELECT FROM consultazioni.consultazione c
          WHERE c.ambito = t.ambito AND c.seq = t.seq AND c.chain = t.chain)
          OR t.seq > coalesce((SELECT s.seq FROM consultazioni.testa s WHERE s.ambito = t.ambito), 0)
        ORDER BY n`,
      [teste.map((t) => t.ambito), teste.map((t) => t.seq), teste.map((t) => t.chain)],
    );
    return rows.map((r) => teste[Number(r.n) - 1]!);
  }
}
