import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { RifiutoHttp } from '#platform';
import { rifiuto } from '#storia';
import { Bacheca, ChiaveGiaUsata } from './bacheca.js';
import { codaFerma } from './coda-ferma.js';
import { Esportazioni } from './esportazioni.js';
import type { LavoroVisto } from './lavoro.js';
import { CHIAVE_RIUSATA, PremesseEsportazione } from './premesse-esportazione.js';
import {
  AvviaCheckpoint,
  AvviaRebuild,
  AvviaVerifica,
  type ChiediLavoro,
  ElencaLavori,
  Esporta,
  ScaricaFascicolo,
  VediLavoro,
} from './richieste.js';

const NON_TROVATO = rifiuto('non-trovato', 'Non esiste, oppure non è più disponibile.');

abstract class ChiediLavoroHandler implements ICommandHandler<ChiediLavoro> {
  constructor(protected readonly bacheca: Bacheca) {}

  async execute({ incarico, contesto, garanzie }: ChiediLavoro): Promise<LavoroVisto> {
    const { idempotenza } = garanzie;
    try {
      return await this.bacheca.chiedi(incarico, {
        operatore: contesto.operatore,
        ...(idempotenza && { idempotenza }),
      });
    } catch (errore) {
      if (errore instanceof ChiaveGiaUsata) throw new RifiutoHttp(CHIAVE_RIUSATA, 422);
      throw codaFerma(errore);
    }
  }
}

@CommandHandler(AvviaCheckpoint)
export class AvviaCheckpointHandler extends ChiediLavoroHandler {
  constructor(bacheca: Bacheca) {
    super(bacheca);
  }
}

@CommandHandler(AvviaVerifica)
export class AvviaVerificaHandler extends ChiediLavoroHandler {
  constructor(bacheca: Bacheca) {
    super(bacheca);
  }
}

@CommandHandler(AvviaRebuild)
export class AvviaRebuildHandler extends ChiediLavoroHandler {
  constructor(bacheca: Bacheca) {
    super(bacheca);
  }
}

@CommandHandler(Esporta)
export class EsportaHandler extends ChiediLavoroHandler {
  constructor(bacheca: Bacheca) {
    super(bacheca);
  }
}

@QueryHandler(ElencaLavori)
export class ElencaLavoriHandler implements IQueryHandler<ElencaLavori> {
  constructor(private readonly bacheca: Bacheca) {}

  async execute({ contesto }: ElencaLavori) {
    try {
      return { lavori: await this.bacheca.elenco(contesto.operatore.ambito) };
    } catch (errore) {
      throw codaFerma(errore);
    }
  }
}

@QueryHandler(VediLavoro)
export class VediLavoroHandler implements IQueryHandler<VediLavoro> {
  constructor(private readonly bacheca: Bacheca) {}

  async execute({ contesto, lavoro }: VediLavoro) {
    const trovato = await this.bacheca.uno(contesto.operatore.ambito, lavoro).catch((errore: unknown) => {
      throw codaFerma(errore);
    });
    if (!trovato) throw new RifiutoHttp(NON_TROVATO, 404);
    return trovato;
  }
}

@QueryHandler(ScaricaFascicolo)
export class ScaricaFascicoloHandler implements IQueryHandler<ScaricaFascicolo> {
  constructor(
    private readonly esportazioni: Esportazioni,
    private readonly premesse: PremesseEsportazione,
  ) {}

  /** Where a worker of another machine wrote it, it is here only if the folder is shared: see docker-compose.yml. */
  async execute({ lavoro, contesto, selezione }: ScaricaFascicolo): Promise<string> {
    await this.premesse.soloIlProprio(selezione, contesto.operatore.ambito);
    if (!(await this.esportazioni.ha(lavoro))) throw new RifiutoHttp(NON_TROVATO, 404);
    return this.esportazioni.file(lavoro);
  }
}
