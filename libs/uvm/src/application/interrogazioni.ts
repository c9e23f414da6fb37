import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Archivio } from '#archivio';
import { type EventoCartella, regoleCartella, type StatoCartella } from '#cartella';
import type { ContestoRichiesta, Operatore } from '#identity';
import { cartelle, persone, portateDi, puo, Richiesta } from '#identity';
import { type EventoPersona, persona, type StatoPersona } from '#persone';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture } from '#projections';
import type { DataCivile, Posizione } from '#storia';
import { giornoARoma, rifiuto, statoAl } from '#storia';
import type { Convocato, EventoSeduta, Modalita } from '../domain/eventi.js';
import { inCorso } from '../domain/finestra.js';
import { seduta } from '../domain/seduta.js';
import type { CasoInAgenda, Discussione, StatoSeduta } from '../domain/stato.js';
import { AgendaVisibile } from './agenda-visibile.js';

export interface SedutaInElenco {
  readonly id: string;
  readonly giorno: DataCivile;
  readonly dalle: string;
  readonly alle: string;
  readonly modalita: Modalita;
  readonly condizione: 'convocata' | 'conclusa';
  readonly componenti: readonly string[];
}

export interface CasoDellaSeduta {
  readonly cartella: string;
  readonly persona: { readonly id: string; readonly cognome?: string; readonly nome?: string };
  readonly comune: string;
  /** The last event of the case that this answer's reader may know of: what is discussed names it. */
  readonly posizione: Posizione;
  readonly valutazioneConclusaIl: DataCivile | null;
  readonly discusso: Discussione | null;
  /** What who asks may do of it now. */
  readonly atti: readonly ('togli-dall-ordine-del-giorno' | 'discuti-caso')[];
}

export interface SedutaVista {
  readonly id: string;
  readonly revision: number;
  readonly giorno: DataCivile;
  readonly dalle: string;
  readonly alle: string;
  readonly modalita: Modalita;
  readonly condizione: 'convocata' | 'conclusa';
  readonly conclusaIl: DataCivile | null;
  /** Its day has come. */
  readonly cominciata: boolean;
  /** The cases may be looked at by who is convened. */
  readonly inCorso: boolean;
  readonly componenti: readonly (Convocato & { readonly presente: boolean })[];
  readonly casi: readonly CasoDellaSeduta[];
}

export class ElencaSedute extends Richiesta<{ sedute: SedutaInElenco[] }> {
  readonly azione = 'elenca-sedute' as const;
  readonly risorsa = { tipo: 'elenco' } as const;

  /** Days and operators: nobody's data. */
  override mostra() {
    return [];
  }
}

export class VediSeduta extends Richiesta<SedutaVista> {
  readonly azione = 'vedi-seduta' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly seduta: string,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'seduta', id: seduta } as const;
  }

  override mostra({ casi }: SedutaVista) {
    return [...cartelle(casi.map((c) => c.cartella)), ...persone(casi.map((c) => c.persona.id))];
  }
}

const MASSIMO = 200;

@QueryHandler(ElencaSedute)
export class ElencaSeduteHandler implements IQueryHandler<ElencaSedute> {
  constructor(
    private readonly letture: Letture,
    private readonly orologio: Orologio,
  ) {}

  /** The next one first, then the past ones, the last first. Who is only called to them sees those. */
  async execute({ contesto: { operatore } }: ElencaSedute): Promise<{ sedute: SedutaInElenco[] }> {
    const oggi = giornoARoma(this.orologio.adesso());
    const soloSue = portateDi(operatore, 'elenca-sedute', oggi).every((p) => p === 'agenda');
    const sedute: SedutaInElenco[] = await leggi(this.letture, operatore.ambito, (m) =>
      m.query(
        `SELECT id, giorno, dalle, alle, modalita, condizione, componenti FROM letture.seduta
         WHERE condizione <> 'inesistente' AND (NOT $1 OR $2 = ANY(componenti))
         ORDER BY giorno < $3, CASE WHEN giorno < $3 THEN NULL ELSE giorno END, giorno DESC, dalle, id LIMIT ${MASSIMO}`,
        [soloSue, operatore.id, oggi],
      ),
    );
    return { sedute };
  }
}

