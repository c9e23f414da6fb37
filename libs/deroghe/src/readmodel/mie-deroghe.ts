import type { EntityManager } from 'typeorm';
import { type Lettore, vedeSql } from '#cartella';
import { numerati } from '#projections';
import type { StatoDeroga } from '../domain/stato.js';
import { ancoraApre } from '../domain/stato.js';

/** One of one's own: no word about the person. */
export interface MiaDeroga {
  readonly id: string;
  readonly revision: number;
  readonly cartella: string;
  readonly apertaIl: string;
  readonly scade: string;
  readonly conclusaIl: string | null;
  readonly inCorso: boolean;
  readonly esaminata: boolean;
  readonly segnalata: boolean;
}

const GIORNI = 30;
const MASSIMO = 50;
const GIORNO_MS = 86_400_000;

/** Those of the last days. A case that has since been closed to who opened one is not there any more, here either. */
export async function mieDeroghe(
  m: EntityManager,
  chi: Pick<Lettore, 'operatore' | 'oggi'>,
  adesso: Date,
): Promise<MiaDeroga[]> {
  const parametri: unknown[] = [chi.operatore.id, new Date(adesso.getTime() - GIORNI * GIORNO_MS)];
  const righe: {
    readonly id: string;
    readonly revision: number;
    readonly cartella: string;
    readonly stato: StatoDeroga;
  }[] = await m.query(
    `SELECT d.id, d.revision, d.cartella, d.stato FROM letture.deroga d JOIN letture.cartella c ON c.id = d.cartella
     WHERE d.operatore = $1 AND d.scade > $2 AND ${vedeSql(chi, 'c', numerati(parametri))}
     ORDER BY d.aperta_il DESC LIMIT ${MASSIMO}`,
    parametri,
  );
  return righe.map(({ id, revision, cartella, stato }) => ({
    id,
    revision,
    cartella,
    apertaIl: stato.apertaIl ?? '',
    scade: stato.scade ?? '',
    conclusaIl: stato.conclusaIl,
    inCorso: ancoraApre(stato, adesso, chi.operatore),
    esaminata: stato.esame !== null,
    segnalata: stato.segnalazione !== null,
  }));
}
