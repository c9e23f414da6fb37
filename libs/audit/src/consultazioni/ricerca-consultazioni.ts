import type { Azione, Mostrato } from '#identity';
import { numerati, type Segnaposto } from '#projections';
import type { DataCivile } from '#storia';
import type { ConsultazioneChiusa } from './registro-consultazioni.js';

export interface FiltroConsultazioni {
  /** Those that showed any of these; and, since `daQuando`, those that showed everything. */
  readonly soggetti?: readonly Mostrato[];
  readonly daQuando?: string | null;
  readonly operatore?: string;
  readonly azioni?: readonly Azione[];
  readonly inDeroga?: boolean;
  /** Civil days of Rome, both included. */
  readonly dal?: DataCivile;
  readonly al?: DataCivile;
  /** Of a case or a person, by somebody who did not answer for them, nor anybody of the team. */
  readonly senzaNesso?: boolean;
  /** Of these cases or persons, by these operators. */
  readonly coppie?: readonly Coppia[];
  /**
   * A query of the `(tipo, id)` that the reader may know of. What is about one thing it may not know of is not found; of what
   * showed several, only those are counted.
   */
  readonly noti?: (p: Segnaposto) => string;
  readonly pagina: number;
  readonly per: number;
}

export interface Coppia {
  readonly soggetto: string;
  readonly operatore: string;
}

export interface ConsultazioniTrovate {
  readonly totale: number;
  readonly voci: readonly ConsultazioneTrovata[];
}

export interface ConsultazioneTrovata extends ConsultazioneChiusa {
  /**
   * Why the glass was broken, where it was by that alone, and of which case it tells; null where the reader may not know of that
   * case. The reason is null once the case is erased.
   */
  readonly deroga: { readonly motivo: string | null; readonly cartella: string } | null;
  readonly mostrati: number | 'tutto';
  /** It showed also what the reader may not know of; or showed nobody, and there is somebody the reader may not know of. */
  readonly oltre: boolean;
}

/** Asks the database, as the reader role and in the transaction of an Ambito. */
export type Chiede = <R>(sql: string, valori: readonly unknown[]) => Promise<R[]>;

const SENZA_NESSO = `(c.soggetto_tipo = 'cartella' AND (c.nesso IS NULL OR c.nesso = 'comune')
  OR c.soggetto_tipo = 'persona' AND c.nesso IS NULL)`;

function condizioniDi(ambito: string, filtro: FiltroConsultazioni) {
  const valori: unknown[] = [ambito];
  const v = (valore: unknown): string => `$${valori.push(valore)}`;
  const condizioni = ['c.ambito = $1'];
  const { soggetti, daQuando, operatore, azioni, dal, al } = filtro;
  if (soggetti) {
    const mostrati = `c.insieme IN (SELECT m.insieme FROM consultazioni.mostrato m
      JOIN unnest(${v(soggetti.map((s) => s.tipo))}::text[], ${v(soggetti.map((s) => s.id))}::uuid[]) s(tipo, id)
        ON m.id = s.id AND m.tipo = s.tipo WHERE m.ambito = $1)`;
    condizioni.push(daQuando ? `(${mostrati} OR (c.tutto AND c.quando >= ${v(daQuando)}))` : mostrati);
  }
  if (operatore) condizioni.push(`c.operatore = ${v(operatore)}`);
  if (azioni) condizioni.push(`c.azione = ANY(${v(azioni)}::text[])`);
  if (filtro.inDeroga) condizioni.push(`c.nesso = 'deroga'`);
  const giorno = `(c.quando::timestamptz AT TIME ZONE 'Europe/Rome')::date`;
  if (dal) condizioni.push(`${giorno} >= ${v(dal)}::date`);
  if (al) condizioni.push(`${giorno} <= ${v(al)}::date`);
  if (filtro.senzaNesso) condizioni.push(SENZA_NESSO);
  if (filtro.coppie) {
    condizioni.push(`(c.soggetto_id, c.operatore) IN (SELECT * FROM unnest(
      ${v(filtro.coppie.map((x) => x.soggetto))}::text[], ${v(filtro.coppie.map((x) => x.operatore))}::text[]))`);
  }
  if (filtro.noti)
    condizioni.push(`(c.soggetto_tipo NOT IN ('persona', 'cartella', 'accesso')
      OR (c.soggetto_tipo, c.soggetto_id) IN (SELECT n.tipo, n.id::text FROM noti n))`);
  const con = filtro.noti ? `WITH noti AS MATERIALIZED (${filtro.noti(v)}) ` : '';
  return { con, dove: condizioni.join(' AND '), valori, v };
}

