import { createReadStream } from 'node:fs';
import { Body, Controller, Get, HttpCode, Post, Query, StreamableFile, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Selezione } from '#attestazione';
import { Chi, Chiede, ConSessione, type ContestoRichiesta } from '#identity';
import { ConGaranzie, type Garanzie, IdNelPercorso, Risponde, RifiutoHttp } from '#platform';
import { LetturaDto } from '#projections';
import { rifiuto } from '#storia';
import { EsportaDto, RebuildDto } from './lavori.dto.js';
import { PremesseEsportazione } from './premesse-esportazione.js';
import {
  AvviaCheckpoint,
  AvviaRebuild,
  AvviaVerifica,
  ElencaLavori,
  Esporta,
  ScaricaFascicolo,
  VediLavoro,
} from './richieste.js';

/** Asked for, and not done yet. */
const ACCETTATO = 202;

@ApiTags('lavori')
@UseGuards(ConSessione)
@Controller('api/lavori')
export class LavoriController {
  constructor(
    private readonly comandi: CommandBus,
    private readonly domande: QueryBus,
    private readonly premesse: PremesseEsportazione,
  ) {}

  @Post('checkpoint')
  @HttpCode(ACCETTATO)
  @Chiede('avvia-checkpoint')
  @ApiOperation({ summary: 'Firma un checkpoint del registro adesso' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Risponde('LavoroVisto', { stato: ACCETTATO })
  checkpoint(@Chi() chi: ContestoRichiesta, @ConGaranzie() garanzie: Garanzie) {
    return this.comandi.execute(new AvviaCheckpoint(chi, garanzie));
  }

  @Post('verifica')
  @HttpCode(ACCETTATO)
  @Chiede('avvia-verifica')
  @ApiOperation({ summary: 'Verifica il registro e lo confronta con i checkpoint' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Risponde('LavoroVisto', { stato: ACCETTATO })
  verifica(@Chi() chi: ContestoRichiesta, @ConGaranzie() garanzie: Garanzie) {
    return this.comandi.execute(new AvviaVerifica(chi, garanzie));
  }

  @Post('esporta')
  @HttpCode(ACCETTATO)
  @Chiede('esporta-registro', 'esporta-ambito', 'esporta-cartella')
  @ApiOperation({ summary: 'Scrive un fascicolo che si verifica senza il programma' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Risponde('LavoroVisto', { stato: ACCETTATO })
  async esporta(@Body() corpo: EsportaDto, @Chi() chi: ContestoRichiesta, @ConGaranzie() garanzie: Garanzie) {
    const selezione = selezioneDi(corpo, chi.operatore.ambito);
    const rifiuto = await this.premesse.mancano(selezione, { operatore: chi.operatore, ...garanzie });
    return this.comandi.execute(new Esporta(chi, selezione, garanzie, rifiuto));
  }

  @Post('rebuild')
  @HttpCode(ACCETTATO)
  @Chiede('avvia-rebuild')
  @ApiOperation({ summary: 'Ricostruisce una vista, o tutte, mentre quelle di prima servono' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Risponde('LavoroVisto', { stato: ACCETTATO })
  rebuild(@Body() { vista }: RebuildDto, @Chi() chi: ContestoRichiesta, @ConGaranzie() garanzie: Garanzie) {
    return this.comandi.execute(new AvviaRebuild(chi, vista, garanzie));
  }

  @Get()
  @Chiede('vedi-lavori')
  @ApiOperation({ summary: 'I lavori, dall’ultimo chiesto' })
  @Risponde('ElencoLavori')
  elenca(@Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return this.domande.execute(new ElencaLavori(chi));
  }

  @Get(':id')
  @Chiede('vedi-lavori')
  @ApiOperation({ summary: 'Un lavoro: a che punto è, e com’è finito' })
  @Risponde('LavoroVisto')
  async vedi(@IdNelPercorso() id: string, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    return (await this.domande.execute(new VediLavoro(chi, id))).visto;
  }

  @Get(':id/fascicolo')
  @Chiede('vedi-lavori', 'esporta-registro', 'esporta-ambito', 'esporta-cartella')
  @ApiOperation({ summary: 'Il fascicolo scritto da un’esportazione' })
  @ApiProduces('application/x-ndjson')
  async fascicolo(@IdNelPercorso() id: string, @Query() _: LetturaDto, @Chi() chi: ContestoRichiesta) {
    const { visto, incarico } = await this.domande.execute(new VediLavoro(chi, id));
    const nonTutto =
      incarico.tipo === 'esporta' ? await this.premesse.nonArrivaATutto(incarico.selezione, chi.operatore) : null;
    if (nonTutto) throw nonTutto;
    if (incarico.tipo !== 'esporta' || visto.stato !== 'fatto')
      throw new RifiutoHttp(
        rifiuto('fascicolo-non-pronto', 'Questo lavoro non ha, o non ha ancora, un fascicolo.'),
        409,
      );
    const file = await this.domande.execute(new ScaricaFascicolo(chi, id, incarico.selezione));
    return new StreamableFile(createReadStream(file), {
      type: 'application/x-ndjson',
      disposition: `attachment; filename="fascicolo-${id}.jsonl"`,
    });
  }
}

function selezioneDi({ contenuto, cartella }: EsportaDto, ambito: string): Selezione {
  if ((contenuto === 'cartella') !== (cartella !== undefined))
    throw new RifiutoHttp(
      rifiuto('dati-non-validi', 'La cartella si indica quando il contenuto è «cartella», e solo allora.', {
        errori: [{ campo: 'cartella', messaggio: 'va indicata con il contenuto «cartella», e solo con quello' }],
      }),
      400,
    );
  if (cartella !== undefined) return { cartella };
  return contenuto === 'registro' ? null : { ambito };
}
