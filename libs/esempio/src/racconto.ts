import type { DataCivile } from '#storia';
import { piuGiorni } from '#storia';
import { primoFeriale, ultimo } from './calendario.js';
import type { Caso } from './caso.js';
import type { AttoDiPasso, Corpo, Passo } from './passo.js';

interface Modo {
  /** Id of the operator; the assistente sociale of the case, if absent. */
  readonly chi?: string;
  readonly su?: string | null;
  /** When it happened; the present day of the life, if absent. */
  readonly il?: DataCivile;
  /** Days before somebody types it. */
  readonly ritardo?: number;
  readonly nome?: string;
}

/** Acts that carry no date of their own: the hours have a period, a correction happens when it is typed. */
const SENZA_DATA: readonly AttoDiPasso[] = ['registra-erogazione', 'rettifica-evento', 'annulla-evento'];

/**
 * A life while it is being told. It keeps two times apart: `il`, the day the life has got to, and `saputo`, the day by
 * which the acts told so far have been typed. A fact of the chain is one that later acts rest on: nothing after it is typed
 * before it. A fact aside (hours, notes, corrections) may be typed later than what follows it.
 */
export class Racconto {
  private readonly detti: Passo[] = [];
  private noteFinoA: DataCivile;
  private contatore = 0;
  private readonly tempi;
  /** By which day what the next acts rest on has been typed. */
  saputo: DataCivile;

  constructor(
    readonly caso: Caso,
    public il: DataCivile = primoFeriale(caso.inizio),
  ) {
    this.saputo = this.il;
    this.noteFinoA = this.il;
    this.tempi = caso.casuale.ramo('tempi');
  }

  /** Goes on by so many days, to the next one in which offices are open. */
  passano(da: number, a: number): DataCivile {
    this.il = primoFeriale(piuGiorni(this.il, this.tempi.intero(da, a)));
    return this.il;
  }

  /** Goes on to a day, if it has not come already. */
  fino(giorno: DataCivile): void {
    this.il = ultimo(this.il, giorno);
  }

  /** An id of this life: the place of the case and of the id in it make it unique, whatever chance gives. */
  uuid(): string {
    const esa = (n: number, cifre: number) => n.toString(16).padStart(cifre, '0').slice(-cifre);
    const caso = this.caso.casuale.ramo(`id/${this.contatore}`);
    const [a, b, c] = [0, 0, 0].map(() => Math.floor(caso.numero() * 0x1_0000_0000)) as [number, number, number];
    return `${esa(a, 8)}-${esa(this.contatore++, 4)}-4${esa(b, 3)}-a${esa(c, 3)}-${esa(this.caso.indice, 12)}`;
  }

  /** A fact of the chain; the day on which it is typed. */
  fatto(atto: AttoDiPasso, corpo: Corpo, modo: Modo = {}): DataCivile {
    const il = modo.il ?? this.il;
    const detto = primoFeriale(piuGiorni(il, modo.ritardo ?? this.ritardo()));
    this.saputo = ultimo(this.saputo, detto);
    if (atto === 'chiudi') this.saputo = ultimo(this.saputo, this.noteFinoA);
    return this.aggiungi(atto, corpo, il, this.saputo, modo);
  }

  /** A fact that nothing else rests on. `dopo`: what it rests on was typed by that day. */
  aParte(atto: AttoDiPasso, corpo: Corpo, modo: Modo & { readonly dopo?: DataCivile } = {}): DataCivile {
    const il = modo.il ?? this.il;
    const detto = ultimo(modo.dopo ?? this.saputo, primoFeriale(piuGiorni(il, modo.ritardo ?? this.ritardo(0.06))));
    // A closed case takes no more notes, whatever their date.
    if (atto === 'annota-diario') this.noteFinoA = ultimo(this.noteFinoA, detto);
    return this.aggiungi(atto, corpo, il, detto, modo);
  }

  /** A correction, typed so many days after what it corrects was. */
  correzione(
    atto: 'rettifica-evento' | 'annulla-evento',
    corpo: Corpo,
    dopo: DataCivile,
    giorni: number,
    nome?: string,
  ): DataCivile {
    const registratoIl = primoFeriale(piuGiorni(dopo, giorni));
    this.detti.push({ registratoIl, chi: this.caso.as, atto, su: 'cartella', corpo, nome: nome ?? null });
    return registratoIl;
  }

  /** What was typed by a day, in the order in which it was typed. */
  passi(entro: DataCivile): Passo[] {
    return this.detti
      .filter((p) => p.registratoIl <= entro)
      .sort((a, b) => (a.registratoIl < b.registratoIl ? -1 : a.registratoIl > b.registratoIl ? 1 : 0));
  }

  /** Mostly the same day or a few days later, sometimes weeks. */
  private ritardo(settimane = 0.025): number {
    const t = this.tempi;
    if (t.vero(settimane)) return t.intero(15, 40);
    return t.vero(0.6) ? 0 : t.vero(0.85) ? t.intero(1, 4) : t.intero(5, 10);
  }

  private aggiungi(atto: AttoDiPasso, corpo: Corpo, il: DataCivile, registratoIl: DataCivile, modo: Modo): DataCivile {
    const conData = (c: object): object => (SENZA_DATA.includes(atto) ? c : { il, ...c });
    this.detti.push({
      registratoIl,
      chi: modo.chi ?? this.caso.as,
      atto,
      su: modo.su === undefined ? 'cartella' : modo.su,
      corpo: typeof corpo === 'function' ? (noti) => conData(corpo(noti)) : conData(corpo),
      nome: modo.nome ?? null,
    });
    return registratoIl;
  }
}
