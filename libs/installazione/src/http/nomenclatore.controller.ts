import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ALTRO_ENTE, FASI } from '#cartella';
import { Chi, Chiede, ConSessione, type ContestoRichiesta, entiDellAmbito, Operatori, Richiesta } from '#identity';
import {
  CARATTERI_MOTIVO,
  comuniDellAmbito,
  type DefinizioneStrumento,
  ETICHETTE,
  limiteFase,
  ORE_DEROGA,
  PAROLE_MOTIVO,
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
  /** How long an access beyond one's scope lasts. */
  readonly oreDeroga: number;
  /** How many characters a written reason has at least. */
  readonly caratteriMotivo: number;
  /** And how many different words. */
  readonly paroleMotivo: number;
}

export class VediNomenclatore extends Richiesta<Nomenclatore> {
  readonly azione = 'vedi-nomenclatore' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
}

@QueryHandler(VediNomenclatore)
export class VediNomenclatoreHandler implements IQueryHandler<VediNomenclatore> {
  constructor(
    private readonly operatori: Operatori,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore } }: VediNomenclatore): Promise<Nomenclatore> {
    const oggi = giornoARoma(this.orologio.adesso());
    const enti = entiDellAmbito(operatore.ambito, await this.operatori.elenco(operatore.ambito));
    return {
      comuni: comuniDellAmbito(operatore.ambito).map(({ istat, nome, popolazione }) => ({ istat, nome, popolazione })),
      strumenti: STRUMENTI,
      prestazioni: PRESTAZIONI_SIUSS.map(({ codice, nome }) => ({ codice, nome })),
      enti: [...enti, { id: ALTRO_ENTE, nome: ETICHETTE.tipiEnte.altro, tipo: 'altro' }],
      etichette: ETICHETTE,
      limitiFase: Object.fromEntries(FASI.map((fase) => [fase, limiteFase(fase, oggi)])),
      tariffaSad: valoreIl(TARIFFE_SAD, oggi),
      sogliaTriage: valoreIl(SOGLIE_TRIAGE, oggi),
      oreDeroga: valoreIl(ORE_DEROGA, oggi),
      caratteriMotivo: valoreIl(CARATTERI_MOTIVO, oggi),
      paroleMotivo: PAROLE_MOTIVO,
    };
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
