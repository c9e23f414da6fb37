import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { EntityManager } from 'typeorm';
import { Archivio } from '#archivio';
import type { Operatore } from '#identity';
import { portataDi, puo, vedeRiservata } from '#identity';
import { type EventoPersona, persona, type StatoPersona } from '#persone';
import { Orologio, RifiutoHttp } from '#platform';
import { Letture, leggi } from '#projections';
import type { Posizione, Quando, Storico } from '#storia';
import { giornoARoma, giornoDellaVista, istanteDi, rifiuto, SEMPRE, statoAl } from '#storia';
import type { EventoCartella } from '../domain/eventi.js';
import type { StatoCartella } from '../domain/stato.js';
import { cambiamenti } from '../readmodel/cambiamenti.js';
import { CartellaLetta } from '../readmodel/cartella.entity.js';
import type { Visibilita } from '../readmodel/cronologia.js';
import { cronologiaDi, titoloDi } from '../readmodel/cronologia.js';
import { elencoDi, type Lettore, scrivaniaDi } from '../readmodel/elenco.js';
import { type EventoLetto, fattoSotto } from '../readmodel/evento-letto.js';
import { noteRiservate } from '../readmodel/note-riservate.js';
import { schedaDi, type SchedaCartella, type Vista } from '../readmodel/scheda.js';
import {
  ElencaCartelle,
  type Passo,
  VediCartella,
  VediCronologia,
  VediPassi,
  VediScrivania,
} from './interrogazioni.js';
import { regoleCartella } from './regole.js';

const NON_TROVATA = () =>
  new RifiutoHttp(rifiuto('non-trovato', 'La cartella non esiste, o non è visibile da qui.'), 404);
const PRIMA_DI_TUTTO = () =>
  new RifiutoHttp(rifiuto('non-ancora-aperta', 'A quell’istante la cartella non era ancora aperta.'), 404);

const vista = (quando: Quando, giorno: string): Vista => ({
  modo: quando.modo,
  al: 'al' in quando ? quando.al : null,
  posizione: 'posizione' in quando ? quando.posizione : null,
  giorno,
  viva: quando.modo === 'vivo',
});

/** Reads a case: its row from the read model; its timeline and its past from its own events. */
@Injectable()
export abstract class LetturaCartella {
  constructor(
    protected readonly archivio: Archivio,
    protected readonly letture: Letture,
    protected readonly orologio: Orologio,
  ) {}

  protected oggi(): string {
    return giornoARoma(this.orologio.adesso());
  }

  /** The living case as last folded. */
  protected async viva(m: EntityManager, id: string): Promise<CartellaLetta> {
    const riga = await m.getRepository(CartellaLetta).findOneBy({ id });
    if (!riga) throw NON_TROVATA();
    return riga;
  }

  /** What is in the log now, also of what was written a moment ago. */
  protected eventi(ambito: string, id: string): Promise<EventoLetto[]> {
    return this.archivio.storia<EventoCartella>(ambito, id) as Promise<readonly unknown[]> as Promise<EventoLetto[]>;
  }
}

@QueryHandler(VediCartella)
export class VediCartellaHandler extends LetturaCartella implements IQueryHandler<VediCartella> {
  async execute({ contesto: { operatore }, cartella: id, quando }: VediCartella): Promise<SchedaCartella> {
    const { ambito } = operatore;
    return leggi(this.letture, ambito, async (m) => {
      const riga = await m
        .createQueryBuilder(CartellaLetta, 'c')
        .addSelect('c.stato')
        .where('c.id = :id', { id })
        .getOne();
      if (!riga) throw NON_TROVATA();
      const passata = quando.modo === 'vivo' ? undefined : await this.passata(ambito, id, quando);
      const giorno = passata?.giorno ?? this.oggi();
      const stato = passata?.stato ?? riga.stato;
      const fatti = {
        comuni: riga.comune ? [riga.comune] : [],
        valutazioneMultidimensionale: riga.valutazioneMultidimensionale,
      };
      return schedaDi({
        id,
        revision: passata?.revision ?? riga.revision,
        posizione: passata?.posizione ?? riga.posizione,
        vista: vista(quando, giorno),
        stato,
        persona: await this.persona(ambito, stato.persona, quando),
        permesso: (atto) => puo(operatore, atto, fatti) === undefined,
        vedeNota: (nota) =>
          !(passata?.riservate.has(nota.evento) ?? nota.riservata) || vedeRiservata(operatore, nota, riga),
      });
    });
  }

