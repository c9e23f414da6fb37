import type { EntityManager } from 'typeorm';
import type { DataCivile } from '#storia';
import type { MotivoConsegna, NonSegue, TrattoDiServizio } from '../domain/chi-segue.js';
import { nonSegue, seguePerSempre } from '../domain/chi-segue.js';
import type { Responsabilita } from '../domain/eventi.js';
import { affidamentiDi, responsabiliDi } from '../domain/tutele.js';
import type { Area, Fase } from '../domain/vocabolario.js';
import { type PersonaInElenco, personaDi, type RigaPersona } from './elenco.js';
import { type Lettore, visibili } from './visibili.js';

export interface CasoDaConsegnare {
  readonly cartella: string;
  readonly persona: PersonaInElenco;
  readonly comune: string;
  readonly area: Area | null;
  readonly fase: Fase;
  readonly responsabilita: readonly Responsabilita[];
  readonly motivo: MotivoConsegna;
  /** From when whoever answers for it no longer follows it; a day to come, if that is only planned. */
  readonly dal: DataCivile | null;
  readonly mancanze: readonly string[];
}

/** The open cases of somebody who left, was suspended or moved, or is known to be about to. */
export interface DaConsegnare {
  readonly operatore: string;
  readonly casi: readonly CasoDaConsegnare[];
}

const MASSIMO = 1_000;

export async function daConsegnare(
  m: EntityManager,
  lettore: Lettore,
  incarichi: ReadonlyMap<string, readonly TrattoDiServizio[]>,
): Promise<DaConsegnare[]> {
  const { oggi } = lettore;
  const restano = [...incarichi].map(([operatore, tratti]) => ({ operatore, ...seguePerSempre(tratti, oggi) }));
  const nonResta = (chi: string, dal: string) => `(c.${chi} IS NOT NULL AND NOT EXISTS (
    SELECT FROM jsonb_to_recordset(CAST(:restano AS jsonb)) AS r(operatore text, comuni text[], "affidateDal" text)
    WHERE r.operatore = c.${chi} AND c.comune = ANY(r.comuni) AND c.${dal} >= r."affidateDal"))`;
  const { entities, raw } = await visibili(m, lettore)
    .andWhere(`c.condizione = 'aperta'`)
    .andWhere(`(${nonResta('caseManager', 'caseManagerDal')} OR ${nonResta('assegnataA', 'assegnataDal')})`, {
      restano: JSON.stringify(restano),
    })
    .orderBy('c.faseDal')
    .addOrderBy('c.id')
    .limit(MASSIMO)
    .getRawAndEntities<RigaPersona>();
  const perOperatore = new Map<string, CasoDaConsegnare[]>();
  for (const [i, c] of entities.entries()) {
    for (const chi of responsabiliDi(c)) {
      // Of two charges the later: whoever was given one of them since answers for the case.
      const affidata = affidamentiDi(c)
        .flatMap(({ operatore, dal }) => (operatore === chi ? dal : []))
        .sort()
        .at(-1);
      const perche: NonSegue | undefined = nonSegue(incarichi.get(chi) ?? [], c.comune, oggi, affidata ?? '');
      if (!perche) continue;
      const caso: CasoDaConsegnare = {
        cartella: c.id,
        persona: personaDi(c, raw[i]),
        comune: c.comune ?? '',
        area: c.area,
        fase: c.fase,
        responsabilita: [
          ...(c.caseManager === chi ? ['case-manager' as const] : []),
          ...(c.assegnataA === chi ? ['assegnataria' as const] : []),
        ],
        ...perche,
        mancanze: c.mancanze,
      };
      perOperatore.set(chi, [...(perOperatore.get(chi) ?? []), caso]);
    }
  }
  return [...perOperatore].map(([operatore, casi]) => ({ operatore, casi }));
}
