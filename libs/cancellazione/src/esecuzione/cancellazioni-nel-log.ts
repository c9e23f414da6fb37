import type { EventoNelLog, EventStore } from '#event-store';
import type { Attore, DatiPersonaliDistrutti, Posizione } from '#storia';
import { eDistruzione } from '#storia';
import type { ChiaviDistrutte } from './elenco-distrutte.js';

/** An erasure that was decided and of which the log does not say yet that it was carried out. */
export interface DaEseguire {
  readonly ambito: string;
  readonly persona: string;
  readonly cancellazione: string;
  readonly autorizzazione: string;
  readonly attore: Attore;
  readonly correlazione: string;
}

const LOTTO = 20_000;

/** What the log says of erasures, followed as it grows. It reads clear fields of the streams of persons, and opens nothing. */
export class CancellazioniNelLog {
  private letto: Posizione = 0;
  private readonly sospese = new Map<string, DaEseguire>();
  /** Position of the last one carried out; 0 if there is none. */
  ultima: Posizione = 0;

  constructor(private readonly store: EventStore) {}

  get daEseguire(): readonly DaEseguire[] {
    return [...this.sospese.values()];
  }

  /** Reads on to the head. @returns the keys whose destruction it had not read of yet */
  async segui(): Promise<ChiaviDistrutte[]> {
    const distrutte: ChiaviDistrutte[] = [];
    const testa = await this.store.testa();
    while (this.letto < testa) {
      const eventi = await this.store.leggiTutto({
        dopo: this.letto,
        finoA: testa,
        limite: LOTTO,
        categorie: ['persona'],
      });
      for (const evento of eventi) {
        if (evento.tipo === 'CancellazioneAutorizzata') this.autorizzata(evento);
        if (eDistruzione(evento)) distrutte.push(this.eseguita(evento));
      }
      this.letto = eventi.length < LOTTO ? testa : (eventi.at(-1)?.posizione ?? testa);
    }
    return distrutte;
  }

  private autorizzata({ ambito, stream, dati, attore, correlazione }: EventoNelLog): void {
    const { cancellazione, autorizzazione } = dati as { cancellazione: string; autorizzazione: string };
    this.sospese.set(cancellazione, {
      ambito,
      persona: stream.id,
      cancellazione,
      autorizzazione,
      attore,
      correlazione,
    });
  }

  private eseguita({ ambito, posizione, dati }: EventoNelLog & DatiPersonaliDistrutti): ChiaviDistrutte {
    this.sospese.delete(dati.cancellazione);
    this.ultima = Math.max(this.ultima, posizione);
    const { cancellazione, autorizzazione, chiavi } = dati;
    return { ambito, cancellazione, autorizzazione, chiavi };
  }
}
