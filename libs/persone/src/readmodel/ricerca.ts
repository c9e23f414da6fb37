import type { EntityManager } from 'typeorm';
import { perCercare } from '../domain/per-cercare.js';

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
    readonly area: string;
    readonly caseManager: string | null;
  }[];
}

const MASSIMO = 20;
/** Below this two names are different people's, not a different spelling. */
const SOMIGLIANZA_MINIMA = 0.3;

/**
 * Who could be the person looked for, tolerant of spelling and of exchanged name and surname, with the cases it has:
 * that a case exists, and who follows it, is what who stands at the door needs in order not to open a second one.
 */
export async function cercaPersone(m: EntityManager, criteri: CriteriDiRicerca): Promise<PersonaTrovata[]> {
  const cerca = perCercare(criteri.cognome, criteri.nome);
  const righe: (Omit<PersonaTrovata, 'somiglianza'> & { somiglianza: string })[] = await m.query(
    `WITH candidati AS (
       SELECT p.*, CASE
         WHEN p.codice_fiscale = $2 THEN 1
         ELSE least(0.99, greatest(
             public.similarity(p.cerca, $1),
             0.95 * public.word_similarity($1, p.cerca)
           ) * CASE WHEN p.nascita = $3 THEN 1.15 WHEN $3::text IS NULL THEN 1 ELSE 0.85 END)
         END AS somiglianza
       FROM letture.persona p
       WHERE p.cognome IS NOT NULL
         AND (p.codice_fiscale = $2 OR ($1 <> '' AND (p.cerca OPERATOR(public.%) $1 OR $1 OPERATOR(public.<%) p.cerca))
              OR ($1 = '' AND p.nascita = $3)))
     SELECT c.id, c.cognome, c.nome, c.nascita, c.comune, c.codice_fiscale AS "codiceFiscale",
       round(CASE WHEN $1 = '' AND c.somiglianza < 1 THEN 0.5 ELSE c.somiglianza END::numeric, 2) AS somiglianza,
       coalesce((SELECT json_agg(json_build_object('id', k.id, 'condizione', k.condizione, 'area', k.area, 'caseManager', k.case_manager))
         FROM letture.cartella k WHERE k.persona = c.id AND k.condizione <> 'inesistente'), '[]') AS cartelle
     FROM candidati c
     WHERE $1 = '' OR c.somiglianza >= $4
     ORDER BY c.somiglianza DESC, c.cognome, c.nome, c.id
     LIMIT ${MASSIMO}`,
    [cerca, criteri.codiceFiscale ?? null, criteri.nascita ?? null, SOMIGLIANZA_MINIMA],
  );
  return righe.map((r) => ({ ...r, somiglianza: Number(r.somiglianza) }));
}
