import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ALTRO_ENTE, FASI } from '#cartella';
import { Chi, ConSessione, type ContestoRichiesta, ENTI_ESEMPIO, Richiesta } from '#identity';
import {
  COMUNI_AMBITO,
  type DefinizioneStrumento,
  ETICHETTE,
  limiteFase,
  PRESTAZIONI_SIUSS,
  SOGLIE_TRIAGE,
  STRUMENTI,
  TARIFFE_SAD,
  valoreIl,
} from '#nomenclatore';
import { Orologio, Risponde } from '#platform';
import { LetturaDto } from '#projections';
import { giornoARoma } from '#storia';

/** The lists, as they are on the day they are asked for. */
export interface Nomenclatore {
  readonly comuni: readonly { readonly istat: string; readonly nome: string; readonly popolazione: number }[];
  readonly strumenti: readonly DefinizioneStrumento[];
  readonly prestazioni: readonly { readonly codice: string; readonly nome: string }[];
  readonly enti: readonly { readonly id: string; readonly nome: string; readonly tipo: string }[];
  readonly etichette: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly limitiFase: Readonly<Record<string, number | null>>;
  /** Hourly, in integer cents. */
  readonly tariffaSad: number;
  readonly sogliaTriage: number;
}

export class VediNomenclatore extends Richiesta<Nomenclatore> {
  readonly azione = 'vedi-nomenclatore' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
}

@QueryHandler(VediNomenclatore)
export class VediNomenclatoreHandler implements IQueryHandler<VediNomenclatore> {
  constructor(private readonly orologio: Orologio) {}

  execute(): Promise<Nomenclatore> {
    const oggi = giornoARoma(this.orologio.adesso());
    return Promise.resolve({
      comuni: COMUNI_AMBITO.map(({ istat, nome, popolazione }) => ({ istat, nome, popolazione })),
      strumenti: STRUMENTI,
      prestazioni: PRESTAZIONI_SIUSS.map(({ codice, nome }) => ({ codice, nome })),
      enti: [...ENTI_ESEMPIO, { id: ALTRO_ENTE, nome: ETICHETTE.tipiEnte.altro, tipo: 'altro' }],
      etichette: ETICHETTE,
      limitiFase: Object.fromEntries(FASI.map((fase) => [fase, limiteFase(fase, oggi)])),
      tariffaSad: valoreIl(TARIFFE_SAD, oggi),
      sogliaTriage: valoreIl(SOGLIE_TRIAGE, oggi),
    });
  }
}

@ApiTags('nomenclatore')
@UseGuards(ConSessione)
@Controller('api/nomenclatore')
export class NomenclatoreController {
  constructor(private readonly domande: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Comuni, strumenti, prestazioni, etichette e limiti in vigore oggi' })
  @Risponde('Nomenclatore')
  vedi(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediNomenclatore(chi));
  }
}
