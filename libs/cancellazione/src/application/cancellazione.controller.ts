import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Azione, Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { ETICHETTE } from '#nomenclatore';
import { ConGaranzie, type Garanzie, IdNelPercorso, Risponde, rottePerAtto } from '#platform';
import { LetturaDto } from '#projections';
import { AttoDiCancellazione } from './atti.js';
import { CORPI } from './cancellazione.dto.js';
import { VediCancellazione } from './vedi-cancellazione.js';

@ApiTags('cancellazione')
@UseGuards(ConSessione)
@Controller('api/persone')
export class CancellazioneController {
  constructor(
    private readonly comandi: CommandBus,
    private readonly domande: QueryBus,
  ) {}

  @Get(':id/cancellazione')
  @Chiede('vedi-cancellazione')
  @ApiOperation({
    summary: 'Che cosa si cancellerebbe di una persona, le richieste, i blocchi legali e le tracce che restano',
  })
  @Risponde('CancellazioneVista')
  vediCancellazione(@IdNelPercorso() id: string, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediCancellazione(chi, id));
  }

  esegui(atto: string, id: string, corpo: object, chi: ContestoRichiesta, garanzie: Garanzie) {
    return this.comandi.execute(new AttoDiCancellazione(chi, atto as keyof typeof CORPI, id, corpo, garanzie));
  }
}

rottePerAtto(
  CancellazioneController,
  CORPI,
  (atto) => ETICHETTE.attiCancellazione[atto as keyof typeof CORPI],
  [Chi(), ConGaranzie()],
  (atto) => Chiede(atto as Azione),
);
