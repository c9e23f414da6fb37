import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CancellazioneChiesta } from '#persone';
import { scrittoUnaVolta } from '#platform';
import type { ChiaveDistrutta } from '#storia';
import type { DaEseguire } from './cancellazioni-nel-log.js';

/** Keys destroyed by one act. */
export interface ChiaviDistrutte {
  readonly ambito: string;
  readonly cancellazione: string;
  readonly autorizzazione: string;
  readonly chiavi: readonly ChiaveDistrutta[];
}

/** One act, with all that it takes to carry it out again on a log that has never heard of it. */
export type Elencata = ChiaviDistrutte &
  DaEseguire &
  Pick<CancellazioneChiesta['dati'], 'oggetto' | 'cartelle' | 'testi'>;

/**
 * The list of destroyed keys, in files beside the databases and out of their backups: one per act, whole and synced before
 * the keys go. It holds identifiers and no key. Whatever copies of log and vault are put back, however old, what is listed
 * here is destroyed again before anything is served.
 */
export class ElencoDistrutte {
  private readonly cartella: string;

  constructor(cartellaDati: string) {
    this.cartella = join(cartellaDati, 'chiavi', 'distrutte');
  }

  async aggiungi(distrutte: Elencata): Promise<void> {
    await scrittoUnaVolta(join(this.cartella, `${distrutte.cancellazione}.json`), () => JSON.stringify(distrutte));
  }

  async leggi(): Promise<Elencata[]> {
    const nomi = await readdir(this.cartella).catch((errore: NodeJS.ErrnoException) => {
      if (errore.code === 'ENOENT') return [];
      throw errore;
    });
    return Promise.all(
      nomi
        .filter((nome) => nome.endsWith('.json'))
        .map(async (nome) => JSON.parse(await readFile(join(this.cartella, nome), 'utf8')) as Elencata),
    );
  }
}
