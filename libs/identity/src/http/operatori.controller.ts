import { Controller, Get, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ContestoRichiesta } from '../application/richiesta.js';
import { VediOperatori } from '../application/vedi-operatori.js';
import { VistaOperatore } from '../application/vedi-sessione.js';
import { Chi } from './chi.js';
import { ConSessione } from './con-sessione.js';

@ApiTags('Sessione')
@UseGuards(ConSessione)
@Controller('api/operatori')
export class OperatoriController {
  constructor(private readonly query: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Gli operatori dell’Ambito' })
  @ApiOkResponse({ type: [VistaOperatore] })
  elenco(@Chi() contesto: ContestoRichiesta): Promise<VistaOperatore[]> {
    return this.query.execute(new VediOperatori(contesto));
  }
}
