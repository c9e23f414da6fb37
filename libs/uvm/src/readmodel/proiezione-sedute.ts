import type { EntityManager } from 'typeorm';
import type { EventoNelLog, EventStore } from '#event-store';
import type { Proiezione } from '#projections';
import { scriviRighe, StatiVivi } from '#projections';
import type { EventoRegistrato } from '#storia';
import type { EventoSeduta } from '../domain/eventi.js';
import { seduta } from '../domain/seduta.js';
import type { StatoSeduta } from '../domain/stato.js';

/** Sedute and their agendas, by their clear fields: what was said of a case is read from the log, with the keys of today. */
export class ProiezioneSedute implements Proiezione {
  readonly nome = 'sedute';
  readonly versione = 1;
  readonly categorie = ['seduta'] as const;
  private readonly vivi: StatiVivi<StatoSeduta, EventoSeduta>;

  constructor(
    private readonly store: EventStore,
    private readonly chiari: (eventi: readonly EventoNelLog[]) => Promise<EventoRegistrato<EventoSeduta>[]>,
  ) {
    this.vivi = new StatiVivi(store, chiari, seduta);
  }

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    const toccate = await this.vivi.avanza(eventi);
    const righe = toccate.map(({ id, ambito, stato, storia }) => {
      const { giorno, dalle, alle, modalita, condizione, casi } = stato;
      return {
        id,
        ambito,
        giorno,
        dalle,
        alle,
        modalita,
        condizione,
        componenti: operatori(stato),
        casi: casi.length,
        revision: storia.at(-1)?.revision,
        posizione: storia.at(-1)?.posizione,
      };
    });
    const agende = toccate.flatMap(({ id, ambito, stato }) =>
      stato.casi.map(({ cartella }) => ({
        seduta: id,
        cartella,
        ambito,
        giorno: stato.giorno,
        condizione: stato.condizione,
        componenti: operatori(stato),
      })),
    );
    await scriviRighe(scrittura, 'seduta', ['id'], righe);
    // A case may have been taken off.
    await scrittura.query('DELETE FROM seduta_caso WHERE seduta = ANY($1)', [toccate.map(({ id }) => id)]);
    await scriviRighe(scrittura, 'seduta_caso', ['seduta', 'cartella'], agende);
  }

  dimentica(): void {
    this.vivi.dimentica();
  }

  altra(): ProiezioneSedute {
    return new ProiezioneSedute(this.store, this.chiari);
  }
}

const operatori = ({ componenti }: StatoSeduta): string[] => componenti.map(({ operatore }) => operatore);
