import type { Componente, Esito, MotivoChiusura, Percorso, TipoProgetto, TipoValutazione } from '#cartella';
import type { DataCivile, Posizione } from '#storia';

/** An event a fact is made of, dated as its corrections leave it. */
export interface EventoDietro {
  readonly id: string;
  readonly posizione: Posizione;
  readonly tipo: string;
  readonly avvenutoIl: DataCivile;
}

interface Circostanza {
  /** Identity inside the case, the same through every correction: `valutazione:<id>`, `progetto:<id>`, `ciclo:<event that opened it>`. */
  readonly chiave: string;
  readonly cartella: string;
  readonly persona: string;
  readonly ambito: string;
  /** The Comune competent on the day: that of the deciding event. */
  readonly comune: string;
  /** The year of a figure is the year of this date. */
  readonly il: DataCivile;
  /** In the order in which they happened. */
  readonly eventi: readonly EventoDietro[];
}

/** A concluded valutazione. Who was there comes from the conclusion, not from the équipe that was planned. */
export interface ValutazioneConclusaFatto extends Circostanza {
  readonly tipo: 'valutazione-conclusa';
  readonly tipoValutazione: TipoValutazione;
  /** Null for a preliminare made before the presa in carico. */
  readonly percorso: Percorso | null;
  readonly partecipanti: readonly Pick<Componente, 'professione' | 'tipoEnte'>[];
}

/** A progetto at its first signature, as that version was. */
export interface ProgettoSottoscrittoFatto extends Circostanza {
  readonly tipo: 'progetto-sottoscritto';
  readonly tipoProgetto: TipoProgetto;
  readonly percorso: Percorso;
  readonly pianoUnicoIntegrato: boolean;
  readonly anzianoAllaData: boolean;
  /** Of the valutazione that version cites; null where it cites none, or none that was concluded. */
  readonly esito: Pick<Esito, 'autosufficienza' | 'bisogno'> | null;
}

/** From the opening, or a reopening, to the closing: one unit of work of the services with a person. */
export interface CicloConclusoFatto extends Circostanza {
  readonly tipo: 'ciclo-concluso';
  /** In force at the closing. */
  readonly percorso: Percorso | null;
  /** After a reopening the accesso of the opening serves. */
  readonly accesso: boolean;
  readonly valutazioneConclusa: boolean;
  /** Types of the progetti sottoscritti in the ciclo, each once. */
  readonly progettiSottoscritti: readonly TipoProgetto[];
  /** SIUSS codes with at least one erogazione above zero under an intervento of the ciclo, each once. */
  readonly prestazioniErogate: readonly string[];
  readonly valutazioneFinale: boolean;
  readonly motivoChiusura: MotivoChiusura;
}

/** What is true by what is known at one position. */
export type FattoVero = ValutazioneConclusaFatto | ProgettoSottoscrittoFatto | CicloConclusoFatto;

/** Known from a position on, and up to another (excluded) from which it was no longer so; null while it is. */
interface Conoscenza {
  readonly notoDa: Posizione;
  readonly notoFino: Posizione | null;
}

export type FattoLeps = FattoVero & Conoscenza;

/** The facts as they were known right after a position; without one, as they are known now. */
export const notiAl = (fatti: readonly FattoLeps[], posizione: Posizione = Number.MAX_SAFE_INTEGER): FattoLeps[] =>
  fatti.filter((f) => f.notoDa <= posizione && (f.notoFino === null || f.notoFino > posizione));
