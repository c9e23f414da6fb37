import { Body, Controller, Get, HttpCode, Post, Query, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Azione, Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { ETICHETTE } from '#nomenclatore';
import { ConGaranzie, type Garanzie, IdNelPercorso, Risponde, rottePerAtto } from '#platform';
import { LetturaDto } from '#projections';
import { eComandoCorrezione } from '#storia';
import { AttoSullaPersona, CorreggiPersona, RegistraPersona } from './atti.js';
import { CercaPersone, VediPersona } from './interrogazioni.js';
import { CORPI, RegistraPersonaDto, RicercaPersoneDto } from './persone.dto.js';

@ApiTags('persone')
@UseGuards(ConSessione)
@Controller('api/persone')
export class PersoneController {
  constructor(
    private readonly comandi: CommandBus,
    private readonly domande: QueryBus,
  ) {}

  /** A POST that writes nothing: what is searched for is personal data, and has no place in an address. */
  @Post('ricerca')
  @HttpCode(200)
  @Chiede('cerca-persone')
  @ApiOperation({ summary: 'Cerca una persona per nome, nascita o codice fiscale, con tolleranza per la grafia' })
  @Risponde('EsitoRicerca')
  cerca(@Body() criteri: RicercaPersoneDto, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new CercaPersone(chi, { ...criteri }));
  }

  @Post()
  @Chiede('registra-persona')
  @ApiOperation({ summary: ETICHETTE.attiPersona['registra-persona'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Risponde('EsitoComando', { stato: 201 })
  registra(@Body() corpo: RegistraPersonaDto, @Chi() chi: ContestoRichiesta, @ConGaranzie() garanzie: Garanzie) {
    return this.comandi.execute(new RegistraPersona(chi, corpo, garanzie));
  }

  @Get(':id')
  @Chiede('vedi-persona')
  @ApiOperation({ summary: 'Una persona' })
  @Risponde('PersonaVista')
  vedi(@IdNelPercorso() id: string, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediPersona(chi, id));
  }

  esegui(atto: string, id: string, corpo: object, chi: ContestoRichiesta, garanzie: Garanzie) {
    const nome = { atto: atto as keyof typeof CORPI };
    return this.comandi.execute(
      eComandoCorrezione(nome)
        ? new CorreggiPersona(chi, nome.atto, id, corpo, garanzie)
        : new AttoSullaPersona(chi, nome.atto as AttoSullaPersona['azione'], id, corpo, garanzie),
    );
  }
}

rottePerAtto(
  PersoneController,
  CORPI,
  (atto) => ETICHETTE.attiPersona[atto as keyof typeof CORPI],
  [Chi(), ConGaranzie()],
  (atto) => Chiede((eComandoCorrezione({ atto }) ? `${atto}-persona` : atto) as Azione),
);
