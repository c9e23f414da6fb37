import { Injectable } from '@nestjs/common';
import { Archivio } from '#archivio';
import type { EventoCartella, StatoCartella } from '#cartella';
import { regoleCartella } from '#cartella';
import type { AmbitoDellaRisorsa, Azione, Operatore } from '#identity';
import { puo, vede } from '#identity';
import { conservareFino } from '#nomenclatore';
import { attendiPosizione, leggi, Letture } from '#projections';
import type { DataCivile, Posizione } from '#storia';

/** What a person has in the service, as an erasure sees it. */
export interface Fascicolo {
  readonly cartelle: readonly {
    readonly id: string;
    readonly area: string;
    readonly condizione: StatoCartella['condizione'];
    /** The last day on which it must be kept; null while it is open. */
    readonly conservareFino: DataCivile | null;
  }[];
  readonly accessi: number;
  /** Up to when all of it, and none less, must be kept; null where nothing must. */
  readonly conservareFino: DataCivile | null;
}

export type Vede = (dove: 'cartella' | 'accesso', id: string) => Promise<boolean>;

const APERTURA = { cartella: 'vedi-cartella', accesso: 'vedi-accesso' } as const;

/**
 * Of a person whom an operator may know of, there may be a case that is not there for it, and one that it may not open.
 * @param azione what it must be able to do of each, as well as opening it
 */
export const vedeDi =
  (risorse: AmbitoDellaRisorsa, operatore: Operatore, oggi: DataCivile, azione?: Azione): Vede =>
  async (dove, id) => {
    const fatti = await risorse[dove](operatore.ambito, id);
    if (fatti === undefined || !vede(operatore, fatti, oggi)) return false;
    return [APERTURA[dove], ...(azione ? [azione] : [])].every((a) => !puo(operatore, a, oggi, fatti));
  };

const TUTTO: Vede = () => Promise.resolve(true);

export async function cheSiVedono<T>(cose: readonly T[], visibile: (cosa: T) => Promise<boolean>): Promise<T[]> {
  const giudizi = await Promise.all(cose.map(visibile));
  return cose.filter((_, i) => giudizi[i]);
}

@Injectable()
export class Fascicoli {
  constructor(
    private readonly archivio: Archivio,
    private readonly letture: Letture,
  ) {}

  /**
   * @param posizione what the read models must hold before this looks for the cases of the person
   * @param vede without it, all there is: what is destroyed is all of it
   */
  async di(
    ambito: string,
    persona: string,
    oggi: DataCivile,
    posizione: Posizione,
    vede: Vede = TUTTO,
  ): Promise<Fascicolo> {
    await attendiPosizione(this.letture, posizione);
    const tutti = await leggi(this.letture, ambito, async (m) => {
      const cartelle: { id: string }[] = await m.query(
        'SELECT id FROM letture.cartella WHERE persona = $1 ORDER BY id',
        [persona],
      );
      const contatti: { id: string; il: DataCivile | null; cartella: string | null }[] = await m.query(
        'SELECT id, il, cartella FROM letture.accesso WHERE persona = $1',
        [persona],
      );
      return { ids: cartelle.map((c) => c.id), accessi: contatti };
    });
    const ids = await cheSiVedono(tutti.ids, (id) => vede('cartella', id));
    const accessi = await cheSiVedono(tutti.accessi, (a) => vede('accesso', a.id));
    const cartelle = await Promise.all(
      ids.map(async (id) => {
        const stato = await this.archivio.stato<StatoCartella, EventoCartella>(regoleCartella, ambito, id);
        const chiusaIl = stato.cicli.at(-1)?.chiusoIl ?? null;
        return {
          id,
          area: stato.area ?? '',
          condizione: stato.condizione,
          conservareFino: chiusaIl && stato.condizione === 'chiusa' ? conservareFino('cartella', chiusaIl, oggi) : null,
        };
      }),
    );
    const termini = [
      // Of a case that is open the term has not begun: at the earliest, it begins today.
      ...cartelle.map((c) => c.conservareFino ?? conservareFino('cartella', oggi, oggi)),
      ...accessi.filter((a) => a.cartella === null).map((a) => conservareFino('accesso', a.il ?? oggi, oggi)),
    ];
    return {
      cartelle,
      accessi: accessi.length,
      conservareFino: termini.reduce<DataCivile | null>((max, t) => (max === null || t > max ? t : max), null),
    };
  }

  /** Up to when what a request names must be kept. */
  terminePer(
    fascicolo: Fascicolo,
    { oggetto, cartelle }: { readonly oggetto: string; readonly cartelle: readonly string[] },
    oggi: DataCivile,
  ): DataCivile | null {
    if (oggetto !== 'cartella') return fascicolo.conservareFino;
    const cartella = fascicolo.cartelle.find((c) => c.id === cartelle[0]);
    return cartella?.conservareFino ?? conservareFino('cartella', oggi, oggi);
  }
}
