import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Posizione } from '#storia';
import type { Definizione } from '../domain/definizione.js';
import type { FattoLeps } from '../domain/fatto.js';
import { postiIn } from '../domain/posto.js';
import { FattoLetto } from './fatto-leps.entity.js';
import { piegatiOra } from './piegati-ora.js';

/** The facts of the Ambito being read, as known at a position (null: now), of some years. */
export const fattiNoti = (
  m: EntityManager,
  posizione: Posizione | null,
  anni: readonly number[],
): Promise<FattoLeps[]> => leggi(noti(m, posizione).andWhere('f.anno = ANY(:anni)', { anni: [...anni] }));

/** Those of one year that have to do with a figure. */
export async function fattiDellaFigura(
  m: EntityManager,
  definizione: Definizione,
  { anno, comune, posizione }: { anno: number; comune: string | null; posizione: Posizione | null },
): Promise<FattoLeps[]> {
  const q = noti(m, posizione).andWhere('f.anno = :anno', { anno });
  if (comune !== null) q.andWhere('f.comune = :comune', { comune });
  if (await piegatiOra(m)) q.andWhere('f.posti && :posti', { posti: postiIn(definizione) });
  return leggi(q);
}

function noti(m: EntityManager, posizione: Posizione | null): SelectQueryBuilder<FattoLetto> {
  const q = m.createQueryBuilder(FattoLetto, 'f');
  return posizione === null
    ? q.where('f.notoFino IS NULL')
    : q.where('f.notoDa <= :p AND (f.notoFino IS NULL OR f.notoFino > :p)', { p: posizione });
}

const leggi = async (q: SelectQueryBuilder<FattoLetto>): Promise<FattoLeps[]> =>
  (await q.getMany()).map(({ fatto, notoDa, notoFino }) => ({ ...fatto, notoDa, notoFino }));
