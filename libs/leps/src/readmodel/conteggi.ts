import type { EntityManager } from 'typeorm';
import type { Posizione } from '#storia';
import { annoDi } from '#storia';
import type { Definizione } from '../domain/definizione.js';
import type { Conteggio } from '../domain/figura.js';
import type { FattoLeps } from '../domain/fatto.js';
import { postiDi, postoIn } from '../domain/posto.js';
import { fattiNoti } from './fatti.js';
import { piegatiOra } from './piegati-ora.js';

/** Facts counted by year, Comune and place in a figure, as known at a position (null: now). */
export class Conteggi {
  private readonly quanti = new Map<string, number>();

  private constructor(righe: readonly Contati[]) {
    for (const { anno, comune, posto, quanti } of righe) {
      for (const dove of [comune, '']) {
        const chiave = `${anno}|${dove}|${posto}`;
        this.quanti.set(chiave, (this.quanti.get(chiave) ?? 0) + Number(quanti));
      }
    }
  }

  /** Of the Ambito being read. */
  static async letti(m: EntityManager, posizione: Posizione | null, anni: readonly number[]): Promise<Conteggi> {
    return new Conteggi(
      (await piegatiOra(m))
        ? await contati(m, posizione, anni)
        : (await fattiNoti(m, posizione, anni)).flatMap(unoPerPosto),
    );
  }

  /** @param comune null for the whole Ambito */
  di(definizione: Definizione, comune: string | null): (anno: number) => Conteggio {
    return (anno) => {
      const [num, den, entrambi] = (['numeratore', 'denominatore', 'entrambi'] as const).map(
        (nel) => this.quanti.get(`${anno}|${comune ?? ''}|${postoIn(definizione, nel)}`) ?? 0,
      ) as [number, number, number];
      return { numeratore: num + entrambi, denominatore: den + entrambi };
    };
  }
}

interface Contati {
  readonly anno: number;
  readonly comune: string;
  readonly posto: string;
  readonly quanti: string | number;
}

const contati = (m: EntityManager, posizione: Posizione | null, anni: readonly number[]): Promise<Contati[]> =>
  m.query(
    `SELECT f.anno, f.comune, p.posto, count(*) AS quanti
     FROM letture.fatto_leps f CROSS JOIN LATERAL unnest(f.posti) p(posto)
     WHERE f.anno = ANY($1::int[])
       AND CASE WHEN $2::bigint IS NULL THEN f.noto_fino IS NULL
           ELSE f.noto_da <= $2 AND (f.noto_fino IS NULL OR f.noto_fino > $2) END
     GROUP BY 1, 2, 3`,
    [anni, posizione],
  );

const unoPerPosto = (fatto: FattoLeps): Contati[] =>
  postiDi(fatto).map((posto) => ({ anno: annoDi(fatto.il), comune: fatto.comune, posto, quanti: 1 }));
