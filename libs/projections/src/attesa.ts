import { setTimeout as attendi } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { RifiutoHttp } from '#platform';
import type { Posizione } from '#storia';
import { rifiuto } from '#storia';

const LIMITE_MS = 5_000;

/**
 * How far every projection has read. Those that count have tables: what a projection of another time left among the
 * checkpoints does not.
 */
export async function posizioneDelleViste(letture: DataSource): Promise<Posizione> {
  const [riga]: { minima: string | null }[] = await letture.query(
    `SELECT min(coalesce(c.posizione, 0)) AS minima
     FROM letture.tabella t LEFT JOIN letture.checkpoint c ON c.proiezione = t.proiezione AND c.posto = 'letture'`,
  );
  return Number(riga?.minima ?? 0);
}

/**
 * Waits until every projection has read up to a position, so that people see what they just did.
 * @throws RifiutoHttp 503 `lettura-in-ritardo` after five seconds
 */
export async function attendiPosizione(letture: DataSource, posizione: Posizione): Promise<void> {
  for (const fine = Date.now() + LIMITE_MS; ; await attendi(15)) {
    if ((await posizioneDelleViste(letture)) >= posizione) return;
    if (Date.now() > fine) {
      throw new RifiutoHttp(
        rifiuto(
          'lettura-in-ritardo',
          'Quanto registrato è al sicuro, ma le viste non sono ancora aggiornate: riprova tra poco.',
        ),
        503,
      );
    }
  }
}
