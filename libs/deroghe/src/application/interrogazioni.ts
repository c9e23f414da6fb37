import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { ContestoRichiesta } from '#identity';
import { cartelle, Operatori, persone, portateDi, Richiesta } from '#identity';
import { Orologio } from '#platform';
import { leggi, Letture } from '#projections';
import { giornoARoma } from '#storia';
import { derogheViste, type StatoEsame, type VoceDeroga } from '../readmodel/deroghe-viste.js';
import { type MiaDeroga, mieDeroghe } from '../readmodel/mie-deroghe.js';

export interface ElencoDeroghe {
  readonly deroghe: readonly VoceDeroga[];
}

const mostrate = ({ deroghe }: ElencoDeroghe) => [
  ...cartelle(deroghe.map((d) => d.cartella)),
  ...persone(deroghe.map((d) => d.persona.id)),
];

/** Those of the cases that the reader has in its scope: to be told of, to be reviewed, already reviewed. */
export class ElencaDeroghe extends Richiesta<ElencoDeroghe> {
  readonly azione = 'elenca-deroghe' as const;
  readonly risorsa = { tipo: 'elenco' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly stato?: StatoEsame,
  ) {
    super(contesto);
  }

  override cosa(): Readonly<Record<string, string>> {
    return this.stato ? { stato: this.stato } : {};
  }

  override mostra(risposta: ElencoDeroghe) {
    return mostrate(risposta);
  }
}

export class VediDeroghe extends Richiesta<ElencoDeroghe> {
  readonly azione = 'vedi-deroghe' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly cartella: string,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'cartella', id: cartella } as const;
  }

  override mostra(risposta: ElencoDeroghe) {
    return mostrate(risposta);
  }
}

export class VediMieDeroghe extends Richiesta<{ deroghe: MiaDeroga[] }> {
  readonly azione = 'vedi-mie-deroghe' as const;
  readonly risorsa = { tipo: 'nessuna' } as const;
}

@QueryHandler(ElencaDeroghe)
export class ElencaDerogheHandler implements IQueryHandler<ElencaDeroghe> {
  constructor(
    private readonly letture: Letture,
    private readonly operatori: Operatori,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore }, stato }: ElencaDeroghe): Promise<ElencoDeroghe> {
    const adesso = this.orologio.adesso();
    const oggi = giornoARoma(adesso);
    const lettore = { operatore, oggi, portate: portateDi(operatore, 'elenca-deroghe', oggi) };
    const noti = await this.operatori.elenco(operatore.ambito);
    return {
      deroghe: await leggi(this.letture, operatore.ambito, (m) => derogheViste(m, adesso, noti, { lettore, stato })),
    };
  }
}

@QueryHandler(VediDeroghe)
export class VediDerogheHandler implements IQueryHandler<VediDeroghe> {
  constructor(
    private readonly letture: Letture,
    private readonly operatori: Operatori,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore }, cartella }: VediDeroghe): Promise<ElencoDeroghe> {
    const adesso = this.orologio.adesso();
    const noti = await this.operatori.elenco(operatore.ambito);
    return { deroghe: await leggi(this.letture, operatore.ambito, (m) => derogheViste(m, adesso, noti, { cartella })) };
  }
}

@QueryHandler(VediMieDeroghe)
export class VediMieDerogheHandler implements IQueryHandler<VediMieDeroghe> {
  constructor(
    private readonly letture: Letture,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore } }: VediMieDeroghe): Promise<{ deroghe: MiaDeroga[] }> {
    const adesso = this.orologio.adesso();
    const chi = { operatore, oggi: giornoARoma(adesso) };
    return { deroghe: await leggi(this.letture, operatore.ambito, (m) => mieDeroghe(m, chi, adesso)) };
  }
}
