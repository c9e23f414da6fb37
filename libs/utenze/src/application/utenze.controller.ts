import { Body, Controller, Get, Post, Query, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { ETICHETTE } from '#nomenclatore';
import { ConGaranzie, type Garanzie, IdNelPercorso, Risponde, rottePerAtto } from '#platform';
import { LetturaDto } from '#projections';
import { AttoSullUtenza, AZIONE_DI, IscriviOperatore } from './atti.js';
import { ElencaUtenze, VediUtenza } from './interrogazioni.js';
import { CORPI, IscriviOperatoreDto, type NomeAtto } from './utenze.dto.js';

@ApiTags('utenze')
@UseGuards(ConSessione)
@Controller('api/utenze')
export class UtenzeController {
  constructor(
    private readonly comandi: CommandBus,
    private readonly domande: QueryBus,
  ) {}

  @Get()
  @Chiede('elenca-utenze')
  @ApiOperation({ summary: 'Gli operatori dell’Ambito, con lo stato di oggi e da quando' })
  @Risponde('ElencoUtenze')
  elenca(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new ElencaUtenze(chi));
  }

  @Post()
  @Chiede('iscrivi-operatore')
  @ApiOperation({ summary: ETICHETTE.attiUtenze.iscrivi })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Risponde('EsitoComando', { stato: 201 })
  iscrivi(@Body() corpo: IscriviOperatoreDto, @Chi() chi: ContestoRichiesta, @ConGaranzie() garanzie: Garanzie) {
    return this.comandi.execute(new IscriviOperatore(chi, corpo, garanzie));
  }

  @Get(':id')
  @Chiede('vedi-utenza')
  @ApiOperation({ summary: 'Un operatore e la storia della sua utenza' })
  @Risponde('UtenzaVista')
  vedi(@IdNelPercorso() id: string, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediUtenza(chi, id));
  }

  esegui(atto: string, id: string, corpo: object, chi: ContestoRichiesta, garanzie: Garanzie) {
    return this.comandi.execute(new AttoSullUtenza(chi, atto as NomeAtto, id, corpo, garanzie));
  }
}

rottePerAtto(
  UtenzeController,
  CORPI,
  (atto) => ETICHETTE.attiUtenze[atto as NomeAtto],
  [Chi(), ConGaranzie()],
  (atto) => Chiede(AZIONE_DI[atto as NomeAtto]),
);
