import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { EntityManager } from 'typeorm';
import { EventStore } from '#event-store';
import type { ContestoRichiesta } from '#identity';
import { cartelle, Operatori, persone, Richiesta } from '#identity';
import { leggi, Letture } from '#projections';
import { type ConsultazioneVista, vista } from '../consultazioni/consultazione-vista.js';
import {
  cercaConsultazioni,
  type Chiede,
  type Coppia,
  coppieSenzaNesso,
  type FiltroConsultazioni,
} from '../consultazioni/ricerca-consultazioni.js';
import { RegistroConsultazioni } from '../consultazioni/registro-consultazioni.js';

export interface LetturaVista extends ConsultazioneVista {
  /** What was asked about, where it was one case or one person. */
  readonly di: {
    readonly tipo: 'cartella' | 'persona';
    readonly id: string;
    readonly cognome: string | null;
    readonly nome: string | null;
  } | null;
  /** How many persone, cartelle and accessi the answer showed; null: all there were. */
  readonly mostrati: number | null;
  /** What was looked for, as long as its key is there. */
  readonly parole: string | null;
}

export interface ElencoLetture {
  readonly totale: number;
  readonly voci: readonly LetturaVista[];
}

/** Consultations of the whole Ambito, for who reviews them. */
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

  override mostra({ voci }: ElencoLetture) {
    const di = (tipo: string) => voci.map((v) => (v.di?.tipo === tipo ? v.di.id : null));
    return [...cartelle(di('cartella')), ...persone(di('persona'))];
  }
}

@QueryHandler(CercaConsultazioni)
export class CercaConsultazioniHandler implements IQueryHandler<CercaConsultazioni> {
  constructor(
    private readonly registro: RegistroConsultazioni,
    private readonly letture: Letture,
    private readonly operatori: Operatori,
    private readonly store: EventStore,
  ) {}

  async execute({ contesto, filtro }: CercaConsultazioni): Promise<ElencoLetture> {
    const { ambito } = contesto.operatore;
    const coppie = filtro.senzaNesso ? { coppie: await this.estranei(ambito, filtro) } : {};
    const { totale, voci, nomi } = await leggi(this.letture, ambito, async (m) => {
      const trovate = await cercaConsultazioni(chiedeA(m), ambito, { ...filtro, ...coppie });
      return {
        ...trovate,
        nomi: await nomiDi(
          m,
          trovate.voci.map((c) => c.soggetto.id),
        ),
      };
    });
    const noti = await this.operatori.elenco(ambito);
    const aperte = await this.registro.apri(ambito, voci);
    return {
      totale,
      voci: aperte.map((c, i) => {
        const { tipo, id } = c.soggetto;
        const mostrati = voci[i]?.mostrati ?? 0;
        return {
          ...vista(c, noti),
          motivo: c.motivo,
          di:
            id !== null && (tipo === 'cartella' || tipo === 'persona')
              ? { tipo, id, cognome: nomi.get(id)?.cognome ?? null, nome: nomi.get(id)?.nome ?? null }
              : null,
          mostrati: mostrati === 'tutto' ? null : mostrati,
          parole: c.parole,
        };
      }),
    };
  }

  /** Of those without a tie, the ones that have never acted on the case, not even afterwards. */
  private async estranei(ambito: string, filtro: FiltroConsultazioni): Promise<Coppia[]> {
    const coppie = await leggi(this.letture, ambito, (m) => coppieSenzaNesso(chiedeA(m), ambito, filtro));
    const operanti = new Map<string, ReadonlySet<string>>();
    for (const id of new Set(coppie.map((c) => c.cartella)))
      operanti.set(id, new Set((await this.store.leggiStream(ambito, id)).map((e) => e.attore.id)));
    return coppie.filter(({ cartella, operatore }) => !operanti.get(cartella)?.has(operatore));
  }
}

const chiedeA =
  (m: EntityManager): Chiede =>
  (sql, valori) =>
    m.query(sql, [...valori]);

type Nome = { readonly cognome: string | null; readonly nome: string | null };

/** The person of each id, be it the person's own or a case's. */
async function nomiDi(m: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, Nome>> {
  const righe: (Nome & { id: string })[] = await m.query(
    `SELECT k.id, p.cognome, p.nome FROM letture.persona p
      JOIN (SELECT id, persona FROM letture.cartella UNION ALL SELECT id, id FROM letture.persona) k ON k.persona = p.id
      WHERE k.id = ANY($1::uuid[])`,
    [[...new Set(ids)].filter((id) => id !== null && UUID.test(id))],
  );
  return new Map(righe.map((r) => [r.id, r]));
}

const UUID = /^[0-9a-f-]{36}$/;
