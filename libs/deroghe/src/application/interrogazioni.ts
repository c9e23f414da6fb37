import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { ContestoRichiesta } from '#identity';
import { cartelle, Operatori, persone, portateDi, Richiesta } from '#identity';
import { Orologio } from '#platform';
import { leggi, Letture } from '#projections';
import { giornoARoma } from '#storia';
import { derogheViste, type ElencoDeroghe, type StatoEsame } from '../readmodel/deroghe-viste.js';
import { type MiaDeroga, mieDeroghe } from '../readmodel/mie-deroghe.js';

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
    readonly filtro: { readonly stato?: StatoEsame; readonly pagina: number; readonly per: number },
  ) {
    super(contesto);
  }

  override cosa() {
    const { stato, pagina } = this.filtro;
    return { ...(stato && { stato }), pagina };
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
    readonly pagine: { readonly pagina: number; readonly per: number },
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

  async execute({ contesto: { operatore }, filtro }: ElencaDeroghe): Promise<ElencoDeroghe> {
    const adesso = this.orologio.adesso();
    const oggi = giornoARoma(adesso);
    const lettore = { operatore, oggi, portate: portateDi(operatore, 'elenca-deroghe', oggi) };
    const noti = await this.operatori.elenco(operatore.ambito);
    const di = { lettore, stato: filtro.stato };
    return leggi(this.letture, operatore.ambito, (m) => derogheViste(m, adesso, noti, di, filtro));
  }
}

@QueryHandler(VediDeroghe)
export class VediDerogheHandler implements IQueryHandler<VediDeroghe> {
  constructor(
    private readonly letture: Letture,
    private readonly operatori: Operatori,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore }, cartella, pagine }: VediDeroghe): Promise<ElencoDeroghe> {
    const adesso = this.orologio.adesso();
    const noti = await this.operatori.elenco(operatore.ambito);
    return leggi(this.letture, operatore.ambito, (m) => derogheViste(m, adesso, noti, { cartella }, pagine));
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
