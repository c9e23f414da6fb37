import type { EntityManager } from 'typeorm';
import type { EventoNelLog, EventStore } from '#event-store';
import type { Proiezione } from '#projections';
import { scriviRighe, StatiVivi } from '#projections';
import type { EventoRegistrato } from '#storia';
import { regoleDeroga } from '../domain/deroga.js';
import type { EventoDeroga } from '../domain/eventi.js';
import type { StatoDeroga } from '../domain/stato.js';

export class ProiezioneDeroghe implements Proiezione {
  readonly nome = 'deroghe';
  readonly versione = 2;
  readonly categorie = ['deroga'] as const;
  private readonly vivi: StatiVivi<StatoDeroga, EventoDeroga>;

  constructor(
    private readonly store: EventStore,
    private readonly apri: (eventi: readonly EventoNelLog[]) => Promise<EventoRegistrato<EventoDeroga>[]>,
  ) {
    this.vivi = new StatiVivi(store, apri, regoleDeroga);
  }

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    const toccate = await this.vivi.avanza(eventi);
    const righe = toccate.map(({ id, ambito, stato, storia }) => ({
      id,
      ambito,
      cartella: stato.cartella,
      comune: stato.comune,
      operatore: stato.operatore,
      aperta_il: stato.apertaIl,
      scade: stato.scade,
      esaminata: stato.esame !== null,
      segnalata: stato.segnalazione !== null,
      revision: storia.at(-1)?.revision,
      posizione: storia.at(-1)?.posizione,
      stato,
    }));
    await scriviRighe(scrittura, 'deroga', ['id'], righe);
  }

  dimentica(): void {
    this.vivi.dimentica();
  }

  altra(): ProiezioneDeroghe {
    return new ProiezioneDeroghe(this.store, this.apri);
  }
}
