import type { EsitoComando } from '#archivio';
import type { AttoSullAccesso } from '#accessi';
import type { NomeAtto } from '#cartella';
import type { AttoSullaPersona } from '#persone';
import type { DataCivile } from '#storia';

export type AttoDiPasso =
  | 'registra-persona'
  | AttoSullaPersona['azione']
  | 'registra-accesso'
  | 'apri-cartella'
  | AttoSullAccesso['azione']
  | NomeAtto;

/** What is sent. What depends on ids the product gives is told once they are known. */
export type Corpo = object | ((noti: Noti) => object);

/** One thing that somebody types on a day. */
export interface Passo {
  readonly registratoIl: DataCivile;
  /** Id of the operator. */
  readonly chi: string;
  readonly atto: AttoDiPasso;
  /** The thing it acts on, by the name this life gives it; null for what is made by the act itself. */
  readonly su: string | null;
  readonly corpo: Corpo;
  /** How later steps of this life call what comes out of it. */
  readonly nome: string | null;
}

/** What the product answered to the steps of one life. */
export class Noti {
  private readonly esiti = new Map<string, EsitoComando>();

  ricorda(nome: string, esito: EsitoComando): void {
    this.esiti.set(nome, esito);
  }

  /** Id of a thing that was made. */
  id(nome: string): string {
    return this.esito(nome).id;
  }

  /** Id of the event of one type that a step wrote. */
  evento(nome: string, tipo: string): string {
    const evento = this.esito(nome).eventi.find((e) => e.tipo === tipo);
    if (!evento) throw new Error(`the step "${nome}" wrote no ${tipo}`);
    return evento.id;
  }

  private esito(nome: string): EsitoComando {
    const esito = this.esiti.get(nome);
    if (!esito) throw new Error(`no step of this life is called "${nome}"`);
    return esito;
  }
}
