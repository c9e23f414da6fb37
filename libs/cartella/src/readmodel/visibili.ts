import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Collega, Operatore, Portata } from '#identity';
import { PersonaLetta } from '#persone';
import { GIORNI_ORE_TARDIVE, giorniSeduteInCorso, valoreIl } from '#nomenclatore';
import { nominati, type Segnaposto } from '#projections';
import type { DataCivile } from '#storia';
import { piuGiorni } from '#storia';
import { CartellaLetta } from './cartella.entity.js';

/**
 * What the gate says of one case (`vede`, and the scopes of `puo`), said to SQL of all of them: the one place from which every
 * list, count and search is cut. A property test holds the two together.
 */

/** Who asks, how far it may see, and on which day. */
export interface Lettore {
  readonly operatore: Operatore;
  readonly portate: readonly Portata[];
  readonly oggi: DataCivile;
}

const qualsiasi = (condizioni: readonly string[]): string =>
  condizioni.length === 0 ? 'false' : `(${condizioni.map((c) => `coalesce(${c}, false)`).join(' OR ')})`;

/** As `neRisponde`. */
export function risponde({ id, nellEnteDal }: Collega, k: string, p: Segnaposto): string {
  const [io, dal] = [p(id), p(nellEnteDal)];
  const suo = (chi: string, quando: string) => `(${k}.${chi} = ${io} AND ${k}.${quando} >= ${dal})`;
  return qualsiasi([suo('case_manager', 'case_manager_dal'), suo('assegnata_a', 'assegnata_dal')]);
}

/** Whether the case is there at all for the operator: stricter classes, and who is shut out. `k` is the case's row. */
export function vedeSql({ operatore, oggi }: Pick<Lettore, 'operatore' | 'oggi'>, k: string, p: Segnaposto): string {
  const { id, ruolo, comuni, mandato } = operatore;
  const io = p(id);
  const entrano = [
    `${k}.tutela IS NULL`,
    `(${io} = ANY(${k}.abilitati) AND ${k}.tutela_dal >= ${p(operatore.nellEnteDal)})`,
  ];
  const nelComune = () => `${k}.comune = ANY(${p([...comuni])}::text[])`;
  if (ruolo === 'assistente-sociale') entrano.push(`(${nelComune()} AND ${risponde(operatore, k, p)})`);
  if (ruolo === 'coordinatore') entrano.push(nelComune());
  if (ruolo === 'ente-erogatore') entrano.push(enteSql(operatore, oggi, k, p));
  if (ruolo === 'revisore' && mandato && mandato.dal <= oggi && (mandato.al === null || oggi <= mandato.al))
    entrano.push(mandato.comuni ? `${k}.comune = ANY(${p([...mandato.comuni])}::text[])` : 'true');
  return `(NOT ${io} = ANY(${k}.esclusi) AND ${qualsiasi(entrano)})`;
}

/** Whether one of the scopes covers the case. */
export const copreSql = ({ operatore, portate, oggi }: Lettore, k: string, p: Segnaposto): string =>
  qualsiasi(portate.map((portata) => COPRE[portata](operatore, oggi, k, p)));

const comuniSql = ({ comuni }: Operatore, _: DataCivile, k: string, p: Segnaposto): string =>
  `${k}.comune = ANY(${p([...comuni])}::text[])`;

const enteSql = ({ ente }: Operatore, oggi: DataCivile, k: string, p: Segnaposto): string =>
  `EXISTS (SELECT FROM letture.intervento_dell_ente i WHERE i.cartella = ${k}.id AND i.ente = ${p(ente)}
    AND i.al >= ${p(piuGiorni(oggi, -valoreIl(GIORNI_ORE_TARDIVE, oggi)))})`;

const COPRE: Readonly<Record<Portata, (o: Operatore, oggi: DataCivile, k: string, p: Segnaposto) => string>> = {
  ambito: () => 'true',
  comuni: comuniSql,
  propri: (o, oggi, k, p) => `(${comuniSql(o, oggi, k, p)} AND ${risponde(o, k, p)})`,
  squadra: (o, oggi, k, p) =>
    `(${comuniSql(o, oggi, k, p)} AND (coalesce(${k}.case_manager, ${k}.assegnata_a) IS NULL
      OR ${qualsiasi([o, ...o.colleghi].map((chi) => risponde(chi, k, p)))}))`,
  agenda: ({ id }, oggi, k, p) =>
    `EXISTS (SELECT FROM letture.seduta_caso s WHERE s.cartella = ${k}.id AND s.condizione = 'convocata'
      AND ${p(id)} = ANY(s.componenti)
      AND s.giorno BETWEEN ${p(giorniSeduteInCorso(oggi).dal)} AND ${p(giorniSeduteInCorso(oggi).al)})`,
  ente: enteSql,
  mandato: ({ mandato }, _, k, p) =>
    mandato?.comuni ? `${k}.comune = ANY(${p([...mandato.comuni])}::text[])` : 'true',
};

