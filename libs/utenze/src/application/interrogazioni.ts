import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Archivio } from '#archivio';
import type { ContestoRichiesta } from '#identity';
import { puo, Richiesta } from '#identity';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture } from '#projections';
import type { Attore, DataCivile, EventoRegistrato, Posizione, Provenienza } from '#storia';
import { giornoARoma, rifiuto, statoAl } from '#storia';
import { attiPossibili } from '../domain/atti-possibili.js';
import { CATALOGO_OPERATORE, type EventoOperatore, type Incarico } from '../domain/eventi.js';
import { operatore } from '../domain/operatore.js';
import { type Condizione, operatoreIl, type StatoOperatore, svolte } from '../domain/stato.js';
import { AZIONE_DI } from './atti.js';
import type { NomeAtto } from './utenze.dto.js';

export interface UtenzaInElenco {
  readonly id: string;
  /** The id that travels with what this operator does. */
  readonly operatore: string;
  /** Null where the name was destroyed. */
  readonly nome: string | null;
  readonly condizione: Condizione;
  /** Since when; for who is still to begin, from when. */
  readonly dal: DataCivile | null;
  /** Until when, where that is already known. */
  readonly al: DataCivile | null;
  readonly incarico: Incarico | null;
  /** The first day to come on which something changes, already decided. */
  readonly prossimaSvolta: DataCivile | null;
}

export interface EventoUtenza {
  readonly evento: string;
  readonly tipo: string;
  readonly titolo: string;
  readonly avvenutoIl: DataCivile;
  readonly registratoIl: string;
  readonly posizione: Posizione;
  readonly attore: Attore;
  readonly provenienza: Provenienza;
  readonly dati: Readonly<Record<string, unknown>>;
  readonly oscurati: readonly string[];
}

export interface UtenzaVista extends UtenzaInElenco {
  readonly revision: number;
  readonly soggetto: string | null;
  /** What the revisore was charged with. */
  readonly oggettoMandato: string | null;
  readonly iscrizioni: readonly { readonly dal: DataCivile; readonly al: DataCivile | null }[];
  readonly sospensioni: readonly {
    readonly dal: DataCivile;
    readonly al: DataCivile | null;
    readonly motivo?: string;
  }[];
  readonly attiPossibili: readonly NomeAtto[];
  /** Newest first. */
  readonly eventi: readonly EventoUtenza[];
}

/** Whom a consultation shows are persone, cartelle and accessi: an operator is none of them, and is named by what was asked for. */
abstract class SulleUtenze<R> extends Richiesta<R> {
  readonly risorsa = { tipo: 'nessuna' } as const;

  override mostra() {
    return [];
  }
}

export class ElencaUtenze extends SulleUtenze<{ utenze: UtenzaInElenco[] }> {
  readonly azione = 'elenca-utenze' as const;
}

export class VediUtenza extends SulleUtenze<UtenzaVista> {
  readonly azione = 'vedi-utenza' as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly utenza: string,
  ) {
    super(contesto);
  }

  override cosa() {
    return { utenza: this.utenza };
  }
}

function inElenco(id: string, stato: StatoOperatore, oggi: DataCivile): UtenzaInElenco {
  const { condizione, dal, al, incarico } = operatoreIl(stato, oggi);
  return {
    id,
    operatore: stato.operatore ?? '',
    nome: stato.nome ?? null,
    condizione,
    dal,
    al,
    incarico: incarico && {
      ruolo: incarico.ruolo,
      ente: incarico.ente,
      tipoEnte: incarico.tipoEnte,
      professione: incarico.professione,
      comuni: incarico.comuni,
      squadra: incarico.squadra,
      mandato: incarico.mandato,
    },
    prossimaSvolta: svolte([stato]).find((g) => g > oggi) ?? null,
  };
}

@QueryHandler(ElencaUtenze)
export class ElencaUtenzeHandler implements IQueryHandler<ElencaUtenze> {
  constructor(
    private readonly letture: Letture,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto }: ElencaUtenze): Promise<{ utenze: UtenzaInElenco[] }> {
    const oggi = giornoARoma(this.orologio.adesso());
    const righe: { id: string; stato: StatoOperatore }[] = await leggi(this.letture, contesto.operatore.ambito, (m) =>
      m.query('SELECT id, stato FROM letture.utenza ORDER BY operatore'),
    );
    return { utenze: righe.map(({ id, stato }) => inElenco(id, stato, oggi)) };
  }
}

@QueryHandler(VediUtenza)
export class VediUtenzaHandler implements IQueryHandler<VediUtenza> {
  constructor(
    private readonly archivio: Archivio,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore: chi }, utenza: id }: VediUtenza): Promise<UtenzaVista> {
    const storia = await this.archivio.storia<EventoOperatore>(chi.ambito, id);
    if (storia[0]?.stream.categoria !== 'operatore') {
      throw new RifiutoHttp(rifiuto('non-trovato', 'Non esiste, o non è visibile da qui.'), 404);
    }
    const oggi = giornoARoma(this.orologio.adesso());
    const stato = statoAl(operatore, storia as never) as StatoOperatore;
    const { incarico } = operatoreIl(stato, oggi);
    return {
      ...inElenco(id, stato, oggi),
      revision: storia.length - 1,
      soggetto: stato.soggetto ?? null,
      oggettoMandato: incarico?.oggettoMandato ?? null,
      iscrizioni: stato.iscrizioni.map(({ dal, al }) => ({ dal, al })),
      sospensioni: stato.sospensioni.map(({ dal, al, motivo }) => ({ dal, al, ...(motivo && { motivo }) })),
      attiPossibili: attiPossibili(stato, oggi)
        .map((atto): NomeAtto => (atto === 'iscrivi' ? 'iscrivi-di-nuovo' : atto))
        .filter((atto) => chi.id !== stato.operatore && !puo(chi, AZIONE_DI[atto], oggi)),
      eventi: (storia as readonly EventoRegistrato[]).map(eventoVisto).reverse(),
    };
  }
}

const eventoVisto = (e: EventoRegistrato): EventoUtenza => ({
  evento: e.id,
  tipo: e.tipo,
  titolo: CATALOGO_OPERATORE[e.tipo as EventoOperatore['tipo']]?.titolo ?? e.tipo,
  avvenutoIl: e.avvenutoIl,
  registratoIl: e.registratoIl,
  posizione: e.posizione,
  attore: e.attore,
  provenienza: e.provenienza,
  dati: e.dati as Readonly<Record<string, unknown>>,
  oscurati: e.oscurati,
});
