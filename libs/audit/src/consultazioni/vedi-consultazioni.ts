import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import type { ContestoRichiesta } from '#identity';
import { Operatori, Richiesta } from '#identity';
import { leggi, Letture } from '#projections';
import { type ConsultazioneVista, vista } from './consultazione-vista.js';
import { cercaConsultazioni, type FiltroConsultazioni } from './ricerca-consultazioni.js';
import { RegistroConsultazioni } from './registro-consultazioni.js';

export interface ElencoConsultazioni {
  readonly totale: number;
  readonly voci: readonly ConsultazioneVista[];
}

/** Who has read a case: opening it, in a list, in a search, behind a figure, in a copy. */
export class VediConsultazioni extends Richiesta<ElencoConsultazioni> {
  readonly azione = 'vedi-consultazioni' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly cartella: string,
    readonly filtro: FiltroConsultazioni,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'cartella', id: cartella } as const;
  }

  override cosa() {
    const { dal = null, al = null, operatore = null, pagina } = this.filtro;
    return { dal, al, operatore, pagina };
  }
}

@QueryHandler(VediConsultazioni)
export class VediConsultazioniHandler implements IQueryHandler<VediConsultazioni> {
  constructor(
    private readonly registro: RegistroConsultazioni,
    private readonly letture: Letture,
    private readonly operatori: Operatori,
    private readonly store: EventStore,
  ) {}

  async execute({ contesto, cartella, filtro }: VediConsultazioni): Promise<ElencoConsultazioni> {
    const { ambito } = contesto.operatore;
    const [primo] = await this.store.leggiStream(ambito, cartella);
    const { totale, voci } = await leggi(this.letture, ambito, (m) =>
      cercaConsultazioni((sql, valori) => m.query(sql, [...valori]), ambito, {
        ...filtro,
        soggetti: [{ tipo: 'cartella', id: cartella }],
        daQuando: primo?.registratoIl ?? null,
      }),
    );
    const noti = await this.operatori.elenco(ambito);
    return { totale, voci: (await this.registro.apri(ambito, voci)).map((c) => vista(c, noti)) };
  }
}
