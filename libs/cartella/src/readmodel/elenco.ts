import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Brackets } from 'typeorm';
import { LIMITI_FASE, limiteFase } from '#nomenclatore';
import { nominati, numerati } from '#projections';
import type { DataCivile } from '#storia';
import { giorniTra, piuGiorni } from '#storia';
import type { FiltroCartelle } from '../application/interrogazioni.js';
import type { Consegna } from '../domain/stato.js';
import { FASI } from '../domain/vocabolario.js';
import type { Area, Fase, Percorso } from '../domain/vocabolario.js';
import type { ScadenzaLetta } from './cartella.entity.js';
import { CartellaLetta } from './cartella.entity.js';
import { scadenzeViste } from './scheda.js';
import { type Lettore, risponde, vedePersonaSql, visibileSql, visibili } from './visibili.js';

export interface PersonaInElenco {
  readonly id: string;
  readonly cognome?: string;
  readonly nome?: string;
}

export interface VoceElenco {
  readonly id: string;
  readonly persona: PersonaInElenco;
  readonly comune: string;
  readonly area: Area;
  readonly percorso: Percorso | null;
  readonly condizione: string;
  readonly fase: Fase;
  readonly faseDal: DataCivile;
  readonly giorniInFase: number;
  readonly limiteFase: number | null;
  readonly ferma: boolean;
  readonly mancanze: readonly string[];
  readonly caseManager: string | null;
  readonly assegnataA: string | null;
  readonly ultimoFattoIl: DataCivile;
}

export interface ElencoCartelle {
  readonly totale: number;
  readonly voci: readonly VoceElenco[];
}

export interface Scrivania {
  readonly mie: readonly VoceElenco[];
  readonly daApprovare: readonly {
    readonly cartella: string;
    readonly persona: PersonaInElenco;
    readonly progetto: string;
    readonly versione: number;
    readonly richiestaIl: DataCivile | null;
  }[];
  readonly scadenze: readonly {
    readonly cartella: string;
    readonly persona: PersonaInElenco;
    readonly tipo: string;
    readonly testo: string;
    readonly il: DataCivile;
    readonly giorni: number;
  }[];
  readonly perFase: Readonly<Record<Fase, number>>;
  /**
   * Two records of what must be one: made while one of them was hidden from who made the other. For the coordinatore who sees
   * them both.
   */
  readonly doppioni: readonly Doppione[];
  /** Cases that others handed over to me of late, newest first. */
  readonly consegneRicevute: readonly (Consegna & { readonly cartella: string; readonly persona: PersonaInElenco })[];
}

export interface Doppione {
  readonly tipo: 'persone' | 'cartelle';
  readonly ids: readonly string[];
  readonly persona: PersonaInElenco;
}

export interface RigaPersona {
  persona_cognome: string | null;
  persona_nome: string | null;
}

const MASSIMO_SULLA_SCRIVANIA = 200;

function mie(q: SelectQueryBuilder<CartellaLetta>, { operatore }: Lettore): SelectQueryBuilder<CartellaLetta> {
  // Together with those it has already, whose names are not to be taken again.
  const parametri = { ...q.getParameters() };
  return q.andWhere(risponde(operatore, 'c', nominati(parametri)), parametri);
}

/** The day before which a phase must have begun for the case to be "ferma". */
const ferme = (q: SelectQueryBuilder<CartellaLetta>, oggi: DataCivile) =>
  q.andWhere(`c.condizione = 'aperta'`).andWhere(
    new Brackets((o) => {
      for (const fase of new Set(LIMITI_FASE.map((l) => l.fase))) {
        const limite = limiteFase(fase, oggi);
        if (limite === null) continue;
        o.orWhere(`(c.fase = :f_${fase} AND c.faseDal < :d_${fase})`, {
          [`f_${fase}`]: fase,
          [`d_${fase}`]: piuGiorni(oggi, -limite),
        });
      }
    }),
  );

