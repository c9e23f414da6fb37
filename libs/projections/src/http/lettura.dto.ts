import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { RifiutoHttp, SoloGiorno } from '#platform';
import type { DataCivile, Quando } from '#storia';
import { rifiuto } from '#storia';

const POSIZIONE_MASSIMA = Number.MAX_SAFE_INTEGER;
const MODI = ['vivo', 'accaduto', 'noto', 'evento'] as const;

/** What every question may carry. */
export class LetturaDto {
  @ApiPropertyOptional({ type: 'integer', description: 'Attende che le viste abbiano raggiunto questa posizione' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'deve essere un numero intero' })
  @Min(0, { message: 'non può essere negativa' })
  @Max(POSIZIONE_MASSIMA, { message: 'è troppo grande' })
  attendi?: number;
}

/** A question about one case: for which instant. */
export class IstanteDto extends LetturaDto {
  @ApiPropertyOptional({
    enum: MODI,
    description: 'Come è adesso, com’era accaduto o com’era noto a un giorno, o dopo un evento',
  })
  @IsOptional()
  @IsIn(MODI, { message: 'non è tra i valori ammessi' })
  modo?: (typeof MODI)[number];

  @SoloGiorno({ facoltativo: true, descrizione: 'Il giorno, per i modi accaduto e noto' })
  al?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'La posizione nel registro, per il modo evento' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'deve essere un numero intero' })
  @Min(1, { message: 'comincia da 1' })
  @Max(POSIZIONE_MASSIMA, { message: 'è troppo grande' })
  posizione?: number;
}

const istanteNonValido = (messaggio: string) => new RifiutoHttp(rifiuto('istante-non-valido', messaggio), 400);

/**
 * @throws RifiutoHttp 400 if the instant is not said in full, or is still to come: nothing has happened then, and the case as
 *   it is now would be shown as if it were known to stay so
 */
export function quandoDi({ modo = 'vivo', al, posizione }: IstanteDto, oggi: DataCivile): Quando {
  switch (modo) {
    case 'vivo':
      if (al !== undefined || posizione !== undefined)
        throw istanteNonValido('«al» e «posizione» vogliono il loro «modo».');
      return { modo };
    case 'accaduto':
    case 'noto':
      if (al === undefined || posizione !== undefined) {
        throw istanteNonValido(`Il modo «${modo}» vuole il giorno in «al», e nient’altro.`);
      }
      if (al > oggi) throw istanteNonValido('Il giorno in «al» è nel futuro: si può rivedere il caso fino a oggi.');
      return { modo, al };
    case 'evento':
      if (posizione === undefined || al !== undefined) {
        throw istanteNonValido('Il modo «evento» vuole la «posizione», e nient’altro.');
      }
      return { modo, posizione };
  }
}
