import type pg from 'pg';
import { leggiInAmbito, scriviInAmbito } from '#platform';
import type { Operatore } from '../domain/operatore.js';

/** An operator as the others know them. */
export type OperatoreNoto = Pick<Operatore, 'id' | 'nome' | 'ruolo' | 'ente' | 'tipoEnte' | 'professione'>;

/** An operator without the sign-in. `soggetto` is how the issuer names them. */
export type OperatoreIscritto = Omit<Operatore, 'livello'> & { readonly soggetto: string };

/** The register of operators. `pool` belongs to the writer role. */
export class Operatori {
  constructor(private readonly pool: pg.Pool) {}

  elenco(ambito: string): Promise<OperatoreNoto[]> {
    return leggiInAmbito(this.pool, ambito, async (client) => {
      const { rows } = await client.query<OperatoreNoto>(
        `SELECT id, nome, ruolo, ente, tipo_ente AS "tipoEnte", professione
          FROM identita.operatore WHERE ambito = $1 ORDER BY nome, id`,
        [ambito],
      );
      return rows;
    });
  }

  /** Repeatable: who is already there is brought up to date. */
  iscrivi(
    ambito: { readonly id: string; readonly nome: string },
    operatori: readonly OperatoreIscritto[],
  ): Promise<void> {
    return scriviInAmbito(this.pool, ambito.id, async (client) => {
      await client.query(
        `INSERT INTO identita.ambito VALUES ($1, $2) ON CONFLICT (ambito) DO UPDATE SET nome = excluded.nome`,
        [ambito.id, ambito.nome],
      );
      for (const o of operatori) {
        await client.query(
          `INSERT INTO identita.operatore (ambito, id, soggetto, nome, ruolo, ente, tipo_ente, professione, comuni)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (ambito, id) DO UPDATE SET soggetto = excluded.soggetto, nome = excluded.nome,
              ruolo = excluded.ruolo, ente = excluded.ente, tipo_ente = excluded.tipo_ente,
              professione = excluded.professione, comuni = excluded.comuni`,
          [ambito.id, o.id, o.soggetto, o.nome, o.ruolo, o.ente, o.tipoEnte, o.professione, o.comuni],
        );
      }
    });
  }
}
