import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { IdNelPercorso, Risponde } from '#platform';
import { LetturaDto } from '#projections';
import { ElencaInterventiEnte, VediInterventoEnte } from './interventi-dell-ente.js';

/** What an ente erogatore sees. Its hours are recorded with the act of the case. */
@ApiTags('enti erogatori')
@UseGuards(ConSessione)
@Controller('api')
export class InterventiDellEnteController {
  constructor(private readonly domande: QueryBus) {}

  @Get('interventi')
  @Chiede('elenca-interventi-ente')
  @ApiOperation({ summary: 'Gli interventi affidati al proprio ente' })
  @Risponde('ElencoInterventiDellEnte')
  elencaDellEnte(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new ElencaInterventiEnte(chi));
  }

  @Get('cartelle/:id/interventi/:intervento')
  @Chiede('vedi-intervento-ente')
  @ApiOperation({ summary: 'Un intervento affidato al proprio ente, con le ore registrate' })
  @Risponde('InterventoDellEnteVisto')
  vediDellEnte(
    @IdNelPercorso() id: string,
    @IdNelPercorso('intervento') intervento: string,
    @Query() _: LetturaDto,
    @Chi() chi: ContestoRichiesta,
  ) {
    return this.domande.execute(new VediInterventoEnte(chi, id, intervento));
  }
}
