import type { EventoNelLog, EventStore } from '#event-store';
import type { Orologio } from '#platform';
import type { Posizione, Storico } from '#storia';
import { fattiAl, giornoARoma } from '#storia';
import type { EventoSeduta } from '../domain/eventi.js';
import { inCorso } from '../domain/finestra.js';
import { seduta } from '../domain/seduta.js';
import type { StatoSeduta } from '../domain/stato.js';
import { chiariDi } from '#vault';

/** A seduta as its clear fields tell it. */
interface SedutaNota {
  readonly ambito: string;
  readonly stato: StatoSeduta;
  /** Of the cases that were on its agenda. */
  readonly comuni: ReadonlySet<string>;
}

const LOTTO = 20_000;

/**
 * The sedute of the whole log, followed as it grows and read on to its head at every question: who is convened, or is no
 * more, is so at once, by whatever process it was written. No seal is opened.
 */
export class SeduteNelLog {
  private letto: Posizione = 0;
  private readonly sedute = new Map<string, SedutaNota>();
  private corrente: Promise<void> = Promise.resolve();
  private prossimo: Promise<void> | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'testa' | 'leggiTutto'>,
    private readonly orologio: Orologio,
  ) {}

  /** Who is convened to a seduta now under way that has the case on its agenda. */
  async convocatiPer(ambito: string, cartella: string): Promise<string[]> {
    await this.segui();
    const oggi = giornoARoma(this.orologio.adesso());
    return [
      ...new Set(
        [...this.sedute.values()]
          .filter((s) => s.ambito === ambito && inCorso(s.stato, oggi))
          .filter(({ stato }) => stato.casi.some((c) => c.cartella === cartella))
          .flatMap(({ stato }) => stato.componenti.map(({ operatore }) => operatore)),
      ),
    ];
  }

  async seduta(ambito: string, id: string): Promise<SedutaNota | undefined> {
    await this.segui();
    const trovata = this.sedute.get(id);
    return trovata?.ambito === ambito ? trovata : undefined;
  }

  /** Whoever asks during a reading waits for the next one, which they share: it begins after all of them asked. */
  private segui(): Promise<void> {
    this.prossimo ??= this.corrente
      .catch(() => undefined)
      .then(() => {
        this.prossimo = undefined;
        return (this.corrente = this.leggi());
      });
    return this.prossimo;
  }

  private async leggi(): Promise<void> {
    const testa = await this.store.testa();
    while (this.letto < testa) {
      const eventi = await this.store.leggiTutto({
        dopo: this.letto,
        finoA: testa,
        limite: LOTTO,
        categorie: ['seduta'],
      });
      for (const evento of eventi) this.piega(evento);
      this.letto = eventi.length < LOTTO ? testa : (eventi.at(-1)?.posizione ?? testa);
    }
  }

  /** In the order of the log, which for a seduta is that of its rules: none of its facts is ever corrected. */
  private piega(evento: EventoNelLog): void {
    const { ambito, stream, comune } = evento;
    const prima = this.sedute.get(stream.id);
    const chiaro = { ...evento, ...chiariDi(evento.dati) } as unknown as Storico<EventoSeduta>;
    const stato = fattiAl([chiaro]).reduce(seduta.evolvi, prima?.stato ?? seduta.iniziale);
    this.sedute.set(stream.id, {
      ambito,
      stato,
      comuni: new Set([...(prima?.comuni ?? []), ...(evento.tipo === 'CasoPostoAllOrdineDelGiorno' ? [comune] : [])]),
    });
  }
}
