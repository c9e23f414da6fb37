import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { EntityManager } from 'typeorm';
import { notiSql } from '#cartella';
import { EventStore } from '#event-store';
import type { ContestoRichiesta, Mostrato } from '#identity';
import { cartelle, comuniDi, mostrando, mostratiSotto, Operatori, persone, portateDi, Richiesta } from '#identity';
import { Orologio } from '#platform';
import { leggi, Letture } from '#projections';
import { giornoARoma } from '#storia';
import { type ConsultazioneVista, perche, vista } from '../consultazioni/consultazione-vista.js';
import {
  cercaConsultazioni,
  type Chiede,
  type ConsultazioneTrovata,
  type Coppia,
  coppieSenzaNesso,
  type FiltroConsultazioni,
} from '../consultazioni/ricerca-consultazioni.js';
import { diQualcuno, RegistroConsultazioni } from '../consultazioni/registro-consultazioni.js';

export interface LetturaVista extends ConsultazioneVista {
  /** What was asked about, where it was one case or one person. */
  readonly di: {
    readonly tipo: 'cartella' | 'persona';
    readonly id: string;
    readonly cognome: string | null;
    readonly nome: string | null;
  } | null;
  /** How many persone, cartelle and accessi the answer showed, of those the reader may know of; null: all there were. */
  readonly mostrati: number | null;
  /** What was looked for, as long as its key is there: of somebody found, who may know of all that were. */
  readonly parole: string | null;
}

export interface ElencoLetture {
  readonly totale: number;
  readonly voci: readonly LetturaVista[];
}

/**
 * Consultations of the Ambito, for who reviews them, as far as the mandate goes: those of one thing it may not know of are not
 * there; of those of many, neither the words nor the reason, which may name them.
 */
export class CercaConsultazioni extends Richiesta<ElencoLetture> {
  readonly azione = 'cerca-consultazioni' as const;
  readonly risorsa = { tipo: 'elenco' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly filtro: FiltroConsultazioni,
  ) {
    super(contesto);
  }

  override cosa() {
    const { dal = null, al = null, operatore = null, senzaNesso = false, pagina } = this.filtro;
    return { dal, al, operatore, senzaNesso, pagina };
  }

  /** Also whom a case is of, and whom the searches found whose words are read. */
  override mostra(elenco: ElencoLetture): readonly Mostrato[] {
    return mostratiSotto(elenco);
  }
}

@QueryHandler(CercaConsultazioni)
export class CercaConsultazioniHandler implements IQueryHandler<CercaConsultazioni> {
  constructor(
    private readonly registro: RegistroConsultazioni,
    private readonly letture: Letture,
    private readonly operatori: Operatori,
    private readonly store: EventStore,
    private readonly orologio: Orologio,
  ) {}

  async execute({ contesto: { operatore }, filtro: chiesto }: CercaConsultazioni): Promise<ElencoLetture> {
    const { ambito } = operatore;
    const oggi = giornoARoma(this.orologio.adesso());
    const comuni = comuniDi(operatore, 'cerca-consultazioni', oggi);
    const lettore = { operatore, oggi, portate: portateDi(operatore, 'cerca-consultazioni', oggi) };
    const filtro: FiltroConsultazioni = { ...chiesto, noti: (p) => notiSql(lettore, comuni, p) };
    const coppie = filtro.senzaNesso ? { coppie: await this.estranei(ambito, filtro) } : {};
    const { totale, voci, nomi, trovati } = await leggi(this.letture, ambito, async (m) => {
      const trovate = await cercaConsultazioni(chiedeA(m), ambito, { ...filtro, ...coppie });
      return {
        ...trovate,
        nomi: await nomiDi(
          m,
          trovate.voci.map((c) => c.soggetto.id),
        ),
        trovati: await personeIn(m, ambito, trovate.voci.filter(siDicono(comuni === null))),
      };
    });
    const noti = await this.operatori.elenco(ambito);
    const aperte = await this.registro.apri(ambito, voci);
    const elenco = {
      totale,
      voci: aperte.map((c, i) => {
        const { tipo, id } = c.soggetto;
        const { mostrati } = voci[i]!;
        const dette = siDicono(comuni === null)(voci[i]!);
        return {
          ...vista(c, noti),
          motivo: dette ? perche(c) : null,
          di:
            id !== null && (tipo === 'cartella' || tipo === 'persona')
              ? { tipo, id, cognome: nomi.get(id)?.cognome ?? null, nome: nomi.get(id)?.nome ?? null }
              : null,
          mostrati: mostrati === 'tutto' ? null : mostrati,
          parole: dette ? c.parole : null,
        };
      }),
    };
    return mostrando(elenco, [
      ...voci.flatMap((c) => diQualcuno(c.soggetto) ?? []),
      ...cartelle(voci.flatMap((c) => c.deroga?.cartella ?? [])),
      ...persone([...[...nomi.values()].map((n) => n.persona), ...trovati]),
    ]);
  }

  /** Of those without a tie, the ones that have never acted on the case, not even afterwards. */
  private async estranei(ambito: string, filtro: FiltroConsultazioni): Promise<Coppia[]> {
    const coppie = await leggi(this.letture, ambito, (m) => coppieSenzaNesso(chiedeA(m), ambito, filtro));
    const operanti = new Map<string, ReadonlySet<string>>();
    for (const id of new Set(coppie.map((c) => c.soggetto)))
      operanti.set(id, new Set((await this.store.leggiStream(ambito, id)).map((e) => e.attore.id)));
    return coppie.filter(({ soggetto, operatore }) => !operanti.get(soggetto)?.has(operatore));
  }
}

const chiedeA =
  (m: EntityManager): Chiede =>
  (sql, valori) =>
    m.query(sql, [...valori]);

/**
 * Whether the words and the reason are the reader's to know: those about one thing it may know of; those about many, if it may
 * of each. A search that found nobody may have been of anybody: of somebody hidden from who searched, too.
 */
const siDicono =
  (interoAmbito: boolean) =>
  ({ soggetto, mostrati, oltre }: ConsultazioneTrovata): boolean =>
    diQualcuno(soggetto) !== undefined || (!oltre && (interoAmbito || mostrati !== 0));

/** Who was found by searches: their words are about them. */
async function personeIn(m: EntityManager, ambito: string, voci: readonly ConsultazioneTrovata[]): Promise<string[]> {
  const insiemi = voci.flatMap((c) => (Object.keys(c.parole).length > 0 && c.insieme ? [c.insieme] : []));
  const righe: { id: string }[] = await m.query(
    `SELECT DISTINCT m.id FROM consultazioni.mostrato m JOIN unnest($2::text[]) i ON m.insieme = decode(i, 'hex')
      WHERE m.ambito = $1 AND m.tipo = 'persona'`,
    [ambito, insiemi],
  );
  return righe.map(({ id }) => id);
}

type Nome = { readonly persona: string; readonly cognome: string | null; readonly nome: string | null };

/** The person of each id, be it the person's own or a case's. */
async function nomiDi(m: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, Nome>> {
  const righe: (Nome & { id: string })[] = await m.query(
    `SELECT k.id, p.id AS persona, p.cognome, p.nome FROM letture.persona p
      JOIN (SELECT id, persona FROM letture.cartella UNION ALL SELECT id, id FROM letture.persona) k ON k.persona = p.id
      WHERE k.id = ANY($1::uuid[])`,
    [[...new Set(ids)].filter((id) => id !== null && UUID.test(id))],
  );
  return new Map(righe.map((r) => [r.id, r]));
}

const UUID = /^[0-9a-f-]{36}$/;
