import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Selezione } from '#attestazione';
import { RifiutoHttp } from '#platform';
import { rifiuto } from '#storia';
import type { Installazione } from '../installazione.js';
import { INSTALLAZIONE } from '../token.js';
import { Bacheca, ChiaveGiaUsata, CodaIrraggiungibile } from './bacheca.js';
import { Esportazioni } from './esportazioni.js';
import type { LavoroVisto } from './lavoro.js';
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
const CHIAVE_RIUSATA = rifiuto(
  'chiave-riusata',
  'Questa Idempotency-Key è già servita per un’altra richiesta: usarne una nuova.',
);
const DI_PIU_AMBITI = rifiuto(
  'registro-di-piu-ambiti',
  'Il registro contiene anche i fatti di altri Ambiti: da qui si esporta solo il proprio. ' +
    'Tutto il registro lo esporta, dalla riga di comando, chi ha in mano la macchina.',
);
const CODA_FERMA = rifiuto('coda-irraggiungibile', 'La coda dei lavori non risponde. Riprova fra poco.');

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
  constructor(
    bacheca: Bacheca,
    @Inject(INSTALLAZIONE) private readonly installazione: Pick<Installazione, 'poolDelLog'>,
  ) {
    super(bacheca);
  }

  override async execute(richiesta: Esporta): Promise<LavoroVisto> {
    const { selezione, ambito } = richiesta.incarico;
    await soloIlProprio(this.installazione, ambito, selezione);
    return super.execute(richiesta);
  }
}

/**
 * The whole log is of whoever keeps the installation: an Ambito has it only while it is alone in it. Nobody enters the log
 * without a key of their own, and keys are found by Ambito at once, however long the log is.
 */
async function soloIlProprio(
  { poolDelLog }: Pick<Installazione, 'poolDelLog'>,
  ambito: string,
  selezione: Selezione,
): Promise<void> {
  if (selezione !== null) return;
  const { rows } = await poolDelLog.query<{ soli: boolean }>(
    'SELECT coalesce(min(ambito) = $1 AND max(ambito) = $1, true) AS soli FROM vault.chiave',
    [ambito],
  );
  if (!rows[0]!.soli) throw new RifiutoHttp(DI_PIU_AMBITI, 403);
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
    @Inject(INSTALLAZIONE) private readonly installazione: Pick<Installazione, 'poolDelLog'>,
  ) {}

  /** Where a worker of another machine wrote it, it is here only if the folder is shared: see docker-compose.yml. */
  async execute({ lavoro, contesto, selezione }: ScaricaFascicolo): Promise<string> {
    await soloIlProprio(this.installazione, contesto.operatore.ambito, selezione);
    if (!(await this.esportazioni.ha(lavoro))) throw new RifiutoHttp(NON_TROVATO, 404);
    return this.esportazioni.file(lavoro);
  }
}

/** PostgreSQL that is away says so at once, and the filter tells it as everywhere. */
const codaFerma = (errore: unknown): unknown =>
  errore instanceof CodaIrraggiungibile ? new RifiutoHttp(CODA_FERMA, 503, errore) : errore;
