import { readFileSync } from 'node:fs';
import { accesso, CATALOGO_ACCESSO, FORME_ACCESSO } from '#accessi';
import { CATALOGO_DISTRUZIONE } from '#cancellazione';
import { CATALOGO_CARTELLA, FORME_CARTELLA, regoleCartella } from '#cartella';
import { CATALOGO_DEROGA, FORME_DEROGA, regoleDeroga } from '#deroghe';
import { CATALOGO_PERSONA, FORME_PERSONA, persona } from '#persone';
import type { Catalogo, Decider, Descrizione, EventoDeciso, SchemaEvento, Storico } from '#storia';
import { eCorrezione, forma, statoAl } from '#storia';
import { CATALOGO_OPERATORE, FORME_OPERATORE, operatore } from '#utenze';
import { CATALOGO_SEDUTA, FORME_SEDUTA, seduta } from '#uvm';
import { separa } from '#vault';

/**
 * A log is for ever: what was written by any version of the program must be read by all the later ones. Beside this
 * file are stored, for each category of stream, the schema of every event type and version as it was first written, and
 * whole histories with the state they had. A stored history is never changed. A schema is never changed: another shape is
 * another version, with its own schema and histories added here.
 */

interface Campioni {
  /** By `Tipo.versione`. */
  readonly schemi: Readonly<Record<string, SchemaConservato>>;
  readonly storie: readonly { readonly eventi: readonly EventoConservato[]; readonly stato: object }[];
}

type EventoConservato = Storico<EventoDeciso> & { readonly versione: number };

interface SchemaConservato {
  readonly chiari: readonly string[];
  readonly testi: readonly string[];
  readonly campi: Readonly<Record<string, Descrizione>>;
}

type Forme = Parameters<typeof forma.descriviForma>[0];

const CATEGORIE = [
  ['cartella', CATALOGO_CARTELLA, FORME_CARTELLA, regoleCartella],
  ['persona', CATALOGO_PERSONA, FORME_PERSONA, persona],
  ['accesso', CATALOGO_ACCESSO, FORME_ACCESSO, accesso],
  ['seduta', CATALOGO_SEDUTA, FORME_SEDUTA, seduta],
  ['deroga', CATALOGO_DEROGA, FORME_DEROGA, regoleDeroga],
  ['operatore', CATALOGO_OPERATORE, FORME_OPERATORE, operatore],
] as unknown as readonly [string, Catalogo, Forme, Decider<any, any, any>][];

const schemaDi = ({ chiari, testi }: SchemaEvento, forme: Forme, tipo: string): SchemaConservato => ({
  chiari: [...chiari],
  testi: [...testi],
  campi: forma.descriviForma(forme, tipo),
});

/** A list of codes may grow: what was written with the old ones is read as before. Nothing else may change. */
function cresciuta(oggi: Descrizione | undefined, allora: Descrizione): boolean {
  if (Array.isArray(allora)) return Array.isArray(oggi) && allora.every((codice) => oggi.includes(codice as string));
  if (typeof allora === 'string') return oggi === allora;
  const [ora, prima] = [oggi, allora] as Readonly<Record<string, Descrizione>>[];
  return (
    typeof ora === 'object' &&
    !Array.isArray(ora) &&
    Object.keys(ora).length === Object.keys(prima as object).length &&
    Object.entries(prima as object).every(([nome, suo]) => cresciuta(ora[nome], suo as Descrizione))
  );
}

const stessoSchema = (oggi: SchemaConservato, allora: SchemaConservato): boolean =>
  cresciuta([...oggi.chiari].sort().join(), [...allora.chiari].sort().join()) &&
  cresciuta([...oggi.testi].sort().join(), [...allora.testi].sort().join()) &&
  cresciuta(oggi.campi, allora.campi);

