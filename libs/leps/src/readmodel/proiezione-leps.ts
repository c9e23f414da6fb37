import type { EntityManager } from 'typeorm';
import type { EventoCartella } from '#cartella';
import type { EventoNelLog, EventStore } from '#event-store';
import type { Proiezione, StreamVivo } from '#projections';
import { scriviRighe, StatiVivi } from '#projections';
import type { Correzione, EventoRegistrato, Storico } from '#storia';
import { annoDi, fattiAl } from '#storia';
import { fattiDi, puoMuovereFatti } from '../domain/fatti-della-cartella.js';
import type { FattoLeps, FattoVero } from '../domain/fatto.js';
import { postiDi } from '../domain/posto.js';
import { aggiornaRegistro } from '../domain/registro-fatti.js';
import { VERSIONE_LEPS } from './versione.js';

/** What of a case tells whether a new event can move its facts. */
interface Andamento {
  readonly ultimo: string | null;
  readonly maiChiusa: boolean;
}

const regole = {
  iniziale: { ultimo: null, maiChiusa: true } as Andamento,
  evolvi: (stato: Andamento, fatto: Storico<EventoCartella>): Andamento => ({
    ultimo: fatto.id,
    maiChiusa: stato.maiChiusa && fatto.tipo !== 'CartellaChiusa',
  }),
};

type Vivo = StreamVivo<Andamento, EventoCartella>;

/**
 * The register of facts that figures count. It is kept event by event, so that a figure as known at any position can be
 * read again; it reads clear fields only and asks for no key.
 */
export class ProiezioneLeps implements Proiezione {
  readonly nome = 'leps';
  readonly versione = VERSIONE_LEPS;
  readonly categorie = ['cartella'] as const;
  private readonly vivi: StatiVivi<Andamento, EventoCartella>;
  private readonly aperti = new Map<string, readonly FattoLeps[]>();

  /** @param chiari the events with their clear fields only */
  constructor(
    private readonly store: EventStore,
    private readonly chiari: (
      eventi: readonly EventoNelLog[],
    ) => Promise<EventoRegistrato<EventoCartella | Correzione>[]>,
  ) {
    this.vivi = new StatiVivi(store, chiari, regole);
  }

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    await this.caricaAperti(eventi, scrittura);
    const righe = new Map<string, FattoLeps>();
    await this.vivi.avanza(eventi, (vivo, evento) => this.muovi(vivo, evento, righe));
    await scriviRighe(scrittura, 'fatto_leps', ['cartella', 'chiave', 'noto_da'], [...righe.values()].map(rigaDi));
    if (this.aperti.size > 50_000) this.aperti.clear();
  }

  dimentica(): void {
    this.vivi.dimentica();
    this.aperti.clear();
  }

  altra(): ProiezioneLeps {
    return new ProiezioneLeps(this.store, this.chiari);
  }

  private muovi(
    vivo: Vivo,
    evento: EventoRegistrato<EventoCartella | Correzione>,
    righe: Map<string, FattoLeps>,
  ): void {
    const inCoda = vivo.stato.ultimo === evento.id;
    if (!puoMuovereFatti(evento, { inCoda, maiChiusa: vivo.stato.maiChiusa })) return;
    const veri = fattiDi(vivo, fattiAl<EventoCartella>(vivo.storia as unknown as Storico<EventoCartella>[]));
    const prima = this.aperti.get(vivo.id) ?? [];
    const { chiusi, aperti } = aggiornaRegistro(prima, veri, evento.posizione);
    for (const fatto of [...chiusi, ...aperti]) righe.set(`${fatto.cartella}|${fatto.chiave}|${fatto.notoDa}`, fatto);
    const via = new Set(chiusi.map((f) => f.chiave));
    this.aperti.set(vivo.id, [...prima.filter((f) => !via.has(f.chiave)), ...aperti]);
  }

  /** The open facts of the cases that are not in memory, in one question; a case that begins here has none. */
  private async caricaAperti(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    const mancanti = new Set<string>();
    for (const { stream, revision } of eventi) {
      if (this.aperti.has(stream.id)) continue;
      this.aperti.set(stream.id, []);
      if (revision > 0) mancanti.add(stream.id);
    }
    if (mancanti.size === 0) return;
    const righe: { fatto: FattoVero; noto_da: string }[] = await scrittura.query(
      'SELECT fatto, noto_da FROM fatto_leps WHERE cartella = ANY($1::uuid[]) AND noto_fino IS NULL',
      [[...mancanti]],
    );
    for (const { fatto, noto_da } of righe) {
      const suoi = this.aperti.get(fatto.cartella) ?? [];
      this.aperti.set(fatto.cartella, [...suoi, { ...fatto, notoDa: Number(noto_da), notoFino: null }]);
    }
  }
}

function rigaDi({ notoDa, notoFino, ...fatto }: FattoLeps): object {
  return {
    ambito: fatto.ambito,
    cartella: fatto.cartella,
    chiave: fatto.chiave,
    noto_da: notoDa,
    noto_fino: notoFino,
    anno: annoDi(fatto.il),
    comune: fatto.comune,
    posti: postiDi(fatto),
    fatto,
  };
}
