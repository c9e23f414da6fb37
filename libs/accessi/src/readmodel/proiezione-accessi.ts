import type { EntityManager } from 'typeorm';
import type { EventoNelLog, EventStore } from '#event-store';
import type { Proiezione } from '#projections';
import { scriviRighe, StatiVivi } from '#projections';
import type { EventoRegistrato } from '#storia';
import { accesso } from '../domain/accesso.js';
import type { EventoAccesso } from '../domain/eventi.js';
import type { StatoAccesso } from '../domain/stato.js';

export class ProiezioneAccessi implements Proiezione {
  readonly nome = 'accessi';
  readonly versione = 1;
  readonly categorie = ['accesso'] as const;
  private readonly vivi: StatiVivi<StatoAccesso, EventoAccesso>;

  constructor(
    private readonly store: EventStore,
    private readonly apri: (eventi: readonly EventoNelLog[]) => Promise<EventoRegistrato<EventoAccesso>[]>,
  ) {
    this.vivi = new StatiVivi(store, apri, accesso);
  }

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    const toccati = await this.vivi.avanza(eventi);
    const righe = toccati.map(({ id, ambito, stato, storia }) => ({
      id,
      ambito,
      persona: stato.persona,
      comune: stato.comune,
      il: stato.il,
      canale: stato.canale,
      condizione: stato.condizione,
      esito: stato.esito,
      cartella: stato.cartella,
      revision: storia.at(-1)?.revision,
      posizione: storia.at(-1)?.posizione,
      stato,
    }));
    await scriviRighe(scrittura, 'accesso', ['id'], righe);
  }

  dimentica(): void {
    this.vivi.dimentica();
  }

  altra(): ProiezioneAccessi {
    return new ProiezioneAccessi(this.store, this.apri);
  }
}