/** Oldest in their phase first. */
export async function elencoDi(m: EntityManager, lettore: Lettore, filtro: FiltroCartelle): Promise<ElencoCartelle> {
  const q = visibili(m, lettore);
  if (filtro.fase) q.andWhere(`c.fase = :fase AND c.condizione = 'aperta'`, { fase: filtro.fase });
  if (filtro.condizione) q.andWhere('c.condizione = :condizione', { condizione: filtro.condizione });
  if (filtro.area) q.andWhere('c.area = :area', { area: filtro.area });
  if (filtro.mie) mie(q, lettore);
  if (filtro.ferme) ferme(q, lettore.oggi);
  const totale = await q.getCount();
  const voci = await vociDi(
    q
      .orderBy(`CASE WHEN c.condizione = 'aperta' THEN 0 ELSE 1 END`)
      .addOrderBy('c.faseDal')
      .addOrderBy('c.id')
      .offset((filtro.pagina - 1) * filtro.per)
      .limit(filtro.per),
    lettore.oggi,
  );
  return { totale, voci };
}

export async function scrivaniaDi(m: EntityManager, lettore: Lettore): Promise<Scrivania> {
  const aperte = mie(visibili(m, lettore), lettore).andWhere(`c.condizione = 'aperta'`);
  const miei = await vociDi(
    aperte.clone().orderBy('c.faseDal').addOrderBy('c.id').limit(MASSIMO_SULLA_SCRIVANIA),
    lettore.oggi,
  );
  return {
    mie: [...miei].sort((a, b) => Number(b.ferma) - Number(a.ferma)),
    daApprovare: await daApprovare(m, lettore),
    scadenze: await scadenze(aperte.clone(), lettore.oggi),
    perFase: await perFase(aperte.clone()),
    consegneRicevute: await consegneRicevute(aperte.clone(), lettore),
    doppioni: lettore.operatore.ruolo === 'coordinatore' ? await doppioni(m, lettore) : [],
  };
}

async function vociDi(q: SelectQueryBuilder<CartellaLetta>, oggi: DataCivile): Promise<VoceElenco[]> {
  const { entities, raw } = await q.getRawAndEntities<RigaPersona>();
  return entities.map((c, i) => voceDi(c, personaDi(c, raw[i]), oggi));
}

/** As joined by `visibili`. */
export const personaDi = (c: CartellaLetta, riga: RigaPersona | undefined): PersonaInElenco => ({
  id: c.persona ?? '',
  ...(riga?.persona_cognome && { cognome: riga.persona_cognome }),
  ...(riga?.persona_nome && { nome: riga.persona_nome }),
});

function voceDi(c: CartellaLetta, persona: PersonaInElenco, oggi: DataCivile): VoceElenco {
  const aperta = c.condizione === 'aperta';
  const faseDal = c.faseDal ?? '';
  const giorniInFase = aperta && c.faseDal ? Math.max(0, giorniTra(c.faseDal, oggi)) : 0;
  const limite = aperta ? limiteFase(c.fase, oggi) : null;
  return {
    id: c.id,
    persona,
    comune: c.comune ?? '',
    area: c.area as Area,
    percorso: c.percorso,
    condizione: c.condizione,
    fase: c.fase,
    faseDal,
    giorniInFase,
    limiteFase: limite,
    ferma: limite !== null && giorniInFase > limite,
    mancanze: c.mancanze,
    caseManager: c.caseManager,
    assegnataA: c.assegnataA,
    ultimoFattoIl: c.ultimoFattoIl ?? '',
  };
}

