import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Consultazione, RegistroLetture } from '#identity';
import { leggiInAmbito, type Orologio } from '#platform';
import type { SchemaEvento } from '#storia';
import { type Dati, SoggettoCancellato, type Soggetto, type Vault } from '#vault';

/** A consultation as it was recorded. `quando` is a UTC instant. */
/** The reason, in the words of who read, is as personal as what was read: it is closed with the key of the same subject. */
const MOTIVO: SchemaEvento = {
  versione: 1,
  titolo: 'Motivo',
  traguardo: false,
  chiari: [],
  testi: ['motivo'] as never[],
};

export interface ConsultazioneRegistrata extends Consultazione {
  readonly seq: number;
  readonly quando: string;
}

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

/** The record of who has read what. `pool` belongs to the writer role: it can add and read, and nothing else. */
export class RegistroConsultazioni implements RegistroLetture {
  constructor(
    private readonly pool: pg.Pool,
    private readonly orologio: Orologio,
    private readonly vault: Pick<Vault, 'sigilla' | 'apri'>,
  ) {}

  /** @returns the place in the chain of the Ambito. The record is durable when this resolves */
  async registra({ ambito, motivo, ...dati }: Consultazione): Promise<number> {
    const sigillato = !motivo ? {} : await this.sigilla(ambito, motivo, dati);
    const { rows } = await this.pool.query<{ seq: string }>('SELECT consultazioni.registra($1, $2, $3) AS seq', [
      ambito,
      this.orologio.adesso(),
      JSON.stringify({ ...dati, motivo: null, ...sigillato }),
    ]);
    return Number(rows[0]!.seq);
  }

  /** Who has read a case, the last first. */
  diCartella(ambito: string, id: string, { limite = 200 } = {}): Promise<ConsultazioneRegistrata[]> {
    return leggiInAmbito(this.pool, ambito, async (client) => {
      const { rows } = await client.query<{ contenuto: string }>(
        `SELECT contenuto FROM consultazioni.consultazione
          WHERE ambito = $1 AND soggetto_tipo = 'cartella' AND soggetto_id = $2 ORDER BY seq DESC LIMIT $3`,
        [ambito, id, limite],
      );
      return rows.map((r) => JSON.parse(r.contenuto) as ConsultazioneRegistrata & Dati);
    }).then((lette) => this.apri(ambito, lette));
  }

  /** The words of a reading of nobody in particular have no key that could be destroyed: they are not kept. */
  private async sigilla(
    ambito: string,
    motivo: string,
    { soggetto, correlazione }: Pick<Consultazione, 'soggetto' | 'correlazione'>,
  ): Promise<Dati> {
    const { tipo, id } = soggetto;
    if (id === null || !(tipo === 'persona' || tipo === 'cartella' || tipo === 'accesso')) return {};
    const dati = { id: correlazione, tipo: 'Motivo', dati: { motivo }, soggetto: { tipo, id } satisfies Soggetto };
    try {
      const [sigillato] = await this.vault.sigilla(ambito, [dati], () => MOTIVO);
      return sigillato as Dati;
    } catch (errore) {
      if (errore instanceof SoggettoCancellato) return {};
      throw errore;
    }
  }

  private async apri(
    ambito: string,
    lette: readonly (ConsultazioneRegistrata & Dati)[],
  ): Promise<ConsultazioneRegistrata[]> {
    const aperti = await this.vault.apri(
      lette.map(({ _testi, correlazione }) => ({
        id: correlazione,
        tipo: 'Motivo',
        ambito,
        dati: _testi ? { _testi } : {},
      })),
    );
    return lette.map(({ _testi: _t, ...letta }, i) => ({
      ...letta,
      motivo: (aperti[i]?.dati['motivo'] as string | undefined) ?? null,
    })) as ConsultazioneRegistrata[];
  }

  /**
   * Recomputes the whole chain of an Ambito from the stored bytes. Like every chain kept beside what it proves, it cannot
   * show that all of it was rewritten: that takes a copy of its head kept elsewhere.
   */
  verifica(ambito: string): Promise<EsitoVerificaConsultazioni> {
    return leggiInAmbito(this.pool, ambito, async (client) => {
      const { rows: teste } = await client.query<{ seq: string; chain: Buffer }>(
        'SELECT seq, chain FROM consultazioni.testa WHERE ambito = $1',
        [ambito],
      );
      const testa = { seq: Number(teste[0]?.seq ?? 0), chain: teste[0]?.chain ?? CHAIN_INIZIALE };
      let chain: Buffer = CHAIN_INIZIALE;
      let seq = 0;
      const esito = (motivo: string | null): EsitoVerificaConsultazioni => ({
        integra: motivo === null,
        consultazioni: seq,
        testa: { seq: testa.seq, chain: testa.chain.toString('hex') },
        rottura: motivo === null ? null : { seq: seq + 1, motivo },
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
      return esito(
        oltre.length > 0 ? 'Dopo la testa della catena ci sono consultazioni aggiunte fuori dalla procedura.' : null,
      );
    });
  }
}
