import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CATALOGO_ACCESSO } from '#accessi';
import { Archivio } from '#archivio';
import { CATALOGO_CARTELLA, vedeAccessoSql, visibileSql } from '#cartella';
import { EventStore } from '#event-store';
import type { ContestoRichiesta, Operatore } from '#identity';
import { accessi, AmbitoDellaRisorsa, cartelle, comuniDi, persone, portateDi, Richiesta } from '#identity';
import { giorniCopieIl } from '#nomenclatore';
import type { Cancellazione, EventoPersona, StatoCancellazioni, StatoPersona } from '#persone';
import { cancellata, persona } from '#persone';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture, numerati, type Segnaposto } from '#projections';
import type { DataCivile, EventoRegistrato } from '#storia';
import { eDistruzione, giornoARoma, piuGiorni, rifiuto, type SchemaEvento, statoAl } from '#storia';
import { EsecuzioneCancellazioni } from '../esecuzione/esecuzione-cancellazioni.js';
import { type EventiDelCaso, eventiDelCaso } from './eventi-del-caso.js';
import { cheSiVedono, Fascicoli, type Fascicolo, type Vede, vedeDi } from './fascicolo.js';
import { nominata } from './nominata.js';
import { richiestaVista, vedeTestoDi } from './richiesta-vista.js';

/** What is left of erased data in files, and until when. */
export interface Tracce {
  /** When the keys were destroyed: from then on nobody reads them. Null while it is being done. */
  readonly distrutteIl: string | null;
  /** When tables, indexes and copies were written anew; null until then. */
  readonly ripuliteIl: string | null;
  /** False where the database does not let this program recycle its write-ahead log: PostgreSQL does, at its own pace. */
  readonly walRiciclato: boolean;
  /** Until when backups of the database, and of its keys, may still hold them. */
  readonly copieFino: DataCivile | null;
}

/** A text of somebody else's case, or accesso, in which the name of the person occurs. */
export interface AltroTesto {
  readonly stream: string;
  readonly dove: 'cartella' | 'accesso';
  /** Whose case it is: there the erasure of the text is asked for. */
  readonly persona: string | null;
  readonly evento: string | null;
  readonly titolo: string;
  readonly avvenutoIl: DataCivile | null;
  /** It is the reason of a correction: it has no omissis, and goes alone. */
  readonly correzione: boolean;
  /** Free texts of the event in which the name occurs, each with a key of its own. */
  readonly campi: readonly string[];
}

export interface CancellazioneVista {
  readonly persona: string;
  readonly revision: number;
  readonly cognome: string | null;
  readonly nome: string | null;
  readonly cancellata: boolean;
  readonly blocchi: StatoCancellazioni['blocchi'];
  readonly fascicolo: Fascicolo;
  readonly altriTesti: readonly AltroTesto[];
  readonly cancellazioni: readonly (Cancellazione & { readonly tracce: Tracce | null })[];
}

export class VediCancellazione extends Richiesta<CancellazioneVista> {
  readonly azione = 'vedi-cancellazione' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly persona: string,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'persona', id: persona } as const;
  }

  override mostra({ fascicolo, altriTesti }: CancellazioneVista) {
    const in_ = (dove: AltroTesto['dove']) => altriTesti.filter((t) => t.dove === dove).map((t) => t.stream);
    return [
      ...cartelle([...fascicolo.cartelle.map((c) => c.id), ...in_('cartella')]),
      ...accessi(in_('accesso')),
      ...persone(altriTesti.map((t) => t.persona)),
    ];
  }
}

const MASSIMO_ALTRI_TESTI = 100;
/** Streams in which both names occur, be it as fragments of other words, among which those are looked for. */
const MASSIMO_CANDIDATI = 1000;

@QueryHandler(VediCancellazione)
export class VediCancellazioneHandler implements IQueryHandler<VediCancellazione> {
  constructor(
    private readonly archivio: Archivio,
    private readonly store: EventStore,
    private readonly letture: Letture,
    private readonly fascicoli: Fascicoli,
    private readonly esecuzione: EsecuzioneCancellazioni,
    private readonly orologio: Orologio,
    private readonly risorse: AmbitoDellaRisorsa,
  ) {}

  async execute({ contesto: { operatore }, persona: id }: VediCancellazione): Promise<CancellazioneVista> {
    const { ambito } = operatore;
    const storia = await this.archivio.storia<EventoPersona>(ambito, id);
    const stato = statoAl<StatoPersona, EventoPersona>(persona, storia as never);
    if (!stato.registrata) {
      throw new RifiutoHttp(rifiuto('non-trovato', 'La persona non esiste, o non è visibile da qui.'), 404);
    }
    const oggi = giornoARoma(this.orologio.adesso());
    const ripulita = await this.esecuzione.ripulitura.ultima();
    const tracce = ({ id: cancellazione }: Cancellazione): Tracce => {
      const distrutta = (storia as readonly EventoRegistrato[]).find(
        (e) => eDistruzione(e) && e.dati.cancellazione === cancellazione,
      );
      const pulita = distrutta && ripulita && ripulita.posizione >= distrutta.posizione ? ripulita : undefined;
      return {
        distrutteIl: distrutta?.registratoIl ?? null,
        ripuliteIl: pulita?.fattaIl ?? null,
        walRiciclato: pulita?.wal ?? false,
        copieFino: distrutta
          ? piuGiorni(giornoARoma(new Date(distrutta.registratoIl)), giorniCopieIl(distrutta.avvenutoIl))
          : null,
      };
    };
    const vede = vedeDi(this.risorse, operatore, oggi);
    const eventi = eventiDelCaso(this.archivio, this.risorse, operatore, oggi);
    const vedeTesto = vedeTestoDi(vede, eventi);
    return {
      persona: id,
      revision: storia.at(-1)?.revision ?? 0,
      cognome: stato.cognome ?? null,
      nome: stato.nome ?? null,
      cancellata: cancellata(stato),
      blocchi: stato.blocchi,
      fascicolo: await this.fascicoli.di(ambito, id, oggi, await this.store.testa(), vede),
      altriTesti: await this.altriTesti(operatore, oggi, id, stato, vede, eventi),
      cancellazioni: (await Promise.all(stato.cancellazioni.map((c) => richiestaVista(c, vede, vedeTesto))))
        .filter((c) => c !== undefined)
        .map((c) => ({ ...c, tracce: c.stato === 'autorizzata' ? tracce(c) : null })),
    };
  }

