import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { type Azione, Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { ETICHETTE } from '#nomenclatore';
import { ConGaranzie, type Garanzie, IdNelPercorso, Orologio, Quanto, Risponde, rottePerAtto, Scelta } from '#platform';
import { IstanteDto, LetturaDto, quandoDi } from '#projections';
import { giornoARoma, type Quando, VIVO } from '#storia';
import { AREE, FASI } from '../domain/vocabolario.js';
import { CORPI } from './atti.js';
import { AttoSullaCartella, type NomeAtto } from './atto-sulla-cartella.js';
import { ElencaCartelle, VediCartella, VediCronologia, VediPassi, VediScrivania } from './interrogazioni.js';

const vero = ({ value }: { value: unknown }): unknown => (value === 'true' ? true : value === 'false' ? false : value);

class FiltroCartelleDto extends LetturaDto {
  @Scelta(FASI, { facoltativo: true })
  fase?: string;

  @Scelta(['aperta', 'chiusa'], { facoltativo: true })
  condizione?: string;

  @Scelta(AREE, { facoltativo: true })
  area?: string;

  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @Transform(vero)
  @IsBoolean({ message: 'deve essere true o false' })
  mie?: boolean;

  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @Transform(vero)
  @IsBoolean({ message: 'deve essere true o false' })
  ferme?: boolean;

  @Quanto({ massimo: 100_000, predefinito: 1 })
  pagina: number = 1;

  @Quanto({ massimo: 200, predefinito: 50 })
  per: number = 50;
}

@ApiTags('cartelle')
@UseGuards(ConSessione)
@Controller('api/cartelle')
export class CartelleController {
  constructor(
    private readonly comandi: CommandBus,
    private readonly domande: QueryBus,
    private readonly orologio: Orologio,
  ) {}

  @Get()
  @Chiede('elenca-cartelle')
  @ApiOperation({ summary: 'Le cartelle che si possono vedere, le più ferme per prime' })
  @Risponde('ElencoCartelle')
  elenca(@Query() { attendi: _, ...filtro }: FiltroCartelleDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new ElencaCartelle(chi, filtro));
  }

  @Get(':id')
  @Chiede('vedi-cartella')
  @ApiOperation({ summary: 'La cartella, com’è o com’era a un istante' })
  @Risponde('SchedaCartella')
  vedi(@IdNelPercorso() id: string, @Query() istante: IstanteDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediCartella(chi, id, this.quando(istante)));
  }

  @Get(':id/cronologia')
  @Chiede('vedi-cronologia')
  @ApiOperation({ summary: 'Tutto ciò che è accaduto, dal più recente' })
  @Risponde('Cronologia')
  cronologia(@IdNelPercorso() id: string, @Query() istante: IstanteDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediCronologia(chi, id, this.quando(istante)));
  }

  @Get(':id/passi')
  @Chiede('vedi-passi')
  @ApiOperation({ summary: 'Un evento alla volta, con ciò che ciascuno ha cambiato' })
  @Risponde('Passo', { elenco: true })
  passi(@IdNelPercorso() id: string, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediPassi(chi, id, VIVO));
  }

  private quando(istante: IstanteDto): Quando {
    return quandoDi(istante, giornoARoma(this.orologio.adesso()));
  }

  esegui(atto: string, id: string, corpo: object, chi: ContestoRichiesta, garanzie: Garanzie) {
    return this.comandi.execute(new AttoSullaCartella(chi, atto as NomeAtto, id, corpo, garanzie));
  }
}

rottePerAtto(
  CartelleController,
  CORPI,
  (atto) => ETICHETTE.atti[atto as keyof typeof ETICHETTE.atti] ?? atto,
  [Chi(), ConGaranzie()],
  (atto) => Chiede(atto as Azione),
);

@ApiTags('scrivania')
@UseGuards(ConSessione)
@Controller('api/scrivania')
export class ScrivaniaController {
  constructor(private readonly domande: QueryBus) {}

  @Get()
  @Chiede('vedi-scrivania')
  @ApiOperation({ summary: 'I miei casi per fase, le scadenze, ciò che aspetta me' })
  @Risponde('Scrivania')
  vedi(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediScrivania(chi));
  }
}
