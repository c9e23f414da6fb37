import type pg from 'pg';
import { leggiInAmbito, type Orologio, OrologioDiSistema, scriviInAmbito } from '#platform';
import { type DataCivile, giornoARoma } from '#storia';
import type { Operatore } from '../domain/operatore.js';

/** An operator as the others know them: what they are today, or were when they left. */
export interface OperatoreNoto extends Pick<
  Operatore,
  'id' | 'nome' | 'ruolo' | 'ente' | 'tipoEnte' | 'nellEnteDal' | 'professione' | 'comuni'
> {
  /** Neither suspended, nor gone, nor still to begin. */
  readonly attivo: boolean;
}

/** A stretch of days of somebody enrolled, both ends included. */
export interface TrattoRegistrato extends Pick<
  Operatore,
  'ruolo' | 'ente' | 'tipoEnte' | 'professione' | 'comuni' | 'squadra' | 'mandato'
> {
  readonly dal: DataCivile;
  readonly al: DataCivile | null;
  /** False while it is suspended. */
  readonly attivo: boolean;
}

/** What the events of one operator say, for whoever lets people in. */
export interface VoceDelRegistro {
  readonly id: string;
  readonly stream: string;
  /** Of the last event it was made from. */
  readonly revision: number;
  /** How the issuer names this operator; null once that can no longer be read. */
  readonly soggetto: string | null;
  readonly nome: string;
  readonly tratti: readonly TrattoRegistrato[];
}

/** With `oggi`, the sessions of who does not work on that day end. To be called inside a transaction of the Ambito. */
export const REGISTRA_OPERATORE = 'SELECT identita.registra_operatore($1, $2, $3, $4, $5, $6, $7, $8)';

export const valoriDellaVoce = (ambito: string, voce: VoceDelRegistro, oggi: DataCivile | null): unknown[] => [
  ambito,
  voce.id,
  voce.stream,
  voce.revision,
  voce.soggetto,
  voce.nome,
  JSON.stringify(voce.tratti),
  oggi,
];

/** The register of operators, by which sessions are opened and kept. `pool` belongs to the writer role. */
export class Operatori {
  constructor(
    private readonly pool: pg.Pool,
    private readonly orologio: Orologio = new OrologioDiSistema(),
  ) {}

  elenco(ambito: string): Promise<OperatoreNoto[]> {
    return leggiInAmbito(this.pool, ambito, async (client) => {
      const { rows } = await client.query<OperatoreNoto>(
        `SELECT o.id, o.nome, i.ruolo, i.ente, i.tipo_ente AS "tipoEnte",
            coalesce(identita.nell_ente_dal(o.ambito, o.id, $2), i.dal)::text AS "nellEnteDal", i.professione, i.comuni,
            i.attivo AND i.dal <= $2 AND (i.al IS NULL OR i.al >= $2) AS attivo
          FROM identita.operatore o
          CROSS JOIN LATERAL (SELECT * FROM identita.incarico i WHERE i.ambito = o.ambito AND i.operatore = o.id
            ORDER BY i.dal > $2, abs(i.dal - $2) LIMIT 1) i
          WHERE o.ambito = $1 ORDER BY o.nome, o.id`,
        [ambito, this.oggi()],
      );
      return rows;
    });
  }

  /** All the days of each operator, those to come included. */
  incarichi(ambito: string): Promise<Map<string, TrattoRegistrato[]>> {
    return leggiInAmbito(this.pool, ambito, async (client) => {
      const { rows } = await client.query<TrattoRegistrato & { operatore: string }>(
        `SELECT operatore, dal::text, al::text, attivo, ruolo, ente, tipo_ente AS "tipoEnte", professione, comuni, squadra,
            mandato
          FROM identita.incarico WHERE ambito = $1 ORDER BY operatore, dal`,
        [ambito],
      );
      const perOperatore = new Map<string, TrattoRegistrato[]>();
      for (const { operatore, ...tratto } of rows) {
        perOperatore.set(operatore, [...(perOperatore.get(operatore) ?? []), tratto]);
      }
      return perOperatore;
    });
  }

  /** The streams of all the operators of the Ambito, by their id. */
  streams(ambito: string): Promise<Map<string, string>> {
    return leggiInAmbito(this.pool, ambito, async (client) => {
      const { rows } = await client.query<{ id: string; stream: string }>(
        'SELECT id, stream FROM identita.operatore WHERE ambito = $1',
        [ambito],
      );
      return new Map(rows.map(({ id, stream }) => [id, stream]));
    });
  }

  /** Repeatable; an Ambito that is already there takes the name. */
  registraAmbito({ id, nome }: { readonly id: string; readonly nome: string }): Promise<void> {
    return scriviInAmbito(this.pool, id, async (client) => {
      await client.query(
        `INSERT INTO identita.ambito VALUES ($1, $2) ON CONFLICT (ambito) DO UPDATE SET nome = excluded.nome`,
        [id, nome],
      );
    });
  }

  /** Repeatable: what the register already knows better stays. Whoever does not work today is out when this returns. */
  registra(ambito: string, voci: readonly VoceDelRegistro[]): Promise<void> {
    return scriviInAmbito(this.pool, ambito, async (client) => {
      for (const voce of voci) await client.query(REGISTRA_OPERATORE, valoriDellaVoce(ambito, voce, this.oggi()));
    });
  }

  /** Whether another Ambito of the installation counts one of these subjects among its operators in those days. */
  soggettiAltrove(
    ambito: string,
    chi: readonly { readonly soggetto: string; readonly dal: DataCivile; readonly al: DataCivile | null }[],
  ): Promise<boolean> {
    return leggiInAmbito(this.pool, ambito, async (client) => {
      const { rows } = await client.query<{ altrove: boolean }>(
        'SELECT identita.soggetti_altrove($1, $2, $3, $4) AS altrove',
        [ambito, chi.map((c) => c.soggetto), chi.map((c) => c.dal), chi.map((c) => c.al)],
      );
      return rows[0]!.altrove;
    });
  }

  /** One at a time in an Ambito, whatever process asks: some rules look at all its operators. */
  async unoAllaVolta<T>(ambito: string, lavora: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const chiave = ['SELECT pg_advisory_lock(hashtextextended($1, 0))', [`cartella-sociale utenze ${ambito}`]] as const;
    try {
      await client.query(chiave[0], [...chiave[1]]);
      return await lavora();
    } finally {
      // A connection that may still hold the lock does not go back.
      await client.query('SELECT pg_advisory_unlock_all()').then(
        () => client.release(),
        () => client.release(true),
      );
    }
  }

  private oggi(): DataCivile {
    return giornoARoma(this.orologio.adesso());
  }
}
