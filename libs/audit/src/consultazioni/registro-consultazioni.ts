import { createHash } from 'node:crypto';
import type pg from 'pg';
import { type Consultazione, MATRICE, type Mostrato, type Registrata, type RegistroLetture } from '#identity';
import { mesiParoleDiNessunoIl } from '#nomenclatore';
import { leggiInAmbito, type Orologio } from '#platform';
import { giornoARoma, type SchemaEvento } from '#storia';
import { type Aperto, type Dati, SoggettoCancellato, type Soggetto, type Vault } from '#vault';
import { type EsitoVerificaConsultazioni, verificaConsultazioni } from './verifica-consultazioni.js';

/**
 * The words of who read, the reason and what was looked for, are as personal as what was read: they are closed with a key
 * of somebody, and go with it.
 */
const PAROLE: SchemaEvento = {
  versione: 1,
  titolo: 'Parole di una consultazione',
  traguardo: false,
  chiari: [],
  testi: [],
};
const TIPO = 'Consultazione';

/** A consultation as it was recorded, its words opened. Null: none were given, or nobody can read them any more. */
export type ConsultazioneRegistrata = Omit<Consultazione, 'mostrati'> & Registrata & { readonly insieme?: string };

/** As it is kept: the words closed. */
export type ConsultazioneChiusa = Omit<ConsultazioneRegistrata, 'motivo' | 'parole'> & { readonly parole: Dati };

export type Aperta<C extends ConsultazioneChiusa> = Omit<C, 'parole'> &
  Pick<ConsultazioneRegistrata, 'motivo' | 'parole'>;

/** Longer than the database waits for anybody: then the connection itself is taken for lost. */
const LIMITE_MS = 6_000;

/** The record of who has read what. `pool` belongs to the writer role: it can add and read, and nothing else. */
export class RegistroConsultazioni implements RegistroLetture {
  constructor(
    private readonly pool: pg.Pool,
    private readonly orologio: Orologio,
    private readonly vault: Pick<Vault, 'sigilla' | 'apri' | 'chiaviDi' | 'distruggi'>,
  ) {}

  /**
   * A reason that nobody asked for, about nobody in particular, is not kept: it would outlive whom it may name.
   * @returns the place in the chain of the Ambito. The record is durable when this resolves
   */
  async registra({ ambito, motivo, parole, mostrati, ...dati }: Consultazione): Promise<Registrata> {
    const adesso = this.orologio.adesso();
    const visti = mostrati === 'tutto' ? [] : mostrati;
    const dette = { motivo: diQualcuno(dati.soggetto) || MATRICE[dati.azione].motivo ? motivo : null, parole };
    const chiuse = await this.chiudi(ambito, dati.correlazione, dette, () =>
      this.chiDelleParole(ambito, dati.soggetto, parole === null ? [] : visti, adesso),
    );
    const { rows } = await this.pool.query<{ seq: string; quando: string }>({
      text: 'SELECT o_seq AS seq, o_quando AS quando FROM consultazioni.registra($1, $2, $3, $4, $5)',
      values: [
        ambito,
        adesso,
        JSON.stringify({ ...dati, parole: chiuse, ...(mostrati === 'tutto' && { tutto: true }) }),
        visti.map((m) => m.tipo),
        visti.map((m) => m.id),
      ],
      query_timeout: LIMITE_MS,
    } as pg.QueryConfig);
    return { seq: Number(rows[0]!.seq), quando: rows[0]!.quando };
  }

  /** Opens the words of consultations. */
  async apri<C extends ConsultazioneChiusa>(ambito: string, lette: readonly C[]): Promise<Aperta<C>[]> {
    const aperte: Aperto[] = await this.vault.apri(
      lette.map(({ parole, correlazione }) => ({ id: correlazione, tipo: TIPO, ambito, dati: parole })),
    );
    return lette.map((letta, i) => {
      const dette = aperte[i]?.dati as { motivo?: string; parole?: string } | undefined;
      return { ...letta, motivo: dette?.motivo ?? null, parole: dette?.parole ?? null };
    });
  }

  verifica(ambito: string): Promise<EsitoVerificaConsultazioni> {
    return leggiInAmbito(this.pool, ambito, (client) => verificaConsultazioni(client, ambito));
  }

  /** Words that are of nobody in particular are forgotten in time: their month's key is destroyed. Repeatable. */
  async dimentica(ambito: string): Promise<number> {
    const adesso = this.orologio.adesso();
    const termine = mesiParoleDiNessunoIl(giornoARoma(adesso));
    const scaduti = Array.from({ length: MESI_INDIETRO }, (_, i) => quaderno(ambito, meseDi(adesso, -termine - 1 - i)));
    const chiavi = await this.vault.chiaviDi(ambito, scaduti);
    return chiavi.length === 0 ? 0 : this.vault.distruggi(ambito, chiavi, 'termine di conservazione', adesso);
  }

  private async chiudi(
    ambito: string,
    id: string,
    dette: Readonly<Record<string, string | null>>,
    di: () => Soggetto,
  ): Promise<Dati> {
    const dati = Object.fromEntries(Object.entries(dette).filter(([, detto]) => detto));
    if (Object.keys(dati).length === 0) return {};
    try {
      const [chiuse] = await this.vault.sigilla(ambito, [{ id, tipo: TIPO, dati, soggetto: di() }], () => PAROLE);
      return chiuse as Dati;
    } catch (errore) {
      if (errore instanceof SoggettoCancellato) return {};
      throw errore;
    }
  }

  /**
   * Whose the words are: of what was asked about; otherwise, of the person that a search found first, the likest to what was
   * looked for; otherwise of nobody, and then of the Ambito for a time.
   */
  private chiDelleParole(
    ambito: string,
    soggetto: Consultazione['soggetto'],
    trovati: readonly Mostrato[],
    adesso: Date,
  ): Soggetto {
    return diQualcuno(soggetto) ?? trovati.find((m) => m.tipo === 'persona') ?? quaderno(ambito, meseDi(adesso, 0));
  }
}

/** What was asked about, if it is somebody's: only then have words a key that goes with them. */
export const diQualcuno = ({ tipo, id }: Consultazione['soggetto']): Mostrato | undefined =>
  id !== null && (tipo === 'persona' || tipo === 'cartella' || tipo === 'accesso') ? { tipo, id } : undefined;

/** An installation that was off for years still forgets what it should have. */
const MESI_INDIETRO = 120;

const meseDi = (adesso: Date, piu: number): string => {
  const [anno, mese] = giornoARoma(adesso).split('-').map(Number) as [number, number];
  return new Date(Date.UTC(anno, mese - 1 + piu, 1)).toISOString().slice(0, 7);
};

/** A month of an Ambito has a key; its id is told by its name, in the form of a UUID of version 8. */
function quaderno(ambito: string, mese: string): Soggetto {
  const h = createHash('sha256').update(`consultazioni ${ambito} ${mese}`).digest('hex');
  return {
    tipo: 'registro',
    id: `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`,
  };
}
