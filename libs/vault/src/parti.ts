import type { SchemaEvento } from '#storia';

export type Dati = Readonly<Record<string, unknown>>;

/** Which schema an event type has; undefined for an unknown type. */
export type SchemaDi = (tipo: string) => SchemaEvento | undefined;

/** Data split by how they are kept. `testi` are named by path: `testo`, or `modifiche.testo` inside a correction. */
export interface Parti {
  readonly chiari: Dati;
  readonly sigillati: Dati;
  readonly testi: Dati;
}

const CORREZIONE_CHIARI = ['evento', 'tipoCorretto', 'avvenutoIl', 'comune'];

/**
 * Splits the data of an event. What the schema does not list as clear is sealed: a field that somebody forgets to
 * declare is hidden, not shown. What a correction changes is kept as the corrected event keeps it.
 */
export function separa(tipo: string, dati: Dati, schemaDi: SchemaDi): Parti {
  if (tipo !== 'EventoRettificato' && tipo !== 'EventoAnnullato') return dividi(dati, schemaDi(tipo));
  const { modifiche, ...resto } = dati;
  const proprie = dividi(resto, { chiari: CORREZIONE_CHIARI, testi: ['motivo'] });
  if (!modifiche) return proprie;
  const { chiari, sigillati, testi } = dividi(modifiche as Dati, schemaDi(String(dati['tipoCorretto'])));
  return {
    chiari: { ...proprie.chiari, ...(vuoto(chiari) ? {} : { modifiche: chiari }) },
    sigillati: { ...proprie.sigillati, ...(vuoto(sigillati) ? {} : { modifiche: sigillati }) },
    testi: {
      ...proprie.testi,
      ...Object.fromEntries(Object.entries(testi).map(([campo, valore]) => [`modifiche.${campo}`, valore])),
    },
  };
}

/** The opposite of `separa`, with what could be opened. */
export function riunisci({ chiari, sigillati, testi }: Parti): Dati {
  const dati: Record<string, unknown> = { ...chiari, ...sigillati };
  if (chiari['modifiche'] && sigillati['modifiche']) {
    dati['modifiche'] = { ...(chiari['modifiche'] as Dati), ...(sigillati['modifiche'] as Dati) };
  }
  for (const [percorso, valore] of Object.entries(testi)) {
    const campo = percorso.startsWith('modifiche.') ? percorso.slice('modifiche.'.length) : null;
    if (campo) dati['modifiche'] = { ...(dati['modifiche'] as Dati), [campo]: valore };
    else dati[percorso] = valore;
  }
  return dati;
}

function dividi(dati: Dati, schema: { chiari: readonly string[]; testi: readonly string[] } | undefined): Parti {
  const parti = { chiari: {}, sigillati: {}, testi: {} } as Record<keyof Parti, Record<string, unknown>>;
  for (const [campo, valore] of Object.entries(dati)) {
    if (valore === undefined) continue;
    const dove = schema?.chiari.includes(campo) ? 'chiari' : schema?.testi.includes(campo) ? 'testi' : 'sigillati';
    parti[dove][campo] = valore;
  }
  return parti;
}

export const vuoto = (dati: Dati): boolean => Object.keys(dati).length === 0;
