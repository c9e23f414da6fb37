import pg from 'pg';
import type { Mostrato } from '#identity';
import { leggiInAmbito } from '#platform';
import type { ConsultazioneRegistrata, RegistroConsultazioni } from '../registro-consultazioni.js';
import { cercaConsultazioni, type FiltroConsultazioni } from '../ricerca-consultazioni.js';

/** Who has read something, as the reader role sees it, with the words open. */
export async function lettureDi(
  pool: pg.Pool,
  registro: RegistroConsultazioni,
  ambito: string,
  soggetto: Mostrato,
  filtro: Partial<FiltroConsultazioni> = {},
): Promise<(ConsultazioneRegistrata & { mostrati: number | 'tutto' })[]> {
  const { voci } = await leggiInAmbito(pool, ambito, (client) =>
    cercaConsultazioni(
      async <R>(sql: string, valori: readonly unknown[]) => (await client.query(sql, [...valori])).rows as R[],
      ambito,
      { soggetti: [soggetto], pagina: 1, per: 1_000, ...filtro },
    ),
  );
  const aperte = await registro.apri(ambito, voci);
  return aperte.map((c, i) => ({ ...c, mostrati: voci[i]!.mostrati }));
}
