import { type EventoNelLog, type EventStore, Seguito } from '#event-store';
import type { Orologio } from '#platform';
import type { Storico } from '#storia';
import { fattiAl, giornoARoma } from '#storia';
import type { EventoSeduta } from '../domain/eventi.js';
import { inCorso } from '../domain/finestra.js';
import { seduta } from '../domain/seduta.js';
import type { StatoSeduta } from '../domain/stato.js';
import { chiariDi } from '#vault';

/** A seduta as its clear fields tell it. */
interface SedutaNota {
  readonly stato: StatoSeduta;
  /** Of the cases that were on its agenda. */
  readonly comuni: ReadonlySet<string>;
}

type Log = Pick<EventStore, 'testa' | 'leggiTutto'>;

/**
 * The sedute as the log has them at every question: who is convened, or is no more, is so at once, by whatever process it
 * was written. No seal is opened.
 */
export class SeduteNelLog {
  private readonly perAmbito = new Map<string, SeduteDiUnAmbito>();

  constructor(
    private readonly log: Log,
    private readonly orologio: Orologio,
  ) {}

  /** Who is convened to a seduta now under way that has the case on its agenda. */
  async convocatiPer(ambito: string, cartella: string): Promise<string[]> {
    const sedute = await this.di(ambito).tutte();
    const oggi = giornoARoma(this.orologio.adesso());
    return [
      ...new Set(
        [...sedute.values()]
          .filter(({ stato }) => inCorso(stato, oggi) && stato.casi.some((c) => c.cartella === cartella))
          .flatMap(({ stato }) => stato.componenti.map(({ operatore }) => operatore)),
      ),
    ];
  }

  async seduta(ambito: string, id: string): Promise<SedutaNota | undefined> {
    return (await this.di(ambito).tutte()).get(id);
  }

  private di(ambito: string): SeduteDiUnAmbito {
    const sedute = this.perAmbito.get(ambito) ?? new SeduteDiUnAmbito(ambito, this.log);
    this.perAmbito.set(ambito, sedute);
    return sedute;
  }
}

class SeduteDiUnAmbito {
  private readonly sedute = new Map<string, SedutaNota>();
  private readonly seguito: Seguito;

  constructor(ambito: string, log: Log) {
    this.seguito = new Seguito(log, { ambito, categorie: ['seduta'] }, (evento) => this.piega(evento));
  }

  async tutte(): Promise<ReadonlyMap<string, SedutaNota>> {
    await this.seguito.finoInTesta();
    return this.sedute;
  }

  /** In the order of the log, which for a seduta is that of its rules: none of its facts is ever corrected. */
  private piega(evento: EventoNelLog): void {
    const { stream, comune } = evento;
    const prima = this.sedute.get(stream.id);
    const chiaro = { ...evento, ...chiariDi(evento.dati) } as unknown as Storico<EventoSeduta>;
    const stato = fattiAl([chiaro]).reduce(seduta.evolvi, prima?.stato ?? seduta.iniziale);
    this.sedute.set(stream.id, {
      stato,
      comuni: new Set([...(prima?.comuni ?? []), ...(evento.tipo === 'CasoPostoAllOrdineDelGiorno' ? [comune] : [])]),
    });
  }
}
