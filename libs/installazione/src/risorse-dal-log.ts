import { accesso } from '#accessi';
import { regoleCartella } from '#cartella';
import type { EventStore } from '#event-store';
import { AmbitoDellaRisorsa } from '#identity';
import { persona } from '#persone';
import type { Letture } from '#projections';
import { leggi } from '#projections';
import type { Decider, EventoDeciso, Storico } from '#storia';
import { statoAl } from '#storia';
import { chiariDi } from '#vault';

/** The facts the gate judges by, read from the log itself: true also for what was written a moment ago. */
export class RisorseDalLog extends AmbitoDellaRisorsa {
  constructor(
    private readonly store: EventStore,
    private readonly letture: Letture,
  ) {
    super();
  }

  override async cartella(ambito: string, id: string) {
    const stato = await this.stato(regoleCartella, 'cartella', ambito, id);
    return (
      stato && {
        comuni: stato.comune === null ? [] : [stato.comune],
        valutazioneMultidimensionale: stato.valutazioni.some((v) => v.tipo === 'multidimensionale'),
        caseManager: stato.caseManager,
        assegnataA: stato.assegnataA,
        responsabili: [...new Set([stato.caseManager, stato.assegnataA].filter((id) => id !== null))],
      }
    );
  }

  override async accesso(ambito: string, id: string) {
    const stato = await this.stato(accesso, 'accesso', ambito, id);
    return stato && { comuni: stato.comune === null ? [] : [stato.comune] };
  }

  /** A person concerns the Comuni of residence, of its accessi and of its cases. */
  override async persona(ambito: string, id: string) {
    const stato = await this.stato(persona, 'persona', ambito, id);
    if (!stato) return undefined;
    const altri: { comune: string }[] = await leggi(this.letture, ambito, (m) =>
      m.query(
        `SELECT comune FROM letture.cartella WHERE persona = $1 AND comune IS NOT NULL
         UNION SELECT comune FROM letture.accesso WHERE persona = $1 AND comune IS NOT NULL`,
        [id],
      ),
    );
    return { comuni: [...new Set([...(stato.comune ? [stato.comune] : []), ...altri.map((r) => r.comune)])] };
  }

  private async stato<S, E extends EventoDeciso>(
    regole: Pick<Decider<S, never, E>, 'iniziale' | 'evolvi'>,
    categoria: string,
    ambito: string,
    id: string,
  ): Promise<S | undefined> {
    const eventi = await this.store.leggiStream(ambito, id);
    if (eventi[0]?.stream.categoria !== categoria) return undefined;
    return statoAl<S, E>(regole, eventi.map((e) => ({ ...e, ...chiariDi(e.dati) })) as unknown as Storico<E>[]);
  }
}
