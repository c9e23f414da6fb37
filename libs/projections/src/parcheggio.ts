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
