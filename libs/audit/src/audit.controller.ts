import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { IdNelPercorso, Risponde } from '#platform';
import { LetturaDto } from '#projections';
import {
  FiltriConsultazioniDto,
  FiltriLettureDto,
  filtroDi,
  PeriodoDto,
  periodoDi,
} from './consultazioni/letture.dto.js';
import { VediConsultazioni } from './consultazioni/vedi-consultazioni.js';
import { VerificaIntegrita } from './integrita/verifica-integrita.js';
import { CercaConsultazioni } from './ricerca/cerca-consultazioni.js';
import { RispondiAllaPersona } from './risposta/rispondi-alla-persona.js';

@ApiTags('revisione')
@UseGuards(ConSessione)
@Controller('api')
export class AuditController {
  constructor(private readonly domande: QueryBus) {}

  @Get('revisione/integrita')
  @Chiede('verifica-integrita')
  @ApiOperation({
    summary: 'Ricalcola i registri, li confronta con i checkpoint e dice dove si rompono, se si rompono',
  })
  @Risponde('EsitoIntegrita')
  integrita(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VerificaIntegrita(chi));
  }

  @Get('revisione/letture')
  @Chiede('cerca-consultazioni')
  @ApiOperation({ summary: 'Le consultazioni dell’Ambito, o quelle di chi non aveva a che fare con il caso' })
  @Risponde('ElencoLetture')
  letture(@Query() filtri: FiltriLettureDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new CercaConsultazioni(chi, filtroDi(filtri)));
  }

  @Get('cartelle/:id/consultazioni')
  @Chiede('vedi-consultazioni')
  @ApiOperation({ summary: 'Chi ha letto la cartella' })
  @Risponde('ElencoConsultazioni')
  consultazioni(@IdNelPercorso() id: string, @Query() filtri: FiltriConsultazioniDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediConsultazioni(chi, id, filtroDi(filtri)));
  }

  @Get('persone/:id/consultazioni')
  @Chiede('vedi-consultazioni-persona')
  @ApiOperation({ summary: 'Risposta alla persona che chiede chi ha consultato i suoi dati' })
  @Risponde('RispostaAllaPersona')
  risposta(@IdNelPercorso() id: string, @Query() periodo: PeriodoDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new RispondiAllaPersona(chi, id, periodoDi(periodo)));
  }
}
