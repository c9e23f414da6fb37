import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { EntityManager } from 'typeorm';
import { Archivio } from '#archivio';
import type { Nesso, Operatore } from '#identity';
import { portateDi, puo } from '#identity';
import { type EventoPersona, persona, type StatoPersona } from '#persone';
import { Orologio, RifiutoHttp } from '#platform';
import { Letture, leggi, parcheggiatoDal } from '#projections';
import type { Posizione, Quando, Storico } from '#storia';
import { giornoARoma, giornoDellaVista, istanteDi, rifiuto, SEMPRE, statoAl } from '#storia';
import type { EventoCartella } from '../domain/eventi.js';
import type { StatoCartella } from '../domain/stato.js';
import { cambiamenti } from '../readmodel/cambiamenti.js';
import { CartellaLetta } from '../readmodel/cartella.entity.js';
import { cronologiaDi, titoloDi } from '../readmodel/cronologia.js';
import { elencoDi, scrivaniaDi } from '../readmodel/elenco.js';
import type { EventoLetto } from '../readmodel/evento-letto.js';
import { senzaParoleRiservate, storiaVisibile, visibilitaPer } from '../readmodel/eventi-visibili.js';
import { noteRiservate } from '../readmodel/note-riservate.js';
import { schedaDi, type SchedaCartella, type Vista } from '../readmodel/scheda.js';
import type { Lettore } from '../readmodel/visibili.js';
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
  async execute({
    contesto: { operatore },
    fatti,
    nesso,
    cartella: id,
    quando,
  }: VediCartella): Promise<SchedaCartella> {
    const { ambito } = operatore;
    return leggi(this.letture, ambito, async (m) => {
      const riga = await m
        .createQueryBuilder(CartellaLetta, 'c')
        .addSelect('c.stato')
        .where('c.id = :id', { id })
        .getOne();
      if (!riga) throw NON_TROVATA();
      const piegata =
        quando.modo === 'vivo' && !riga.perPochi ? undefined : await this.piegata(operatore, riga, quando, nesso);
      const giorno = piegata?.giorno ?? this.oggi();
      const stato = piegata?.stato ?? riga.stato;
      return schedaDi({
        id,
        revision: piegata?.revision ?? riga.revision,
        posizione: piegata?.posizione ?? riga.posizione,
        vista: vista(quando, giorno),
        nonAggiornataDal: await parcheggiatoDal(m, 'cartelle', id),
        stato,
        persona: await this.persona(ambito, stato.persona, quando),
        permesso: (atto) => puo(operatore, atto, this.oggi(), fatti) === undefined,
      });
    });
  }

  /** The case as of an instant, out of what the reader may know of it: those events folded again. */
  private async piegata(operatore: Operatore, riga: CartellaLetta, quando: Quando, nesso: Nesso | null) {
    const eventi = await this.eventi(operatore.ambito, riga.id);
    const storia = storiaVisibile(operatore, eventi, riga, nesso);
    const istante = istanteDi(quando, storia as unknown as Storico[]);
    const stato = perChiLegge(operatore, eventi, statoAl(regoleCartella, storia as never, istante));
    if (stato.condizione === 'inesistente') throw PRIMA_DI_TUTTO();
    const ultimo = storia.filter((e) => e.posizione <= istante.posizione).at(-1);
    return {
      stato,
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
  async execute({ contesto: { operatore }, nesso, cartella: id, quando }: VediCronologia) {
    return leggi(this.letture, operatore.ambito, async (m) => {
      const riga = await this.viva(m, id);
      const eventi = storiaVisibile(operatore, await this.eventi(operatore.ambito, id), riga, nesso);
      const istante = istanteDi(quando, eventi as unknown as Storico[]);
      return { voci: cronologiaDi(eventi, istante, visibilitaPer(operatore, eventi, riga, nesso)) };
    });
  }
}

@QueryHandler(VediPassi)
export class VediPassiHandler extends LetturaCartella implements IQueryHandler<VediPassi> {
  async execute({ contesto: { operatore }, nesso, cartella: id }: VediPassi): Promise<Passo[]> {
    return leggi(this.letture, operatore.ambito, async (m) => {
      const eventi = storiaVisibile(operatore, await this.eventi(operatore.ambito, id), await this.viva(m, id), nesso);
      const noto = (posizione: Posizione): StatoCartella =>
        perChiLegge(operatore, eventi, statoAl(regoleCartella, eventi as never, { finoA: SEMPRE.finoA, posizione }));
      let prima: StatoCartella = regoleCartella.iniziale;
      const passi: Passo[] = [];
      for (const e of eventi) {
        const dopo = noto(e.posizione);
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
        prima = dopo;
      }
      return passi;
    });
  }
}

const perChiLegge = (operatore: Operatore, eventi: readonly EventoLetto[], stato: StatoCartella): StatoCartella =>
  operatore.ruolo === 'revisore' ? senzaParoleRiservate(stato, noteRiservate(eventi)) : stato;

@Injectable()
abstract class LetturaElenco {
  constructor(
    protected readonly letture: Letture,
    private readonly orologio: Orologio,
  ) {}

  /** How far a list reaches is how far `elenca-cartelle` does: who stands at the door has a scrivania without cases. */
  protected lettore(operatore: Operatore): Lettore {
    const oggi = giornoARoma(this.orologio.adesso());
    return { operatore, portate: portateDi(operatore, 'elenca-cartelle', oggi), oggi };
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
