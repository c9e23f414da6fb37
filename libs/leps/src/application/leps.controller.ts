import { Controller, Get, Param, type PipeTransform, Query, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { CodiceIstat, Risponde } from '#platform';
import { LetturaDto } from '#projections';
import { definizioneNota, type DomandaLeps, VediLeps, VediRigheLeps } from './interrogazioni.js';

class DomandaLepsDto extends LetturaDto {
  @ApiProperty({ type: 'integer', example: 2026 })
  @Type(() => Number)
  @IsInt({ message: 'deve essere un anno' })
  @Min(2000, { message: 'non può essere prima del 2000' })
  @Max(2100, { message: 'non può essere dopo il 2100' })
  anno!: number;

  @CodiceIstat({ facoltativo: true, descrizione: 'Un solo Comune; l’Ambito intero, se manca' })
  comune?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Com’era noto a questa posizione del registro' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'deve essere un numero intero' })
  @Min(1, { message: 'comincia da 1' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'è troppo grande' })
  posizione?: number;
}

const domandaDi = ({ anno, comune, posizione }: DomandaLepsDto): DomandaLeps => ({
  anno,
  comune: comune ?? null,
  posizione: posizione ?? null,
});

/** Only a known code goes on: it is written in the record of consultations. */
const INDICATORE: PipeTransform<string, string> = { transform: (codice) => definizioneNota(codice).codice };

@ApiTags('leps')
@UseGuards(ConSessione)
@Controller('api/leps')
export class LepsController {
  constructor(private readonly domande: QueryBus) {}

  @Get()
  @Chiede('vedi-leps')
  @ApiOperation({ summary: 'Le figure degli indicatori LEPS di un anno' })
  @Risponde('FigureLeps')
  figure(@Query() domanda: DomandaLepsDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediLeps(chi, domandaDi(domanda)));
  }

  @Get(':codice')
  @Chiede('vedi-righe-leps')
  @ApiOperation({ summary: 'Una figura con i casi contati, quelli esclusi con il motivo, e gli eventi di ciascuno' })
  @Risponde('DettaglioLeps')
  dettaglio(
    @Param('codice', INDICATORE) codice: string,
    @Query() domanda: DomandaLepsDto,
    @Chi() chi: ContestoRichiesta,
  ) {
    return this.domande.execute(new VediRigheLeps(chi, codice, domandaDi(domanda)));
  }
}
