import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  cartelle,
  Chi,
  Chiede,
  ConSessione,
  type ContestoRichiesta,
  Operatori,
  persone,
  portateDi,
  Richiesta,
} from '#identity';
import { Orologio, Risponde } from '#platform';
import { leggi, LetturaDto, Letture } from '#projections';
import { giornoARoma } from '#storia';
import { daConsegnare, type DaConsegnare } from '../readmodel/da-consegnare.js';

/** The cases whose case manager, or whoever they are assigned to, is no longer there for them, or soon will not be. */
export class ElencaConsegne extends Richiesta<{ consegne: DaConsegnare[] }> {
  readonly azione = 'elenca-consegne' as const;
  readonly risorsa = { tipo: 'elenco' } as const;

  override mostra({ consegne }: { consegne: DaConsegnare[] }) {
    const casi = consegne.flatMap((c) => c.casi);
    return [...cartelle(casi.map((c) => c.cartella)), ...persone(casi.map((c) => c.persona.id))];
  }
}

@QueryHandler(ElencaConsegne)
export class ElencaConsegneHandler implements IQueryHandler<ElencaConsegne> {
  constructor(
    private readonly letture: Letture,
    private readonly operatori: Operatori,
    private readonly orologio: Orologio,
  ) {}

  async execute({ azione, contesto: { operatore } }: ElencaConsegne): Promise<{ consegne: DaConsegnare[] }> {
    const oggi = giornoARoma(this.orologio.adesso());
    const incarichi = await this.operatori.incarichi(operatore.ambito);
    const lettore = { operatore, portate: portateDi(operatore, azione, oggi), oggi };
    return { consegne: await leggi(this.letture, operatore.ambito, (m) => daConsegnare(m, lettore, incarichi)) };
  }
}

@ApiTags('consegne')
@UseGuards(ConSessione)
@Controller('api/consegne')
export class ConsegneController {
  constructor(private readonly domande: QueryBus) {}

  @Get()
  @Chiede('elenca-consegne')
  @ApiOperation({ summary: 'I casi di chi non c’è più, o sta per non esserci: da consegnare a un altro operatore' })
  @Risponde('ElencoConsegne')
  elenca(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new ElencaConsegne(chi));
  }
}