/** The cases a reader may see, as a condition on the row `k`. */
export const visibileSql = (lettore: Lettore, k: string, p: Segnaposto): string =>
  `(${k}.condizione <> 'inesistente' AND ${copreSql(lettore, k, p)} AND ${vedeSql(lettore, k, p)})`;

/**
 * Whether a person is there for the operator: none of its cases is hidden, or one of them can be opened, and its name is read
 * there. Who can open a case and not find its person would know that there is another.
 */
export const vedePersonaSql = (lettore: Lettore, persona: string, p: Segnaposto): string =>
  `(NOT EXISTS (SELECT FROM letture.cartella n WHERE n.persona = ${persona} AND NOT ${vedeSql(lettore, 'n', p)})
    OR EXISTS (SELECT FROM letture.cartella v WHERE v.persona = ${persona} AND ${visibileSql(lettore, 'v', p)}))`;

/** Whether an accesso is: its person, and the case it led to. `a` is its row. */
export const vedeAccessoSql = (lettore: Lettore, a: string, p: Segnaposto): string =>
  `((${a}.persona IS NULL OR ${vedePersonaSql(lettore, `${a}.persona`, p)})
    AND NOT EXISTS (SELECT FROM letture.cartella n WHERE n.id = ${a}.cartella AND NOT ${vedeSql(lettore, 'n', p)}))`;

/**
 * Whether a person is of one of the Comuni: by residence, by a case or, if nobody follows it, by an accesso of its own, as for
 * the gate. Null: of any.
 */
export const personaNeiComuniSql = (comuni: readonly string[] | null, persona: string, p: Segnaposto): string => {
  if (comuni === null) return 'true';
  const loro = `= ANY(${p([...comuni])}::text[])`;
  return `(EXISTS (SELECT FROM letture.persona d WHERE d.id = ${persona} AND d.comune ${loro})
    OR EXISTS (SELECT FROM letture.cartella d WHERE d.persona = ${persona} AND d.comune ${loro})
    OR (EXISTS (SELECT FROM letture.accesso d WHERE d.persona = ${persona} AND d.comune ${loro})
      AND NOT EXISTS (SELECT FROM letture.cartella s WHERE s.persona = ${persona} AND s.condizione <> 'chiusa'
        AND coalesce(s.case_manager, s.assegnata_a) IS NOT NULL)))`;
};

/**
 * Everything a reader may know of within the Comuni it reaches (null: all), as rows `(tipo, id)`: by it is cut what speaks of
 * several at once, as the record of a list does. An opening that was annulled is part of it, as it is of the log.
 */
export const notiSql = (lettore: Lettore, comuni: readonly string[] | null, p: Segnaposto): string =>
  `SELECT 'cartella' AS tipo, k.id FROM letture.cartella k
    WHERE ${copreSql(lettore, 'k', p)} AND ${vedeSql(lettore, 'k', p)}
  UNION ALL SELECT 'persona', r.id FROM letture.persona r
    WHERE ${vedePersonaSql(lettore, 'r.id', p)} AND ${personaNeiComuniSql(comuni, 'r.id', p)}
  UNION ALL SELECT 'accesso', a.id FROM letture.accesso a
    WHERE ${vedeAccessoSql(lettore, 'a', p)} AND ${comuni === null ? 'true' : `a.comune = ANY(${p([...comuni])}::text[])`}`;

/** The cases a reader may see, with the name of the person joined from its own table. */
export function visibili(m: EntityManager, lettore: Lettore): SelectQueryBuilder<CartellaLetta> {
  const parametri: Record<string, unknown> = {};
  return m
    .createQueryBuilder(CartellaLetta, 'c')
    .leftJoin(PersonaLetta, 'p', 'p.id = c.persona')
    .addSelect('p.cognome', 'persona_cognome')
    .addSelect('p.nome', 'persona_nome')
    .where(visibileSql(lettore, 'c', nominati(parametri)), parametri);
}
