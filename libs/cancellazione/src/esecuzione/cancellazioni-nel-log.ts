import { type EventoNelLog, type EventStore, Seguito } from '#event-store';
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

/** What the log says of erasures, followed as it grows. It reads clear fields of the streams of persons, and opens nothing. */
export class CancellazioniNelLog {
  private readonly seguito: Seguito;
  private distrutte: ChiaviDistrutte[] = [];
  private readonly sospese = new Map<string, DaEseguire>();
  private readonly attestate = new Set<string>();
  /** Position of the last one carried out; 0 if there is none. */
  ultima: Posizione = 0;

  constructor(store: EventStore) {
    this.seguito = new Seguito(store, { categorie: ['persona'] }, (evento) => this.piega(evento));
  }

  get daEseguire(): readonly DaEseguire[] {
    return [...this.sospese.values()];
  }

  /** Whether the log says that it was carried out. */
  attesta(cancellazione: string): boolean {
    return this.attestate.has(cancellazione);
  }

  /** Reads on to the head. @returns the keys whose destruction it had not told of yet */
  async segui(): Promise<ChiaviDistrutte[]> {
    await this.seguito.finoInTesta();
    const distrutte = this.distrutte;
    this.distrutte = [];
    return distrutte;
  }

  private piega(evento: EventoNelLog): void {
    if (evento.tipo === 'CancellazioneAutorizzata') this.autorizzata(evento);
    if (eDistruzione(evento)) this.distrutte.push(this.eseguita(evento));
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
    this.attestate.add(dati.cancellazione);
    this.ultima = Math.max(this.ultima, posizione);
    const { cancellazione, autorizzazione, chiavi } = dati;
    return { ambito, cancellazione, autorizzazione, chiavi };
  }
}