  /** The case as of an instant: its events folded again. */
  private async passata(ambito: string, id: string, quando: Quando) {
    const storia = await this.archivio.storia<EventoCartella>(ambito, id);
    const istante = istanteDi(quando, storia as unknown as Storico[]);
    const stato: StatoCartella = statoAl(regoleCartella, storia as never, istante);
    if (stato.condizione === 'inesistente') throw PRIMA_DI_TUTTO();
    const ultimo = storia.filter((e) => e.posizione <= istante.posizione).at(-1);
    return {
      stato,
      riservate: noteRiservate(storia as unknown as EventoLetto[]),
      giorno: giornoDellaVista(quando, this.oggi(), storia as unknown as Storico[]),
      revision: ultimo?.revision ?? 0,
      posizione: ultimo?.posizione ?? 0,
    };
  }

  /** As of the same instant, by the events of the person: what was known of it that day may have come after the case's. */
  private async persona(ambito: string, id: string | null, quando: Quando): Promise<StatoPersona> {
    if (!id) return persona.iniziale;
    const storia = await this.archivio.storia<EventoPersona>(ambito, id);
    return statoAl(persona, storia as never, istanteDi(quando, storia as unknown as Storico[]));
  }
}

@QueryHandler(VediCronologia)
export class VediCronologiaHandler extends LetturaCartella implements IQueryHandler<VediCronologia> {
  async execute({ contesto: { operatore }, cartella: id, quando }: VediCronologia) {
    return leggi(this.letture, operatore.ambito, async (m) => {
      const [riga, eventi] = [await this.viva(m, id), await this.eventi(operatore.ambito, id)];
      const istante = istanteDi(quando, eventi as unknown as Storico[]);
      return { voci: cronologiaDi(eventi, istante, visibilitaPer(operatore, eventi, riga)) };
    });
  }
}

/** A riservata note, and what corrects it, is whole for who may read it, without words for the auditor, else not there. */
export function visibilitaPer(
  operatore: Operatore,
  eventi: readonly EventoLetto[],
  cartella: Pick<CartellaLetta, 'comune' | 'caseManager' | 'assegnataA'>,
): (evento: EventoLetto) => Visibilita {
  const sotto = fattoSotto(eventi);
  const riservate = noteRiservate(eventi);
  return (evento) => {
    const fatto = sotto(evento);
    if (!riservate.has(fatto.id)) return 'intera';
    if (vedeRiservata(operatore, { autore: fatto.attore.id }, cartella)) return 'intera';
    return operatore.ruolo === 'revisore' ? 'senza-testo' : 'nessuna';
  };
}

@QueryHandler(VediPassi)
export class VediPassiHandler extends LetturaCartella implements IQueryHandler<VediPassi> {
  async execute({ contesto: { operatore }, cartella: id }: VediPassi): Promise<Passo[]> {
    return leggi(this.letture, operatore.ambito, async (m) => {
      const [riga, eventi] = [await this.viva(m, id), await this.eventi(operatore.ambito, id)];
      const visibile = visibilitaPer(operatore, eventi, riga);
      const riservate = noteRiservate(eventi);
      const noto = (posizione: Posizione): StatoCartella => {
        const stato = statoAl(regoleCartella, eventi as never, { finoA: SEMPRE.finoA, posizione });
        return {
          ...stato,
          diario: stato.diario.filter((n) => !riservate.has(n.evento) || vedeRiservata(operatore, n, riga)),
        };
      };
      let prima: StatoCartella = regoleCartella.iniziale;
      const passi: Passo[] = [];
      for (const e of eventi) {
        const dopo = noto(e.posizione);
        if (visibile(e) !== 'nessuna') {
          passi.push({
            posizione: e.posizione,
            evento: e.id,
            tipo: e.tipo,
            titolo: titoloDi(e.tipo),
            avvenutoIl: e.avvenutoIl,
            registratoIl: e.registratoIl,
            attore: e.attore,
            cambiamenti: cambiamenti(prima, dopo),
          });
        }
        prima = dopo;
      }
      return passi;
    });
  }
}

@Injectable()
abstract class LetturaElenco {
  constructor(
    protected readonly letture: Letture,
    private readonly orologio: Orologio,
  ) {}

  /** How far a list reaches is how far `elenca-cartelle` does: who stands at the door has a scrivania without cases. */
  protected lettore(operatore: Operatore): Lettore {
    return { operatore, portata: portataDi(operatore, 'elenca-cartelle'), oggi: giornoARoma(this.orologio.adesso()) };
  }
}

@QueryHandler(ElencaCartelle)
export class ElencaCartelleHandler extends LetturaElenco implements IQueryHandler<ElencaCartelle> {
  execute({ contesto: { operatore }, filtro }: ElencaCartelle) {
    return leggi(this.letture, operatore.ambito, (m) => elencoDi(m, this.lettore(operatore), filtro));
  }
}

@QueryHandler(VediScrivania)
export class VediScrivaniaHandler extends LetturaElenco implements IQueryHandler<VediScrivania> {
  execute({ contesto: { operatore } }: VediScrivania) {
    return leggi(this.letture, operatore.ambito, (m) => scrivaniaDi(m, this.lettore(operatore)));
  }
}
