import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Brackets } from 'typeorm';
import { LIMITI_FASE, limiteFase } from '#nomenclatore';
import type { Operatore, Portata } from '#identity';
import { PersonaLetta } from '#persone';
import type { DataCivile } from '#storia';
import { giorniTra, piuGiorni } from '#storia';
import type { FiltroCartelle } from '../application/interrogazioni.js';
import { FASI } from '../domain/vocabolario.js';
import type { Area, Fase, Percorso } from '../domain/vocabolario.js';
import type { ScadenzaLetta } from './cartella.entity.js';
import { CartellaLetta } from './cartella.entity.js';
import { scadenzeViste } from './scheda.js';

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
  readonly revision: number;
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
}

/** Who asks, how far it may see, and on which day. */
export interface Lettore {
  readonly operatore: Operatore;
  readonly portata: Portata;
  readonly oggi: DataCivile;
}

interface RigaPersona {
  persona_cognome: string | null;
  persona_nome: string | null;
}

const MASSIMO_SULLA_SCRIVANIA = 200;

/** The cases a reader may see, with the name of the person joined from its own table. */
function visibili(m: EntityManager, { operatore, portata }: Lettore): SelectQueryBuilder<CartellaLetta> {
  const cartelle = m
    .createQueryBuilder(CartellaLetta, 'c')
    .leftJoin(PersonaLetta, 'p', 'p.id = c.persona')
    .addSelect('p.cognome', 'persona_cognome')
    .addSelect('p.nome', 'persona_nome')
    .where(`c.condizione <> 'inesistente'`);
  if (portata === 'nessuno') cartelle.andWhere('false');
  if (portata === 'comuni') cartelle.andWhere('c.comune IN (:...comuni)', { comuni: [...operatore.comuni, ''] });
  if (portata === 'valutazione') cartelle.andWhere('c.valutazioneMultidimensionale');
  return cartelle;
}

const mie = (q: SelectQueryBuilder<CartellaLetta>, { operatore }: Lettore) =>
  q.andWhere('(c.caseManager = :io OR c.assegnataA = :io)', { io: operatore.id });

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
  };
}

async function vociDi(q: SelectQueryBuilder<CartellaLetta>, oggi: DataCivile): Promise<VoceElenco[]> {
  const { entities, raw } = await q.getRawAndEntities<RigaPersona>();
  return entities.map((c, i) => voceDi(c, personaDi(c, raw[i]), oggi));
}

const personaDi = (c: CartellaLetta, riga: RigaPersona | undefined): PersonaInElenco => ({
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
    revision: c.revision,
  };
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
