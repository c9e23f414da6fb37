import type { EntityManager } from 'typeorm';
import type { Posizione } from '#storia';

/** Streams of the Ambito being read that a projection could not fold whole, as known at a position; null for now. */
export async function streamParcheggiati(
  lettura: EntityManager,
  proiezione: string,
  posizione: Posizione | null,
): Promise<number> {
  const [riga]: { quanti: string }[] = await lettura.query(
    `SELECT count(*) AS quanti FROM letture.parcheggio
     WHERE proiezione = $1 AND posto = 'letture' AND ($2::bigint IS NULL OR posizione <= $2)`,
    [proiezione, posizione],
  );
  return Number(riga?.quanti);
}

/** Since when a projection cannot fold the rest of a stream of the Ambito being read; null if it can. UTC instant. */
export async function parcheggiatoDal(
  lettura: EntityManager,
  proiezione: string,
  stream: string,
): Promise<string | null> {
  const [riga]: { dal: Date }[] = await lettura.query(
    `SELECT dal FROM letture.parcheggio WHERE proiezione = $1 AND posto = 'letture' AND stream = $2`,
    [proiezione, stream],
  );
  return riga ? riga.dal.toISOString() : null;
}
