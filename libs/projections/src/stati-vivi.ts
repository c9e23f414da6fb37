import type { EventoNelLog, EventStore } from '#event-store';
import type { Correzione, Decider, EventoDeciso, EventoRegistrato, Storico } from '#storia';
import { eDistruzione, fattiAl, inCoda, statoAl } from '#storia';

/** One stream as far as it has been read. */
export interface StreamVivo<S, E extends EventoDeciso> {
  readonly id: string;
  readonly ambito: string;
  readonly storia: EventoRegistrato<E | Correzione>[];
  stato: S;
}

type Fatto<E extends EventoDeciso> = Storico<E>;

/**
 * The live states of the streams a projection is working on. Events in order go on from the last state; a backdated
 * fact or a correction folds its stream again. What does not fit in memory is read again from the log when it is needed.
 */
export class StatiVivi<S, E extends EventoDeciso> {
  private readonly streams = new Map<string, StreamVivo<S, E>>();
  private readonly ultimi = new Map<string, Fatto<E> | undefined>();
  private eventi = 0;

  /**
   * @param apri opens the seals of a batch, or only reads what is clear
   * @param capienza how many events to keep in memory
   */
  constructor(
    private readonly store: EventStore,
    private readonly apri: (eventi: readonly EventoNelLog[]) => Promise<EventoRegistrato<E | Correzione>[]>,
    private readonly regole: Pick<Decider<S, never, E>, 'iniziale' | 'evolvi'>,
    private readonly capienza = 100_000,
  ) {}

  /**
   * Takes a batch in, in the order of the log.
   * @param passo called after each event with its stream as it is known at that position; without one, a stream is carried
   * on by all its events at once
   */
  async avanza(
    lotto: readonly EventoNelLog[],
    passo?: (vivo: StreamVivo<S, E>, evento: EventoRegistrato<E | Correzione>) => void,
  ): Promise<StreamVivo<S, E>[]> {
    await this.carica(lotto);
    const toccati = new Map<string, StreamVivo<S, E>>();
    const insieme = new Map<StreamVivo<S, E>, EventoRegistrato<E | Correzione>[]>();
    for (const evento of await this.apri(lotto)) {
      const vivo = this.streams.get(evento.stream.id) ?? this.nuovo(evento);
      toccati.set(vivo.id, vivo);
      if (passo) {
        this.aggiungi(vivo, [evento]);
        passo(vivo, evento);
      } else {
        const suoi = insieme.get(vivo);
        if (suoi) suoi.push(evento);
        else insieme.set(vivo, [evento]);
      }
    }
    for (const [vivo, suoi] of insieme) this.aggiungi(vivo, suoi);
    this.sfoltisci(toccati);
    return [...toccati.values()];
  }

  dimentica(): void {
    this.streams.clear();
    this.ultimi.clear();
    this.eventi = 0;
  }

  /** Streams that began before this batch and are not in memory come from the log, in one read. */
  private async carica(lotto: readonly EventoNelLog[]): Promise<void> {
    // What memory holds of them was opened with keys that no longer exist.
    for (const e of lotto) if (eDistruzione(e)) this.lascia(e.stream.id);
    const primo = new Map<string, EventoNelLog>();
    for (const e of lotto) if (!primo.has(e.stream.id)) primo.set(e.stream.id, e);
    const mancanti = [...primo.values()].filter((e) => e.revision > 0 && !this.streams.has(e.stream.id));
    if (mancanti.length === 0) return;
    // Each as far as its own first event of the batch: of parts that were left at different places, one stream may have
    // been folded beyond the place where another begins.
    const storie = await this.store.leggiStreams(
      mancanti.map((e) => e.stream.id),
      mancanti.reduce((ultima, e) => Math.max(ultima, e.posizione - 1), 0),
    );
    for (const [id, storia] of storie) {
      const { revision } = primo.get(id) as EventoNelLog;
      const eventi = await this.apri(storia.filter((e) => e.revision < revision));
      const vivo = this.nuovo(eventi[0] as EventoRegistrato<E | Correzione>);
      vivo.storia.push(...eventi);
      this.eventi += eventi.length;
      this.ripiega(vivo);
    }
  }

  private nuovo({ stream, ambito }: EventoRegistrato<E | Correzione>): StreamVivo<S, E> {
    const vivo: StreamVivo<S, E> = { id: stream.id, ambito, storia: [], stato: this.regole.iniziale };
    this.streams.set(stream.id, vivo);
    return vivo;
  }

  private aggiungi(vivo: StreamVivo<S, E>, nuovi: readonly EventoRegistrato<E | Correzione>[]): void {
    for (const evento of nuovi) vivo.storia.push(evento);
    this.eventi += nuovi.length;
    const fatti = nuovi as readonly unknown[] as readonly Fatto<E>[];
    let ultimo = this.ultimi.get(vivo.id);
    for (const fatto of fatti) {
      if (!inCoda(ultimo as Storico | undefined, fatto as unknown as Storico)) return this.ripiega(vivo);
      ultimo = fatto;
    }
    for (const fatto of fatti) vivo.stato = this.regole.evolvi(vivo.stato, fatto);
    this.ultimi.set(vivo.id, ultimo);
  }

  private ripiega(vivo: StreamVivo<S, E>): void {
    const storia = vivo.storia as unknown as readonly Storico<E | Correzione>[];
    vivo.stato = statoAl(this.regole, storia);
    this.ultimi.set(vivo.id, fattiAl<E>(storia).at(-1));
  }

  /** Lets go of the streams that have been still the longest. */
  private sfoltisci(toccati: ReadonlyMap<string, StreamVivo<S, E>>): void {
    for (const [id, vivo] of toccati) {
      this.streams.delete(id);
      this.streams.set(id, vivo);
    }
    for (const id of this.streams.keys()) {
      if (this.eventi <= this.capienza) return;
      this.lascia(id);
    }
  }

  private lascia(id: string): void {
    this.eventi -= this.streams.get(id)?.storia.length ?? 0;
    this.streams.delete(id);
    this.ultimi.delete(id);
  }
}
