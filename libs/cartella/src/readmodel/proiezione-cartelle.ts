import type { EntityManager } from 'typeorm';
import type { EventoNelLog, EventStore } from '#event-store';
import type { Proiezione, StreamVivo } from '#projections';
import { scriviRighe, StatiVivi } from '#projections';
import type { Decider, EventoRegistrato } from '#storia';
import type { EventoCartella } from '../domain/eventi.js';
import { mancanze, scadenze } from '../domain/mancanze.js';
import type { StatoCartella } from '../domain/stato.js';
import { FATTI_DI_RISERVATEZZA } from '../domain/tutele.js';
import { righeDegliEnti } from './intervento-dell-ente.js';

type Vivo = StreamVivo<StatoCartella, EventoCartella>;

/** The sheets of the cases. A timeline has no table: it is the stream itself, opened when it is asked for. */
export class ProiezioneCartelle implements Proiezione {
  readonly nome = 'cartelle';
  readonly versione = 5;
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
    const toccate = await this.vivi.avanza(eventi);
    await scriviRighe(scrittura, 'cartella', ['id'], toccate.map(rigaDi));
    // An authorisation may have been annulled, or passed to another ente.
    await scrittura.query('DELETE FROM intervento_dell_ente WHERE cartella = ANY($1)', [toccate.map(({ id }) => id)]);
    await scriviRighe(
      scrittura,
      'intervento_dell_ente',
      ['cartella', 'intervento', 'ente'],
      toccate.flatMap(({ id, ambito, stato }) => righeDegliEnti(id, ambito, stato)),
    );
  }

  dimentica(): void {
    this.vivi.dimentica();
  }

  altra(): ProiezioneCartelle {
    return new ProiezioneCartelle(this.store, this.apri, this.regole);
  }
}

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
    case_manager_dal: stato.caseManagerDal,
    assegnata_dal: stato.assegnataDal,
    valutazione_multidimensionale: stato.valutazioni.some((v) => v.tipo === 'multidimensionale'),
    tutela: stato.tutela?.classe ?? null,
    tutela_dal: stato.tutela?.registrataIl ?? null,
    abilitati: stato.tutela?.abilitati ?? [],
    esclusi: stato.esclusi.map((e) => e.operatore),
    per_pochi: storia.some(forsePerPochi),
    ultimo_fatto_il: stato.ultimoFattoIl,
    mancanze: stato.condizione === 'aperta' ? mancanze(stato).map((m) => m.testo) : [],
    da_approvare: daApprovare(stato),
    scadenze: scadenze(stato),
    revision: ultimo.revision,
    posizione: ultimo.posizione,
    stato,
    parole: paroleDi(storia),
  };
}

/** What each fact says, one to a line: any text of it may name somebody; ids, dates and codes do not. */
function paroleDi(storia: Vivo['storia']): string {
  const righe: string[] = [];
  for (const { dati } of storia) {
    const dette: string[] = [];
    raccogli(dati, dette);
    if (dette.length > 0) righe.push(JSON.stringify(dette));
  }
  return righe.join('\n');
}

const CODICE = /^(\d|[A-Za-z]{1,3}-?\d|[0-9a-f]{8}-[0-9a-f]{4}-)\S*$/;

function raccogli(detto: unknown, dette: string[]): void {
  if (typeof detto === 'string') {
    if (!CODICE.test(detto)) dette.push(detto);
  } else if (detto && typeof detto === 'object') for (const parte of Object.values(detto)) raccogli(parte, dette);
}

/** A note may have become riservata later: then its rettifica says so. */
const forsePerPochi = ({ tipo, dati }: Vivo['storia'][number]): boolean =>
  FATTI_DI_RISERVATEZZA.includes(tipo) ||
  (dati as { riservata?: boolean }).riservata === true ||
  (dati as { modifiche?: { riservata?: boolean } }).modifiche?.riservata === true;

const daApprovare = (stato: StatoCartella): object[] =>
  stato.progetti.flatMap(({ id, versioni }) =>
    versioni
      .filter((v) => v.stato === 'in-approvazione' || v.stato === 'in-esame')
      .map(({ versione, richiestaIl, redattaDa }) => ({ progetto: id, versione, richiestaIl, redattaDa })),
  );
