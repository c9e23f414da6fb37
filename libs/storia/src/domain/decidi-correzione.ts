import type { Correzione } from './correzioni.js';
import { correzioniInVigore, eCorrezione, rettificato } from './correzioni.js';
import type { DataCivile } from './data-civile.js';
import { dataCivileValida } from './data-civile.js';
import type { Contesto } from './decider.js';
import { eDistruzione } from './distruzione.js';
import type { EventoDeciso, Storico } from './evento.js';
import { codiceComune } from './forma.js';
import { Rifiuto, rifiuto } from './rifiuto.js';

export interface RettificaEvento {
  readonly atto: 'rettifica-evento';
  readonly evento: string;
  readonly motivo: string;
  /** When the fact really happened. */
  readonly avvenutoIl?: DataCivile;
  readonly comune?: string;
  readonly modifiche?: Readonly<Record<string, unknown>>;
  /** Computed fields that only the caller can work out (from another record), should the fact have them. Never typed. */
  readonly calcolati?: Readonly<Record<string, unknown>>;
}

export interface AnnullaEvento {
  readonly atto: 'annulla-evento';
  readonly evento: string;
  readonly motivo: string;
}

/** What may be asked of an event already in the history, in a stream of any category. */
export type ComandoCorrezione = RettificaEvento | AnnullaEvento;

export const eComandoCorrezione = (comando: { readonly atto: string }): comando is ComandoCorrezione =>
  comando.atto === 'rettifica-evento' || comando.atto === 'annulla-evento';

/**
 * What may become of a field: `fisso` says which thing the fact is about (another thing is another fact), `calcolato`
 * follows from the rest and is never typed; otherwise the test that a new value must pass.
 */
export type Campo = 'fisso' | 'calcolato' | ((valore: unknown) => boolean);

export interface RegoleDiCorrezione<S> {
  /** Which fields are clear: only of those it can be told that a rettifica repeats them. */
  readonly catalogo?: Readonly<Record<string, { readonly chiari: readonly string[] }>>;
  /** The field of an event type; nothing if the type has no such field. */
  campo?(tipo: string, nome: string, originale: unknown): Campo | undefined;
  /** Whether this person may correct this fact so. A correction of a correction is judged by the fact underneath. */
  consente?(stato: S, fatto: Storico, contesto: Contesto, comando: ComandoCorrezione): Rifiuto | undefined;
  /** The rettifica with what follows from it (computed fields, the date), given the fact as it is and as it would become. */
  completa?(stato: S, attuale: Storico, corretto: Storico, comando: RettificaEvento): RettificaEvento | Rifiuto;
}

export const eventoInesistente = (): Rifiuto =>
  rifiuto('evento-inesistente', 'Il fatto da correggere non esiste in questa storia.');

const natura = (valore: unknown): string => (Array.isArray(valore) ? 'lista' : typeof valore);

/** Without a schema a field keeps its shape: what was a list stays a list; a text cannot be emptied. */
export const stessaForma =
  (originale: unknown): Campo =>
  (nuovo) =>
    originale === null ||
    (nuovo !== null &&
      natura(nuovo) === natura(originale) &&
      (typeof nuovo !== 'string' || nuovo.trim() !== '' || originale === ''));

/**
 * A correction as an event of the same stream, or why not. The history may hold its clear fields only. That what is left is a coherent history is for
 * `verificaIngresso`, as with any other event. `stato` is the live one.
 */
