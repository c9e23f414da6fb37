import type { EntityManager } from 'typeorm';
import type { EventoNelLog, EventStore } from '#event-store';
import type { Proiezione, StreamVivo } from '#projections';
import { aggiungiRighe, scriviRighe, StatiVivi } from '#projections';
import type { Decider, EventoRegistrato } from '#storia';
import { eDistruzione } from '#storia';
import type { EventoCartella } from '../domain/eventi.js';
import { mancanze, scadenze } from '../domain/mancanze.js';
import type { StatoCartella } from '../domain/stato.js';

type Vivo = StreamVivo<StatoCartella, EventoCartella>;

/** Sheets and timelines of the cases. */
export class ProiezioneCartelle implements Proiezione {
  readonly nome = 'cartelle';
  readonly versione = 1;
  readonly categorie = ['cartella'] as const;
  private readonly vivi: StatiVivi<StatoCartella, EventoCartella>;

  constructor(
    private readonly store: EventStore,
    private readonly apri: (eventi: readonly EventoNelLog[]) => Promise<EventoRegistrato<EventoCartella>[]>,
    private readonly regole: Pick<Decider<StatoCartella, never, EventoCartella>, 'iniziale' | 'evolvi'>,
  ) {
    this.vivi = new StatiVivi(store, apri, regole);
  }

  async applica(eventi: readonly EventoNelLog[], scrittura: EntityManager): Promise<void> {
    const voci: object[] = [];
    // Where data were destroyed the whole timeline is written again: it had been opened with keys that no longer exist.
    const oscurate = new Set(eventi.filter((e) => eDistruzione(e)).map((e) => e.stream.id));
    const toccate = await this.vivi.avanza(eventi, (vivo, e) => {
      if (!oscurate.has(vivo.id)) voci.push(voceDi(vivo.id, e as EventoRegistrato));
    });
    for (const { id, storia } of toccate) {
      if (oscurate.has(id)) voci.push(...storia.map((e) => voceDi(id, e as EventoRegistrato)));
    }
    if (oscurate.size > 0) await scriviRighe(scrittura, 'cronologia', ['posizione'], voci);
    else await aggiungiRighe(scrittura, 'cronologia', voci);
    await scriviRighe(scrittura, 'cartella', ['id'], toccate.map(rigaDi));
  }

  dimentica(): void {
    this.vivi.dimentica();
  }

  altra(): ProiezioneCartelle {
    return new ProiezioneCartelle(this.store, this.apri, this.regole);
  }
}

const voceDi = (cartella: string, e: EventoRegistrato): object => ({
  posizione: e.posizione,
  ambito: e.ambito,
  cartella,
  evento: e.id,
  revision: e.revision,
  tipo: e.tipo,
  avvenuto_il: e.avvenutoIl,
  registrato_il: e.registratoIl,
  attore: e.attore,
  comune: e.comune,
  dati: e.dati,
  oscurati: e.oscurati,
});

function rigaDi({ id, ambito, stato, storia }: Vivo): object {
  const ultimo = storia.at(-1) as EventoRegistrato;
  return {
    id,
    ambito,
    persona: stato.persona,
    area: stato.area,
    comune: stato.comune,
    percorso: stato.percorso,
    condizione: stato.condizione,
    fase: stato.fase,
    fase_dal: stato.faseDal,
    case_manager: stato.caseManager,
    assegnata_a: stato.assegnataA,
    valutazione_multidimensionale: stato.valutazioni.some((v) => v.tipo === 'multidimensionale'),
    ultimo_fatto_il: stato.ultimoFattoIl,
    mancanze: stato.condizione === 'aperta' ? mancanze(stato).map((m) => m.testo) : [],
    da_approvare: daApprovare(stato),
    scadenze: scadenze(stato),
    revision: ultimo.revision,
    posizione: ultimo.posizione,
    stato,
  };
}

const daApprovare = (stato: StatoCartella): object[] =>
  stato.progetti.flatMap(({ id, versioni }) =>
    versioni
      .filter((v) => v.stato === 'in-approvazione' || v.stato === 'in-esame')
      .map(({ versione, richiestaIl, redattaDa }) => ({ progetto: id, versione, richiestaIl, redattaDa })),
  );
