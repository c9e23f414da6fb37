import { Injectable, type OnModuleInit } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { AMBITI_ESEMPIO, type OperatoreDiEsempio, Operatori } from '#identity';
import { Archivio, type ContestoComando } from '#archivio';
import { EventStore } from '#event-store';
import { Orologio, OrologioSimulato } from '#platform';
import type { SchemaEvento } from '#storia';
import { Vault } from '#vault';
import { CATALOGO_OPERATORE } from '../domain/eventi.js';
import { type Iscrizione, Utenze } from './utenze.js';

const REGISTRATI = '2025-01-01T06:00:00Z';

const DAL_SISTEMA = {
  attore: { id: 'sistema', ruolo: 'sistema', ente: 'sistema', livello: 3 },
  provenienza: { tipo: 'sistema', sistema: 'accesso-di-prova' },
} as const;

/** Of the embedded default: the sample operators are enrolled as any other, once; a start that finds them does nothing. */
@Injectable()
export class OperatoriDiEsempio implements OnModuleInit {
  private readonly utenze: Utenze;

  constructor(
    private readonly registro: Operatori,
    orologio: Orologio,
    store: EventStore,
    vault: Vault,
  ) {
    const archivio = new Archivio(
      store,
      vault,
      diAllora(orologio),
      CATALOGO_OPERATORE as unknown as Readonly<Record<string, SchemaEvento>>,
    );
    this.utenze = new Utenze(archivio, registro);
  }

  async onModuleInit(): Promise<void> {
    await Promise.all(AMBITI_ESEMPIO.map((ambito) => this.iscrivi(ambito)));
  }

  private async iscrivi({ ambito, operatori }: (typeof AMBITI_ESEMPIO)[number]): Promise<void> {
    if ((await this.mancanti(ambito.id, operatori)).length === 0) return;
    await this.registro.registraAmbito(ambito);
    await this.registro.unoAllaVolta(`esempio ${ambito.id}`, async () => {
      // Two processes may be starting together.
      const mancanti = await this.mancanti(ambito.id, operatori);
      const contesto: ContestoComando = { ...DAL_SISTEMA, ambito: ambito.id, correlazione: uuidv7() };
      if (mancanti.length > 0) await this.utenze.iscrivi(contesto, mancanti.map(iscrizioneDi));
    });
  }

  private async mancanti(ambito: string, operatori: readonly OperatoreDiEsempio[]) {
    const noti = await this.registro.streams(ambito);
    return operatori.filter(({ id }) => !noti.has(id));
  }
}

function iscrizioneDi(o: OperatoreDiEsempio): Iscrizione {
  const { id, soggetto, nome, ruolo, ente, tipoEnte, nellEnteDal, professione, comuni, squadra = null } = o;
  const { oggetto, ...termine } = o.mandato ?? {};
  return {
    operatore: id,
    soggetto,
    nome,
    ruolo,
    ente,
    tipoEnte,
    professione,
    comuni,
    squadra,
    mandato: o.mandato ? (termine as Iscrizione['mandato']) : null,
    ...(oggetto !== undefined && { oggettoMandato: oggetto }),
    dal: nellEnteDal,
    al: null,
  };
}

/** The clock of the sample, or the real one where that is still earlier. */
const diAllora = (orologio: Orologio): OrologioSimulato =>
  new OrologioSimulato(new Date(Math.min(Date.parse(REGISTRATI), orologio.adesso().getTime())));