@QueryHandler(VediSeduta)
export class VediSedutaHandler implements IQueryHandler<VediSeduta> {
  constructor(
    private readonly archivio: Archivio,
    private readonly agenda: AgendaVisibile,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore }, seduta: id }: VediSeduta): Promise<SedutaVista> {
    const storia = await this.archivio.storia<EventoSeduta>(operatore.ambito, id);
    const stato = statoAl<StatoSeduta, EventoSeduta>(seduta, storia as never);
    if (stato.condizione === 'inesistente' || stato.modalita === null) {
      throw new RifiutoHttp(rifiuto('non-trovato', 'La seduta non esiste, o non è visibile da qui.'), 404);
    }
    const oggi = giornoARoma(this.orologio.adesso());
    const { giorno, dalle, alle, modalita, condizione, conclusaIl, componenti, presenti } = stato;
    const visibile = await this.agenda.vista(operatore)(storia);
    const casi = await Promise.all(stato.casi.map((caso) => this.caso(operatore, oggi, stato, caso)));
    return {
      id,
      revision: visibile.length - 1,
      giorno,
      dalle,
      alle,
      modalita,
      condizione,
      conclusaIl,
      cominciata: giorno <= oggi,
      inCorso: inCorso(stato, oggi),
      componenti: componenti.map((c) => ({ ...c, presente: presenti.includes(c.operatore) })),
      casi: casi.filter((c) => c !== undefined),
    };
  }

  /** A case that is not for who asks, or not any more, is not on the agenda they see. */
  private async caso(
    operatore: Operatore,
    oggi: DataCivile,
    { condizione, presenti, giorno }: StatoSeduta,
    { cartella, discusso }: CasoInAgenda,
  ): Promise<CasoDellaSeduta | undefined> {
    const { ambito } = operatore;
    const fatti = await this.agenda.caso(operatore, cartella);
    if (!fatti) return undefined;
    const storia = await this.archivio.storia<EventoCartella>(ambito, cartella);
    const stato = statoAl<StatoCartella, EventoCartella>(regoleCartella, storia as never);
    const visibile = this.agenda.storiaDelCaso(operatore, fatti, storia);
    /** The same sight of the case, by an event its reader may know of. */
    const nota = (posizione: Posizione) => visibile.findLast((e) => e.posizione <= posizione)?.posizione ?? 0;
    const chi = stato.persona
      ? await this.archivio.stato<StatoPersona, EventoPersona>(persona, ambito, stato.persona)
      : persona.iniziale;
    const lecito = (atto: 'togli-dall-ordine-del-giorno' | 'discuti-caso') => !puo(operatore, atto, oggi, fatti);
    const daDiscutere = condizione === 'convocata' && discusso === null;
    const multidimensionale = stato.valutazioni.findLast((v) => v.tipo === 'multidimensionale');
    return {
      cartella,
      persona: {
        id: stato.persona ?? '',
        ...(chi.cognome && { cognome: chi.cognome }),
        ...(chi.nome && { nome: chi.nome }),
      },
      comune: stato.comune ?? '',
      posizione: visibile.at(-1)?.posizione ?? 0,
      valutazioneConclusaIl: multidimensionale?.conclusaIl ?? null,
      discusso: discusso && { ...discusso, posizione: nota(discusso.posizione) },
      atti: (['togli-dall-ordine-del-giorno', 'discuti-caso'] as const).filter(
        (atto) =>
          daDiscutere &&
          lecito(atto) &&
          (atto !== 'discuti-caso' || (giorno <= oggi && presenti.includes(operatore.id))),
      ),
    };
  }
}
