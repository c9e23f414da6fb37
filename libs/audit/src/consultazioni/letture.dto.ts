import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Codice, Scelta, SoloGiorno } from '#platform';
import { LetturaDto } from '#projections';
import { FILTRI_MODO, type FiltroModo } from './consultazione-vista.js';
import { azioniDi } from './modo.js';
import type { FiltroConsultazioni } from './ricerca-consultazioni.js';

export class PeriodoDto extends LetturaDto {
  @SoloGiorno({ facoltativo: true, descrizione: 'Il primo giorno' })
  dal?: string;

  @SoloGiorno({ facoltativo: true, descrizione: 'L’ultimo giorno, compreso' })
  al?: string;
}

export class FiltriConsultazioniDto extends PeriodoDto {
  @Codice({ facoltativo: true, descrizione: 'Chi ha letto' })
  operatore?: string;

  @Scelta(FILTRI_MODO, { facoltativo: true, descrizione: 'In che modo' })
  modo?: FiltroModo;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100_000, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'deve essere un numero intero' })
  @Min(1, { message: 'comincia da 1' })
  @Max(100_000, { message: 'è troppo grande' })
  pagina: number = 1;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1_000, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'deve essere un numero intero' })
  @Min(1, { message: 'comincia da 1' })
  @Max(1_000, { message: 'al più mille per volta' })
  per: number = 50;
}

export class FiltriLettureDto extends FiltriConsultazioniDto {
  @Scelta(['tutte', 'senza-nesso'], {
    facoltativo: true,
    descrizione: 'Tutte, o quelle di chi non aveva a che fare con il caso',
  })
  quali?: 'tutte' | 'senza-nesso';
}

export const periodoDi = ({ dal, al }: PeriodoDto) => ({ ...(dal && { dal }), ...(al && { al }) });

export const filtroDi = (dto: FiltriConsultazioniDto & { quali?: string }): FiltroConsultazioni => ({
  ...periodoDi(dto),
  ...(dto.operatore && { operatore: dto.operatore }),
  ...(dto.modo === 'deroga' ? { inDeroga: true } : dto.modo && { azioni: azioniDi(dto.modo) }),
  ...(dto.quali === 'senza-nesso' && { senzaNesso: true }),
  pagina: dto.pagina,
  per: dto.per,
});
