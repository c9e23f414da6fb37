import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { ContestoRichiesta } from '#identity';
import { cartelle, persone, Richiesta } from '#identity';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture } from '#projections';
import { giornoARoma, rifiuto } from '#storia';
import { chiariDi } from '#vault';
import type { EventoLetto } from '../readmodel/evento-letto.js';
import type { InterventoDellEnte, InterventoDellEnteVisto } from '../readmodel/intervento-dell-ente.js';
import { interventiDellEnte, registrazioniDi } from '../readmodel/intervento-dell-ente.js';
import { storiaPerLEnte } from './parole-all-ente.js';

export interface ElencoInterventiDellEnte {
  readonly interventi: readonly InterventoDellEnte[];
}

/** The interventi of the ente of who asks. */
export class ElencaInterventiEnte extends Richiesta<ElencoInterventiDellEnte> {
  readonly azione = 'elenca-interventi-ente' as const;
  readonly risorsa = { tipo: 'elenco' } as const;

  override mostra({ interventi }: ElencoInterventiDellEnte) {
    return [...cartelle(interventi.map((i) => i.cartella)), ...persone(interventi.map((i) => i.persona.id))];
  }
}

export class VediInterventoEnte extends Richiesta<InterventoDellEnteVisto> {
  readonly azione = 'vedi-intervento-ente' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly cartella: string,
    readonly intervento: string,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'cartella', id: cartella, intervento } as const;
  }

  override cosa() {
    return { intervento: this.intervento };
  }

  override mostra({ persona }: InterventoDellEnteVisto) {
    return persone([persona.id]);
  }
}

@QueryHandler(ElencaInterventiEnte)
export class ElencaInterventiEnteHandler implements IQueryHandler<ElencaInterventiEnte> {
  constructor(
    private readonly letture: Letture,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore } }: ElencaInterventiEnte): Promise<ElencoInterventiDellEnte> {
    const oggi = giornoARoma(this.orologio.adesso());
    const interventi = await leggi(this.letture, operatore.ambito, (m) =>
      interventiDellEnte(m, { ente: operatore.ente, operatore: operatore.id, oggi }),
    );
    return { interventi };
  }
}

@QueryHandler(VediInterventoEnte)
export class VediInterventoEnteHandler implements IQueryHandler<VediInterventoEnte> {
  constructor(
    private readonly letture: Letture,
    private readonly store: EventStore,
    private readonly orologio: Orologio,
  ) {}

  async execute({
    contesto: { operatore },
    cartella,
    intervento,
  }: VediInterventoEnte): Promise<InterventoDellEnteVisto> {
    const { ambito, ente, id } = operatore;
    const oggi = giornoARoma(this.orologio.adesso());
    const [trovato] = await leggi(this.letture, ambito, (m) =>
      interventiDellEnte(m, { ente, operatore: id, oggi }, { cartella, intervento }),
    );
    if (!trovato) {
      throw new RifiutoHttp(rifiuto('non-trovato', 'L’intervento non esiste, o non è visibile da qui.'), 404);
    }
    // Hours are all clear: no seal of the case is opened for an ente.
    const eventi = (await this.store.leggiStream(ambito, cartella)).map((e) => ({ ...e, ...chiariDi(e.dati) }));
    const sue = storiaPerLEnte(ente, intervento)(eventi);
    return { ...trovato, registrazioni: registrazioniDi(sue as unknown as readonly EventoLetto[], ente) };
  }
}