/** Who opened which case without a tie to it on that day; whether they have acted on it, only the log knows. */
export function coppieSenzaNesso(chiede: Chiede, ambito: string, filtro: FiltroConsultazioni): Promise<Coppia[]> {
  const { con, dove, valori } = condizioniDi(ambito, { ...filtro, senzaNesso: true });
  return chiede<Coppia>(
    `${con}SELECT DISTINCT c.soggetto_id AS soggetto, c.operatore FROM consultazioni.consultazione c WHERE ${dove}`,
    valori,
  );
}

/** The last first. */
export async function cercaConsultazioni(
  chiede: Chiede,
  ambito: string,
  filtro: FiltroConsultazioni,
): Promise<ConsultazioniTrovate> {
  const { con, dove, valori, v } = condizioniDi(ambito, filtro);
  const [conto] = await chiede<{ n: string }>(
    `${con}SELECT count(*) AS n FROM consultazioni.consultazione c WHERE ${dove}`,
    valori,
  );
  const limiti = `LIMIT ${v(filtro.per)} OFFSET ${v((filtro.pagina - 1) * filtro.per)}`;
  const noto = filtro.noti ? '(m.tipo, m.id) IN (SELECT n.tipo, n.id FROM noti n)' : 'true';
  const altri = filtro.noti
    ? `(c.tutto OR c.insieme IS NULL) AND EXISTS (SELECT FROM letture.cartella k WHERE k.id NOT IN (SELECT n.id FROM noti n))`
    : 'false';
  const righe = await chiede<{ contenuto: string; tutto: boolean; noti: string; oltre: boolean }>(
    `${con}SELECT c.contenuto, c.tutto, d.noti, d.tutti > d.noti OR (${altri}) AS oltre
      FROM consultazioni.consultazione c CROSS JOIN LATERAL (
        SELECT count(*) AS tutti, count(*) FILTER (WHERE ${noto}) AS noti FROM consultazioni.mostrato m
        WHERE m.ambito = c.ambito AND m.insieme = c.insieme) d
      WHERE ${dove} ORDER BY c.seq DESC ${limiti}`,
    valori,
  );
  const chiuse = righe.map(({ contenuto }) => JSON.parse(contenuto) as ConsultazioneChiusa);
  const deroghe = await derogheDi(chiede, chiuse, filtro.noti);
  return {
    totale: Number(conto?.n ?? 0),
    voci: righe.map(({ tutto, noti, oltre }, i) => ({
      ...chiuse[i]!,
      deroga: deroghe.get(chiuse[i]!.cosa['deroga'] as string) ?? null,
      mostrati: tutto ? 'tutto' : Number(noti),
      oltre,
    })),
  };
}

/** The record names the deroga it was read by, which has its own written reason: it is kept once, and goes with the case. */
async function derogheDi(
  chiede: Chiede,
  lette: readonly ConsultazioneChiusa[],
  noti: FiltroConsultazioni['noti'],
): Promise<ReadonlyMap<string, ConsultazioneTrovata['deroga']>> {
  const ids = [...new Set(lette.flatMap(({ cosa: { deroga } }) => (typeof deroga === 'string' ? deroga : [])))];
  if (ids.length === 0) return new Map();
  const valori: unknown[] = [ids];
  const nota = noti ? `('cartella', d.cartella) IN (${noti(numerati(valori))})` : 'true';
  const righe = await chiede<{ id: string; cartella: string; motivo: string | null }>(
    `SELECT d.id, d.cartella, d.stato->>'motivo' AS motivo FROM letture.deroga d WHERE d.id = ANY($1::uuid[]) AND ${nota}`,
    valori,
  );
  return new Map(righe.map(({ id, ...deroga }) => [id, deroga]));
}
