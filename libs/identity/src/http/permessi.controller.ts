import { Controller, Get, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Risponde } from '#platform';
import type { ContestoRichiesta } from '../application/richiesta.js';
import { type Permessi, VediPermessi } from '../application/vedi-permessi.js';
import { Chi } from './chi.js';
import { Chiede } from './chiede.js';
import { ConSessione } from './con-sessione.js';

@ApiTags('Sessione')
@UseGuards(ConSessione)
@Controller('api/permessi')
export class PermessiController {
  constructor(private readonly query: QueryBus) {}

  @Get()
  @Chiede('vedi-permessi')
  @ApiOperation({ summary: 'Chi può fare che cosa: la tabella che il server applica' })
  @Risponde('Permessi')
  vedi(@Chi() contesto: ContestoRichiesta): Promise<Permessi> {
    return this.query.execute(new VediPermessi(contesto));
  }
}
