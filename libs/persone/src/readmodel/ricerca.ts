import type { EntityManager } from 'typeorm';
import { numerati } from '#projections';
import { perCercare } from '../domain/per-cercare.js';
import type { CioCheVede } from './persone-visibili.js';

export interface CriteriDiRicerca {
  readonly cognome?: string;
  readonly nome?: string;
  readonly nascita?: string;
  readonly codiceFiscale?: string;
}

export interface PersonaTrovata {
  readonly id: string;
  readonly cognome: string;
  readonly nome: string;
  readonly nascita: string | null;
  readonly comune: string | null;
  readonly codiceFiscale: string | null;
  /** 1 for the same codice fiscale; otherwise how alike the names are, raised by the same birth date. */
  readonly somiglianza: number;
  readonly cartelle: readonly {
    readonly id: string;
    readonly condizione: string;
    readonly caseManager: string | null;
  }[];
}

/** Who does not find theirs among so many adds a name or a date: nobody leafs through the register. */
const MASSIMO = 10;
/** Below these, two names are different people's and not a different spelling: of all that was typed, or of one word of the name. */
const SOMIGLIANZA_MINIMA = { intera: 0.3, parola: 0.4 };

/**
 * Who could be the person looked for, tolerant of spelling and of exchanged name and surname, with the cases it has:
 * that a case exists, and who follows it, is what who stands at the door needs in order not to open a second one.
 * Every person of the Ambito is compared: behind row-level security PostgreSQL uses no trigram index.
 */
export async function cercaPersone(
  m: EntityManager,
  criteri: CriteriDiRicerca,
  vede: CioCheVede,
): Promise<PersonaTrovata[]> {
  const parametri: unknown[] = [
    perCercare(criteri.cognome, criteri.nome),
    criteri.codiceFiscale ?? null,
    criteri.nascita ?? null,
    SOMIGLIANZA_MINIMA.intera,
    SOMIGLIANZA_MINIMA.parola,
  ];
  const p = numerati(parametri);
  const righe: (Omit<PersonaTrovata, 'somiglianza'> & { somiglianza: string })[] = await m.query(
    `WITH confronti AS (
       SELECT p.*, p.codice_fiscale = $2 AS stesso_codice, p.nascita = $3 AS stessa_nascita,
         public.similarity(p.cerca, $1) AS intera, public.word_similarity($1, p.cerca) AS parola
       FROM letture.persona p
       WHERE p.cognome IS NOT NULL
     ), candidati AS (
       SELECT c.*, CASE
         WHEN stesso_codice THEN 1
         WHEN $1 = '' THEN 0.5
         ELSE least(0.99, greatest(intera, 0.95 * parola)
                * CASE WHEN stessa_nascita THEN 1.15 WHEN $3::text IS NULL THEN 1 ELSE 0.85 END)
         END AS somiglianza
       FROM confronti c
       WHERE (stesso_codice OR CASE WHEN $1 = '' THEN stessa_nascita ELSE intera >= $4 OR parola >= $5 END)
         AND ${vede.persona('c.id', p)}
       ORDER BY somiglianza DESC, cognome, nome, id
       LIMIT ${MASSIMO}
     )
     SELECT c.id, c.cognome, c.nome, c.nascita, c.comune, c.codice_fiscale AS "codiceFiscale",
       round(c.somiglianza::numeric, 2) AS somiglianza,
       coalesce((SELECT json_agg(json_build_object('id', k.id, 'condizione', k.condizione, 'caseManager', k.case_manager)
                                 ORDER BY k.id)
         FROM letture.cartella k WHERE k.persona = c.id AND k.condizione <> 'inesistente' AND ${vede.cartella('k', p)}), '[]') AS cartelle
     FROM candidati c
     ORDER BY c.somiglianza DESC, c.cognome, c.nome, c.id`,
    parametri,
  );
  return righe.map((r) => ({ ...r, somiglianza: Number(r.somiglianza) }));
}
