import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Where the record stops being what was written, and why. The Italian sentence is for the auditor. */
export interface EsitoVerificaConsultazioni {
  readonly integra: boolean;
  readonly consultazioni: number;
  readonly testa: { readonly seq: number; readonly chain: string };
  readonly rottura: { readonly seq: number; readonly motivo: string } | null;
}

const CHAIN_INIZIALE = Buffer.alloc(32);
const LOTTO = 5_000;

const sha256 = (...parti: (Buffer | string)[]): Buffer =>
  parti.reduce((hash, parte) => hash.update(parte), createHash('sha256')).digest();

/**
 * Recomputes the whole chain of an Ambito from the stored bytes, and each set that it names. Like every chain kept beside
 * what it proves, it cannot show that all of it was rewritten: that takes a copy of its head kept elsewhere.
 */
export async function verificaConsultazioni(
  client: pg.ClientBase,
  ambito: string,
): Promise<EsitoVerificaConsultazioni> {
  const { rows: teste } = await client.query<{ seq: string; chain: Buffer }>(
    'SELECT seq, chain FROM consultazioni.testa WHERE ambito = $1',
    [ambito],
  );
  const testa = { seq: Number(teste[0]?.seq ?? 0), chain: teste[0]?.chain ?? CHAIN_INIZIALE };
  let chain: Buffer = CHAIN_INIZIALE;
  let seq = 0;
  const esito = (motivo: string | null, dove = seq + 1): EsitoVerificaConsultazioni => ({
    integra: motivo === null,
    consultazioni: seq,
    testa: { seq: testa.seq, chain: testa.chain.toString('hex') },
    rottura: motivo === null ? null : { seq: dove, motivo },
  });

  // Up to the head that was read: what others add meanwhile is not part of this verification.
  for (let letti = LOTTO; letti === LOTTO;) {
    const { rows } = await client.query<{ seq: string; contenuto: string; chain: Buffer }>(
      `SELECT seq, contenuto, chain FROM consultazioni.consultazione
        WHERE ambito = $1 AND seq > $2 AND seq <= $3 ORDER BY seq LIMIT ${LOTTO}`,
      [ambito, seq, testa.seq],
    );
    for (const riga of rows) {
      if (Number(riga.seq) !== seq + 1) return esito(`Manca la consultazione ${seq + 1}.`);
      chain = sha256(Buffer.of(1), chain, sha256(Buffer.of(0), riga.contenuto));
      if (!chain.equals(riga.chain)) return esito(`La consultazione ${seq + 1} non è più quella registrata.`);
      seq++;
    }
    letti = rows.length;
  }
  if (seq < testa.seq) return esito(`Mancano le consultazioni dopo la ${seq}: la coda è stata tagliata.`);
  if (!chain.equals(testa.chain)) return esito('La testa della catena non è quella dell’ultima consultazione.');

  const { rows: oltre } = await client.query(
    `SELECT FROM consultazioni.consultazione c WHERE c.ambito = $1
      AND c.seq > coalesce((SELECT t.seq FROM consultazioni.testa t WHERE t.ambito = $1), 0) LIMIT 1`,
    [ambito],
  );
  if (oltre.length > 0)
    return esito('Dopo la testa della catena ci sono consultazioni aggiunte fuori dalla procedura.');

  const { rows: smentite } = await client.query<{ seq: string | null }>(
    `SELECT min(c.seq) AS seq FROM consultazioni.consultazione c
       LEFT JOIN (SELECT m.insieme, consultazioni.impronta(array_agg(m.tipo), array_agg(m.id)) AS impronta
                  FROM consultazioni.mostrato m WHERE m.ambito = $1 GROUP BY m.insieme) r ON r.insieme = c.insieme
      WHERE c.ambito = $1 AND c.seq <= $2 AND c.insieme IS NOT NULL AND r.impronta IS DISTINCT FROM c.insieme`,
    [ambito, testa.seq],
  );
  const smentita = Number(smentite[0]?.seq ?? 0);
  return smentita === 0
    ? esito(null)
    : esito(`Di chi mostrava la consultazione ${smentita} non c’è più l’elenco registrato.`, smentita);
}
