import { Body, Controller, Get, HttpCode, Post, Query, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { ETICHETTE } from '#nomenclatore';
import { ConGaranzie, type Garanzie, IdNelPercorso, Risponde } from '#platform';
import { LetturaDto } from '#projections';
import { ApriDeroga, AttoSullaDeroga } from './atti.js';
import {
  ApriDerogaDto,
  EsaminaDerogaDto,
  FiltroDerogheDto,
  PagineDerogheDto,
  SegnalaDerogaDto,
} from './deroghe.dto.js';
import { ElencaDeroghe, VediDeroghe, VediMieDeroghe } from './interrogazioni.js';

const { attiDeroga } = ETICHETTE;

/** Access beyond one's scope. Each is addressed under its case: who may is judged by the case. */
@ApiTags('accessi fuori competenza')
@UseGuards(ConSessione)
@Controller('api')
export class DerogheController {
  constructor(
    private readonly comandi: CommandBus,
    private readonly domande: QueryBus,
  ) {}

  @Get('deroghe')
  @Chiede('elenca-deroghe')
  @ApiOperation({ summary: 'Gli accessi fuori competenza sui casi che si seguono, dal più recente' })
  @Risponde('ElencoDeroghe')
  elenca(@Query() { stato, pagina, per }: FiltroDerogheDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new ElencaDeroghe(chi, { ...(stato && { stato }), pagina, per }));
  }

  @Get('deroghe/mie')
  @Chiede('vedi-mie-deroghe')
  @ApiOperation({ summary: 'I propri accessi fuori competenza degli ultimi 30 giorni' })
  @Risponde('MieDeroghe')
  mie(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediMieDeroghe(chi));
  }

  @Get('cartelle/:id/deroghe')
  @Chiede('vedi-deroghe')
  @ApiOperation({ summary: 'Gli accessi fuori competenza su un caso' })
  @Risponde('ElencoDeroghe')
  vedi(@IdNelPercorso() id: string, @Query() { pagina, per }: PagineDerogheDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediDeroghe(chi, id, { pagina, per }));
  }

  @Post('cartelle/:id/deroghe')
  @Chiede('apri-deroga')
  @ApiOperation({ summary: attiDeroga['apri-deroga'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Risponde('EsitoComando', { stato: 201 })
  apri(
    @IdNelPercorso() id: string,
    @Body() corpo: ApriDerogaDto,
    @Chi() chi: ContestoRichiesta,
    @ConGaranzie() garanzie: Garanzie,
  ) {
    return this.comandi.execute(new ApriDeroga(chi, id, corpo, garanzie));
  }

  @Post('cartelle/:id/deroghe/:deroga/concludi')
  @Chiede('concludi-deroga')
  @HttpCode(200)
  @ApiOperation({ summary: attiDeroga['concludi-deroga'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false })
  @Risponde('EsitoComando')
  concludi(
    @IdNelPercorso() id: string,
    @IdNelPercorso('deroga') deroga: string,
    @Chi() chi: ContestoRichiesta,
    @ConGaranzie() garanzie: Garanzie,
  ) {
    return this.comandi.execute(new AttoSullaDeroga(chi, 'concludi-deroga', id, deroga, {}, garanzie));
  }

  @Post('cartelle/:id/deroghe/:deroga/prendi-visione')
  @Chiede('prendi-visione-deroga')
  @HttpCode(200)
  @ApiOperation({ summary: attiDeroga['prendi-visione-deroga'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false })
  @Risponde('EsitoComando')
  prendiVisione(
    @IdNelPercorso() id: string,
    @IdNelPercorso('deroga') deroga: string,
    @Chi() chi: ContestoRichiesta,
    @ConGaranzie() garanzie: Garanzie,
  ) {
    return this.comandi.execute(new AttoSullaDeroga(chi, 'prendi-visione-deroga', id, deroga, {}, garanzie));
  }

  @Post('cartelle/:id/deroghe/:deroga/esamina')
  @Chiede('esamina-deroga')
  @HttpCode(200)
  @ApiOperation({ summary: attiDeroga['esamina-deroga'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false })
  @Risponde('EsitoComando')
  esamina(
    @IdNelPercorso() id: string,
    @IdNelPercorso('deroga') deroga: string,
    @Body() corpo: EsaminaDerogaDto,
    @Chi() chi: ContestoRichiesta,
    @ConGaranzie() garanzie: Garanzie,
  ) {
    return this.comandi.execute(new AttoSullaDeroga(chi, 'esamina-deroga', id, deroga, corpo, garanzie));
  }

  @Post('cartelle/:id/deroghe/:deroga/segnala')
  @Chiede('segnala-deroga')
  @HttpCode(200)
  @ApiOperation({ summary: attiDeroga['segnala-deroga'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false })
  @Risponde('EsitoComando')
  segnala(
    @IdNelPercorso() id: string,
    @IdNelPercorso('deroga') deroga: string,
    @Body() corpo: SegnalaDerogaDto,
    @Chi() chi: ContestoRichiesta,
    @ConGaranzie() garanzie: Garanzie,
  ) {
    return this.comandi.execute(new AttoSullaDeroga(chi, 'segnala-deroga', id, deroga, corpo, garanzie));
  }
}
