import { Controller, Get, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ContestoRichiesta } from '../application/richiesta.js';
import { VediOperatori } from '../application/vedi-operatori.js';
import { VistaOperatoreNoto } from '../application/vedi-sessione.js';
import { Chiede } from './chiede.js';
import { Chi } from './chi.js';
import { ConSessione } from './con-sessione.js';

@ApiTags('Sessione')
@UseGuards(ConSessione)
@Controller('api/operatori')
export class OperatoriController {
  constructor(private readonly query: QueryBus) {}

  @Get()
  @Chiede('vedi-operatori')
  @ApiOperation({ summary: 'Gli operatori dell’Ambito' })
  @ApiOkResponse({ type: [VistaOperatoreNoto] })
  elenco(@Chi() contesto: ContestoRichiesta): Promise<VistaOperatoreNoto[]> {
    return this.query.execute(new VediOperatori(contesto));
  }
}
