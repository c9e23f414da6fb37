import type { EntityManager } from 'typeorm';
import type { EventoNelLog, EventStore } from '#event-store';
import { REGISTRA_OPERATORE, valoriDellaVoce } from '#identity';
import type { Proiezione } from '#projections';
import { scriviRighe, StatiVivi } from '#projections';
import type { EventoRegistrato } from '#storia';
import type { EventoOperatore } from '../domain/eventi.js';
import { operatore } from '../domain/operatore.js';
import type { StatoOperatore } from '../domain/stato.js';
import { voceDi } from '../registro/voce-di.js';

/**
 * The operators as the Ufficio di Piano reads them; and again, behind the command that already wrote it, the register of who
 * may enter: a process that dies between the log and the register leaves nobody in it for longer than this takes.
 */
export class ProiezioneUtenze implements Proiezione {
  readonly nome = 'utenze';
  readonly versione = 1;
  readonly categorie = ['operatore'] as const;
  private readonly vivi: StatiVivi<StatoOperatore, EventoOperatore>;

  constructor(
    private readonly store: EventStore,
    private readonly apri: (eventi: readonly EventoNelLog[]) => Promise<EventoRegistrato<EventoOperatore>[]>,
  ) {
    this.vivi = new StatiVivi(store, apri, operatore);
  }

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    const righe: object[] = [];
    for (const { id, ambito, stato, storia } of await this.vivi.avanza(eventi)) {
      const { revision, posizione } = storia.at(-1) as EventoRegistrato;
      const voce = voceDi(id, revision, stato);
      if (!voce) continue;
      righe.push({ id, ambito, operatore: voce.id, stato, revision, posizione });
      await scrittura.query(`SELECT set_config('cartella.ambito', $1, true)`, [ambito]);
      await scrittura.query(REGISTRA_OPERATORE, valoriDellaVoce(ambito, voce, null));
    }
    if (righe.length > 0) await scriviRighe(scrittura, 'utenza', ['id'], righe);
  }

  dimentica(): void {
    this.vivi.dimentica();
  }

  altra(): ProiezioneUtenze {
    return new ProiezioneUtenze(this.store, this.apri);
  }
}
