import type { EventoNelLog, EventStore } from '#event-store';
import type { Orologio } from '#platform';
import type { Posizione } from '#storia';
import { scaduta } from '../domain/durata.js';

/** What the gate needs of a deroga. All of it is clear in the log. */
export interface DerogaNota {
  readonly id: string;
  readonly ambito: string;
  readonly cartella: string;
  readonly operatore: string;
  readonly apertaIl: string;
  readonly scade: string;
}

const LOTTO = 20_000;
const INIZIO = '1970-01-01T00:00:00.000Z';

/**
 * The deroghe of the whole log, followed as it grows and read on to its head at every question: what was written a moment
 * ago, by whatever process, counts at once. An expiry needs nobody to write it: it is the comparison of two instants. Over
 * is for ever: a clock set back does not open again what has ended.
 */
export class DerogheNelLog {
  private letto: Posizione = 0;
  private tempoDelLog = INIZIO;
  private readonly inCorso = new Map<string, DerogaNota>();
  /** Id of the last one of each operator on each case. */
  private readonly ultime = new Map<string, string>();
  private corrente: Promise<void> = Promise.resolve();
  private prossimo: Promise<void> | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'testa' | 'leggiTutto'>,
    private readonly orologio: Orologio,
  ) {}

  /** Those in progress now on some cases. */
  async aperteSu(ambito: string, cartelle: readonly string[]): Promise<DerogaNota[]> {
    if (cartelle.length === 0) return [];
    return (await this.aperte()).filter((d) => d.ambito === ambito && cartelle.includes(d.cartella));
  }

  /** Those in progress now of an operator. */
  async aperteDi(ambito: string, operatore: string): Promise<DerogaNota[]> {
    return (await this.aperte()).filter((d) => d.ambito === ambito && d.operatore === operatore);
  }

  /** The last one of an operator on a case, over or not. */
  async ultimaDi(
    ambito: string,
    cartella: string,
    operatore: string,
  ): Promise<{ readonly id: string; readonly inCorso: boolean } | null> {
    const aperte = await this.aperte();
    const id = this.ultime.get(chiave(ambito, cartella, operatore));
    return id === undefined ? null : { id, inCorso: aperte.some((d) => d.id === id) };
  }

  private async aperte(): Promise<DerogaNota[]> {
    await this.segui();
    const adesso = this.orologio.adesso();
    for (const [id, deroga] of this.inCorso) {
      if (scaduta(deroga, adesso, this.tempoDelLog)) this.inCorso.delete(id);
    }
    return [...this.inCorso.values()];
  }

  /**
   * Reads on to the head as it is after being asked: whoever asks during a reading waits for the next one, which they share.
   */
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
    if (testa <= this.letto) return;
    const [ultimo] = await this.store.leggiTutto({ dopo: testa - 1, finoA: testa, limite: 1 });
    while (this.letto < testa) {
      const eventi = await this.store.leggiTutto({
        dopo: this.letto,
        finoA: testa,
        limite: LOTTO,
        categorie: ['deroga'],
      });
      for (const evento of eventi) this.piega(evento);
      this.letto = eventi.length < LOTTO ? testa : (eventi.at(-1)?.posizione ?? testa);
    }
    this.tempoDelLog = ultimo?.registratoIl ?? this.tempoDelLog;
  }

  private piega({ tipo, stream, ambito, attore, registratoIl, dati }: EventoNelLog): void {
    if (tipo === 'DerogaConclusa') this.inCorso.delete(stream.id);
    if (tipo !== 'DerogaAperta') return;
    const { cartella, scade } = dati as { readonly cartella: string; readonly scade: string };
    const operatore = attore.id;
    this.inCorso.set(stream.id, { id: stream.id, ambito, cartella, operatore, apertaIl: registratoIl, scade });
    this.ultime.set(chiave(ambito, cartella, operatore), stream.id);
  }
}

const chiave = (...parti: readonly string[]): string => JSON.stringify(parti);
