import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ALTRO_ENTE, FASI } from '#cartella';
import { Chi, Chiede, ConSessione, type ContestoRichiesta, entiDellAmbito, Richiesta } from '#identity';
import {
  CARATTERI_MOTIVO_DEROGA,
  comuniDellAmbito,
  type DefinizioneStrumento,
  ETICHETTE,
  limiteFase,
  ORE_DEROGA,
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
  /** Of an access beyond one's scope: how many hours it lasts, and how many characters its reason has at least. */
  readonly deroga: { readonly ore: number; readonly caratteriMotivo: number };
}

export class VediNomenclatore extends Richiesta<Nomenclatore> {
  readonly azione = 'vedi-nomenclatore' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
}

@QueryHandler(VediNomenclatore)
export class VediNomenclatoreHandler implements IQueryHandler<VediNomenclatore> {
  constructor(private readonly orologio: Orologio) {}

  execute({ contesto: { operatore } }: VediNomenclatore): Promise<Nomenclatore> {
    const oggi = giornoARoma(this.orologio.adesso());
    return Promise.resolve({
      comuni: comuniDellAmbito(operatore.ambito).map(({ istat, nome, popolazione }) => ({ istat, nome, popolazione })),
      strumenti: STRUMENTI,
      prestazioni: PRESTAZIONI_SIUSS.map(({ codice, nome }) => ({ codice, nome })),
      enti: [...entiDellAmbito(operatore.ambito), { id: ALTRO_ENTE, nome: ETICHETTE.tipiEnte.altro, tipo: 'altro' }],
      etichette: ETICHETTE,
      limitiFase: Object.fromEntries(FASI.map((fase) => [fase, limiteFase(fase, oggi)])),
      tariffaSad: valoreIl(TARIFFE_SAD, oggi),
      sogliaTriage: valoreIl(SOGLIE_TRIAGE, oggi),
      deroga: { ore: valoreIl(ORE_DEROGA, oggi), caratteriMotivo: valoreIl(CARATTERI_MOTIVO_DEROGA, oggi) },
    });
  }
}

@ApiTags('nomenclatore')
@UseGuards(ConSessione)
@Controller('api/nomenclatore')
export class NomenclatoreController {
  constructor(private readonly domande: QueryBus) {}

  @Get()
  @Chiede('vedi-nomenclatore')
  @ApiOperation({ summary: 'Comuni, strumenti, prestazioni, etichette e limiti in vigore oggi' })
  @Risponde('Nomenclatore')
  vedi(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new VediNomenclatore(chi));
  }
}
