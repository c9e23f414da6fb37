import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Chi, ConSessione, type ContestoRichiesta } from '#identity';
import { IdNelPercorso, Risponde } from '#platform';
import { LetturaDto } from '#projections';
import { VediConsultazioni } from './consultazioni/vedi-consultazioni.js';
import { VerificaIntegrita } from './integrita/verifica-integrita.js';

@ApiTags('revisione')
@UseGuards(ConSessione)
@Controller('api')
export class AuditController {
  constructor(private readonly domande: QueryBus) {}

  @Get('revisione/integrita')
  @ApiOperation({ summary: 'Ricalcola tutto il registro e dice dove si rompe, se si rompe' })
  @Risponde('EsitoVerifica')
  integrita(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VerificaIntegrita(chi));
  }

  @Get('cartelle/:id/consultazioni')
  @ApiOperation({ summary: 'Chi ha letto la cartella' })
  @Risponde('ConsultazioneVista', { elenco: true })
  consultazioni(@IdNelPercorso() id: string, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediConsultazioni(chi, id));
  }
}