export function decidiCorrezione<S>(
  storia: readonly Storico[],
  comando: ComandoCorrezione,
  contesto: Contesto,
  stato: S,
  regole: RegoleDiCorrezione<S> = {},
): readonly [Correzione] | Rifiuto {
  if (comando.motivo.trim() === '') {
    return rifiuto('motivo-mancante', 'Per correggere un fatto serve scrivere il motivo.');
  }
  const evento = storia.find((e) => e.id === comando.evento);
  if (!evento) return eventoInesistente();
  if (eDistruzione(evento)) {
    return rifiuto('distruzione-irreversibile', 'La distruzione di dati personali non si corregge e non si annulla.');
  }
  const { annullati, rettificati } = correzioniInVigore(storia);
  if (annullati.has(evento.id)) {
    return rifiuto('evento-gia-annullato', 'Questo fatto è già stato annullato: non si può correggere di nuovo.');
  }
  let fatto: Storico = evento;
  while (eCorrezione(fatto)) {
    const sotto = fatto.dati.evento;
    const trovato = storia.find((e) => e.id === sotto);
    if (!trovato) break;
    fatto = trovato;
  }
  const no = regole.consente?.(stato, fatto, contesto, comando);
  if (no) return no;
  const comuni = { evento: evento.id, tipoCorretto: evento.tipo, motivo: comando.motivo };
  if (comando.atto === 'annulla-evento') {
    return [{ tipo: 'EventoAnnullato', avvenutoIl: contesto.oggi, dati: comuni }];
  }
  if (eCorrezione(evento)) {
    return rifiuto(
      'correzione-non-rettificabile',
      'Una correzione non si rettifica: si annulla, e se serve se ne registra una nuova.',
    );
  }
  const attuale = rettificato(evento, rettificati.get(evento.id) ?? []);
  const forma = formaDellaRettifica(attuale, comando, regole);
  if (forma) return forma;
  const corretto: Storico = {
    ...attuale,
    avvenutoIl: comando.avvenutoIl ?? attuale.avvenutoIl,
    comune: comando.comune ?? attuale.comune,
    dati: { ...attuale.dati, ...comando.modifiche },
  };
  const completo = regole.completa?.(stato, attuale, corretto, comando) ?? comando;
  if (completo instanceof Rifiuto) return completo;
  if (nullaCambia(attuale, completo, regole.catalogo?.[evento.tipo]?.chiari ?? [])) {
    return rifiuto('rettifica-senza-effetto', 'La rettifica ripete ciò che è già registrato: non cambia nulla.');
  }
  const { avvenutoIl, comune, modifiche } = completo;
  return [
    {
      tipo: 'EventoRettificato',
      avvenutoIl: contesto.oggi,
      dati: {
        ...comuni,
        ...(avvenutoIl !== undefined && { avvenutoIl }),
        ...(comune !== undefined && { comune }),
        ...(modifiche !== undefined && { modifiche }),
      },
    },
  ];
}

/**
 * Judged with what follows from it: the same minutes may be written again to have their amount by another tariff. What is
 * sealed counts as changed, since a decision does not read it.
 */
const nullaCambia = (
  attuale: Storico,
  { avvenutoIl, comune, modifiche = {} }: RettificaEvento,
  chiari: readonly string[],
): boolean =>
  [undefined, attuale.avvenutoIl].includes(avvenutoIl) &&
  [undefined, attuale.comune].includes(comune) &&
  Object.entries(modifiche).every(
    ([nome, valore]) =>
      chiari.includes(nome) && uguali(valore, (attuale.dati as Readonly<Record<string, unknown>>)[nome]),
  );

/** Of values as JSON has them: the order of the names in an object says nothing. */
function uguali(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [suoi, altri] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    suoi.length === altri.size &&
    suoi.every(([nome, valore]) => altri.has(nome) && uguali(valore, altri.get(nome)))
  );
}

function formaDellaRettifica<S>(
  fatto: EventoDeciso,
  { avvenutoIl, comune, modifiche }: RettificaEvento,
  regole: RegoleDiCorrezione<S>,
): Rifiuto | undefined {
  const nomi = Object.keys(modifiche ?? {});
  if (avvenutoIl === undefined && comune === undefined && nomi.length === 0) {
    return rifiuto('rettifica-vuota', 'La rettifica non dice che cosa cambia.');
  }
  if (avvenutoIl !== undefined && !dataCivileValida(avvenutoIl)) {
    return rifiuto('data-non-valida', 'La data indicata non esiste nel calendario.');
  }
  if (comune !== undefined && !codiceComune(comune)) {
    return rifiuto('comune-non-valido', 'Il codice del Comune non è valido: servono le sei cifre del codice ISTAT.');
  }
  const dati = fatto.dati as Record<string, unknown>;
  for (const nome of nomi) {
    const originale = Object.hasOwn(dati, nome) ? dati[nome] : undefined;
    const campo = regole.campo
      ? regole.campo(fatto.tipo, nome, originale)
      : originale === undefined
        ? undefined
        : stessaForma(originale);
    if (campo === undefined) {
      return rifiuto('campo-inesistente', 'La rettifica nomina un dato che questo tipo di fatto non ha.', {
        campo: nome,
      });
    }
    if (campo === 'fisso') {
      return rifiuto(
        'campo-non-modificabile',
        'Questo dato dice di che cosa parla il fatto e non si può cambiare: annulla il fatto e registralo di nuovo.',
        { campo: nome },
      );
    }
    if (campo === 'calcolato') {
      return rifiuto('campo-calcolato', 'Questo dato è calcolato dal sistema e non si può scrivere a mano.', {
        campo: nome,
      });
    }
    if (!campo(modifiche?.[nome])) {
      return rifiuto('dato-non-valido', 'Il nuovo valore non è ammesso per questo dato.', { campo: nome });
    }
  }
  return undefined;
}
