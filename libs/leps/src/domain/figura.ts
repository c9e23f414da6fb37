import type { DataCivile } from '#storia';
import { annoDi } from '#storia';
import { indicatoreLeps } from '#nomenclatore';
import type { Appartenenza, Definizione } from './definizione.js';
import type { FattoLeps, FattoVero } from './fatto.js';
import type { ObiettivoFigura } from './obiettivo.js';
import { obiettivoDi, precedeUnConfronto, raggiunge, testoObiettivo } from './obiettivo.js';
import { valore } from './valore.js';

export type StatoFigura =
  'raggiunto' | 'non-raggiunto' | 'in-corso' | 'anno-base' | 'senza-obiettivo' | 'non-calcolabile';

export interface Figura {
  readonly codice: string;
  readonly leps: number;
  readonly indicatore: string;
  readonly tipo: 'rapporto' | 'conteggio';
  readonly anno: number;
  /** ISTAT code; null for the whole Ambito. */
  readonly comune: string | null;
  readonly versione: number;
  readonly numeratore: number;
  readonly denominatore: number | null;
  /** For reading only: `40,0 %` or `12`; null where it cannot be computed. */
  readonly valore: string | null;
  readonly obiettivo: ObiettivoFigura | null;
  readonly stato: StatoFigura;
}

/** A candidate with its place in the figure. */
export interface Esaminato {
  readonly fatto: FattoLeps;
  readonly nel: Appartenenza | 'escluso';
  /** The first criterion it fails; null when it fails none. */
  readonly motivo: string | null;
}

export interface Calcolo {
  readonly figura: Figura;
  readonly contati: readonly Esaminato[];
  readonly esclusi: readonly Esaminato[];
}

export interface Domanda {
  /** ISTAT code; without it, the whole Ambito. */
  readonly comune?: string | null;
  /** The day the year is judged from: today, or the day of the position that is being shown. */
  readonly oggi: DataCivile;
}

/** How many facts count for each part of a figure. */
export interface Conteggio {
  readonly numeratore: number;
  readonly denominatore: number;
}

/**
 * A figure and the facts it is made of. `fatti` are those of one Ambito as known at one position (`notiAl`), of every
 * year: a growth compares two years at that position and under this definition.
 */
export function calcola(
  definizione: Definizione,
  fatti: readonly FattoLeps[],
  anno: number,
  domanda: Domanda,
): Calcolo {
  const esaminati = (quale: number) => esamina(definizione, fatti, quale, domanda.comune ?? null);
  const { contati, esclusi } = esaminati(anno);
  const conteggio = (quale: number) => conta(quale === anno ? contati : esaminati(quale).contati);
  return { figura: figuraDa(definizione, conteggio, anno, domanda), contati, esclusi };
}

/** A figure by its counts, of any year that it may want to compare. */
export function figuraDa(
  definizione: Definizione,
  conteggio: (anno: number) => Conteggio,
  anno: number,
  { comune = null, oggi }: Domanda,
): Figura {
  const { leps, indicatore } = indicatoreLeps(definizione.codice);
  const { numeratore, denominatore: diQuanti } = conteggio(anno);
  const denominatore = definizione.tipo === 'rapporto' ? diQuanti : null;
  // Targets judge the Ambito as a whole: a single Comune has a value and no target.
  const obiettivo = comune === null ? obiettivoDi(definizione.codice, anno) : null;
  const precedente = obiettivo?.tipo === 'crescita' ? conteggio(anno - 1).numeratore : null;

  const stato = (): StatoFigura => {
    if (denominatore === 0) return 'non-calcolabile';
    if (comune !== null) return 'senza-obiettivo';
    if (obiettivo === null) return precedeUnConfronto(definizione.codice, anno) ? 'anno-base' : 'senza-obiettivo';
    if (annoDi(oggi) <= anno) return 'in-corso';
    return raggiunge(obiettivo, numeratore, denominatore, precedente) ? 'raggiunto' : 'non-raggiunto';
  };

  return {
    codice: definizione.codice,
    leps,
    indicatore,
    tipo: definizione.tipo,
    anno,
    comune,
    versione: definizione.versione,
    numeratore,
    denominatore,
    valore: denominatore === 0 ? null : valore(numeratore, denominatore),
    obiettivo: obiettivo && { tipo: obiettivo.tipo, testo: testoObiettivo(obiettivo, precedente) },
    stato: stato(),
  };
}

/** The place of a fact in a figure; undefined where it has nothing to do with it. */
export function esaminato<F extends FattoVero>(
  definizione: Definizione,
  fatto: F,
): { readonly fatto: F; readonly nel: Esaminato['nel']; readonly motivo: string | null } | undefined {
  if (!definizione.candidato(fatto)) return undefined;
  const mancato = definizione.criteri.find((c) => !c.vale(fatto));
  return mancato ? { fatto, nel: 'escluso', motivo: mancato.motivo } : { fatto, ...definizione.colloca(fatto) };
}

/** The rows of a figure: what is counted, and what is not with the reason. */
export function esamina(
  definizione: Definizione,
  fatti: readonly FattoLeps[],
  anno: number,
  comune: string | null,
): Omit<Calcolo, 'figura'> {
  const contati: Esaminato[] = [];
  const esclusi: Esaminato[] = [];
  for (const fatto of fatti) {
    if (annoDi(fatto.il) !== anno || (comune !== null && fatto.comune !== comune)) continue;
    const esito = esaminato(definizione, fatto);
    if (esito) (esito.nel === 'escluso' ? esclusi : contati).push(esito);
  }
  contati.sort(perData);
  esclusi.sort(perData);
  return { contati, esclusi };
}

const perData = ({ fatto: a }: Esaminato, { fatto: b }: Esaminato): number => {
  const [ka, kb] = [`${a.il} ${a.cartella} ${a.chiave}`, `${b.il} ${b.cartella} ${b.chiave}`];
  return ka < kb ? -1 : ka > kb ? 1 : 0;
};

const conta = (contati: readonly Esaminato[]): Conteggio => ({
  numeratore: contati.filter(({ nel }) => nel !== 'denominatore').length,
  denominatore: contati.filter(({ nel }) => nel !== 'numeratore').length,
});
