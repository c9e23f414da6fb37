import type { FattoVero } from './fatto.js';

export type Appartenenza = 'numeratore' | 'denominatore' | 'entrambi';

/** A condition, with the reason a person reads where it fails. */
export interface Criterio {
  readonly motivo: string;
  vale(fatto: FattoVero): boolean;
}

/**
 * An indicator as this product computes it. It never changes once published: another reading is another version.
 * A fact is a candidate or it has nothing to do with the figure; a candidate is counted if every criterion holds, and is
 * excluded by the first that does not; a counted one is placed in the numerator, in the denominator or in both.
 */
export interface Definizione {
  readonly codice: string;
  readonly versione: number;
  readonly tipo: 'rapporto' | 'conteggio';
  /** What the source leaves open and how it is settled here. */
  readonly scelte: readonly string[];
  candidato(fatto: FattoVero): boolean;
  readonly criteri: readonly Criterio[];
  /** With the reason for which a counted fact is not in the numerator, where there is one to tell. */
  colloca(fatto: FattoVero): { readonly nel: Appartenenza; readonly motivo: string | null };
}

/** For a ratio whose numerator is part of its denominator. */
export const parteDelDenominatore =
  ({ vale, motivo }: Criterio): Definizione['colloca'] =>
  (fatto) =>
    vale(fatto) ? { nel: 'entrambi', motivo: null } : { nel: 'denominatore', motivo };

/** A criterion on one kind of fact; the candidates of its definition are all of that kind. */
export const su =
  <T extends FattoVero['tipo']>(tipo: T) =>
  (motivo: string, vale: (fatto: Extract<FattoVero, { tipo: T }>) => boolean): Criterio => ({
    motivo,
    vale: (fatto) => fatto.tipo === tipo && vale(fatto as Extract<FattoVero, { tipo: T }>),
  });
