import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Orologio } from '#platform';
import type { Operatore } from '../domain/operatore.js';

export interface Sessione {
  readonly operatore: Operatore;
  readonly ambito: { readonly id: string; readonly nome: string };
  /** When it ends if nothing else is asked. */
  readonly scadeIl: Date;
}

export interface DurateSessione {
  /** However much it is used. */
  readonly assolutaMs: number;
  /** Without being used; every use renews it. */
  readonly inattivitaMs: number;
}

export const DURATE_SESSIONE: DurateSessione = { assolutaMs: 8 * 3_600_000, inattivitaMs: 30 * 60_000 };

interface Riga extends Omit<Operatore, 'tipoEnte'> {
  readonly nome_ambito: string;
  readonly tipo_ente: string;
  readonly scade_il: Date;
}

const improntaDi = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Sessions live here and not in the browser, which only holds a random token. `pool` belongs to the writer role. */
export class Sessioni {
  constructor(
    private readonly pool: pg.Pool,
    private readonly orologio: Orologio,
    private readonly durate: DurateSessione = DURATE_SESSIONE,
  ) {}

  /** @returns the token, or undefined if no operator has that subject */
  async apri(soggetto: string, livello: Operatore['livello']): Promise<string | undefined> {
    const token = randomBytes(32).toString('base64url');
    const adesso = this.orologio.adesso();
    const { rows } = await this.pool.query<{ aperta: boolean }>(
      'SELECT identita.apri_sessione($1, $2, $3::smallint, $4, $5) AS aperta',
      [improntaDi(token), soggetto, livello, adesso, new Date(adesso.getTime() + this.durate.assolutaMs)],
    );
    return rows[0]!.aperta ? token : undefined;
  }

  async viva(token: string): Promise<Sessione | undefined> {
    const { rows } = await this.pool.query<Riga>('SELECT * FROM identita.sessione_viva($1, $2, $3::interval)', [
      improntaDi(token),
      this.orologio.adesso(),
      `${this.durate.inattivitaMs} milliseconds`,
    ]);
    const [riga] = rows;
    if (!riga) return undefined;
    const { nome_ambito, tipo_ente, scade_il, ...operatore } = riga;
    return {
      operatore: { ...operatore, tipoEnte: tipo_ente },
      ambito: { id: riga.ambito, nome: nome_ambito },
      scadeIl: scade_il,
    };
  }

  async chiudi(token: string): Promise<void> {
    await this.pool.query('SELECT identita.chiudi_sessione($1)', [improntaDi(token)]);
  }
}
