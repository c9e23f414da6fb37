import type { EntityManager } from 'typeorm';
import type { DataCivile } from '#storia';
import { correzioniInVigore, giornoDi, rettificato, type Storico } from '#storia';
import { incarichi, oreFinoAl } from '../domain/incarichi.js';
import type { ErogazioneRegistrata } from '../domain/eventi.js';
import type { Intervento, StatoCartella } from '../domain/stato.js';
import type { EventoLetto } from './evento-letto.js';

/** An intervento as the ente that delivers it sees it: of the case it is of, nothing else. */
export interface InterventoDellEnte {
  readonly cartella: string;
  readonly intervento: string;
  readonly persona: PersonaDaServire;
  readonly prestazione: string;
  /** `cessato` also when the ente's own part of it is over. */
  readonly stato: Intervento['stato'];
  readonly dal: DataCivile;
  readonly al: DataCivile;
  readonly attivatoIl: DataCivile | null;
  readonly autorizzazioni: readonly {
    readonly dal: DataCivile;
    readonly al: DataCivile;
    readonly minutiMensili: number;
  }[];
  readonly sospensioni: readonly { readonly dal: DataCivile; readonly al: DataCivile | null }[];
  readonly erogazioni: readonly {
    readonly id: string;
    readonly dal: DataCivile;
    readonly al: DataCivile;
    readonly minuti: number;
  }[];
  /** The last day on which hours can still be recorded; after it the intervento is no longer shown. */
  readonly oreFino: DataCivile;
}

/** Where and how to reach a person, while they are served; afterwards only whose hours they were. */
export interface PersonaDaServire {
  readonly id: string;
  readonly cognome?: string;
  readonly nome?: string;
  readonly comune?: string;
  readonly indirizzo?: string;
  readonly telefono?: string;
}

/** Hours as they were recorded, by whom, and what became of them. */
export interface RegistrazioneDiOre {
  readonly evento: string;
  readonly registratoIl: string;
  /** By the ente itself, or by the service for it. */
  readonly da: 'ente' | 'servizio';
  /** Id of who recorded them; of the service nobody is named. */
  readonly operatore: string | null;
  readonly dal: DataCivile;
  readonly al: DataCivile;
  readonly minuti: number;
  readonly corretta: 'rettificata' | 'annullata' | null;
  /** As they are now, where they were corrected. */
  readonly ora: { readonly dal: DataCivile; readonly al: DataCivile; readonly minuti: number } | null;
}

export interface InterventoDellEnteVisto extends InterventoDellEnte {
  readonly registrazioni: readonly RegistrazioneDiOre[];
}

type Dati = Pick<
  InterventoDellEnte,
  'prestazione' | 'stato' | 'dal' | 'attivatoIl' | 'autorizzazioni' | 'sospensioni' | 'erogazioni'
>;

/** The rows of a case, one per intervento and ente: its clear fields only. */
export const righeDegliEnti = (cartella: string, ambito: string, stato: StatoCartella): object[] =>
  incarichi(stato).map(({ intervento, ente, dal, al, periodi }) => ({
    cartella,
    intervento: intervento.id,
    ente,
    ambito,
    persona: stato.persona,
    al,
    dati: {
      prestazione: intervento.prestazione,
      stato: intervento.stato,
      dal,
      attivatoIl: intervento.attivatoIl,
      autorizzazioni: periodi,
      sospensioni: intervento.sospensioni
        .filter((s) => giornoDi(s.dal) <= al && (s.al === null || giornoDi(s.al) >= dal))
        .map((s) => ({ dal: s.dal, al: s.al })),
      erogazioni: intervento.erogazioni
        .filter((e) => e.erogatore === ente)
        .map(({ id, dal: da, al: a, minuti }) => ({ id, dal: da, al: a, minuti })),
    } satisfies Dati,
  }));

interface Riga {
  readonly cartella: string;
  readonly intervento: string;
  readonly persona: string | null;
  readonly al: DataCivile;
  readonly dati: Dati;
  readonly cognome: string | null;
  readonly nome: string | null;
  readonly comune: string | null;
  readonly indirizzo: string | null;
  readonly telefono: string | null;
}

/**
 * Those of one ente that run, or whose late hours are still awaited; without the cases the operator is shut out of. A
 * tutela does not cut them: who delivers needs them, and is not told of it.
 */
export async function interventiDellEnte(
  m: EntityManager,
  { ente, operatore, oggi }: { readonly ente: string; readonly operatore: string; readonly oggi: DataCivile },
  uno?: { readonly cartella: string; readonly intervento: string },
): Promise<InterventoDellEnte[]> {
  const righe: Riga[] = await m.query(
    `SELECT i.cartella, i.intervento, i.persona, i.al, i.dati, p.cognome, p.nome, p.comune, p.indirizzo, p.telefono
     FROM letture.intervento_dell_ente i
     JOIN letture.cartella c ON c.id = i.cartella
     LEFT JOIN letture.persona p ON p.id = i.persona
     WHERE i.ente = $1 AND NOT $2 = ANY(c.esclusi)
       AND ($3::uuid IS NULL OR (i.cartella = $3 AND i.intervento = $4))
     ORDER BY p.cognome, p.nome, i.dati->>'prestazione', i.intervento`,
    [ente, operatore, uno?.cartella ?? null, uno?.intervento ?? null],
  );
  return righe.filter(({ al }) => oreFinoAl(al, oggi) >= oggi).map((riga) => interventoDi(riga, oggi));
}

function interventoDi({ cartella, intervento, persona, al, dati, ...chi }: Riga, oggi: DataCivile): InterventoDellEnte {
  const stato = al < oggi ? 'cessato' : dati.stato;
  const inServizio = stato !== 'cessato';
  return {
    cartella,
    intervento,
    persona: {
      id: persona ?? '',
      ...(chi.cognome && { cognome: chi.cognome }),
      ...(chi.nome && { nome: chi.nome }),
      ...(inServizio && chi.comune && { comune: chi.comune }),
      ...(inServizio && chi.indirizzo && { indirizzo: chi.indirizzo }),
      ...(inServizio && chi.telefono && { telefono: chi.telefono }),
    },
    ...dati,
    stato,
    al,
    oreFino: oreFinoAl(al, oggi),
  };
}

/** What was recorded, the last first, out of what the ente may know of the history. */
export function registrazioniDi(eventi: readonly EventoLetto[], ente: string): RegistrazioneDiOre[] {
  const { annullati, rettificati } = correzioniInVigore(eventi as unknown as readonly Storico[]);
  return eventi
    .filter((e): e is EventoLetto & Storico<ErogazioneRegistrata> => e.tipo === 'ErogazioneRegistrata')
    .map((e) => {
      const rettifiche = rettificati.get(e.id) ?? [];
      const corretta = annullati.has(e.id) ? 'annullata' : rettifiche.length > 0 ? 'rettificata' : null;
      const daEnte = e.attore.ente === ente;
      return {
        evento: e.id,
        registratoIl: e.registratoIl,
        da: daEnte ? ('ente' as const) : ('servizio' as const),
        operatore: daEnte ? e.attore.id : null,
        ...oreDi(e.dati),
        corretta,
        ora: corretta === 'rettificata' ? oreDi(rettificato<ErogazioneRegistrata>(e, rettifiche).dati) : null,
      } as const;
    })
    .reverse();
}

const oreDi = ({ dal, al, minuti }: ErogazioneRegistrata['dati']) => ({ dal, al, minuti });
