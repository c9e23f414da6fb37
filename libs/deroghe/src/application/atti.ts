import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import type { EsitoComando } from '#archivio';
import { Archivio, contestoComando, decisione } from '#archivio';
import type { ContestoRichiesta } from '#identity';
import { neRisponde, puo, Richiesta } from '#identity';
import { CARATTERI_MOTIVO, ORE_DEROGA, valoreIl } from '#nomenclatore';
import type { Garanzie } from '#platform';
import { Orologio, RifiutoHttp } from '#platform';
import { giornoARoma, rifiuto } from '#storia';
import type { ComandoDeroga } from '../domain/deroga.js';
import { regoleDeroga } from '../domain/deroga.js';
import { CATALOGO_DEROGA } from '../domain/eventi.js';
import { prenotazioniDi } from '../domain/stato.js';
import { DerogheNelLog } from '../registro/deroghe-nel-log.js';
import type { ApriDerogaDto, EsaminaDerogaDto, SegnalaDerogaDto } from './deroghe.dto.js';

export class ApriDeroga extends Richiesta<EsitoComando> {
  readonly azione = 'apri-deroga' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly cartella: string,
    readonly corpo: ApriDerogaDto,
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.risorsa = { tipo: 'cartella', id: cartella } as const;
  }
}

/** What is done of a deroga once it is there. The case it is about says who may. */
export class AttoSullaDeroga extends Richiesta<EsitoComando> {
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly azione: 'concludi-deroga' | 'prendi-visione-deroga' | 'esamina-deroga' | 'segnala-deroga',
    readonly cartella: string,
    readonly deroga: string,
    readonly corpo: object = {},
    readonly garanzie: Garanzie = {},
  ) {
    super(contesto);
    this.risorsa = { tipo: 'cartella', id: cartella } as const;
  }
}

/** Its texts are closed with the key of the case: erasing the case erases them. */
const sullaDeroga = (id: string, cartella: string, comando: ComandoDeroga, comune?: string) =>
  decisione({
    decider: regoleDeroga,
    catalogo: CATALOGO_DEROGA,
    stream: { categoria: 'deroga', id } as const,
    comando,
    soggetto: { tipo: 'cartella', id: cartella } as const,
    comune: (stato) => comune ?? stato.comune ?? '',
    prenotazioni: prenotazioniDi,
    nuovo: comando.atto === 'apri-deroga',
  });

@CommandHandler(ApriDeroga)
export class ApriDerogaHandler implements ICommandHandler<ApriDeroga> {
  constructor(
    private readonly archivio: Archivio,
    private readonly deroghe: DerogheNelLog,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto, fatti, cartella, corpo, garanzie }: ApriDeroga): Promise<EsitoComando> {
    const { operatore } = contesto;
    const adesso = this.orologio.adesso();
    const il = giornoARoma(adesso);
    const comando: ComandoDeroga = {
      atto: 'apri-deroga',
      il,
      adesso,
      cartella,
      motivo: corpo.motivo,
      ore: valoreIl(ORE_DEROGA, il),
      caratteri: valoreIl(CARATTERI_MOTIVO, il),
      giaCompetente: puo(operatore, 'vedi-cartella', il, { comuni: [], ...fatti, inDeroga: [] }) === undefined,
      precedente: await this.deroghe.ultimaDi(operatore.ambito, cartella, operatore),
    };
    return this.archivio.esegui(contestoComando(contesto, garanzie), [
      sullaDeroga(uuidv7(), cartella, comando, fatti?.comuni[0] ?? ''),
    ]);
  }
}

@CommandHandler(AttoSullaDeroga)
export class AttoSullaDerogaHandler implements ICommandHandler<AttoSullaDeroga> {
  constructor(
    private readonly archivio: Archivio,
    private readonly orologio: Orologio,
  ) {}

  async execute(richiesta: AttoSullaDeroga): Promise<EsitoComando> {
    const { contesto, cartella, deroga, garanzie } = richiesta;
    const stato = await this.archivio.stato(regoleDeroga, contesto.operatore.ambito, deroga);
    if (stato.cartella !== cartella) {
      throw new RifiutoHttp(rifiuto('non-trovato', 'Non esiste, o non è visibile da qui.'), 404);
    }
    return this.archivio.esegui(contestoComando(contesto, garanzie), [
      sullaDeroga(deroga, cartella, this.comando(richiesta)),
    ]);
  }

  private comando({ azione, corpo, contesto, fatti }: AttoSullaDeroga): ComandoDeroga {
    const adesso = this.orologio.adesso();
    const il = giornoARoma(adesso);
    switch (azione) {
      case 'concludi-deroga':
        return { atto: azione, il, adesso };
      case 'prendi-visione-deroga':
        return { atto: azione, il, responsabile: neRisponde(contesto.operatore, fatti ?? {}) };
      case 'esamina-deroga': {
        const { esito, nota } = corpo as EsaminaDerogaDto;
        return { atto: azione, il, esito, ...(nota && { nota }) };
      }
      case 'segnala-deroga': {
        const { a, ragione, nota } = corpo as SegnalaDerogaDto;
        return { atto: azione, il, a, ragione, nota };
      }
    }
  }
}
