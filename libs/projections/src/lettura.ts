import { DataSource, type EntityManager } from 'typeorm';

/** Reads of one Ambito, in one transaction in which row-level security shows nothing else. */
export const leggi = <T>(letture: DataSource, ambito: string, lettura: (m: EntityManager) => Promise<T>): Promise<T> =>
  letture.transaction(async (m) => {
    await m.query(`SELECT set_config('cartella.ambito', $1, true)`, [ambito]);
    return lettura(m);
  });

/** The read models, as the reader role sees them. A class, so that it is its own injection token. */
export class Letture extends DataSource {}
