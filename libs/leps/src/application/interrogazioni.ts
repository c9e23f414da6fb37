import { Injectable } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { EntityManager } from 'typeorm';
import { CATALOGO_CARTELLA } from '#cartella';
import { EventStore } from '#event-store';
import type { ContestoRichiesta, Operatore } from '#identity';
import { puo, Richiesta } from '#identity';
import { COMUNI_AMBITO } from '#nomenclatore';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture, streamParcheggiati } from '#projections';
import type { DataCivile, Posizione } from '#storia';
import { giornoARoma, rifiuto } from '#storia';
import type { DescrizioneDefinizione } from '../domain/descrizione.js';
import { descrivi } from '../domain/descrizione.js';
import type { Definizione } from '../domain/definizione.js';
import { DEFINIZIONI, definizione } from '../domain/definizioni.js';
import type { FattoLeps } from '../domain/fatto.js';
import type { Figura } from '../domain/figura.js';
import { calcola } from '../domain/figura.js';
import type { FiguraMostrata } from '../domain/piccoli-numeri.js';
import { intera, senzaPiccoliNumeri } from '../domain/piccoli-numeri.js';
import type { RigaLeps } from '../domain/riga.js';
import { rigaLeps } from '../domain/riga.js';
import { FattoLetto } from '../readmodel/fatto-leps.entity.js';

export interface DomandaLeps {
  readonly anno: number;
  readonly comune: string | null;
  /** As known right after this position; null for now. */
  readonly posizione: Posizione | null;
}

export interface FigureLeps extends DomandaLeps {
  /** Cases with events that could not be read: the figures are made without those events, and are not complete. */
  readonly cartelleInSospeso: number;
  readonly figure: readonly FiguraMostrata[];
}

export interface DettaglioLeps {
  readonly figura: Figura;
  readonly cartelleInSospeso: number;
  readonly definizione: DescrizioneDefinizione;
  readonly serie: readonly { readonly anno: number; readonly figura: Figura }[];
  readonly perComune: readonly { readonly comune: string; readonly nome: string; readonly figura: Figura }[];
  readonly contati: readonly RigaLeps[];
  readonly esclusi: readonly RigaLeps[];
}

abstract class DomandaSuiLeps<R> extends Richiesta<R> {
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly domanda: DomandaLeps,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'comune', comune: domanda.comune } as const;
  }

  override cosa(): Readonly<Record<string, string | number | null>> {
    return { ...this.domanda };
  }
}

export class VediLeps extends DomandaSuiLeps<FigureLeps> {
  readonly azione = 'vedi-leps' as const;
}

/** One figure, opened: the rows behind its number. */
export class VediRigheLeps extends DomandaSuiLeps<DettaglioLeps> {
  readonly azione = 'vedi-righe-leps' as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly codice: string,
    domanda: DomandaLeps,
  ) {
    super(contesto, domanda);
  }

  override cosa(): Readonly<Record<string, string | number | null>> {
    return { ...super.cosa(), codice: this.codice };
  }
}

/** @throws RifiutoHttp 404 if no figure has that code */
export function definizioneNota(codice: string): Definizione {
  const d = definizione(codice);
  if (!d)
    throw new RifiutoHttp(rifiuto('indicatore-inesistente', 'Questo indicatore non è tra quelli calcolati.'), 404);
  return d;
}

const titolo = (tipo: string): string =>
  (CATALOGO_CARTELLA as Record<string, { titolo: string }>)[tipo]?.titolo ?? tipo;

@Injectable()
abstract class LetturaLeps {
  constructor(
    protected readonly letture: Letture,
    private readonly orologio: Orologio,
    private readonly store: EventStore,
  ) {}