describe.each(CATEGORIE)('Gli eventi di sempre, %s', (categoria, catalogo, forme, regole) => {
  const { schemi, storie } = JSON.parse(
    readFileSync(new URL(`${categoria}.json`, import.meta.url), 'utf8'),
  ) as Campioni;
  const tipi = Object.entries<SchemaEvento>(catalogo);
  const eventi = storie.flatMap((s) => s.eventi);

  it.each(tipi)('%s ha lo schema che ha sempre avuto, o un’altra versione', (tipo, schema) => {
    const allora = schemi[`${tipo}.${schema.versione}`];
    const oggi = schemaDi(schema, forme, tipo);
    if (!allora || !stessoSchema(oggi, allora)) expect({ [`${tipo}.${schema.versione}`]: oggi }).toEqual(allora);
    expect(JSON.stringify(oggi)).not.toContain('non descritto');
  });

  it('di ogni tipo, in ogni versione, è conservato almeno un evento', () => {
    const conservati = new Set(eventi.map((e) => `${e.tipo}.${e.versione}`));
    expect(Object.keys(schemi).filter((nome) => !conservati.has(nome))).toEqual([]);
  });

  it('ogni evento conservato ha la forma del suo tipo', () => {
    const malformati = eventi
      .filter((e) => !eCorrezione(e) && (catalogo as Record<string, SchemaEvento>)[e.tipo]?.versione === e.versione)
      .filter((e) => forma.seMalformato(forme, e) !== undefined);
    expect(malformati).toEqual([]);
  });

  it.each(storie.map((s, i) => [i + 1, s] as const))('la storia conservata n. %i si legge come allora', (_, storia) => {
    expect(JSON.parse(JSON.stringify(statoAl(regole, storia.eventi)))).toMatchObject(storia.stato);
  });
});

describe('Gli eventi che possono stare in ogni storia', () => {
  const { schemi, correzioni } = JSON.parse(readFileSync(new URL('ogni-storia.json', import.meta.url), 'utf8')) as {
    schemi: Readonly<Record<string, { chiari: readonly string[]; testi: readonly string[] }>>;
    correzioni: Readonly<Record<string, object>>;
  };

  it.each(Object.entries(CATALOGO_DISTRUZIONE))('%s ha lo schema che ha sempre avuto', (tipo, schema) => {
    const { versione, chiari, testi } = schema;
    expect({ [`${tipo}.${versione}`]: { chiari, testi } }).toEqual({
      [`${tipo}.${versione}`]: schemi[`${tipo}.${versione}`],
    });
  });

  it.each(['EventoRettificato', 'EventoAnnullato'])('%s tiene in chiaro e chiude ciò che ha sempre chiuso', (tipo) => {
    const comuni = { evento: 'e', tipoCorretto: 'DiarioAnnotato', motivo: 'm' };
    const modifiche = { genere: 'colloquio', testo: 't', mai: 'visto' };
    const dati = tipo === 'EventoRettificato' ? { ...comuni, modifiche } : comuni;
    expect(separa(tipo, dati, (t) => (CATALOGO_CARTELLA as Record<string, SchemaEvento>)[t])).toEqual(
      correzioni[`${tipo}.1`],
    );
  });
});

describe('Il confronto degli schemi', () => {
  const allora: SchemaConservato = {
    chiari: ['a', 'b'],
    testi: ['t'],
    campi: { a: ['x', 'y'], b: { lista: 'testo' }, t: 'testo' },
  };
  const con = (campi: Record<string, Descrizione>, altro: Partial<SchemaConservato> = {}) =>
    stessoSchema({ ...allora, ...altro, campi: { ...(allora.campi as object), ...campi } }, allora);

  it('ammette un codice in più e un altro ordine dei campi', () => {
    expect([con({}), con({ a: ['x', 'y', 'z'] }), con({}, { chiari: ['b', 'a'] })]).toEqual([true, true, true]);
  });

  it('vede ogni altro cambiamento', () => {
    expect([
      con({ a: ['x'] }),
      con({ a: 'testo' }),
      con({ b: { lista: 'riga' } }),
      con({ b: 'testo' }),
      con({ c: 'testo' }),
      con({}, { chiari: ['a'] }),
      con({}, { testi: [] }),
      stessoSchema({ ...allora, campi: { a: ['x', 'y'], t: 'testo' } }, allora),
    ]).toEqual(Array.from({ length: 8 }, () => false));
  });
});
