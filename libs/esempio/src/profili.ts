import type { DataCivile } from '#storia';

/** Where a life is, or stops, at the end of the sample. */
export type Fermata =
  | 'accesso'
  | 'equipe'
  | 'valutazione'
  | 'valutata'
  | 'bozza'
  | 'approvazione'
  | 'respinto'
  | 'firma'
  | 'autorizzazione'
  | 'attivazione'
  | 'erogazione'
  | 'sospensione'
  | 'chiusura'
  | 'chiusura-prima'
  | 'riapertura';

/** From and to: a day, or so many days before the end of the sample. */
export type Finestra = readonly [DataCivile | number, DataCivile | number];

export interface Profilo {
  readonly codice: string;
  readonly materia: 'sad' | 'minori' | 'contatto';
  /** Out of 300 SAD cases. */
  readonly quanti: number;
  readonly fermata: Fermata;
  /** When the accesso happens, for who is not told backwards from its end. */
  readonly inizio: Finestra;
  /** When the service ends, for who is. */
  readonly meta: Finestra | null;
  /** Days from the accesso to `meta`, at least and at most. */
  readonly durata: readonly [number, number];
  /** Closed with a valutazione finale, or for a reason that excuses it. */
  readonly finale: boolean;
  /** The progetto waits for this day to be written. */
  readonly progettoDal: DataCivile | null;
}

type Parziale = Partial<Profilo> & Pick<Profilo, 'codice' | 'quanti' | 'fermata'>;

const dellaMateria = (materia: Profilo['materia'], profili: readonly Parziale[]): Profilo[] =>
  profili.map((p) => ({
    materia,
    inizio: ['2025-01-07', 90],
    meta: null,
    durata: [170, 230],
    finale: true,
    progettoDal: null,
    ...p,
  }));

/*
 * The distribution. Who is still waiting at the end began a number of days before the end; who counts in the figures of a
 * year has dates in that year, so that the figures come out the same whatever the seed:
 * L5.3 counts 20 + 10 + 12 cicli in 2025 and 34 + 16 + 4 in 2026; L2.2 is 11 over 27 in 2025 and 13 over 24 in 2026.
 * From the accesso to the first hours it takes 65 days on average and 150 at most.
 */
export const PROFILI: readonly Profilo[] = [
  ...dellaMateria('sad', [
    { codice: 'in-accesso', quanti: 16, fermata: 'accesso', inizio: [60, 1] },
    { codice: 'attesa-equipe', quanti: 14, fermata: 'equipe', inizio: [110, 22] },
    { codice: 'in-valutazione', quanti: 12, fermata: 'valutazione', inizio: [100, 28] },
    { codice: 'progetto-in-bozza', quanti: 10, fermata: 'bozza', inizio: [100, 48] },
    { codice: 'progetto-in-approvazione', quanti: 12, fermata: 'approvazione', inizio: [105, 55] },
    { codice: 'progetto-respinto', quanti: 5, fermata: 'respinto', inizio: [110, 62] },
    { codice: 'progetto-da-firmare', quanti: 8, fermata: 'firma', inizio: [115, 66] },
    { codice: 'da-autorizzare', quanti: 6, fermata: 'autorizzazione', inizio: [230, 150] },
    { codice: 'da-attivare', quanti: 4, fermata: 'attivazione', inizio: [230, 150] },
    { codice: 'in-erogazione', quanti: 95, fermata: 'erogazione', inizio: ['2025-01-07', 130] },
    { codice: 'sospeso', quanti: 10, fermata: 'sospensione', inizio: ['2025-01-20', 280] },
    { codice: 'chiuso-2025', quanti: 20, fermata: 'chiusura', meta: ['2025-07-10', '2025-12-05'] },
    {
      codice: 'chiuso-2026',
      quanti: 34,
      fermata: 'chiusura',
      meta: ['2026-01-20', '2026-10-20'],
      durata: [170, 480],
    },
    { codice: 'interrotto-2025', quanti: 10, fermata: 'chiusura', finale: false, meta: ['2025-07-10', '2025-12-12'] },
    {
      codice: 'interrotto-2026',
      quanti: 16,
      fermata: 'chiusura',
      finale: false,
      meta: ['2026-01-15', '2026-10-28'],
      durata: [170, 480],
    },
    { codice: 'chiuso-prima', quanti: 12, fermata: 'chiusura-prima', finale: false, inizio: ['2025-01-10', 150] },
    { codice: 'chiuso-incompleto', quanti: 4, fermata: 'chiusura', meta: ['2025-09-10', '2026-09-30'] },
    { codice: 'riaperto', quanti: 12, fermata: 'riapertura', meta: ['2025-07-10', '2025-11-15'] },
  ]),
  ...dellaMateria('minori', [
    { codice: 'minori-firmato-2025', quanti: 11, fermata: 'autorizzazione', inizio: ['2025-01-10', '2025-08-01'] },
    { codice: 'minori-valutato-2025', quanti: 13, fermata: 'valutata', inizio: ['2025-01-10', '2025-09-25'] },
    {
      codice: 'minori-a-cavallo',
      quanti: 3,
      fermata: 'autorizzazione',
      inizio: ['2025-09-10', '2025-09-30'],
      progettoDal: '2026-01-08',
    },
    { codice: 'minori-firmato-2026', quanti: 10, fermata: 'autorizzazione', inizio: ['2026-01-07', '2026-06-20'] },
    { codice: 'minori-valutato-2026', quanti: 14, fermata: 'valutata', inizio: ['2026-01-07', '2026-08-10'] },
    { codice: 'minori-in-valutazione', quanti: 5, fermata: 'equipe', inizio: [100, 28] },
    { codice: 'minori-in-accesso', quanti: 2, fermata: 'accesso', inizio: [40, 5] },
    { codice: 'minori-chiuso-prima', quanti: 2, fermata: 'chiusura-prima', finale: false, inizio: ['2025-03-01', 200] },
  ]),
  ...dellaMateria('contatto', [{ codice: 'contatto', quanti: 120, fermata: 'accesso', inizio: ['2025-01-07', 1] }]),
];
