import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { ContestoRichiesta } from '#identity';
import { Operatori, Richiesta } from '#identity';
import { RegistroConsultazioni } from './registro-consultazioni.js';

export interface ConsultazioneVista {
  /** UTC instant. */
  readonly quando: string;
  readonly operatore: string;
  readonly nome: string | null;
  readonly ruolo: string;
  readonly ente: string;
  readonly cosa: string;
  readonly motivo: string | null;
}

/** Who has read a case. */
export class VediConsultazioni extends Richiesta<ConsultazioneVista[]> {
  readonly azione = 'vedi-consultazioni' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly cartella: string,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'cartella', id: cartella } as const;
  }
}

@QueryHandler(VediConsultazioni)
export class VediConsultazioniHandler implements IQueryHandler<VediConsultazioni> {
  constructor(
    private readonly registro: RegistroConsultazioni,
    private readonly operatori: Operatori,
  ) {}

  async execute({ contesto: { operatore }, cartella }: VediConsultazioni): Promise<ConsultazioneVista[]> {
    const [lette, noti] = [
      await this.registro.diCartella(operatore.ambito, cartella),
      await this.operatori.elenco(operatore.ambito),
    ];
    const nomi = new Map(noti.map((o) => [o.id, o.nome]));
    return lette.map(({ quando, operatore: chi, ruolo, ente, azione, motivo }) => ({
      quando,
      operatore: chi,
      nome: nomi.get(chi) ?? null,
      ruolo,
      ente,
      cosa: azione,
      motivo,
    }));
  }
}
