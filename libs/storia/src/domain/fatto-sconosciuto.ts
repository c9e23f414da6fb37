import type { SchemaEvento } from './catalogo.js';
import { eCorrezione } from './correzioni.js';
import type { EventoDeciso } from './evento.js';

/**
 * The log holds a fact that this program cannot read: of a type, or in a version, that only a later one writes. What it changes
 * nobody here can say, so nothing is folded over it, and nothing decided. It says nothing of the data.
 */
export class FattoSconosciuto extends Error {
  constructor({ tipo, versione, posizione }: Scritto) {
    super(`${tipo} versione ${versione} (posizione ${posizione}) è di una versione più recente del programma`);
  }
}

interface Scritto {
  readonly tipo: string;
  readonly versione: number;
  readonly posizione: number;
}

/** Corrections have one version: their shape is that of what they correct. */
const VERSIONE_CORREZIONI = 1;

/** @throws FattoSconosciuto at the first that these schemas do not tell of */
export function riconosci(schemi: Readonly<Record<string, SchemaEvento>>, eventi: readonly Scritto[]): void {
  for (const evento of eventi) {
    const fino = eCorrezione(evento as unknown as EventoDeciso) ? VERSIONE_CORREZIONI : schemi[evento.tipo]?.versione;
    if (fino === undefined || evento.versione > fino) throw new FattoSconosciuto(evento);
  }
}