  /** The facts of an Ambito as known at a position, and the day that position is judged from. */
  protected async fatti(
    m: EntityManager,
    posizione: Posizione | null,
    anni?: readonly number[],
  ): Promise<{ fatti: FattoLeps[]; oggi: DataCivile }> {
    const q = m.createQueryBuilder(FattoLetto, 'f');
    if (posizione === null) q.where('f.notoFino IS NULL');
    else q.where('f.notoDa <= :p AND (f.notoFino IS NULL OR f.notoFino > :p)', { p: posizione });
    if (anni) q.andWhere('f.anno IN (:...anni)', { anni });
    const righe = await q.orderBy('f.notoDa').addOrderBy('f.chiave').getMany();
    return {
      fatti: righe.map(({ fatto, notoDa, notoFino }) => ({ ...fatto, notoDa, notoFino })),
      oggi: posizione === null ? giornoARoma(this.orologio.adesso()) : await this.giornoDella(posizione),
    };
  }

  /** Of a position that is still to come, the day of the last event there is. */
  private async giornoDella(posizione: Posizione): Promise<DataCivile> {
    const ultima = Math.min(posizione, await this.store.testa());
    const [evento] = await this.store.leggiTutto({ dopo: ultima - 1, finoA: ultima, limite: 1 });
    return giornoARoma(evento ? new Date(evento.registratoIl) : this.orologio.adesso());
  }
}

@QueryHandler(VediLeps)
export class VediLepsHandler extends LetturaLeps implements IQueryHandler<VediLeps> {
  async execute({ contesto: { operatore }, domanda }: VediLeps): Promise<FigureLeps> {
    const { anno, comune, posizione } = domanda;
    return leggi(this.letture, operatore.ambito, async (m) => {
      const { fatti, oggi } = await this.fatti(m, posizione, [anno - 1, anno]);
      // Who governs is outside the service: it reads aggregates, never a handful of people.
      const mostra = operatore.ruolo === 'amministratore-locale' ? senzaPiccoliNumeri : intera;
      const cartelleInSospeso = await streamParcheggiati(m, 'leps', posizione);
      return {
        ...domanda,
        cartelleInSospeso,
        figure: DEFINIZIONI.map((d) => mostra(calcola(d, fatti, anno, { comune, oggi }).figura)),
      };
    });
  }
}

@QueryHandler(VediRigheLeps)
export class VediRigheLepsHandler extends LetturaLeps implements IQueryHandler<VediRigheLeps> {
  async execute({ contesto: { operatore }, codice, domanda }: VediRigheLeps): Promise<DettaglioLeps> {
    const { anno, comune, posizione } = domanda;
    const d = definizioneNota(codice);
    const descrizione = descrivi(d);
    return leggi(this.letture, operatore.ambito, async (m) => {
      const { fatti, oggi } = await this.fatti(m, posizione);
      const { figura, contati, esclusi } = calcola(d, fatti, anno, { comune, oggi });
      const presentazione = { titolo, vedeCartella: (f: FattoLeps) => vedeCartella(operatore, f) };
      return {
        figura,
        cartelleInSospeso: await streamParcheggiati(m, 'leps', posizione),
        definizione: descrizione,
        serie: Object.keys(descrizione.obiettivi).map((a) => ({
          anno: Number(a),
          figura: calcola(d, fatti, Number(a), { comune, oggi }).figura,
        })),
        perComune: COMUNI_AMBITO.map(({ istat, nome }) => ({
          comune: istat,
          nome,
          figura: calcola(d, fatti, anno, { comune: istat, oggi }).figura,
        })),
        contati: contati.map((e) => rigaLeps(e, presentazione)),
        esclusi: esclusi.map((e) => rigaLeps(e, presentazione)),
      };
    });
  }
}

/** A row opens its case only for who may open the case by itself. */
const vedeCartella = (operatore: Operatore, fatto: FattoLeps): boolean =>
  puo(operatore, 'vedi-cartella', {
    comuni: [fatto.comune],
    valutazioneMultidimensionale:
      fatto.tipo === 'valutazione-conclusa' && fatto.tipoValutazione === 'multidimensionale',
  }) === undefined;