/** Persons with one codice fiscale, open cases of one person in one area: among those the reader sees, and of its Comuni. */
async function doppioni(m: EntityManager, lettore: Lettore): Promise<Doppione[]> {
  const parametri: unknown[] = [[...lettore.operatore.comuni]];
  const p = numerati(parametri);
  const righe: (PersonaInElenco & Doppione)[] = await m.query(
    `SELECT 'persone' AS tipo, array_agg(p.id::text ORDER BY p.id) AS ids, (array_agg(p.id ORDER BY p.id))[1] AS id,
        min(p.cognome) AS cognome, min(p.nome) AS nome
      FROM letture.persona p
      WHERE p.codice_fiscale IS NOT NULL AND ${vedePersonaSql(lettore, 'p.id', p)}
      GROUP BY p.codice_fiscale HAVING count(*) > 1 AND bool_or(p.comune = ANY($1))
    UNION ALL
     SELECT 'cartelle', array_agg(k.id::text ORDER BY k.id), k.persona, min(p.cognome), min(p.nome)
      FROM letture.cartella k LEFT JOIN letture.persona p ON p.id = k.persona
      WHERE k.condizione = 'aperta' AND ${visibileSql(lettore, 'k', p)}
      GROUP BY k.persona, k.area HAVING count(*) > 1`,
    parametri,
  );
  return righe.map(({ tipo, ids, id, cognome, nome }) => ({
    tipo,
    ids,
    persona: { id, ...(cognome && { cognome }), ...(nome && { nome }) },
  }));
}

/** Versions that wait for a decision of somebody other than who wrote them (rule 5). */
async function daApprovare(m: EntityManager, lettore: Lettore): Promise<Scrivania['daApprovare']> {
  if (lettore.operatore.ruolo !== 'coordinatore') return [];
  const { entities, raw } = await visibili(m, lettore)
    .andWhere(`c.daApprovare <> '[]'::jsonb`)
    .limit(MASSIMO_SULLA_SCRIVANIA)
    .getRawAndEntities<RigaPersona>();
  return entities
    .flatMap((c, i) =>
      c.daApprovare
        .filter(({ redattaDa }) => redattaDa !== lettore.operatore.id)
        .map(({ progetto, versione, richiestaIl }) => ({
          cartella: c.id,
          persona: personaDi(c, raw[i]),
          progetto,
          versione,
          richiestaIl,
        })),
    )
    .sort((a, b) => (a.richiestaIl ?? '').localeCompare(b.richiestaIl ?? ''));
}

async function scadenze(q: SelectQueryBuilder<CartellaLetta>, oggi: DataCivile): Promise<Scrivania['scadenze']> {
  const { entities, raw } = await q.andWhere(`c.scadenze <> '[]'::jsonb`).limit(1_000).getRawAndEntities<RigaPersona>();
  return entities
    .flatMap((c, i) =>
      scadenzeViste(c.scadenze as ScadenzaLetta[], oggi).map((s) => ({
        cartella: c.id,
        persona: personaDi(c, raw[i]),
        ...s,
      })),
    )
    .sort((a, b) => a.giorni - b.giorni)
    .slice(0, MASSIMO_SULLA_SCRIVANIA);
}

/** For as long as whoever took the case over may still be getting to know it. */
const GIORNI_DI_UNA_CONSEGNA = 30;

async function consegneRicevute(
  q: SelectQueryBuilder<CartellaLetta>,
  { operatore, oggi }: Lettore,
): Promise<Scrivania['consegneRicevute']> {
  const { entities, raw } = await q
    .addSelect(`c.stato->'consegne'->-1`, 'consegna')
    .andWhere(`c.stato->'consegne'->-1->>'a' = :io`, { io: operatore.id })
    .andWhere(`c.stato->'consegne'->-1->>'il' >= :dal`, { dal: piuGiorni(oggi, -GIORNI_DI_UNA_CONSEGNA) })
    .limit(MASSIMO_SULLA_SCRIVANIA)
    .getRawAndEntities<RigaPersona & { consegna: Consegna }>();
  return entities
    .map((c, i) => ({ ...raw[i]!.consegna, cartella: c.id, persona: personaDi(c, raw[i]) }))
    .sort((a, b) => b.il.localeCompare(a.il));
}

async function perFase(q: SelectQueryBuilder<CartellaLetta>): Promise<Scrivania['perFase']> {
  const righe = await q
    .select('c.fase', 'fase')
    .addSelect('count(*)', 'quante')
    .groupBy('c.fase')
    .getRawMany<{ fase: Fase; quante: string }>();
  return Object.fromEntries(FASI.map((f) => [f, Number(righe.find((r) => r.fase === f)?.quante ?? 0)])) as Record<
    Fase,
    number
  >;
}
