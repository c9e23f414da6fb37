import { Body, Controller, Get, Post, Query, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Azione, Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { ETICHETTE } from '#nomenclatore';
import { ConGaranzie, type Garanzie, IdNelPercorso, Risponde, rottePerAtto } from '#platform';
import { LetturaDto } from '#projections';
import { eComandoCorrezione } from '#storia';
import { CORPI, FiltroAccessiDto, RegistraAccessoDto } from './accessi.dto.js';
import { ApriCartella, AttoSullAccesso, CorreggiAccesso, RegistraAccesso } from './atti.js';
import { ElencaAccessi, VediAccesso } from './interrogazioni.js';

@ApiTags('accessi')
@UseGuards(ConSessione)
@Controller('api/accessi')
export class AccessiController {
  constructor(
    private readonly comandi: CommandBus,
    private readonly domande: QueryBus,
  ) {}

  @Post()
  @Chiede('registra-accesso')
  @ApiOperation({ summary: ETICHETTE.attiAccesso['registra-accesso'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Risponde('EsitoComando', { stato: 201 })
  registra(@Body() corpo: RegistraAccessoDto, @Chi() chi: ContestoRichiesta, @ConGaranzie() garanzie: Garanzie) {
    return this.comandi.execute(new RegistraAccesso(chi, corpo as never, garanzie));
  }

  @Get()
  @Chiede('elenca-accessi')
  @ApiOperation({ summary: 'Gli accessi che si possono vedere, dal più recente' })
  @Risponde('ElencoAccessi')
  elenca(@Query() { stato }: FiltroAccessiDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new ElencaAccessi(chi, stato));
  }

  @Get(':id')
  @Chiede('vedi-accesso')
  @ApiOperation({ summary: 'Un accesso' })
  @Risponde('AccessoVisto')
  vedi(@IdNelPercorso() id: string, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediAccesso(chi, id));
  }

  esegui(atto: string, id: string, corpo: object, chi: ContestoRichiesta, garanzie: Garanzie) {
    const nome = { atto };
    if (eComandoCorrezione(nome)) return this.comandi.execute(new CorreggiAccesso(chi, nome.atto, id, corpo, garanzie));
    return this.comandi.execute(
      atto === 'apri-cartella'
        ? new ApriCartella(chi, id, corpo as ApriCartella['corpo'], garanzie)
        : new AttoSullAccesso(chi, NOMI[atto] as AttoSullAccesso['azione'], id, corpo, garanzie),
    );
  }
}

/** In the address the accesso is already named: `concludi` is enough. */
const NOMI: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(CORPI).map((atto) => [atto, atto])),
  concludi: 'concludi-accesso',
};

rottePerAtto(
  AccessiController,
  CORPI,
  (atto) => ETICHETTE.attiAccesso[atto as keyof typeof CORPI],
  [Chi(), ConGaranzie()],
  (atto) => Chiede(eComandoCorrezione({ atto }) ? (`${atto}-accesso` as Azione) : (NOMI[atto] as Azione)),
);
