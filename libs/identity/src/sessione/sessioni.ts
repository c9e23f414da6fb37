import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Orologio } from '#platform';
import { type DataCivile, giornoARoma } from '#storia';
import type { Operatore } from '../domain/operatore.js';
import { apri, type DalGestore, sigilla } from './sigillo-di-sessione.js';

export interface Sessione {
  readonly operatore: Operatore;
  readonly ambito: { readonly id: string; readonly nome: string };
  /** When it ends if nothing else is asked. */
  readonly scadeIl: Date;
  /** Until then, as it was when this was read. */
  readonly restaSecondi: number;
  /** When the issuer last vouched for the operator; null where it cannot be asked again. */
  readonly garantitaIl: Date | null;
}

export interface DurateSessione {
  /** However much it is used. */
  readonly assolutaMs: number;
  /** Without being used; every use renews it. */
  readonly inattivitaMs: number;
  /** However much it is used, where the issuer cannot be asked again whether it still vouches for the operator. */
  readonly senzaRinnovoMs: number;
}

export const DURATE_SESSIONE: DurateSessione = {
  assolutaMs: 8 * 3_600_000,
  inattivitaMs: 30 * 60_000,
  senzaRinnovoMs: 60 * 60_000,
};

interface Riga extends Omit<Operatore, 'tipoEnte' | 'nellEnteDal' | 'colleghi'> {
  readonly nome_ambito: string;
  readonly tipo_ente: string;
  readonly colleghi: readonly string[];
  /** Of the operator and of each of its team. */
  readonly nell_ente_dal: Readonly<Record<string, DataCivile>>;
  readonly scade_il: Date;
  readonly gestore: Buffer | null;
  readonly garantita_il: Date | null;
}

const improntaDi = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Sessions live here and not in the browser, which only holds a random token. `pool` belongs to the writer role. */
export class Sessioni {
  constructor(
    private readonly pool: pg.Pool,
    private readonly orologio: Orologio,
    private readonly durate: DurateSessione = DURATE_SESSIONE,
  ) {}

  /** @returns the token, or undefined if no operator who works today has that subject */
  async apri(soggetto: string, livello: Operatore['livello'], gestore?: DalGestore): Promise<string | undefined> {
    const token = randomBytes(32).toString('base64url');
    const adesso = this.orologio.adesso();
    const durata = gestore && !gestore.refresh ? this.durate.senzaRinnovoMs : this.durate.assolutaMs;
    const { rows } = await this.pool.query<{ aperta: boolean }>(
      'SELECT identita.apri_sessione($1, $2, $3::smallint, $4, $5) AS aperta',
      [improntaDi(token), soggetto, livello, adesso, new Date(adesso.getTime() + durata)],
    );
    if (!rows[0]!.aperta) return undefined;
    if (gestore) await this.affida(token, gestore);
    return token;
  }

  private async riga(token: string): Promise<Riga | undefined> {
    const adesso = this.orologio.adesso();
    const { rows } = await this.pool.query<Riga>(
      `SELECT viva.*, identita.nell_ente_dal_di($1, viva.colleghi || viva.id, $4) AS nell_ente_dal
        FROM identita.sessione_viva($1, $2, $3::interval) viva`,
      [improntaDi(token), adesso, `${this.durate.inattivitaMs} milliseconds`, giornoARoma(adesso)],
    );
    return rows[0];
  }

  async viva(token: string): Promise<Sessione | undefined> {
    const riga = await this.riga(token);
    if (!riga) return undefined;
    const {
      nome_ambito,
      tipo_ente,
      nell_ente_dal: dal,
      colleghi,
      scade_il,
      gestore: _,
      garantita_il,
      ...operatore
    } = riga;
    return {
      operatore: {
        ...operatore,
        tipoEnte: tipo_ente,
        nellEnteDal: dal[operatore.id]!,
        colleghi: colleghi.map((id) => ({ id, nellEnteDal: dal[id]! })),
      },
      ambito: { id: riga.ambito, nome: nome_ambito },
      scadeIl: scade_il,
      restaSecondi: Math.floor((scade_il.getTime() - this.orologio.adesso().getTime()) / 1000),
      garantitaIl: garantita_il,
    };
  }

  /** What the issuer gave when it last vouched for the operator, if it gave anything. */
  async dalGestore(token: string): Promise<DalGestore | undefined> {
    const gestore = (await this.riga(token))?.gestore;
    return gestore ? apri(token, gestore) : undefined;
  }

  /** The issuer vouches for the operator now. */
  async affida(token: string, gestore: DalGestore): Promise<void> {
    await this.pool.query('SELECT identita.affida_sessione($1, $2, $3)', [
      improntaDi(token),
      sigilla(token, gestore),
      gestore.refresh === undefined ? null : this.orologio.adesso(),
    ]);
  }

  /** True for one only, of all those who would ask the issuer at the same time, in this process or in another. */
  async prenotaRinnovo(token: string, garantitaIl: Date, attesaMs: number): Promise<boolean> {
    const { rows } = await this.pool.query<{ mio: boolean }>(
      'SELECT identita.prenota_rinnovo($1, $2, $3, $4::interval) AS mio',
      [improntaDi(token), garantitaIl, this.orologio.adesso(), `${attesaMs} milliseconds`],
    );
    return rows[0]!.mio;
  }

  async chiudi(token: string): Promise<void> {
    await this.pool.query('SELECT identita.chiudi_sessione($1)', [improntaDi(token)]);
  }
}
