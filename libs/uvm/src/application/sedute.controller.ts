import { Body, Controller, Get, Post, Query, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Azione, Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { ETICHETTE } from '#nomenclatore';
import { ConGaranzie, type Garanzie, IdNelPercorso, Risponde, rottePerAtto } from '#platform';
import { LetturaDto } from '#projections';
import { AttoSulCasoInSeduta, AttoSullaSeduta, ConvocaSeduta } from './atti.js';
import { ElencaSedute, VediSeduta } from './interrogazioni.js';
import { ConvocaSedutaDto, CORPI } from './sedute.dto.js';

@ApiTags('sedute')
@UseGuards(ConSessione)
@Controller('api/sedute')
export class SeduteController {
  constructor(
    private readonly comandi: CommandBus,
    private readonly domande: QueryBus,
  ) {}

  @Get()
  @Chiede('elenca-sedute')
  @ApiOperation({ summary: 'Le sedute dell’équipe, la prossima per prima' })
  @Risponde('ElencoSedute')
  elenca(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new ElencaSedute(chi));
  }

  @Post()
  @Chiede('convoca-seduta')
  @ApiOperation({ summary: ETICHETTE.attiSeduta['convoca-seduta'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Risponde('EsitoComando', { stato: 201 })
  convoca(@Body() corpo: ConvocaSedutaDto, @Chi() chi: ContestoRichiesta, @ConGaranzie() garanzie: Garanzie) {
    return this.comandi.execute(new ConvocaSeduta(chi, corpo, garanzie));
  }

  @Get(':id')
  @Chiede('vedi-seduta')
  @ApiOperation({ summary: 'Una seduta, con i casi all’ordine del giorno che si possono vedere' })
  @Risponde('SedutaVista')
  vedi(@IdNelPercorso() id: string, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediSeduta(chi, id));
  }

  esegui(atto: string, id: string, corpo: object, chi: ContestoRichiesta, garanzie: Garanzie) {
    return this.comandi.execute(
      atto === 'registra-presenza' || atto === 'concludi-seduta'
        ? new AttoSullaSeduta(chi, atto, id, corpo, garanzie)
        : new AttoSulCasoInSeduta(
            chi,
            atto as AttoSulCasoInSeduta['azione'],
            id,
            corpo as { cartella: string },
            garanzie,
          ),
    );
  }
}

rottePerAtto(
  SeduteController,
  CORPI,
  (atto) => ETICHETTE.attiSeduta[atto as keyof typeof CORPI],
  [Chi(), ConGaranzie()],
  (atto) => Chiede(atto as Azione),
);