  /**
   * Where the name of a person occurs in what is about others, among what the operator may open: the page is no search of the
   * Ambito. It says where, and never what is written there.
   */
  private async altriTesti(
    operatore: Operatore,
    oggi: DataCivile,
    id: string,
    { cognome, nome }: StatoPersona,
    vede: Vede,
    eventi: EventiDelCaso,
  ): Promise<AltroTesto[]> {
    if (!cognome || !nome) return [];
    const laNomina = nominata([cognome, nome]);
    const neDiceIlCognome = nominata([cognome]);
    const candidati = await this.candidati(operatore, oggi, id, [cognome, nome]);
    const accessi = candidati.accessi.filter((a) => laNomina(a.parole));
    const cartelle = candidati.cartelle.filter((c) =>
      c.parole.split('\n').some((dette) => dette !== '' && laNomina(JSON.parse(dette))),
    );
    const testi: AltroTesto[] = (await cheSiVedono(accessi, (a) => vede('accesso', a.id))).map((a) => ({
      ...testoDi('AccessoRegistrato', []),
      stream: a.id,
      dove: 'accesso',
      persona: a.persona,
      evento: null,
      avvenutoIl: a.il,
    }));
    const basta = testi.length + MASSIMO_ALTRI_TESTI;
    for (const { id: stream, persona: di } of await cheSiVedono(cartelle, (c) => vede('cartella', c.id))) {
      if (testi.length >= basta) break;
      for (const e of await eventi(stream, 'interi')) {
        if (!laNomina(e.dati)) continue;
        const campi = Object.entries(e.dati).filter(([, v]) => neDiceIlCognome(v));
        testi.push({
          ...testoDi(
            e.tipo,
            campi.map(([campo]) => campo),
          ),
          stream,
          dove: 'cartella',
          persona: di,
          evento: e.id,
          avvenutoIl: e.avvenutoIl,
        });
      }
    }
    return testi.sort((a, b) => (b.avvenutoIl ?? '').localeCompare(a.avvenutoIl ?? '')).slice(0, MASSIMO_ALTRI_TESTI);
  }

  /** What SQL can cut away before it counts them: what is not for the operator, and what does not hold both names. */
  private candidati(operatore: Operatore, oggi: DataCivile, id: string, nomi: readonly string[]) {
    const lettore = { operatore, oggi, portate: portateDi(operatore, 'vedi-cartella', oggi) };
    const comuni = comuniDi(operatore, 'vedi-accesso', oggi);
    return leggi(this.letture, operatore.ambito, async (m) => {
      const cerca = <P>(
        tabella: 'cartella' | 'accesso',
        parole: string,
        il: string,
        suoi: (p: Segnaposto) => string,
      ): Promise<Candidato<P>[]> => {
        const parametri: unknown[] = [];
        const p = numerati(parametri);
        const condizioni = [
          `k.persona IS DISTINCT FROM ${p(id)}`,
          suoi(p),
          ...nomi.map((n) => `strpos(lower(${parole}::text), ${p(n.toLowerCase())}) > 0`),
        ];
        return m.query(
          `SELECT k.id, k.persona, ${parole} AS parole, ${il} AS il FROM letture.${tabella} k
           WHERE ${condizioni.join(' AND ')} ORDER BY 4 DESC NULLS LAST, 1 LIMIT ${MASSIMO_CANDIDATI}`,
          parametri,
        );
      };
      return {
        cartelle: await cerca<string>('cartella', 'k.parole', 'k.ultimo_fatto_il', (p) => visibileSql(lettore, 'k', p)),
        accessi: await cerca<object>('accesso', 'k.stato', 'k.il', (p) =>
          [vedeAccessoSql(lettore, 'k', p), ...(comuni ? [`k.comune = ANY(${p([...comuni])}::text[])`] : [])].join(
            ' AND ',
          ),
        ),
      };
    });
  }
}

/** What may name somebody, and its words. */
interface Candidato<P> {
  readonly id: string;
  readonly persona: string | null;
  readonly parole: P;
  readonly il: DataCivile | null;
}

const SCHEMI = { ...CATALOGO_CARTELLA, ...CATALOGO_ACCESSO } as unknown as Record<string, SchemaEvento | undefined>;

const testoDi = (tipo: string, nominati: readonly string[]): Pick<AltroTesto, 'titolo' | 'correzione' | 'campi'> => ({
  correzione: !SCHEMI[tipo],
  titolo: SCHEMI[tipo]?.titolo ?? 'Rettifica',
  campi: (SCHEMI[tipo]?.testi ?? ['motivo']).filter((campo) => nominati.includes(campo)),
});
