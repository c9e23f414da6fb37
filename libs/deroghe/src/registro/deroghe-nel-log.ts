import { type EventoNelLog, type EventStore, Seguito } from '#event-store';
import type { Orologio } from '#platform';
import type { Attore, Posizione } from '#storia';
import { scaduta } from '../domain/durata.js';

/** What the gate needs of a deroga. All of it is clear in the log. */
export interface DerogaNota {
  readonly id: string;
  readonly cartella: string;
  readonly operatore: string;
  readonly ruolo: string;
  readonly ente: string;
  readonly apertaIl: string;
  readonly scade: string;
}

type Log = Pick<EventStore, 'testa' | 'leggiTutto' | 'ultimoFinoA'>;

/**
 * The deroghe as the log has them at every question. An expiry needs nobody to write it: it is the comparison of two
 * instants. Over is for ever: a clock set back does not open again what has ended.
 */
export class DerogheNelLog {
  private readonly perAmbito = new Map<string, DerogheDiUnAmbito>();

  constructor(
    private readonly log: Log,
    private readonly orologio: Orologio,
  ) {}

  /** Those in progress now on some cases. */
  async aperteSu(ambito: string, cartelle: readonly string[]): Promise<DerogaNota[]> {
    if (cartelle.length === 0) return [];
    return (await this.di(ambito).aperte()).filter((d) => cartelle.includes(d.cartella));
  }

  /** The last one of an operator on a case, over or not. One opened in another role or ente serves no more. */
  async ultimaDi(
    ambito: string,
    cartella: string,
    { id: operatore, ruolo, ente }: Pick<Attore, 'id' | 'ruolo' | 'ente'>,
  ): Promise<{ readonly id: string; readonly inCorso: boolean; readonly segnalata: boolean } | null> {
    const deroghe = this.di(ambito);
    const aperte = await deroghe.aperte();
    const id = deroghe.ultima(cartella, operatore);
    return id === undefined
      ? null
      : {
          id,
          inCorso: aperte.some((d) => d.id === id && d.ruolo === ruolo && d.ente === ente),
          segnalata: deroghe.daChiarire(id),
        };
  }

  private di(ambito: string): DerogheDiUnAmbito {
    const deroghe = this.perAmbito.get(ambito) ?? new DerogheDiUnAmbito(ambito, this.log, this.orologio);
    this.perAmbito.set(ambito, deroghe);
    return deroghe;
  }
}

class DerogheDiUnAmbito {
  private readonly inCorso = new Map<string, DerogaNota>();
  /** Id of the last one of each operator on each case. */
  private readonly ultime = new Map<string, string>();
  /** Escalated, and nobody has examined them since. */
  private readonly segnalate = new Set<string>();
  private readonly seguito: Seguito;
  private tempo: { readonly finoA: Posizione; readonly registratoIl: string } | undefined;

  constructor(
    private readonly ambito: string,
    private readonly log: Log,
    private readonly orologio: Orologio,
  ) {
    this.seguito = new Seguito(log, { ambito, categorie: ['deroga'] }, (evento) => this.piega(evento));
  }

  async aperte(): Promise<DerogaNota[]> {
    const finoA = await this.seguito.finoInTesta();
    if (this.inCorso.size > 0) {
      const [adesso, tempoDelLog] = [this.orologio.adesso(), await this.tempoDelLog(finoA)];
      for (const [id, deroga] of this.inCorso) if (scaduta(deroga, adesso, tempoDelLog)) this.inCorso.delete(id);
    }
    return [...this.inCorso.values()];
  }

  ultima(cartella: string, operatore: string): string | undefined {
    return this.ultime.get(chiave(cartella, operatore));
  }

  daChiarire(id: string): boolean {
    return this.segnalate.has(id);
  }

  /** When the Ambito last registered something. */
  private async tempoDelLog(finoA: Posizione): Promise<string> {
    if (this.tempo?.finoA !== finoA) {
      const ultimo = await this.log.ultimoFinoA(this.ambito, finoA);
      this.tempo = { finoA, registratoIl: ultimo!.registratoIl };
    }
    return this.tempo.registratoIl;
  }

  private piega({ tipo, stream, attore, registratoIl, dati }: EventoNelLog): void {
    if (tipo === 'DerogaConclusa' || tipo === 'DerogaSegnalata') this.inCorso.delete(stream.id);
    if (tipo === 'DerogaSegnalata') this.segnalate.add(stream.id);
    if (tipo === 'DerogaEsaminata') this.segnalate.delete(stream.id);
    if (tipo !== 'DerogaAperta') return;
    const { cartella, scade } = dati as { readonly cartella: string; readonly scade: string };
    const { id: operatore, ruolo, ente } = attore;
    this.inCorso.set(stream.id, { id: stream.id, cartella, operatore, ruolo, ente, apertaIl: registratoIl, scade });
    this.ultime.set(chiave(cartella, operatore), stream.id);
  }
}

const chiave = (...parti: readonly string[]): string => JSON.stringify(parti);
