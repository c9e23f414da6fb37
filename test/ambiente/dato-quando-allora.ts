import type {
  Attore,
  ComandoCorrezione,
  Correzione,
  DataCivile,
  Decider,
  EventoDeciso,
  Istante,
  Storico,
} from '#storia';
import { decidiSuStoria, fattiRifiutati, Rifiuto, statoAl } from '#storia';

type Comando = { readonly atto: string };
type Storia<E extends EventoDeciso> = readonly Storico<E | Correzione>[];

/**
 * A history told by commands: `dato` what was done, `quando` something is asked, `allora` it happens or is refused.
 * Nothing is ever changed in place: every step is another history.
 */
export class Racconto<S, C extends Comando, E extends EventoDeciso> {
  constructor(
    private readonly decider: Decider<S, C, E>,
    readonly oggi: DataCivile,
    readonly storia: Storia<E> = [],
    private readonly attore: Attore = { id: 'as-1', ruolo: 'assistente-sociale', ente: 'comune-1', livello: 2 },
  ) {}

  da(id: string, altro: Partial<Attore> = {}): Racconto<S, C, E> {
    return new Racconto(this.decider, this.oggi, this.storia, { ...this.attore, id, ...altro });
  }

  nelGiorno(oggi: DataCivile): Racconto<S, C, E> {
    return new Racconto(this.decider, oggi, this.storia, this.attore);
  }

  /** What happened before: a refusal here is a wrong test. */
  dato(...comandi: readonly (C | ComandoCorrezione)[]): Racconto<S, C, E> {
    return comandi.reduce<Racconto<S, C, E>>((racconto, comando) => {
      const esito = racconto.quando(comando).esito;
      if (esito instanceof Rifiuto) {
        throw new Error(`${comando.atto}: ${esito.codice} — ${esito.messaggio} ${JSON.stringify(esito.dettagli)}`);
      }
      return new Racconto(racconto.decider, racconto.oggi, [...racconto.storia, ...esito], racconto.attore);
    }, this);
  }

  quando(comando: C | ComandoCorrezione): Esito<S, C, E> {
    const contesto = { attore: this.attore, oggi: this.oggi };
    const numero = this.storia.length + 1;
    const esito = decidiSuStoria(this.decider, this.storia, comando, contesto, (_, i) => ({
      id: `e${numero + i}`,
      comune: '017206',
    }));
    return new Esito(this, comando, esito);
  }

  stato(istante?: Istante): S {
    return statoAl<S, E>(this.decider, this.storia, istante);
  }

  rifiutati(): string[] {
    return fattiRifiutati<S, E>(this.decider, this.storia).map(({ fatto }) => fatto.id);
  }

  /** Id of the event of that type; the last one, or the n-th from 0. */
  id(tipo: string, n = -1): string {
    const trovato = this.storia.filter((e) => e.tipo === tipo).at(n);
    if (!trovato) throw new Error(`nessun ${tipo} in questa storia`);
    return trovato.id;
  }
}

export class Esito<S, C extends Comando, E extends EventoDeciso> {
  constructor(
    private readonly prima: Racconto<S, C, E>,
    private readonly comando: C | ComandoCorrezione,
    readonly esito: Storia<E> | Rifiuto,
  ) {}

  /** It happens: the facts are of these types. The story goes on. */
  allora(...tipi: (E | Correzione)['tipo'][]): Racconto<S, C, E> {
    const avvenuti = this.esito instanceof Rifiuto ? this.esito : this.esito.map(({ tipo }) => tipo);
    expect(avvenuti).toEqual(tipi);
    return this.prima.dato(this.comando);
  }

  /** It is refused, with this code; an Italian sentence goes with it. */
  rifiuta(codice: string, dettagli: object = {}): Rifiuto {
    if (!(this.esito instanceof Rifiuto)) throw new Error(`accettato, ma si attendeva il rifiuto ${codice}`);
    expect(this.esito).toMatchObject({ codice, dettagli });
    expect(this.esito.messaggio).toMatch(/^[A-ZÈ].*\.$/);
    return this.esito;
  }

  /** It is refused because facts already known, of these types, would not hold. */
  contraddice(...tipi: E['tipo'][]): Rifiuto {
    const no = this.rifiuta('storia-incoerente');
    const dipendenti = no.dettagli['dipendenti'] as readonly { readonly tipo: string }[];
    expect(dipendenti.map(({ tipo }) => tipo)).toEqual(tipi);
    return no;
  }
}
