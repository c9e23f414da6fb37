import type { Azione, Mostrato } from '#identity';
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
  /** Of a case, by somebody who did not answer for it, nor anybody of the team. */
  readonly senzaNesso?: boolean;
  /** Of these cases, by these operators. */
  readonly coppie?: readonly Coppia[];
  readonly pagina: number;
  readonly per: number;
}

export interface Coppia {
  readonly cartella: string;
  readonly operatore: string;
}

export interface ConsultazioniTrovate {
  readonly totale: number;
  readonly voci: readonly (ConsultazioneChiusa & { readonly mostrati: number | 'tutto' })[];
}

/** Asks the database, as the reader role and in the transaction of an Ambito. */
export type Chiede = <R>(sql: string, valori: readonly unknown[]) => Promise<R[]>;

const SENZA_NESSO = `c.soggetto_tipo = 'cartella' AND (c.nesso IS NULL OR c.nesso = 'comune')`;

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
      ${v(filtro.coppie.map((x) => x.cartella))}::text[], ${v(filtro.coppie.map((x) => x.operatore))}::text[]))`);
  }
  return { dove: condizioni.join(' AND '), valori, v };
}

/** Who opened which case without a tie to it on that day; whether they have acted on it, only the log knows. */
export function coppieSenzaNesso(chiede: Chiede, ambito: string, filtro: FiltroConsultazioni): Promise<Coppia[]> {
  const { dove, valori } = condizioniDi(ambito, { ...filtro, senzaNesso: true });
  return chiede<Coppia>(
    `SELECT DISTINCT c.soggetto_id AS cartella, c.operatore FROM consultazioni.consultazione c WHERE ${dove}`,
    valori,
  );
}

/** The last first. */
export async function cercaConsultazioni(
  chiede: Chiede,
  ambito: string,
  filtro: FiltroConsultazioni,
): Promise<ConsultazioniTrovate> {
  const { dove, valori, v } = condizioniDi(ambito, filtro);
  const [conto] = await chiede<{ n: string }>(
    `SELECT count(*) AS n FROM consultazioni.consultazione c WHERE ${dove}`,
    valori,
  );
  const limiti = `LIMIT ${v(filtro.per)} OFFSET ${v((filtro.pagina - 1) * filtro.per)}`;
  const righe = await chiede<{ contenuto: string; tutto: boolean; mostrati: string }>(
    `SELECT c.contenuto, c.tutto, (SELECT count(*) FROM consultazioni.mostrato m
        WHERE m.ambito = c.ambito AND m.insieme = c.insieme) AS mostrati
      FROM consultazioni.consultazione c WHERE ${dove} ORDER BY c.seq DESC ${limiti}`,
    valori,
  );
  return {
    totale: Number(conto?.n ?? 0),
    voci: righe.map(({ contenuto, tutto, mostrati }) => ({
      ...(JSON.parse(contenuto) as ConsultazioneChiusa),
      mostrati: tutto ? 'tutto' : Number(mostrati),
    })),
  };
}
