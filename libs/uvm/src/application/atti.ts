import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import type { EsitoComando, QualsiasiDecisione } from '#archivio';
import { Archivio, contestoComando, decisione } from '#archivio';
import {
  type EventoCartella,
  type EventoLetto,
  regoleCartella,
  type StatoCartella,
  valutazioneDellEquipe,
} from '#cartella';
import type { ContestoRichiesta, Operatore } from '#identity';
import { Operatori, Richiesta } from '#identity';
import type { Garanzie } from '#platform';
import { Orologio, RifiutoHttp } from '#platform';
import { giornoARoma, rifiuto, statoAl } from '#storia';
import type { Convocato, EventoSeduta } from '../domain/eventi.js';
import { CATALOGO_SEDUTA } from '../domain/eventi.js';
import type { ComandoSeduta } from '../domain/seduta.js';
import { seduta } from '../domain/seduta.js';
import type { StatoSeduta } from '../domain/stato.js';
import { AgendaVisibile } from './agenda-visibile.js';
import type { ConcludiSedutaDto, ConvocaSedutaDto, DiscutiCasoDto, RegistraPresenzaDto } from './sedute.dto.js';

export class ConvocaSeduta extends Richiesta<EsitoComando> {
  readonly azione = 'convoca-seduta' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly corpo: ConvocaSedutaDto,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
  }
}

/** What is done of the seduta itself. */
export class AttoSullaSeduta extends Richiesta<EsitoComando> {
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly azione: 'registra-presenza' | 'concludi-seduta',
    readonly seduta: string,
    readonly corpo: object,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.risorsa = { tipo: 'seduta', id: seduta } as const;
  }
}

/** What is done of a case in a seduta: the gate judges it by the case. */
export class AttoSulCasoInSeduta extends Richiesta<EsitoComando> {
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly azione: 'poni-all-ordine-del-giorno' | 'togli-dall-ordine-del-giorno' | 'discuti-caso',
    readonly seduta: string,
    readonly corpo: { readonly cartella: string },
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.risorsa = { tipo: 'cartella', id: corpo.cartella } as const;
  }
}

const sullaSeduta = (
  id: string,
  comando: ComandoSeduta,
  vista: QualsiasiDecisione['vista'],
  cartella?: string,
  comune = '',
) =>
  decisione({
    decider: seduta,
    catalogo: CATALOGO_SEDUTA,
    stream: { categoria: 'seduta', id } as const,
    comando,
    // Only what is said of a case is sealed, and it goes with the case.
    soggetto: cartella === undefined ? { tipo: 'registro', id } : { tipo: 'cartella', id: cartella },
    comune: () => comune,
    nuovo: comando.atto === 'convoca-seduta',
    ...(vista && { vista }),
  });

@CommandHandler(ConvocaSeduta)
export class ConvocaSedutaHandler implements ICommandHandler<ConvocaSeduta> {
  constructor(
    private readonly archivio: Archivio,
    private readonly operatori: Operatori,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto, corpo, garanzie }: ConvocaSeduta): Promise<EsitoComando> {
    const comando = {
      atto: 'convoca-seduta',
      il: giornoARoma(this.orologio.adesso()),
      ...corpo,
      componenti: await this.convocati(contesto.operatore.ambito, corpo.componenti),
    } as ComandoSeduta;
    return this.archivio.esegui(contestoComando(contesto, garanzie), [sullaSeduta(uuidv7(), comando, undefined)]);
  }

  /** Their profession is that of the register, and stays as it was that day. */
  private async convocati(ambito: string, ids: readonly string[]): Promise<Convocato[]> {
    const noti = new Map((await this.operatori.elenco(ambito)).map((o) => [o.id, o]));
    return ids.map((id) => {
      const noto = noti.get(id);
      if (!noto) {
        throw new RifiutoHttp(
          rifiuto('codice-fuori-elenco', 'Si convocano solo operatori dell’elenco.', { campo: 'componenti' }),
          422,
        );
      }
      return { operatore: id, professione: noto.professione, ente: noto.ente };
    });
  }
}

@CommandHandler(AttoSullaSeduta)
export class AttoSullaSedutaHandler implements ICommandHandler<AttoSullaSeduta> {
  constructor(
    private readonly archivio: Archivio,
    private readonly agenda: AgendaVisibile,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto, azione, seduta: id, corpo, garanzie }: AttoSullaSeduta): Promise<EsitoComando> {
    const oggi = giornoARoma(this.orologio.adesso());
    const { operatore } = contesto;
    const comando: ComandoSeduta =
      azione === 'concludi-seduta'
        ? { atto: azione, il: (corpo as ConcludiSedutaDto).il ?? oggi, nascosti: await this.nascosti(operatore, id) }
        : { atto: azione, il: oggi, operatore: (corpo as RegistraPresenzaDto).operatore ?? operatore.id };
    return this.archivio.esegui(contestoComando(contesto, garanzie), [
      sullaSeduta(id, comando, this.agenda.vista(operatore)),
    ]);
  }

  private async nascosti(operatore: Operatore, id: string): Promise<string[]> {
    const { casi } = await this.archivio.stato<StatoSeduta, EventoSeduta>(seduta, operatore.ambito, id);
    return this.agenda.nascosti(
      operatore,
      casi.map((c) => c.cartella),
    );
  }
}

@CommandHandler(AttoSulCasoInSeduta)
export class AttoSulCasoInSedutaHandler implements ICommandHandler<AttoSulCasoInSeduta> {
  constructor(
    private readonly archivio: Archivio,
    private readonly agenda: AgendaVisibile,
    private readonly orologio: Orologio,
  ) {}

  async execute(richiesta: AttoSulCasoInSeduta): Promise<EsitoComando> {
    const { contesto, seduta: id, corpo, garanzie, fatti } = richiesta;
    const storia = await this.archivio.storia<EventoCartella>(contesto.operatore.ambito, corpo.cartella);
    const stato = statoAl<StatoCartella, EventoCartella>(regoleCartella, storia as never);
    // The gate judges a case by its facts: without them nothing of it is known.
    const visibile = fatti ? this.agenda.storiaDelCaso(contesto.operatore, fatti, storia) : [];
    const comando = this.comando(richiesta, stato, visibile);
    return this.archivio.esegui(contestoComando(contesto, garanzie), [
      sullaSeduta(id, comando, this.agenda.vista(contesto.operatore), corpo.cartella, stato.comune ?? ''),
    ]);
  }

  private comando(
    { azione, corpo }: AttoSulCasoInSeduta,
    stato: StatoCartella,
    visibile: readonly EventoLetto[],
  ): ComandoSeduta {
    const il = giornoARoma(this.orologio.adesso());
    const { cartella } = corpo;
    switch (azione) {
      case 'togli-dall-ordine-del-giorno':
        return { atto: azione, il, cartella };
      case 'poni-all-ordine-del-giorno': {
        const valutazione = stato.condizione === 'aperta' ? valutazioneDellEquipe(stato) : undefined;
        return { atto: azione, il, cartella, valutazione: valutazione?.id ?? null };
      }
      case 'discuti-caso': {
        const { posizione, decisione: testo, dissenso } = corpo as DiscutiCasoDto;
        return {
          atto: azione,
          il,
          cartella,
          posizione,
          decisione: testo,
          ...(dissenso && { dissenso }),
          delCaso: visibile.some((e) => e.posizione === posizione),
        };
      }
    }
  }
}
