import type { EntityManager } from 'typeorm';
import type { EventoNelLog, EventStore } from '#event-store';
import type { Proiezione } from '#projections';
import { scriviRighe, StatiVivi } from '#projections';
import type { EventoRegistrato } from '#storia';
import type { EventoPersona } from '../domain/eventi.js';
import { perCercare } from '../domain/per-cercare.js';
import { persona } from '../domain/persona.js';
import type { StatoPersona } from '../domain/stato.js';

export class ProiezionePersone implements Proiezione {
  readonly nome = 'persone';
  readonly versione = 2;
  readonly categorie = ['persona'] as const;
  private readonly vivi: StatiVivi<StatoPersona, EventoPersona>;

  constructor(
    private readonly store: EventStore,
    private readonly apri: (eventi: readonly EventoNelLog[]) => Promise<EventoRegistrato<EventoPersona>[]>,
  ) {
    this.vivi = new StatiVivi(store, apri, persona);
  }

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    const toccate = await this.vivi.avanza(eventi);
    const righe = toccate.map(({ id, ambito, stato, storia }) => ({
      id,
      ambito,
      cognome: stato.cognome ?? null,
      nome: stato.nome ?? null,
      nascita: stato.nascita ?? null,
      sesso: stato.sesso ?? null,
      telefono: stato.telefono ?? null,
      comune: stato.comune,
      indirizzo: stato.indirizzo ?? null,
      codice_fiscale: stato.codiceFiscale ?? null,
      tipo_codice_fiscale: stato.tipoCodiceFiscale,
      cerca: perCercare(stato.cognome, stato.nome),
      revision: storia.at(-1)?.revision,
      posizione: storia.at(-1)?.posizione,
    }));
    await scriviRighe(scrittura, 'persona', ['id'], righe);
  }

  dimentica(): void {
    this.vivi.dimentica();
  }

  altra(): ProiezionePersone {
    return new ProiezionePersone(this.store, this.apri);
  }
}
